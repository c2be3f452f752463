internal import Cryptography

/// Tokens in forms that show that a request comes from a page of this instance.
public struct RequestForgeryGuard: Sendable {
  private let secret: InstanceSecret

  public init(secret: InstanceSecret) { self.secret = secret }

  /// The token for a session's id, or for a random value in a cookie before anybody is signed in.
  public func token(for handle: String) -> String {
    Base32.text(secret.code("forms", handle)).lowercased()
  }

  /// Whether a token belongs to the handle.
  public func accepts(_ token: String, for handle: String) -> Bool {
    ConstantTime.equal(token, self.token(for: handle))
  }
}
