/// Why a sign-in by a provider did not come about.
///
/// `description` is for the administrator's log and names addresses and answers; what a page says by `kind` tells nothing
/// that an attacker could use.
public struct OpenIDProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What it means for the person at the browser.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The settings in Cairn cannot be right.
    case settings
    /// The provider does not answer now.
    case unreachable
    /// The provider answers against the standard, or not as the settings expect.
    case providerFault
    /// The provider did not sign the person in, or takes back what it gave.
    case refused
    /// The attempt is unknown: too old, used before, or begun in another browser.
    case expired
    /// The provider's statement about the person does not hold.
    case untrusted
    /// The person is known to the provider and may not sign in here.
    case notAdmitted
  }

  public let kind: Kind
  /// The provider as people know it.
  public let provider: String
  /// The reason, in full sentences for the administrator.
  public let description: String

  public init(_ kind: Kind, provider: String, _ description: String) {
    self.kind = kind
    self.provider = provider
    self.description = description
  }
}
