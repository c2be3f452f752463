internal import Cryptography
internal import Databases
internal import Foundation

/// Forms that wait for their writer to sign in: in the database, because the writer may come back to another node.
///
/// What is in them is sealed with the key of the instance, so that a copy of the database does not tell it. They go when
/// they are sent again, after `KeptFormLimits.lifetime`, and with the personal data of their account.
extension AccountDirectory {
  /// What is sealed of a form.
  private struct Contents: Codable {
    let path: String
    let page: String
    let fields: [KeptForm.Field]
  }

  /// Keeps a form under a name that cannot be guessed.
  ///
  /// - Returns: The name; nil for a form that is too large, or of an account that is not open.
  /// - Throws: `DatabaseProblem`.
  public func keep(_ form: KeptForm) async throws -> String? {
    let id = UUID().uuidString.lowercased()
    let contents = try JSONEncoder().encode(
      Contents(path: form.path, page: form.page, fields: form.fields))
    let box = SealedBox.seal(
      Array(contents), key: formKey, context: Self.context(id, form.account))
    let limits = settings.keptForms
    guard box.count <= limits.sizeLimit else { return nil }
    let now = now()
    let account = SQLValue.text(form.account.rawValue)
    return try await database.write { transaction in
      // Two that arrive at once must not both take the last room.
      try lock("kept forms", transaction)
      try Self.removeExpiredForms(at: now, transaction)
      let isOpen = try transaction.first(
        "SELECT 1 FROM account WHERE id = $1 AND disabled IS NULL AND deleted IS NULL", [account])
      guard isOpen != nil else { return nil }
      try Self.makeRoom(for: box.count, of: account, limits, transaction)
      try transaction.execute(
        """
        INSERT INTO kept_form (id, account, body, size, created, expires)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        [
          .text(id), account, .blob(box), .integer(box.count), .instant(now),
          .instant(now.addingTimeInterval(limits.lifetime)),
        ])
      return id
    }
  }

  /// A form of an account; nil when it is not there any more, or another's.
  ///
  /// - Throws: `DatabaseProblem`.
  public func keptForm(_ id: String, of account: Account.ID) async throws -> KeptForm? {
    let now = now()
    let box = try await database.read { transaction in
      try transaction.first(
        "SELECT body FROM kept_form WHERE id = $1 AND account = $2 AND expires > $3",
        [.text(id), .text(account.rawValue), .instant(now)])?.bytes(0)
    }
    guard let box,
      let bytes = SealedBox.open(box, key: formKey, context: Self.context(id, account))
    else { return nil }
    let contents = try JSONDecoder().decode(Contents.self, from: Data(bytes))
    return KeptForm(
      account: account, path: contents.path, page: contents.page, fields: contents.fields)
  }

  /// Removes a form that its writer sent again.
  ///
  /// - Throws: `DatabaseProblem`.
  public func removeKeptForm(_ id: String, of account: Account.ID) async throws {
    try await database.write { transaction in
      try transaction.execute(
        "DELETE FROM kept_form WHERE id = $1 AND account = $2",
        [.text(id), .text(account.rawValue)])
    }
  }

  static func removeExpiredForms(at now: Date, _ transaction: any SQLTransaction) throws {
    try transaction.execute("DELETE FROM kept_form WHERE expires <= $1", [.instant(now)])
  }

  /// Removes the oldest forms of the account beyond its number, and the oldest of all beyond their size.
  private static func makeRoom(
    for size: Int, of account: SQLValue, _ limits: KeptFormLimits, _ transaction: any SQLTransaction
  ) throws {
    let own = try transaction.rows(
      "SELECT id FROM kept_form WHERE account = $1 ORDER BY created DESC, id", [account]
    ).dropFirst(limits.countPerAccount - 1)
    for row in own { try remove(try row.text(0), transaction) }
    let all = try transaction.rows("SELECT id, size FROM kept_form ORDER BY created, id")
    var used = try all.reduce(size) { $0 + (try $1.int(1)) }
    for row in all where used > limits.totalLimit {
      try remove(try row.text(0), transaction)
      used -= try row.int(1)
    }
  }

  private static func remove(_ id: String, _ transaction: any SQLTransaction) throws {
    try transaction.execute("DELETE FROM kept_form WHERE id = $1", [.text(id)])
  }

  private var formKey: [UInt8] { secret.key("kept forms") }

  private static func context(_ id: String, _ account: Account.ID) -> [UInt8] {
    Array("\(account.rawValue) \(id)".utf8)
  }
}
