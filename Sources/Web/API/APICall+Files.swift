import HTTPTypes
import Jobs
import Store

extension APICall {
  /// The file that the request has as its body.
  ///
  /// - Throws: `APIProblem` where there is none.
  var sentFile: [UInt8] {
    get throws {
      guard !visit.bytes.isEmpty else {
        throw APIProblem.notTaken("The request has no file in its body.")
      }
      return visit.bytes
    }
  }

  /// Keeps the file for whoever sent it, to be looked at as what it is; gives its id.
  func keep(named name: String, as kind: StagedUploads.Kind) async throws -> String {
    try await keep(named: name, kind: kind.rawValue)
  }

  /// Keeps the file, which takes the place of the last one of its kind; gives its id.
  func keep(named name: String, kind: String) async throws -> String {
    do {
      return try await site.uploads.keep(
        try sentFile, named: name, kind: kind, workspace: try visit.workspace().id,
        owner: visit.author.id
      ).id
    } catch JobProblem.shelfFull {
      throw APIProblem(
        .tooManyRequests, .plain, JobProblem.shelfFull.description,
        headers: [.retryAfter: "3600"])
    }
  }
}
