import HTTPTypes
import Jobs
import Store

/// Files of activity data that were sent and are looked at before they are taken; any node has them, for a while.
struct UploadStaging: Sendable {
  /// A file as it was sent.
  struct Kept: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  private static let kind = "activity-data"

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
      upload.workspace == workspace, upload.owner == visit.author.id,
      let bytes = try await visit.site.uploads.bytes(of: id)
    else { return nil }
    return Kept(name: upload.name, bytes: bytes)
  }

  static func remove(_ id: String, _ visit: Visit) async throws {
    try await visit.site.uploads.remove(id)
  }
}
