public import Databases
public import Foundation
internal import Jobs
internal import Store

/// One message to one webhook, as it waits among the jobs.
public struct WebhookMessage: Codable, Hashable, Sendable {
  /// The kind of the jobs that messages are.
  public static let jobKind = "webhook"
  /// Who asks for the jobs of messages that nobody has asked for by hand.
  public static let asker = "webhook"

  public let webhook: String
  /// The same however often it is sent, so that the target can tell what it knows already.
  public let id: String
  public let event: WebhookEvent
  /// JSON.
  public let body: String
}

/// A value in the body of a message.
public enum WebhookValue: Encodable, Hashable, Sendable, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral
{
  case text(String)
  case number(Int)
  case list([String])

  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .number(value) }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    }
  }
}

private struct MessageBody: Encodable {
  struct Place: Encodable {
    let id: String
    let name: String
  }

  let type: String
  let timestamp: String
  let workspace: Place
  let data: [String: WebhookValue]
}

extension WebhookRegister {
  /// Messages of one webhook that may wait at a time; what comes then is lost, and the log says so by its gaps.
  static let waitingLimit = 500

  /// Tells all webhooks of a workspace that want to know, within a transaction of the caller's.
  ///
  /// - Parameter data: What the message says beside its kind, its time and its workspace.
  public static func announce(
    _ event: WebhookEvent, in workspace: String, _ data: [String: WebhookValue], at now: Date,
    _ transaction: any SQLTransaction
  ) throws {
    let hooks = try transaction.rows(
      "SELECT \(Webhook.columns) FROM webhook WHERE workspace = $1 AND off IS NULL",
      [.text(workspace)]
    ).map(Webhook.init)
    for hook in hooks where hook.events.contains(event) {
      try put(event, data, to: hook, at: now, transaction)
    }
  }

  /// Tells all webhooks of a workspace that want to know.
  public func announce(
    _ event: WebhookEvent, in workspace: String, _ data: [String: WebhookValue]
  ) async throws {
    let now = now()
    try await database.write { transaction in
      try Self.announce(event, in: workspace, data, at: now, transaction)
    }
  }

  /// Sends one webhook a message by which somebody sees whether it works.
  public func sendTest(to hook: Webhook) async throws {
    let now = now()
    try await database.write { transaction in
      try Self.put(.test, [:], to: hook, at: now, transaction)
    }
  }

  static func put(
    _ event: WebhookEvent, _ data: [String: WebhookValue], to hook: Webhook, at now: Date,
    _ transaction: any SQLTransaction
  ) throws {
    let name = try transaction.first(
      "SELECT name FROM workspace WHERE id = $1", [.text(hook.workspace)])?.text(0)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body = MessageBody(
      type: event.rawValue, timestamp: InstantText.text(now),
      workspace: .init(id: hook.workspace, name: name ?? hook.workspace), data: data)
    let message = WebhookMessage(
      webhook: hook.id, id: "msg_" + UUID().uuidString.lowercased(), event: event,
      body: String(decoding: try encoder.encode(body), as: UTF8.self))
    let waiting = try transaction.first(
      "SELECT COUNT(*) FROM job WHERE subject = $1 AND state = 'waiting'", [.text(hook.id)])
    guard try waiting?.int(0) ?? 0 < waitingLimit else { return }
    try JobBoard.put(
      NewJob(
        id: message.id, kind: WebhookMessage.jobKind, workspace: hook.workspace, subject: hook.id,
        asker: Job.Asker(id: WebhookMessage.asker, name: hook.maker, language: hook.language),
        payload: Array(try encoder.encode(message))),
      at: now, openLimit: nil, in: transaction)
  }
}
