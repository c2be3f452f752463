internal import Cryptography

/// Shows that a browser is that of the person at the machine, in a store without accounts.
///
/// Made at each start of a server and kept in its memory alone. The program prints it where only that person reads it:
/// who sends a request from the machine's own address may as well be another of its users, or a proxy.
public struct LocalKey: Sendable {
  private let bytes = RandomBytes.make(32)

  /// Another one each time.
  public init() {}

  /// What is printed.
  public var text: String { Base32.text(bytes).lowercased() }

  /// What the browser keeps in a cookie; the key does not follow from it.
  public var cookieValue: String {
    Base32.text(HMAC.sha256(key: bytes, message: Array("cairn local browser".utf8))).lowercased()
  }

  /// Whether somebody has what was printed.
  public func opens(_ typed: String) -> Bool { ConstantTime.equal(typed, text) }

  /// Whether a cookie is the one that this server has set.
  public func accepts(cookie: String) -> Bool { ConstantTime.equal(cookie, cookieValue) }
}
