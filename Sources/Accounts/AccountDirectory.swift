public import Cryptography
public import Databases
public import Foundation

/// People, how they sign in, and what they may do, kept in a database that several nodes may share.
///
/// Functions that act for somebody take that principal, read the rights again inside the same transaction, and write what
/// was done into the access log.
public struct AccountDirectory: Sendable {
  let database: any SQLDatabase
  let secret: InstanceSecret
  let hasher: PasswordHasher
  public let settings: AccountSettings
  let now: @Sendable () -> Date

  /// Keeps accounts in a database that has the tables of `AccountSchema` and those of workspaces.
  ///
  /// - Parameter now: The clock.
  public init(
    database: any SQLDatabase, secret: InstanceSecret, hasher: PasswordHasher,
    settings: AccountSettings = AccountSettings(), now: @escaping @Sendable () -> Date
  ) {
    self.database = database
    self.secret = secret
    self.hasher = hasher
    self.settings = settings
    self.now = now
  }

  /// Opens the accounts of a database with the key file of its instance, ready to serve.
  ///
  /// The key file is made only where the database was never opened with one: beside a store that was restored or moved
  /// a fresh key would be another instance's.
  /// - Throws: `AccountProblem.missingKeyFile`, `badSecret` or `otherSecret`; nothing was changed then.
  public static func open(
    _ database: any SQLDatabase, keyFile path: String, hasher: PasswordHasher,
    settings: AccountSettings = AccountSettings(), now: @escaping @Sendable () -> Date
  ) async throws -> AccountDirectory {
    let isMarked = try await database.read {
      try $0.first("SELECT 1 FROM instance_mark WHERE id = 1") != nil
    }
    let directory = AccountDirectory(
      database: database,
      secret: isMarked
        ? try InstanceSecret.read(path: path) : try InstanceSecret.readOrMake(path: path),
      hasher: hasher, settings: settings, now: now)
    try await directory.prepare()
    return directory
  }

  /// A key of this instance for one use outside of accounts, which is not in the database.
  public func key(for use: String) -> [UInt8] { secret.key("use \(use)") }

  /// The tokens of forms.
  public var forms: RequestForgeryGuard { RequestForgeryGuard(secret: secret) }

  /// Makes ready to serve: once at the start of a program.
  ///
  /// - Throws: `AccountProblem.otherSecret` when the database belongs to another secret key.
  public func prepare() async throws {
    let mark = Hexadecimal.text(secret.code("mark", "cairn"))
    let kept = try await database.write { transaction in
      try transaction.execute(
        "INSERT INTO instance_mark (id, mark) VALUES (1, $1) ON CONFLICT (id) DO NOTHING",
        [.text(mark)])
      return try transaction.first("SELECT mark FROM instance_mark WHERE id = 1")?.text(0)
    }
    guard kept == mark else { throw AccountProblem.otherSecret }
    try await hasher.prepare()
  }

  /// Whether there is any account; without one the person at the machine may do everything.
  public func hasAccounts() async throws -> Bool {
    try await database.read { try Self.hasAccounts($0) }
  }

  static func hasAccounts(_ transaction: any SQLTransaction) throws -> Bool {
    try transaction.first("SELECT 1 FROM account LIMIT 1") != nil
  }
}

/// Where a request comes from.
public struct RequestOrigin: Hashable, Sendable {
  public let address: String
  /// The browser in its own words, cut to 200 characters.
  public let browser: String

  public init(address: String, browser: String = "") {
    self.address = String(address.prefix(64))
    self.browser = String(browser.prefix(200))
  }

  /// The machine itself.
  public static let machine = RequestOrigin(address: "local")
}
