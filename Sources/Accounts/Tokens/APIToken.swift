internal import Cryptography
internal import Databases
public import Foundation

/// A token by which a program acts for a person, within limits.
public struct APIToken: Hashable, Sendable, Identifiable {
  public let id: Identifier<APIToken>
  public let account: Account.ID
  public let name: String
  public let scopes: Set<TokenScope>
  /// The workspaces that it is limited to; nil for all that its person may reach.
  public let workspaces: Set<String>?
  public let created: Date
  public let expires: Date
  /// To the minute; nil when it was never used.
  public let lastUsed: Date?
  public let lastAddress: String?
  public let revoked: Date?
}

/// A token that was just made.
public struct NewAPIToken: Sendable {
  /// Shown once; kept nowhere.
  public let text: String
  public let token: APIToken
}

/// The text of a token: `cairn_`, 200 random bits and a checksum.
///
/// The prefix lets scanners find a token that was published by mistake; the checksum tells one that was cut or mistyped
/// from one that was revoked, without asking the database.
public enum APITokenText {
  private static let prefix = "cairn_"
  private static let secretLength = 40
  private static let checksumLength = 7

  static func make() -> String {
    let secret = Base32.text(RandomBytes.make(25)).lowercased()
    return prefix + secret + checksum(secret)
  }

  /// Whether a text has the shape and the checksum of a token.
  public static func isComplete(_ text: String) -> Bool {
    guard text.hasPrefix(prefix), text.utf8.count == 6 + secretLength + checksumLength else {
      return false
    }
    let body = text.dropFirst(prefix.count)
    return checksum(String(body.prefix(secretLength))) == body.suffix(checksumLength)
  }

  private static func checksum(_ secret: String) -> String {
    Base32.text(Array(SHA256.digest(Array((prefix + secret).utf8)).prefix(4))).lowercased()
  }
}

extension APIToken {
  static let columns = """
    t.id, t.account, t.name, t.scopes, t.workspaces, t.created, t.expires, t.last_used,
    t.last_address, t.revoked
    """
  static let columnCount = 10

  init(_ row: SQLRow) throws {
    id = APIToken.ID(try row.text(0))
    account = Account.ID(try row.text(1))
    name = try row.text(2)
    scopes = Set(
      try row.text(3).split(separator: " ").compactMap { TokenScope(rawValue: String($0)) })
    workspaces = try row.optionalText(4).map { Set($0.split(separator: " ").map(String.init)) }
    created = try row.instant(5)
    expires = try row.instant(6)
    lastUsed = try row.optionalInstant(7)
    lastAddress = try row.optionalText(8)
    revoked = try row.optionalInstant(9)
  }
}
