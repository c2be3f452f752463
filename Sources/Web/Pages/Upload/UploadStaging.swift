import Foundation
import HTTPTypes
import Interchange
import Jobs
import Store

/// Files of activity data that were sent and are looked at before they are taken; any node has them, for a while.
///
/// Beside a file stands what was found out about it, so that no page reads or compares it again: the cells of a workbook,
/// the outline of its tables, and what it would change.
struct UploadStaging: Sendable {
  /// A file as it was sent, or the cells that were read from it.
  struct Kept: Sendable {
    let name: String
    let source: UploadFile.Source
  }

  /// What is kept beside a file; of each kind a person has one in a workspace, the last.
  private enum Beside: String, CaseIterable {
    case cells = "activity-data-cells"
    case outline = "activity-data-outline"
    case look = "activity-data-look"
  }

  private let files: StagedUploads

  init(_ visit: Visit) throws { files = try StagedUploads(.activityData, visit) }

  init(_ work: JobWork) throws { files = try StagedUploads(.activityData, work) }

  /// Of a larger workbook the file alone is kept, and read again.
  private static let cellsLimit = 32 * 1024 * 1024

  /// Keeps a file for whoever sent it; gives the name to ask for it by.
  ///
  /// - Throws: `WebProblem` when there is no room for it.
  func keep(_ bytes: [UInt8], named name: String) async throws -> String {
    try await files.keep(bytes, named: name)
  }

  /// The size of a file that the same person sent for the same workspace, in bytes; nil when it is not there any more.
  func size(of id: String) async throws -> Int? { try await files.known(id)?.size }

  /// A file that the same person sent for the same workspace; nil when it is not there any more.
  func find(_ id: String) async throws -> Kept? {
    guard let upload = try await files.known(id) else { return nil }
    if let cells = try await bytes(.cells, id) {
      return Kept(name: upload.name, source: .cells(WorkbookCells(bytes: cells)))
    }
    return try await files.find(id).map { Kept(name: $0.name, source: .bytes($0.bytes)) }
  }

  /// Keeps what was read from a file beside it, so that no page reads the workbook again.
  func keep(_ cells: WorkbookCells, of id: String) async throws {
    guard cells.bytes.count <= Self.cellsLimit else { return }
    await keepIfRoom(cells.bytes, .cells, id)
  }

  /// - Throws: `JobProblem` when there is no room for it; without it the page would begin anew.
  func keep(_ outline: UploadOutline, of id: String) async throws {
    try await keep(Array(try Self.encoder.encode(outline)), .outline, id)
  }

  func outline(of id: String) async throws -> UploadOutline? {
    try await bytes(.outline, id).flatMap {
      try? Self.decoder.decode(UploadOutline.self, from: Data($0))
    }
  }

  /// Keeps what a file would change.
  ///
  /// - Throws: `JobProblem` when there is no room for it.
  func keep(_ look: UploadLook, _ key: UploadLookKey) async throws {
    let bytes = try await onOwnThread { Array(try Self.encoder.encode(look)) }
    try await keep(bytes, .look, key.text)
  }

  /// What a file would change with these columns and against this state; nil when nobody has looked at that last.
  func look(_ key: UploadLookKey) async throws -> UploadLook? {
    guard let bytes = try await bytes(.look, key.text) else { return nil }
    return try await onOwnThread {
      try? Self.decoder.decode(UploadLook.self, from: Data(bytes))
    }
  }

  /// Takes what the file changes into the journal, and removes it with what was found out about it.
  func take(
    _ id: String, named name: String, _ changes: [DocumentChange], base: Int, _ visit: Visit
  ) async throws -> StagedUploads.Taking {
    let taking = try await files.take(id, named: name, changes, base: base, visit)
    if case .taken = taking { try await removeBeside(id) }
    return taking
  }

  func remove(_ id: String) async throws {
    try await removeBeside(id)
    try await files.remove(id)
  }

  // What stands beside a file

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }

  private func keep(_ bytes: [UInt8], _ kind: Beside, _ name: String) async throws {
    _ = try await files.shelf.keep(
      bytes, named: name, kind: kind.rawValue, workspace: files.workspace, owner: files.owner)
  }

  /// Where there is no room for it now, it is found out again; the file itself is kept.
  private func keepIfRoom(_ bytes: [UInt8], _ kind: Beside, _ name: String) async {
    try? await keep(bytes, kind, name)
  }

  private func last(_ kind: Beside) async throws -> Upload? {
    try await files.shelf.last(kind.rawValue, workspace: files.workspace, owner: files.owner)
  }

  private func bytes(_ kind: Beside, _ name: String) async throws -> [UInt8]? {
    guard let kept = try await last(kind), kept.name == name else { return nil }
    return try await files.shelf.bytes(of: kept.id)
  }

  private func removeBeside(_ id: String) async throws {
    for kind in Beside.allCases {
      guard let kept = try await last(kind), kept.name.hasPrefix(id) else { continue }
      try await files.shelf.remove(kept.id)
    }
  }
}
