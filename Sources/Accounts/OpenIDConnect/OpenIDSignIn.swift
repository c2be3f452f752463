public import Foundation

/// The beginning of a sign-in: where the browser goes, and what it keeps.
public struct OpenIDLoginStart: Sendable {
  /// The provider's page.
  public let redirect: String
  /// Goes into a cookie of the browser for `PendingLogins.seconds`: HttpOnly, Secure, SameSite=Lax, name with `__Host-`.
  public let browserValue: String
}

/// A sign-in that came about.
public struct OpenIDSignIn: Sendable {
  /// The person; its e-mail counts as verified when the provider says so, or the settings vouch for its silence.
  public let identity: ExternalIdentity
  /// The page of Cairn that the person wanted to see: a path that begins with one slash.
  public let returnTo: String
  /// When the person last gave a password at the provider, never later than now; nil when the provider does not say.
  public let authenticatedAt: Date?
}
