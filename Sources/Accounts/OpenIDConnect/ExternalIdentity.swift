/// Who a person is to a provider, as the provider stated it just now.
///
/// `issuer` and `subject` together name the person for good; an address may pass to somebody else and is only for
/// finding an invitation.
public struct ExternalIdentity: Hashable, Sendable {
  public let issuer: String
  public let subject: String
  public let email: EmailAddress?
  /// Whether the provider states that the address is the person's, or the settings say that its addresses always are.
  public let isEmailTrusted: Bool
  public let name: String?
}

/// A sign-in that came about.
public struct OpenIDSignIn: Sendable {
  public let identity: ExternalIdentity
  /// The page of Cairn that the person wanted to see: a path that begins with one slash.
  public let returnTo: String
  /// The provider's signed statement; kept with the session, it lets `signOutAddress` name the session to end.
  public let identityToken: String
}
