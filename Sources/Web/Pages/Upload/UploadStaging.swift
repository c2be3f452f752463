import Foundation
import Store

/// Files of activity data that were sent and are looked at before they are taken.
struct UploadStaging: Sendable {
  /// A file as it was sent.
  struct Kept: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  private static let kept = StagedImports()

  /// Keeps a file of the visitor's for the workspace of the path; gives the name to ask for it by.
  static func keep(_ bytes: [UInt8], named name: String, _ visit: Visit) async throws -> String {
    kept.keep(
      StagedImports.Import(
        workspace: try visit.workspace().id, author: visit.author.id, files: [name: bytes],
        time: visit.site.now()))
  }

  /// A file that the same person sent for the same workspace; nil when it is not there any more.
  static func find(_ id: String, _ visit: Visit) async throws -> Kept? {
    let staged = kept.find(
      id, workspace: try visit.workspace().id, author: visit.author.id, at: visit.site.now())
    return staged?.files.first.map { Kept(name: $0.key, bytes: $0.value) }
  }

  static func remove(_ id: String, _ visit: Visit) async throws { kept.remove(id) }
}
