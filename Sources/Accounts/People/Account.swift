internal import Databases
public import Foundation

/// A person who may sign in.
public struct Account: Hashable, Sendable, Identifiable {
  public let id: Identifier<Account>
  /// Nil when the personal data were deleted.
  public let email: EmailAddress?
  public let name: String
  public let isAdministrator: Bool
  public let created: Date
  /// Since when the account is closed; nil while it is open.
  public let disabled: Date?
  public let deleted: Date?
  public let hasPassword: Bool
  public let hasSecondFactor: Bool
  /// The language that the person has chosen, such as `es`; nil while they have chosen none.
  public let language: String?

  public var isOpen: Bool { disabled == nil && deleted == nil }
}

/// An account with what only its own checks may see.
struct KeptAccount: Sendable {
  static let columns = """
    a.id, a.email, a.name, a.administrator, a.created, a.disabled, a.deleted, a.password_hash,
    a.totp_secret, a.invited_email, a.totp_pending, a.language
    """
  static let columnCount = 12

  let account: Account
  let passwordHash: String?
  let sealedSecret: [UInt8]?
  let pendingSecret: [UInt8]?
  let invitedEmail: String?

  init(_ row: SQLRow, from first: Int = 0) throws {
    passwordHash = try row.optionalText(first + 7)
    sealedSecret = try row.optionalBytes(first + 8)
    invitedEmail = try row.optionalText(first + 9)
    pendingSecret = try row.optionalBytes(first + 10)
    account = Account(
      id: Account.ID(try row.text(first)),
      email: try row.optionalText(first + 1).map(EmailAddress.init(kept:)),
      name: try row.text(first + 2), isAdministrator: try row.bool(first + 3),
      created: try row.instant(first + 4), disabled: try row.optionalInstant(first + 5),
      deleted: try row.optionalInstant(first + 6), hasPassword: passwordHash != nil,
      hasSecondFactor: sealedSecret != nil, language: try row.optionalText(first + 11))
  }

  static func find(_ id: Account.ID, _ transaction: any SQLTransaction) throws -> KeptAccount? {
    try transaction.first(
      "SELECT \(columns) FROM account a WHERE a.id = $1", [.text(id.rawValue)]
    ).map { try KeptAccount($0) }
  }

  static func find(
    email: EmailAddress, _ transaction: any SQLTransaction
  ) throws -> KeptAccount? {
    try transaction.first(
      "SELECT \(columns) FROM account a WHERE a.email = $1", [.text(email.description)]
    ).map { try KeptAccount($0) }
  }

  /// The account, or a refusal.
  static func get(_ id: Account.ID, _ transaction: any SQLTransaction) throws -> KeptAccount {
    guard let found = try find(id, transaction) else { throw AccountProblem.noAccount }
    return found
  }
}
