internal import Foundation
internal import OutwardRequests

/// What a provider says of itself.
///
/// Source: OpenID Connect Discovery 1.0, section 3.
struct ProviderDescription: Decodable, Sendable {
  var issuer: String
  var authorizationEndpoint: String
  var tokenEndpoint: String
  var keysAddress: String
  var userInfoEndpoint: String?
  var tokenEndpointMethods: [String]?
  var signatureAlgorithms: [String]?
  var statesIssuerInAnswers: Bool?

  private enum CodingKeys: String, CodingKey {
    case issuer
    case authorizationEndpoint = "authorization_endpoint"
    case tokenEndpoint = "token_endpoint"
    case keysAddress = "jwks_uri"
    case userInfoEndpoint = "userinfo_endpoint"
    case tokenEndpointMethods = "token_endpoint_auth_methods_supported"
    case signatureAlgorithms = "id_token_signing_alg_values_supported"
    case statesIssuerInAnswers = "authorization_response_iss_parameter_supported"
  }

  /// Where the description of an issuer is.
  static func address(ofIssuer issuer: String) -> String {
    (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer)
      + "/.well-known/openid-configuration"
  }

  /// Refuses a description that is another provider's, or that would send secrets in the clear.
  func check(for settings: OpenIDSettings) throws(OpenIDProblem) {
    guard issuer == settings.issuer else {
      let found = ForeignText.line(issuer)
      let templated =
        found.contains("{")
        ? " Use the address of your own directory; one address for all directories is not supported."
        : " Write the issuer in the settings exactly so, if it is the provider that you mean."
      throw fault(
        settings, "calls itself “\(found)”, and the settings say “\(settings.issuer)”.\(templated)")
    }
    let endpoints = [
      "authorization_endpoint": authorizationEndpoint, "token_endpoint": tokenEndpoint,
      "jwks_uri": keysAddress, "userinfo_endpoint": userInfoEndpoint,
    ]
    for (name, address) in endpoints.sorted(by: { $0.key < $1.key }) {
      guard let address else { continue }
      guard ProviderAddress.isAllowed(address, ofIssuer: issuer) else {
        throw fault(
          settings, "gives “\(ForeignText.line(address))” as \(name), which is no https address.")
      }
    }
    if let signatureAlgorithms, Set(signatureAlgorithms).isDisjoint(with: Self.algorithms) {
      throw fault(
        settings,
        "signs only with \(ForeignText.line(signatureAlgorithms.joined(separator: ", "))). Let it use RS256, PS256 or ES256."
      )
    }
  }

  private static let algorithms: Set = ["RS256", "PS256", "ES256"]

  private func fault(_ settings: OpenIDSettings, _ reason: String) -> OpenIDProblem {
    OpenIDProblem(
      .providerFault, provider: settings.displayName,
      "The provider at \(ProviderDescription.address(ofIssuer: settings.issuer)) \(reason)")
  }
}
