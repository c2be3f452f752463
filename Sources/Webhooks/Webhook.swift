internal import Databases
public import Foundation

/// What a webhook can tell of.
public enum WebhookEvent: String, Hashable, Sendable, CaseIterable, Codable {
  /// Documents of the workspace have changed.
  case commit
  /// A state of the plan was named, such as the adopted plan.
  case milestone
  case published
  /// A member commented on a chapter or a record.
  case comment
  /// Somebody commented on the public plan, and nobody has read it yet.
  case residentComment = "resident-comment"
  /// What the public reads of such comments has changed.
  case residentAnswer = "resident-answer"
  /// Residents may comment from now on, or may no more.
  case commentPeriod = "comment-period"
  /// A job of the workspace is over.
  case jobFinished = "job-finished"
  /// Somebody tries whether the target answers.
  case test
}

/// A target outside that is told what happens in a workspace.
public struct Webhook: Hashable, Sendable, Identifiable {
  public let id: String
  public let workspace: String
  public let address: String
  public let events: Set<WebhookEvent>
  /// In the words of whoever made it.
  public let language: String
  public let maker: String
  public let created: Date
  /// Since when nothing is sent any more, where somebody or many failures have switched it off.
  public let off: Date?
  /// Whether it was switched off by failures.
  public let isOffByFailures: Bool
  /// Messages that were given up since the last success.
  public let failures: Int
  public let lastSuccess: Date?
  public let lastFailure: Date?

  public var isOn: Bool { off == nil }

  /// Whether the last attempt to send it something failed.
  public var isTroubled: Bool {
    lastFailure.map { failure in lastSuccess.map { $0 < failure } ?? true } ?? false
  }

  static let columns = """
    id, workspace, address, events, language, maker, created, off, off_by_failures, failures, \
    last_success, last_failure
    """

  init(_ row: SQLRow) throws {
    id = try row.text(0)
    workspace = try row.text(1)
    address = try row.text(2)
    // Events that a later version has added are passed over.
    events = Set(
      try row.text(3).split(separator: " ").compactMap { WebhookEvent(rawValue: String($0)) })
    language = try row.text(4)
    maker = try row.text(5)
    created = try row.instant(6)
    off = try row.optionalInstant(7)
    isOffByFailures = try row.bool(8)
    failures = try row.int(9)
    lastSuccess = try row.optionalInstant(10)
    lastFailure = try row.optionalInstant(11)
  }
}

/// Why something about webhooks was not done.
public enum WebhookProblem: Error, Hashable, Sendable {
  case tooMany(limit: Int)
  case noWebhook
}
