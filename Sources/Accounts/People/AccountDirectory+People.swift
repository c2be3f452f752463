internal import Cryptography
internal import Databases
internal import Foundation

/// What a new account is made from.
public struct NewAccount: Sendable {
  public let email: String
  public let name: String
  public let password: String

  public init(email: String, name: String, password: String) {
    self.email = email
    self.name = name
    self.password = password
  }
}

extension AccountDirectory {
  /// Remembers the language of one's own pages.
  ///
  /// - Parameter language: Such as `es`.
  public func setLanguage(_ language: String, by principal: Principal) async throws {
    let account = try person(principal)
    try await database.write { transaction in
      try transaction.execute(
        "UPDATE account SET language = $2 WHERE id = $1",
        [.text(account.rawValue), .text(String(language.prefix(20)))])
    }
  }

  /// Makes a set-up key for the first administrator; nil when there are accounts.
  ///
  /// Each start of a node may make one; all of them end when the first is used. The program prints it where only whoever
  /// runs the machine reads it.
  public func makeSetUpKey() async throws -> String? {
    let key = SecretText.make()
    let now = now()
    let expires = now.addingTimeInterval(settings.setUpKeyLifetime)
    return try await database.write { transaction in
      guard try !Self.hasAccounts(transaction) else { return nil }
      try transaction.execute(
        "INSERT INTO set_up_key (hash, expires) VALUES ($1, $2)",
        [.text(SecretText.hash(key)), .instant(expires)])
      return key
    }
  }

  /// Makes the first account, an administrator's; only while there is none, and by a set-up key.
  ///
  /// It owns all workspaces that are there already.
  public func createFirstAdministrator(
    setUpKey: String, _ person: NewAccount, from origin: RequestOrigin
  ) async throws -> NewSession {
    let now = now()
    let keyHash = SecretText.hash(setUpKey)
    // Before the costly hash, so that nobody makes the server work without the key.
    try await database.read { try Self.checkSetUp(keyHash, at: now, $0) }
    let fresh = try await checked(person)
    return try await database.write { transaction in
      try lock("set-up", transaction)
      try Self.checkSetUp(keyHash, at: now, transaction)
      let account = try insert(fresh, administrator: true, at: now, transaction)
      try transaction.execute("DELETE FROM set_up_key")
      try Self.log(NewEntry(account: account.id, act: .setUp), from: origin, at: now, transaction)
      try Self.takeUnowned(by: account.id, from: origin, at: now, transaction)
      return try openSession(for: account, replacing: nil, from: origin, at: now, transaction)
    }
  }

  private static func checkSetUp(
    _ keyHash: String, at now: Date, _ transaction: any SQLTransaction
  ) throws {
    guard try !hasAccounts(transaction) else { throw AccountProblem.setUpDone }
    guard
      try transaction.first(
        "SELECT 1 FROM set_up_key WHERE hash = $1 AND expires > $2",
        [.text(keyHash), .instant(now)]) != nil
    else { throw AccountProblem.wrongSetUpKey }
  }

  /// An account by its id; nil when there is none.
  public func account(_ id: Account.ID) async throws -> Account? {
    try await database.read { try KeptAccount.find(id, $0)?.account }
  }

  /// The account with an e-mail, for administrators; nil when there is none.
  public func account(email: String, by principal: Principal) async throws -> Account? {
    guard let address = EmailAddress(email) else { throw AccountProblem.invalidEmail(email) }
    return try await database.read { transaction in
      try Self.require(.manageAccounts, by: principal, transaction)
      return try KeptAccount.find(email: address, transaction)?.account
    }
  }

  /// All accounts by name, for administrators.
  public func accounts(by principal: Principal) async throws -> [Account] {
    try await database.read { transaction in
      try Self.require(.manageAccounts, by: principal, transaction)
      return try transaction.rows(
        "SELECT \(KeptAccount.columns) FROM account a WHERE a.deleted IS NULL ORDER BY a.name, a.id"
      ).map { try KeptAccount($0).account }
    }
  }

  /// Changes one's own e-mail.
  public func changeEmail(
    to email: String, by principal: Principal, from origin: RequestOrigin
  ) async throws {
    let id = try person(principal, proven: true)
    guard let address = EmailAddress(email) else { throw AccountProblem.invalidEmail(email) }
    let now = now()
    try await uniqueEmail {
      try await database.write { transaction in
        // An invitation said that the old e-mail was this person's; it says nothing of the new one.
        try transaction.execute(
          "UPDATE account SET email = $1, invited_email = NULL WHERE id = $2",
          [.text(address.description), .text(id.rawValue)])
        try Self.log(
          NewEntry(account: id, act: .emailChanged), from: origin, at: now, transaction)
      }
    }
  }
}

/// A new account whose parts are all right and whose password is hashed.
struct CheckedAccount: Sendable {
  let email: EmailAddress?
  let name: String
  let passwordHash: String?
  /// The e-mail that an invitation named.
  var invitedEmail: EmailAddress?
}

extension AccountDirectory {
  func checked(_ person: NewAccount) async throws -> CheckedAccount {
    guard let email = EmailAddress(person.email) else {
      throw AccountProblem.invalidEmail(person.email)
    }
    guard let name = DisplayName.checked(person.name) else { throw AccountProblem.invalidName }
    let hash = try await hash(person.password, words: [email.description, name])
    return CheckedAccount(email: email, name: name, passwordHash: hash)
  }

  /// Hashes a new password that has no flaw.
  func hash(_ password: String, words: [String]) async throws -> String {
    let rules = PasswordRules(shortest: settings.shortestPassword)
    if let flaw = rules.flaw(of: password, words: words + [settings.serviceName]) {
      throw AccountProblem.weakPassword(flaw)
    }
    return try await hasher.hash(PasswordRules.normalised(password))
  }

  func insert(
    _ fresh: CheckedAccount, administrator: Bool = false, at now: Date,
    _ transaction: any SQLTransaction
  ) throws -> Account {
    if let email = fresh.email, try KeptAccount.find(email: email, transaction) != nil {
      throw AccountProblem.emailTaken
    }
    let id = Account.ID.make()
    try transaction.execute(
      """
      INSERT INTO account (id, email, invited_email, name, password_hash, administrator, created)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      [
        .text(id.rawValue), .optional(fresh.email?.description),
        .optional(fresh.invitedEmail?.description), .text(fresh.name),
        .optional(fresh.passwordHash), .bool(administrator), .instant(now),
      ])
    return Account(
      id: id, email: fresh.email, name: fresh.name, isAdministrator: administrator, created: now,
      disabled: nil, deleted: nil, hasPassword: fresh.passwordHash != nil, hasSecondFactor: false,
      language: nil)
  }

  /// Runs what may find an e-mail taken by somebody who was a moment quicker.
  func uniqueEmail<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch DatabaseProblem.notUnique(_) {
      throw AccountProblem.emailTaken
    }
  }
}
