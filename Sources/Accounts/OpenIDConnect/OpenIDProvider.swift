internal import Cryptography
public import Foundation
internal import OutwardRequests

/// Signs people in by an OpenID Connect provider: authorization code flow with PKCE, state and nonce.
///
/// One value serves all sign-ins of a provider, and keeps its description and keys between them.
///
/// Source: OpenID Connect Core 1.0, section 3.1; RFC 7636; RFC 9207; RFC 9700.
public struct OpenIDProvider: Sendable {
  public let settings: OpenIDSettings
  private let client: ProviderClient
  private let logins: PendingLogins
  private let descriptions: KeptDocument<ProviderDescription>
  private let keys: KeptDocument<JSONWebKeySet>

  /// A provider by its settings; nothing is asked yet.
  ///
  /// - Parameter timeout: Seconds that the provider may take for one answer.
  /// - Throws: `OpenIDProblem` when the settings cannot work.
  public init(
    settings: OpenIDSettings, logins: PendingLogins, timeout: Double = 10
  ) throws(OpenIDProblem) {
    try settings.check()
    self.settings = settings
    self.logins = logins
    let client = ProviderClient(
      settings: settings, exchange: OutwardExchange(seconds: timeout))
    self.client = client
    let descriptions = KeptDocument { _ in
      let description = try await client.document(
        ProviderDescription.self, at: ProviderDescription.address(ofIssuer: settings.issuer),
        called: "its description")
      try description.check(for: settings)
      return description
    }
    self.descriptions = descriptions
    keys = KeptDocument { now in
      let address = try await descriptions.value(at: now).keysAddress
      let bytes = try await client.bytes(at: address, called: "its list of keys")
      guard let keys = JSONWebKeySet(json: bytes) else {
        throw OpenIDProblem(
          .providerFault, provider: settings.displayName,
          "Signing in with \(settings.displayName): its list of keys (\(address)) is no JSON Web Key Set of at most \(JSONWebKeySet.limit) keys."
        )
      }
      return keys
    }
  }

  /// Asks the provider for its description and keys, and says what is wrong with them.
  ///
  /// - Throws: `OpenIDProblem`.
  public func check(at now: Date) async throws {
    guard try await !keys.value(at: now).keys.isEmpty else {
      throw problem(.providerFault, "its list of keys has none for RS256, PS256 or ES256.")
    }
  }

  /// Begins a sign-in.
  ///
  /// - Parameters:
  ///   - returnTo: The page of Cairn to show afterwards; anything but a path of Cairn becomes `/`.
  ///   - browserValue: The value in the browser's cookie, when it has one, so that two windows can sign in at once.
  ///   - loginHint: The address that the person typed, if any.
  ///   - again: Whether the provider shall ask for the password, however lately it did; it then says when that was.
  /// - Throws: `OpenIDProblem`, or `DatabaseProblem`.
  public func begin(
    returnTo: String, browserValue: String? = nil, loginHint: String? = nil, again: Bool = false,
    at now: Date
  ) async throws -> OpenIDLoginStart {
    let description = try await descriptions.value(at: now)
    let secrets = LoginSecrets(continuing: browserValue)
    var fields: [(name: String, value: String)] = [
      ("response_type", "code"), ("client_id", settings.clientID),
      ("redirect_uri", settings.callback), ("scope", settings.scopes.joined(separator: " ")),
      ("state", secrets.state), ("nonce", secrets.nonce),
      ("code_challenge", secrets.challenge), ("code_challenge_method", "S256"),
    ]
    // Either alone is passed over by some providers; of `max_age` the standard says that the answer tells the time.
    if again { fields += [("prompt", "login"), ("max_age", "0")] }
    if let loginHint, loginHint.utf8.count <= 254 { fields.append(("login_hint", loginHint)) }
    try await logins.add(secrets, settings, returnTo: Self.localPath(returnTo), at: now)
    return OpenIDLoginStart(
      redirect: ProviderAddress.adding(fields, to: description.authorizationEndpoint),
      browserValue: secrets.browserValue)
  }

  /// Completes a sign-in with what the browser brings back; an attempt is completed once at most.
  ///
  /// - Parameter browserValue: The value in the browser's cookie.
  /// - Throws: `OpenIDProblem`, or `DatabaseProblem`.
  public func finish(
    _ answer: OpenIDAnswer, browserValue: String?, at now: Date
  ) async throws -> OpenIDSignIn {
    guard let browserValue,
      let secrets = LoginSecrets(state: answer.state, browserValue: browserValue),
      let returnTo = try await logins.take(secrets, settings, at: now)
    else {
      throw problem(
        .expired,
        "the answer belongs to no attempt that waits: it took more than ten minutes, came twice, or began in another browser."
      )
    }
    let description = try await descriptions.value(at: now)
    if let issuer = answer.issuer {
      guard issuer == settings.issuer else {
        throw problem(.untrusted, "the answer names the issuer “\(ForeignText.line(issuer))”.")
      }
    } else if description.statesIssuerInAnswers == true {
      throw problem(
        .untrusted, "the answer does not name its issuer, as the provider says it does.")
    }
    switch answer.outcome {
    case .error(let error): throw error.problem(settings, at: "its own page")
    case .code(let code):
      let tokens = try await client.tokens(forCode: code, secrets, description)
      let token = try await verified(tokens, secrets, at: now)
      let identity = try await client.identity(token, tokens, description)
      return OpenIDSignIn(
        identity: identity, returnTo: returnTo,
        authenticatedAt: token.authenticated.map { min(now, Date(timeIntervalSince1970: $0)) })
    }
  }

  /// The statement in a token, when its signature and contents hold.
  private func verified(
    _ tokens: ProviderTokens, _ secrets: LoginSecrets, at now: Date
  ) async throws -> IdentityToken {
    let signed: JSONWebSignature
    do {
      signed = try JSONWebSignature(tokens.identityToken)
    } catch {
      throw problem(.untrusted, "its signed statement is refused: \(error).")
    }
    if try await !isSigned(signed, by: keys.value(at: now)) {
      // The provider may have changed its keys since they were read.
      guard let newer = try await keys.newerValue(at: now), isSigned(signed, by: newer) else {
        throw problem(
          .untrusted,
          "its statement is signed by none of its published keys (\(signed.header.keyIdentifier.map { "key “\(ForeignText.line($0))”" } ?? "no key named"))."
        )
      }
    }
    guard let token = try? JSONDecoder().decode(IdentityToken.self, from: Data(signed.payload))
    else {
      throw problem(.untrusted, "its statement lacks one of iss, sub, aud, exp and iat.")
    }
    if let fault = token.fault(
      settings: settings, nonce: secrets.nonce, accessToken: tokens.accessToken, at: now)
    {
      throw problem(.untrusted, "its statement \(fault).")
    }
    return token
  }

  private func isSigned(_ token: JSONWebSignature, by set: JSONWebKeySet) -> Bool {
    // More than a few of one name are a way to keep a server busy.
    set.keys(for: token.header).prefix(10).contains { token.isSigned(by: $0) }
  }

  /// A path of Cairn, or `/` for anything that a browser could take for another place.
  static func localPath(_ text: String) -> String {
    guard text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 2000,
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
    else { return "/" }
    return text
  }

  private func problem(_ kind: OpenIDProblem.Kind, _ reason: String) -> OpenIDProblem {
    OpenIDProblem(
      kind, provider: settings.displayName, "Signing in with \(settings.displayName): \(reason)")
  }
}
