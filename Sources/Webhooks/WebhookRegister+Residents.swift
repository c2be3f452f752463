public import Databases
public import Foundation
public import Store

extension WebhookRegister {
  /// Tells webhooks of periods of comments that have opened or closed, by their days or by hand.
  public func tellCommentPeriods() async throws {
    try await ResidentCommentRegister(store.database, now: now).noteTurns(tell: tellOfPeriod)
  }

  /// Tells webhooks whether residents may comment now.
  public var tellOfPeriod: ResidentCommentRegister.Telling {
    { [now] period, isOpen, transaction in
      try Self.announce(
        .commentPeriod, in: period.workspace,
        [
          "state": .text(isOpen ? "open" : "closed"), "opens": .text(period.opens),
          "closes": .text(period.closes), "path": .text(Self.publicPath(period.workspace)),
        ], at: now(), transaction)
    }
  }

  // What residents say may have to be deleted for good, so that no message holds any of it.

  /// Tells that a resident has commented.
  public static func tell(
    of sent: ResidentComment.Sent, numbered id: String, on workspace: String, at now: Date,
    _ transaction: any SQLTransaction
  ) throws {
    try announce(
      .residentComment, in: workspace,
      [
        "comment": .text(id), "chapter": .text(sent.chapter), "language": .text(sent.language),
        "path": .text("/workspaces/\(workspace)/plan/residents?comment=\(id)"),
      ], at: now, transaction)
  }

  /// Tells that the public reads something else of a comment from now on; nothing where it reads what it did.
  ///
  /// - Parameter answer: What is decided now; nil where the comment is deleted.
  public static func tell(
    of comment: ResidentComment, answered answer: ResidentComment.Answer?, at now: Date,
    _ transaction: any SQLTransaction
  ) throws {
    guard comment.answer.shown != answer?.shown else { return }
    let state = answer == nil ? "deleted" : answer?.shown == nil ? "withdrawn" : "published"
    try announce(
      .residentAnswer, in: comment.workspace,
      [
        "comment": .text(comment.id), "state": .text(state),
        "chapter": .text(comment.sent.chapter), "path": .text(publicPath(comment.workspace)),
      ], at: now, transaction)
  }

  private static func publicPath(_ workspace: String) -> String { "/plans/\(workspace)/comments" }
}

extension ResidentComment.Answer {
  /// What the public reads of it; nil while it is not published.
  fileprivate var shown: Self? {
    state == .published
      ? Self(state: state, reply: reply, change: change, aboutTitle: aboutTitle) : nil
  }
}
