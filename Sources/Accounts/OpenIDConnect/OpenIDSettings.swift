internal import Foundation

/// One provider that people may sign in with.
public struct OpenIDSettings: Hashable, Sendable {
  /// The name on the button.
  public var displayName: String
  /// The provider's address as it writes it itself, to the letter.
  public var issuer: String
  /// The name that the provider knows Cairn by.
  public var clientID: String
  /// Nil for a public client, which proves itself by PKCE alone.
  public var clientSecret: ClientSecret?
  /// The page of Cairn that the provider sends people back to; registered there to the letter.
  public var callback: String
  /// What is asked for; `openid` must be among it.
  public var scopes: [String]
  /// Only addresses of these domains may sign in; empty for all.
  public var allowedEmailDomains: [String]
  /// Whether an address counts of which the provider does not state whether it is verified.
  ///
  /// Right for the directory of one organisation, whose administrators write the addresses; wrong for a provider
  /// where people write their own. An address that is stated not to be verified never counts.
  public var trustsEmailWithoutStatement: Bool

  public init(
    displayName: String, issuer: String, clientID: String, clientSecret: ClientSecret? = nil,
    callback: String, scopes: [String] = ["openid", "email", "profile"],
    allowedEmailDomains: [String] = [], trustsEmailWithoutStatement: Bool = false
  ) {
    self.displayName = displayName
    self.issuer = issuer
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.callback = callback
    self.scopes = scopes
    self.allowedEmailDomains = allowedEmailDomains
    self.trustsEmailWithoutStatement = trustsEmailWithoutStatement
  }

  /// Refuses settings that cannot work, before anybody tries to sign in.
  func check() throws(OpenIDProblem) {
    guard ProviderAddress.isAllowed(issuer, ofIssuer: issuer), !issuer.contains("?") else {
      throw fault("The issuer “\(issuer)” should be an https address without “?” or “#”.")
    }
    guard !clientID.isEmpty, clientID.utf8.count <= 512 else {
      throw fault("The client id is missing or longer than 512 characters.")
    }
    guard ProviderAddress.isAllowed(callback, ofIssuer: callback) else {
      throw fault("The callback “\(callback)” should be the https address of a page of Cairn.")
    }
    guard scopes.contains("openid"), scopes.allSatisfy(Self.isScope) else {
      throw fault("The scopes should be single words with “openid” among them.")
    }
    for domain in allowedEmailDomains {
      guard !domain.isEmpty, !domain.contains("@"), !domain.contains(where: \.isWhitespace) else {
        throw fault("“\(domain)” should be an e-mail domain such as “city.gov”, without “@”.")
      }
    }
  }

  // RFC 6749, section 3.3.
  private static func isScope(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
  }

  private func fault(_ reason: String) -> OpenIDProblem {
    OpenIDProblem(
      .settings, provider: displayName, "The settings of \(displayName) do not work: \(reason)")
  }
}
