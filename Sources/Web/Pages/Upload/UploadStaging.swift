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

  let uploads: UploadShelf
  let workspace: String
  /// The account.
  let owner: String

  init(_ visit: Visit) throws {
    uploads = visit.site.uploads
    workspace = try visit.workspace().id
    owner = visit.author.id
  }

  init(_ work: JobWork) throws {
    uploads = work.site.uploads
    workspace = try work.workspace()
    owner = work.job.asker.id
  }

  private static let kind = "activity-data"
  private static let cellsKind = "activity-data-cells"
  /// Of a larger workbook the file alone is kept, and read again.
  private static let cellsLimit = 32 * 1024 * 1024

  /// Keeps a file for whoever sent it; gives the name to ask for it by.
  ///
  /// - Throws: `WebProblem` when there is no room for it.
  func keep(_ bytes: [UInt8], named name: String) async throws -> String {
    do {
      return try await uploads.keep(
        bytes, named: name, kind: Self.kind, workspace: workspace, owner: owner
      ).id
    } catch let problem as JobProblem {
      throw WebProblem(problem.status, problem.phrase)
    }
  }

  /// A file that the same person sent for the same workspace; nil when it is not there any more.
  func find(_ id: String) async throws -> Kept? {
    guard let upload = try await uploads.upload(id), upload.kind == Self.kind,
      upload.workspace == workspace, upload.owner == owner
    else { return nil }
    if let cells = try await cells(of: id) {
      return Kept(name: upload.name, source: .cells(cells))
    }
    return try await uploads.bytes(of: id).map {
      Kept(name: upload.name, source: .bytes($0))
    }
  }

  /// Keeps what was read from a file beside it, so that no page reads the workbook again.
  func keep(_ cells: WorkbookCells, of id: String) async throws {
    guard cells.bytes.count <= Self.cellsLimit else { return }
    do {
      _ = try await uploads.keep(
        cells.bytes, named: id, kind: Self.cellsKind, workspace: workspace, owner: owner)
    } catch is JobProblem {
      // There is no room for it now; the file itself is kept.
    }
  }

  private func cells(of id: String) async throws -> WorkbookCells? {
    let kept = try await uploads.last(Self.cellsKind, workspace: workspace, owner: owner)
    guard let kept, kept.name == id else { return nil }
    return try await uploads.bytes(of: kept.id).map { WorkbookCells(bytes: $0) }
  }

  func remove(_ id: String) async throws {
    let cells = try await uploads.last(Self.cellsKind, workspace: workspace, owner: owner)
    if let cells, cells.name == id { try await uploads.remove(cells.id) }
    try await uploads.remove(id)
  }
}
