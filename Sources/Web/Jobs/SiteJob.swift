import Accounts
import Foundation
import Jobs

/// Long work of the site: it runs apart from the request that asks for it, on any node, also after a restart.
///
/// The value itself is what is kept while the job waits: it is encoded as JSON, at most a megabyte; larger things are put on
/// the `UploadShelf` and named by their id. A job may be run more than once, when a node dies in the middle of it: it must
/// look whether its work is done already, or do no harm by doing it again.
///
///     struct PublishPlan: SiteJob {
///       static let kind = "publish"
///       static let title = Phrase("Publish the plan", "Publicar el plan")
///       static let permission = Permission.publish
///       let revision: Int
///       func run(_ work: JobWork) async throws -> JobResult { … }
///     }
///
///     // In a page: starts it, and leads to its progress or at once to what it made.
///     return try await visit.start(PublishPlan(revision: 7))
protocol SiteJob: Codable, Sendable {
  /// The lasting name of the kind, without spaces; what waits in the database is known by it.
  static var kind: String { get }
  /// What people read in lists.
  static var title: Phrase { get }
  /// What somebody needs to ask for it, and to see and cancel those of others.
  static var permission: Permission { get }
  static var lane: JobLane { get }
  /// After this time it is stopped and has failed.
  static var timeLimit: Duration { get }
  /// The page where people begin it anew when it did not work, after the workspace's address; nil for none.
  static var beginning: (path: String, label: Phrase)? { get }
  /// The same for one job, where it leads back to what the job is about.
  static func beginning(of job: Job) -> (path: String, label: Phrase)?

  /// Does the work in the name of whoever asked.
  ///
  /// - Throws: `JobFailure` with a sentence for the person; `JobLater` to be begun again; `CancellationError` from
  ///   `work.checkCancelled()`. Other errors are told as a page would tell them.
  func run(_ work: JobWork) async throws -> JobResult
}

extension SiteJob {
  static var lane: JobLane { .work }
  static var timeLimit: Duration { .seconds(1800) }
  static var beginning: (path: String, label: Phrase)? { nil }
  static func beginning(of job: Job) -> (path: String, label: Phrase)? { beginning }

  /// Reads what was kept of a job of this kind.
  static func read(_ payload: [UInt8]) throws -> any SiteJob {
    try JSONDecoder().decode(Self.self, from: Data(payload))
  }
}

/// Jobs that take each other's places.
enum JobLane: CaseIterable, Sendable {
  /// What people wait for: a few at once on each node.
  case work
  /// Small things that nobody watches, such as telling another server.
  case errands
}

/// What a job has made.
struct JobResult: Codable, Sendable, Equatable {
  /// What was reached, in a sentence.
  var sentence: Phrase
  /// Where it is to be seen, after the workspace's address, such as `import/looks/…`.
  var path: String?
  /// The words of the link there.
  var label: Phrase?
  /// Anything of the kind's own, as JSON.
  var detail: Data?
}

/// Why a job failed, in a sentence that says what to do.
struct JobFailure: Error, Equatable {
  let sentence: Phrase
  init(_ sentence: Phrase) { self.sentence = sentence }
}

/// A job that is begun again after a time.
struct JobLater: Error, Equatable {
  let seconds: TimeInterval
  /// Why, for whoever looks meanwhile.
  let sentence: Phrase
}

/// The kinds of jobs that a server knows.
struct JobKinds: Sendable {
  private let types: [String: any SiteJob.Type]

  init(_ types: [any SiteJob.Type]) {
    self.types = Dictionary(types.map { ($0.kind, $0) }) { first, _ in first }
  }

  subscript(kind: String) -> (any SiteJob.Type)? { types[kind] }

  func names(in lane: JobLane) -> [String] {
    types.values.filter { $0.lane == lane }.map { $0.kind }.sorted()
  }
}
