internal import Cryptography
internal import Databases
public import Foundation

/// A signed-in browser.
public struct Session: Hashable, Sendable, Identifiable {
  /// Names the session in lists; shows nothing of its token.
  public let id: Identifier<Session>
  public let account: Account.ID
  public let created: Date
  /// To the minute.
  public let lastSeen: Date
  /// When a password was last given in it.
  public let provenAt: Date
  /// The absolute limit.
  public let expires: Date
  public let origin: RequestOrigin
}

/// A session that was just made or given a new token.
public struct NewSession: Sendable {
  /// For the cookie; kept nowhere.
  public let token: String
  public let session: Session
  public let account: Account
  public let principal: Principal
}

/// Who is behind a session's token.
public struct SignedIn: Sendable {
  public let session: Session
  public let account: Account
  public let principal: Principal
  /// The person's rights have grown since the token was made: call `freshToken` and set the cookie again.
  public let needsFreshToken: Bool
}

/// Random texts that stand for somebody, of which only a digest is kept.
enum SecretText {
  /// 256 random bits.
  static func make() -> String { Base32.text(RandomBytes.make(32)).lowercased() }

  /// What is kept.
  ///
  /// A plain digest will do, since nobody can guess 256 bits.
  static func hash(_ text: String) -> String { SHA256.hex(Array(text.utf8)) }
}

extension Session {
  static let columns = """
    s.id, s.account, s.created, s.last_seen, s.proven, s.expires, s.address, s.browser
    """
  static let columnCount = 8

  init(_ row: SQLRow) throws {
    id = Session.ID(try row.text(0))
    account = Account.ID(try row.text(1))
    created = try row.instant(2)
    lastSeen = try row.instant(3)
    provenAt = try row.instant(4)
    expires = try row.instant(5)
    origin = RequestOrigin(address: try row.text(6), browser: try row.text(7))
  }

  func principal(_ account: Account) -> Principal {
    Principal(
      account: account.id, name: account.name, means: .session(id, provenAt: provenAt))
  }
}
