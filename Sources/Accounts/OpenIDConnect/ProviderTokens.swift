internal import Foundation
internal import OutwardRequests

/// What a code is exchanged for.
///
/// Source: OpenID Connect Core 1.0, section 3.1.3.3.
struct ProviderTokens: Decodable, Sendable {
  var identityToken: String
  var accessToken: String?

  private enum CodingKeys: String, CodingKey {
    case identityToken = "id_token"
    case accessToken = "access_token"
  }
}

extension ProviderClient {
  /// Exchanges a code for tokens.
  func tokens(
    forCode code: String, _ secrets: LoginSecrets, _ description: ProviderDescription
  ) async throws(OpenIDProblem) -> ProviderTokens {
    var fields: [(name: String, value: String)] = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.callback),
      ("code_verifier", secrets.verifier),
    ]
    var authorization: String?
    if let secret = settings.clientSecret {
      // RFC 8414, section 2: basic when the provider does not say.
      let methods = description.tokenEndpointMethods ?? ["client_secret_basic"]
      if methods.contains("client_secret_basic") {
        // RFC 6749, section 2.3.1: both parts are encoded as in a form first.
        let pair =
          "\(ProviderAddress.encoded(settings.clientID)):\(ProviderAddress.encoded(secret.text))"
        authorization = "Basic " + Data(pair.utf8).base64EncodedString()
      } else if methods.contains("client_secret_post") {
        fields.append(("client_id", settings.clientID))
        fields.append(("client_secret", secret.text))
      } else {
        throw OpenIDProblem(
          .settings, provider: settings.displayName,
          "\(settings.displayName) takes no client secret (it takes \(ForeignText.line(methods.joined(separator: ", ")))). Register Cairn there with client_secret_basic or client_secret_post."
        )
      }
    } else {
      fields.append(("client_id", settings.clientID))
    }
    return try await answer(
      ProviderTokens.self, toForm: fields, at: description.tokenEndpoint,
      called: "its token endpoint", authorization: authorization)
  }

  /// The person of a statement that holds, when the settings admit the person.
  func identity(
    _ token: IdentityToken, _ tokens: ProviderTokens, _ description: ProviderDescription
  ) async throws(OpenIDProblem) -> ExternalIdentity {
    var profile = token.profile
    if profile.email == nil, let address = description.userInfoEndpoint,
      let bearer = tokens.accessToken
    {
      let more = try await document(
        PersonProfile.self, at: address, called: "its userinfo endpoint", bearer: bearer)
      // OpenID Connect Core 1.0, section 5.3.4: otherwise it may be about somebody else.
      guard more.subject == token.subject else {
        throw OpenIDProblem(
          .untrusted, provider: settings.displayName,
          "Signing in with \(settings.displayName): its userinfo endpoint speaks of another person than its statement."
        )
      }
      profile.email = more.email
      profile.isEmailVerified = more.isEmailVerified
      profile.name = profile.name ?? more.name
    }
    let email = profile.email.flatMap { EmailAddress($0) }
    let isTrusted =
      email != nil && (profile.isEmailVerified ?? settings.trustsEmailWithoutStatement)
    try admit(email, isTrusted: isTrusted)
    return ExternalIdentity(
      issuer: token.issuer, subject: token.subject, email: email?.description,
      emailVerified: isTrusted, name: profile.name.flatMap(DisplayName.checked))
  }

  private func admit(_ email: EmailAddress?, isTrusted: Bool) throws(OpenIDProblem) {
    guard !settings.allowedEmailDomains.isEmpty else { return }
    let domains = settings.allowedEmailDomains.joined(separator: ", ")
    let reason: String
    if let email {
      let domain = email.description.split(separator: "@").last ?? ""
      guard settings.allowedEmailDomains.contains(where: { $0.lowercased() == domain }) else {
        throw notAdmitted(
          "The address of a person is of the domain “\(ForeignText.line(domain))”; the settings admit \(domains)."
        )
      }
      if isTrusted { return }
      reason =
        "\(settings.displayName) does not state that the address of a person is verified, and the settings do not trust such addresses."
    } else {
      reason =
        "\(settings.displayName) gives no address of a person, and the settings admit only \(domains). Ask for the scope “email”."
    }
    throw notAdmitted(reason)
  }

  private func notAdmitted(_ reason: String) -> OpenIDProblem {
    OpenIDProblem(.notAdmitted, provider: settings.displayName, reason)
  }
}
