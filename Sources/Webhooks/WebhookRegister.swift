internal import Cryptography
public import Databases
public import Foundation
public import Store

/// The webhooks of all workspaces of one database, with their secrets sealed.
public struct WebhookRegister: Sendable {
  /// The tables of webhooks.
  public static let schema = Schema(
    component: "webhooks",
    migrations: [
      // Released: never change a step; add another one.
      Migration { dialect in
        let whole = dialect == .sqlite ? "INTEGER" : "BIGINT"
        return """
          CREATE TABLE webhook (
            id TEXT NOT NULL PRIMARY KEY, workspace TEXT NOT NULL, address TEXT NOT NULL,
            events TEXT NOT NULL, language TEXT NOT NULL, maker TEXT NOT NULL,
            created TEXT NOT NULL, off TEXT, off_by_failures \(whole) NOT NULL,
            failures \(whole) NOT NULL, last_success TEXT, last_failure TEXT,
            secret \(dialect == .sqlite ? "BLOB" : "BYTEA") NOT NULL, seen \(whole) NOT NULL
          )\(dialect == .sqlite ? " STRICT" : "");
          CREATE INDEX webhook_workspace ON webhook (workspace, created);
          """
      }
    ])

  /// Webhooks of one workspace.
  public static let limit = 10
  /// Messages given up one after the other that switch a webhook off.
  public static let failureLimit = 15

  let store: WorkspaceStore
  var database: any SQLDatabase { store.database }
  private let key: [UInt8]
  let now: @Sendable () -> Date

  /// - Parameters:
  ///   - store: In a database that was migrated with `schema` and `JobBoard.schema`.
  ///   - key: 32 bytes that are not in the database; the secrets are sealed with them.
  public init(_ store: WorkspaceStore, key: [UInt8], now: @escaping @Sendable () -> Date) {
    self.store = store
    self.key = key
    self.now = now
  }

  /// Makes a webhook; its secret is given this once.
  ///
  /// - Throws: `WebhookProblem.tooMany`.
  public func make(
    _ address: String, events: Set<WebhookEvent>, for workspace: String, by maker: String,
    language: String
  ) async throws -> (webhook: Webhook, secret: String) {
    let id = Self.freshID()
    let secret = WebhookSignature.freshSecret()
    let head = try await store.workspace(workspace).head
    let values: [SQLValue] = [
      .text(id), .text(workspace), .text(address), .text(Self.text(events)), .text(language),
      .text(maker), .instant(now()), .blob(sealed(secret, id)), .integer(head),
    ]
    let webhook = try await database.write { transaction in
      let count = try transaction.first(
        "SELECT COUNT(*) FROM webhook WHERE workspace = $1", [.text(workspace)])
      guard try count?.int(0) ?? 0 < Self.limit else {
        throw WebhookProblem.tooMany(limit: Self.limit)
      }
      let row = try transaction.first(
        """
        INSERT INTO webhook (id, workspace, address, events, language, maker, created,
          off_by_failures, failures, secret, seen)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $9) RETURNING \(Webhook.columns)
        """, values)
      guard let row else { throw WebhookProblem.noWebhook }
      return try Webhook(row)
    }
    return (webhook, secret)
  }

  private static func freshID() -> String {
    Base32.text(RandomBytes.make(10)).lowercased()
  }

  private static func text(_ events: Set<WebhookEvent>) -> String {
    events.map(\.rawValue).sorted().joined(separator: " ")
  }

  public func webhooks(of workspace: String) async throws -> [Webhook] {
    try await database.read { transaction in
      try transaction.rows(
        "SELECT \(Webhook.columns) FROM webhook WHERE workspace = $1 ORDER BY created, id",
        [.text(workspace)]
      ).map(Webhook.init)
    }
  }

  /// - Parameter workspace: Only a webhook of this one; nil for any.
  /// - Throws: `WebhookProblem.noWebhook`.
  public func webhook(_ id: String, of workspace: String? = nil) async throws -> Webhook {
    let row = try await database.read { transaction in
      try transaction.first("SELECT \(Webhook.columns) FROM webhook WHERE id = $1", [.text(id)])
    }
    guard let webhook = try row.map(Webhook.init),
      workspace ?? webhook.workspace == webhook.workspace
    else { throw WebhookProblem.noWebhook }
    return webhook
  }

  /// The secret that messages are signed with; nil where it was sealed with another key.
  public func secret(of id: String) async throws -> String? {
    let row = try await database.read { transaction in
      try transaction.first("SELECT secret FROM webhook WHERE id = $1", [.text(id)])
    }
    guard let row else { throw WebhookProblem.noWebhook }
    let opened = SealedBox.open(try row.bytes(0), key: key, context: Array("webhook \(id)".utf8))
    return opened.map { String(decoding: $0, as: UTF8.self) }
  }

  private func sealed(_ secret: String, _ id: String) -> [UInt8] {
    SealedBox.seal(Array(secret.utf8), key: key, context: Array("webhook \(id)".utf8))
  }

  /// Gives a webhook another secret; the one before does not sign any more.
  public func renewSecret(of id: String) async throws -> String {
    let secret = WebhookSignature.freshSecret()
    let box = sealed(secret, id)
    try await change("UPDATE webhook SET secret = $2 WHERE id = $1", id, [.blob(box)])
    return secret
  }

  public func remove(_ id: String) async throws {
    try await change("DELETE FROM webhook WHERE id = $1", id, [])
  }

  /// Switches a webhook on or off; what happened while it was off is not told later.
  public func set(_ id: String, isOn: Bool) async throws {
    let now = now()
    guard isOn else {
      return try await change(
        "UPDATE webhook SET off = COALESCE(off, $2) WHERE id = $1", id, [.instant(now)])
    }
    try await change(
      """
      UPDATE webhook SET off = NULL, off_by_failures = 0, failures = 0,
        seen = COALESCE((SELECT head FROM workspace w WHERE w.id = webhook.workspace), seen)
      WHERE id = $1
      """, id, [])
  }

  /// Switches every webhook off: in a store that came back from a backup, which others may think is another.
  ///
  /// - Returns: How many were on.
  public static func switchAllOff(at now: Date, in transaction: any SQLTransaction) throws -> Int {
    try transaction.execute("UPDATE webhook SET off = $1 WHERE off IS NULL", [.instant(now)])
  }

  /// Notes that a target took a message.
  public func noteSuccess(_ id: String) async throws {
    try await change(
      "UPDATE webhook SET failures = 0, last_success = $2 WHERE id = $1", id, [.instant(now())])
  }

  /// Notes that a target did not take a message this time; the message is sent again.
  ///
  /// An outage that ends before a message is given up must not switch anything off, however many messages wait in it.
  public func noteAttempt(_ id: String) async throws {
    try await change("UPDATE webhook SET last_failure = $2 WHERE id = $1", id, [.instant(now())])
  }

  /// Notes that a message was given up; after many of them in a row the webhook is switched off.
  ///
  /// - Parameter isGone: The target says that it is there no more.
  public func noteFailure(_ id: String, isGone: Bool = false) async throws {
    try await change(
      """
      UPDATE webhook SET failures = CASE WHEN off IS NULL THEN failures + 1 ELSE failures END,
        last_failure = $2,
        off = CASE WHEN off IS NULL AND failures + 1 >= $3 THEN $2 ELSE off END,
        off_by_failures = CASE WHEN off IS NULL AND failures + 1 >= $3 THEN 1 ELSE off_by_failures END
      WHERE id = $1
      """, id, [.instant(now()), .integer(isGone ? 0 : Self.failureLimit)])
  }

  private func change(_ sql: String, _ id: String, _ more: [SQLValue]) async throws {
    try await database.write { transaction in
      guard try transaction.execute(sql, [.text(id)] + more) == 1 else {
        throw WebhookProblem.noWebhook
      }
    }
  }
}
