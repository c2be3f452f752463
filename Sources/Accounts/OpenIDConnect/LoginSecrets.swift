internal import Cryptography

/// What binds one attempt to sign in to the browser that began it.
///
/// The browser keeps `browserValue` in a cookie, and the provider returns `state` by the address. Nonce and PKCE
/// verifier follow from both, so that a copy of the database completes nobody's sign-in.
struct LoginSecrets: Sendable {
  let state: String
  let browserValue: String

  /// The secrets of a new attempt.
  ///
  /// - Parameter browserValue: The value that the browser has already, when another window began an attempt before;
  ///   anything that was not made here is replaced.
  init(continuing browserValue: String?) {
    state = Self.randomText()
    self.browserValue = browserValue.flatMap { Self.isValue($0) ? $0 : nil } ?? Self.randomText()
  }

  /// The secrets of an attempt that comes back; nil when the texts cannot be from here.
  init?(state: String, browserValue: String) {
    guard Self.isValue(state), Self.isValue(browserValue) else { return nil }
    self.state = state
    self.browserValue = browserValue
  }

  /// Ties the provider's statement to this attempt (OpenID Connect Core 1.0, section 15.5.2).
  var nonce: String { derived("nonce") }

  /// Shows the provider that who redeems a code began the attempt (RFC 7636).
  var verifier: String { derived("verifier") }

  /// The page to return to, as the database keeps it: its address may hold the token of an invitation.
  func sealed(_ returnTo: String) -> [UInt8] {
    SealedBox.seal(Array(returnTo.utf8), key: key("return"), context: Array(state.utf8))
  }

  /// The page of `sealed(_:)`; nil when it is of another attempt.
  func opened(_ box: [UInt8]) -> String? {
    SealedBox.open(box, key: key("return"), context: Array(state.utf8))
      .flatMap { String(validating: $0, as: UTF8.self) }
  }

  var challenge: String { Base64URL.text(SHA256.digest(Array(verifier.utf8))) }

  var stateDigest: String { SHA256.hex(Array(state.utf8)) }

  var browserDigest: String { SHA256.hex(Array(browserValue.utf8)) }

  private func derived(_ purpose: String) -> String { Base64URL.text(key(purpose)) }

  private func key(_ purpose: String) -> [UInt8] {
    HMAC.sha256(key: Array(browserValue.utf8), message: Array("openid \(purpose) \(state)".utf8))
  }

  private static func randomText() -> String { Base64URL.text(RandomBytes.make(32)) }

  private static func isValue(_ text: String) -> Bool { Base64URL.bytes(text)?.count == 32 }
}
