internal import Accounts
internal import Databases
internal import Foundation

/// A city's own sign-in, as the environment of the server names it.
///
/// The environment rather than options, so that no secret stands in a list of processes.
struct OpenIDEnvironment {
  private static let callbackPath = "/sign-in/openid/answer"
  let environment: [String: String]

  /// The provider; nil when none is named.
  ///
  /// - Parameter address: The address of this server as people type it.
  /// - Throws: `OpenIDProblem` when the settings cannot work, `CommandFailure` when one is missing.
  func provider(at address: String, database: any SQLDatabase) throws -> OpenIDProvider? {
    guard let issuer = environment["CAIRN_OPENID_ISSUER"], !issuer.isEmpty else { return nil }
    guard let client = environment["CAIRN_OPENID_CLIENT"], !client.isEmpty else {
      throw CommandFailure(
        "CAIRN_OPENID_ISSUER is set and CAIRN_OPENID_CLIENT is not: it is the client id that the provider gave."
      )
    }
    let name = environment["CAIRN_OPENID_NAME"] ?? "your organization"
    let domains = (environment["CAIRN_OPENID_DOMAINS"] ?? "").split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let settings = OpenIDSettings(
      displayName: name, issuer: issuer, clientID: client, clientSecret: try clientSecret(name),
      callback: address + Self.callbackPath, allowedEmailDomains: domains,
      trustsEmailWithoutStatement: environment["CAIRN_OPENID_TRUST_EMAIL"] == "yes")
    return try OpenIDProvider(settings: settings, logins: PendingLogins(database: database))
  }

  private func clientSecret(_ provider: String) throws -> ClientSecret? {
    if let file = environment["CAIRN_OPENID_SECRET_FILE"] {
      return try ClientSecret(file: file, provider: provider)
    }
    guard environment["CAIRN_OPENID_SECRET"] != nil else { return nil }
    return try ClientSecret(
      variable: "CAIRN_OPENID_SECRET", of: environment, provider: provider)
  }
}
