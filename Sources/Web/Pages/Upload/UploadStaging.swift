import HTTPTypes
import Interchange
import Jobs
import Store

/// Files of activity data that were sent and are looked at before they are taken; any node has them, for a while.
struct UploadStaging: Sendable {
  /// A file as it was sent, or the cells that were read from it.
  struct Kept: Sendable {
    let name: String
    let source: UploadFile.Source
  }

  private static let kind = "activity-data"
  private static let cellsKind = "activity-data-cells"
  /// Of a larger workbook the file alone is kept, and read again.
  private static let cellsLimit = 32 * 1024 * 1024

  /// Keeps a file of the visitor's for the workspace of the path; gives the name to ask for it by.
  ///
  /// - Throws: `WebProblem` when there is no room for it.
  static func keep(_ bytes: [UInt8], named name: String, _ visit: Visit) async throws -> String {
    do {
      return try await visit.site.uploads.keep(
        bytes, named: name, kind: kind, workspace: try visit.workspace().id,
        owner: visit.author.id
      ).id
    } catch let problem as JobProblem {
      throw WebProblem(problem.status, problem.phrase)
    }
  }

  /// A file that the same person sent for the same workspace; nil when it is not there any more.
  static func find(_ id: String, _ visit: Visit) async throws -> Kept? {
    let workspace = try visit.workspace().id
    guard let upload = try await visit.site.uploads.upload(id), upload.kind == kind,
      upload.workspace == workspace, upload.owner == visit.author.id
    else { return nil }
    if let cells = try await cells(of: id, visit) {
      return Kept(name: upload.name, source: .cells(cells))
    }
    return try await visit.site.uploads.bytes(of: id).map {
      Kept(name: upload.name, source: .bytes($0))
    }
  }

  /// Keeps what was read from a file beside it, so that no page reads the workbook again.
  static func keep(_ cells: WorkbookCells, of id: String, _ visit: Visit) async throws {
    guard cells.bytes.count <= cellsLimit else { return }
    do {
      _ = try await visit.site.uploads.keep(
        cells.bytes, named: id, kind: cellsKind, workspace: try visit.workspace().id,
        owner: visit.author.id)
    } catch is JobProblem {
      // There is no room for it now; the file itself is kept.
    }
  }

  private static func cells(of id: String, _ visit: Visit) async throws -> WorkbookCells? {
    let kept = try await visit.site.uploads.last(
      cellsKind, workspace: try visit.workspace().id, owner: visit.author.id)
    guard let kept, kept.name == id else { return nil }
    return try await visit.site.uploads.bytes(of: kept.id).map { WorkbookCells(bytes: $0) }
  }

  static func remove(_ id: String, _ visit: Visit) async throws {
    let cells = try await visit.site.uploads.last(
      cellsKind, workspace: try visit.workspace().id, owner: visit.author.id)
    if let cells, cells.name == id { try await visit.site.uploads.remove(cells.id) }
    try await visit.site.uploads.remove(id)
  }
}
