public import Foundation

/// A job as it is put in.
public struct NewJob: Sendable {
  /// Chosen by whoever puts it in; the same id put in again changes nothing.
  public let id: String
  public let kind: String
  public let workspace: String?
  public let subject: String?
  public let asker: Job.Asker
  /// Everything that the kind needs to do it, on any node; at most `JobBoard.payloadLimit` bytes.
  public let payload: [UInt8]
  /// Not begun before this time; nil is at once.
  public let due: Date?

  public init(
    id: String = UUID().uuidString.lowercased(), kind: String, workspace: String?,
    subject: String? = nil, asker: Job.Asker, payload: [UInt8], due: Date? = nil
  ) {
    self.id = id
    self.kind = kind
    self.workspace = workspace
    self.subject = subject
    self.asker = asker
    self.payload = payload
    self.due = due
  }
}

/// A job that this node has taken, and holds as long as it renews its lease.
public struct JobClaim: Hashable, Sendable {
  public let job: Job
  public let payload: [UInt8]
  let node: String
}

/// How a job ended.
public enum JobEnd: Hashable, Sendable {
  /// With a result in JSON, and what was reached in a sentence.
  case done(result: String, sentence: String)
  /// With a sentence that says what is wrong and what to do.
  case failed(String)
  case cancelled
}

/// What a node learns when it renews its lease.
public enum JobStanding: Hashable, Sendable {
  case goesOn
  case cancelAsked
  /// The job is no longer this node's: another one has it, or it was ended.
  case lost
}
