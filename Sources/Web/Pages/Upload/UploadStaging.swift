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

  private let files: StagedUploads

  init(_ visit: Visit) throws { files = try StagedUploads(.activityData, visit) }

  init(_ work: JobWork) throws { files = try StagedUploads(.activityData, work) }

  private static let cellsKind = "activity-data-cells"
  /// Of a larger workbook the file alone is kept, and read again.
  private static let cellsLimit = 32 * 1024 * 1024

  /// Keeps a file for whoever sent it; gives the name to ask for it by.
  ///
  /// - Throws: `WebProblem` when there is no room for it.
  func keep(_ bytes: [UInt8], named name: String) async throws -> String {
    try await files.keep(bytes, named: name)
  }

  /// A file that the same person sent for the same workspace; nil when it is not there any more.
  func find(_ id: String) async throws -> Kept? {
    guard let upload = try await files.known(id) else { return nil }
    if let cells = try await cells(of: id) {
      return Kept(name: upload.name, source: .cells(cells))
    }
    return try await files.find(id).map { Kept(name: $0.name, source: .bytes($0.bytes)) }
  }

  /// Keeps what was read from a file beside it, so that no page reads the workbook again.
  func keep(_ cells: WorkbookCells, of id: String) async throws {
    guard cells.bytes.count <= Self.cellsLimit else { return }
    do {
      _ = try await files.shelf.keep(
        cells.bytes, named: id, kind: Self.cellsKind, workspace: files.workspace,
        owner: files.owner)
    } catch is JobProblem {
      // There is no room for it now; the file itself is kept.
    }
  }

  private func keptCells(of id: String) async throws -> Upload? {
    let kept = try await files.shelf.last(
      Self.cellsKind, workspace: files.workspace, owner: files.owner)
    return kept?.name == id ? kept : nil
  }

  private func cells(of id: String) async throws -> WorkbookCells? {
    guard let kept = try await keptCells(of: id) else { return nil }
    return try await files.shelf.bytes(of: kept.id).map { WorkbookCells(bytes: $0) }
  }

  /// Takes what the file changes into the journal, and removes it with what was read from it.
  func take(
    _ id: String, named name: String, _ changes: [DocumentChange], base: Int, _ visit: Visit
  ) async throws -> StagedUploads.Taking {
    let taking = try await files.take(id, named: name, changes, base: base, visit)
    if case .taken = taking { try await removeCells(of: id) }
    return taking
  }

  func remove(_ id: String) async throws {
    try await removeCells(of: id)
    try await files.remove(id)
  }

  private func removeCells(of id: String) async throws {
    if let kept = try await keptCells(of: id) { try await files.shelf.remove(kept.id) }
  }
}
