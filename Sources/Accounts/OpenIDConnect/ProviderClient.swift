internal import Foundation
internal import FoundationNetworking
internal import OutwardRequests

/// Asks one provider and says in sentences what is wrong with its answers.
struct ProviderClient: Sendable {
  let settings: OpenIDSettings
  let exchange: OutwardExchange

  /// A JSON document at an address of the provider.
  func document<Value: Decodable>(
    _ kind: Value.Type, at address: String, called name: String, bearer: String? = nil
  ) async throws(OpenIDProblem) -> Value {
    var request = try request(address)
    if let bearer { request.setValue("Bearer \(bearer)", forHTTPHeaderField: "Authorization") }
    let reply = try await reply(to: request, called: name)
    guard reply.status == 200 else { throw unexpected(reply, name, address) }
    return try decoded(kind, reply, name, address)
  }

  /// The bytes of a document at an address of the provider.
  func bytes(at address: String, called name: String) async throws(OpenIDProblem) -> [UInt8] {
    let reply = try await reply(to: try request(address), called: name)
    guard reply.status == 200 else { throw unexpected(reply, name, address) }
    return reply.body
  }

  /// What the provider answers to a form: the value, or its error in the form of RFC 6749, section 5.2.
  func answer<Value: Decodable>(
    _ kind: Value.Type, toForm fields: [(name: String, value: String)], at address: String,
    called name: String, authorization: String?
  ) async throws(OpenIDProblem) -> Value {
    var request = try request(address)
    request.httpMethod = "POST"
    request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    if let authorization { request.setValue(authorization, forHTTPHeaderField: "Authorization") }
    request.httpBody = Data(ProviderAddress.form(fields).utf8)
    let reply = try await reply(to: request, called: name)
    if reply.status == 200 { return try decoded(kind, reply, name, address) }
    if (400..<500).contains(reply.status),
      let error = try? JSONDecoder().decode(ProviderError.self, from: Data(reply.body))
    {
      throw error.problem(settings, at: name)
    }
    throw unexpected(reply, name, address)
  }

  private func request(_ address: String) throws(OpenIDProblem) -> URLRequest {
    guard ProviderAddress.isAllowed(address, ofIssuer: settings.issuer),
      let url = URL(string: address)
    else {
      throw problem(.providerFault, "“\(ForeignText.line(address))” is no https address.")
    }
    var request = URLRequest(url: url)
    request.setValue("application/json", forHTTPHeaderField: "Accept")
    return request
  }

  private func reply(
    to request: URLRequest, called name: String
  ) async throws(OpenIDProblem) -> OutwardReply {
    do {
      return try await exchange.reply(to: request)
    } catch {
      throw problem(error, "\(name) (\(request.url?.absoluteString ?? ""))")
    }
  }

  private func problem(_ failure: OutwardFailure, _ place: String) -> OpenIDProblem {
    switch failure {
    case .timeout: problem(.unreachable, "\(place) did not answer in time.")
    case .broken(let reason): problem(.unreachable, "\(place) cannot be reached: \(reason)")
    case .tooLarge: problem(.providerFault, "\(place) answers with more than a megabyte.")
    case .redirected(let other):
      problem(
        .providerFault,
        "\(place) sends on to \(ForeignText.line(other)), and redirects are not followed. Check the issuer in the settings."
      )
    }
  }

  private func decoded<Value: Decodable>(
    _ kind: Value.Type, _ reply: OutwardReply, _ name: String, _ address: String
  ) throws(OpenIDProblem) -> Value {
    do {
      return try JSONDecoder().decode(kind, from: Data(reply.body))
    } catch {
      let found =
        if reply.contentType.contains("html") || reply.body.first == UInt8(ascii: "<") {
          "a web page"
        } else if reply.contentType == "application/jwt" {
          "a signed token"
        } else {
          "something else (\(ForeignText.line(Self.missing(error))))"
        }
      throw problem(
        .providerFault,
        "\(name) (\(address)) should answer with JSON and gives \(found). Check the issuer in the settings."
      )
    }
  }

  private static func missing(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "“\(key.stringValue)” is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      context.codingPath.isEmpty
        ? "no JSON object"
        : "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” is of another kind"
    default: "no JSON"
    }
  }

  private func unexpected(
    _ reply: OutwardReply, _ name: String, _ address: String
  ) -> OpenIDProblem {
    let kind: OpenIDProblem.Kind = reply.status >= 500 ? .unreachable : .providerFault
    let advice =
      reply.status >= 500 ? "Its own log should say why." : "Check the issuer in the settings."
    return problem(kind, "\(name) (\(address)) answers with status \(reply.status). \(advice)")
  }

  private func problem(_ kind: OpenIDProblem.Kind, _ reason: String) -> OpenIDProblem {
    OpenIDProblem(
      kind, provider: settings.displayName, "Signing in with \(settings.displayName): \(reason)")
  }
}

/// An error as a provider states it.
struct ProviderError: Decodable, Sendable {
  var error: String
  var explanation: String?

  private enum CodingKeys: String, CodingKey {
    case error
    case explanation = "error_description"
  }

  init(error: String, explanation: String?) {
    self.error = error
    self.explanation = explanation
  }

  func problem(_ settings: OpenIDSettings, at name: String) -> OpenIDProblem {
    let said = explanation.map { " (“\(ForeignText.line($0))”)" } ?? ""
    let (kind, advice): (OpenIDProblem.Kind, String) =
      switch error {
      case "invalid_client", "unauthorized_client":
        (
          .settings,
          " Check the client id and the client secret in the settings, and whether the secret has expired."
        )
      case "invalid_scope", "redirect_uri_mismatch", "invalid_request", "unsupported_response_type":
        (
          .settings,
          " Check the scopes and the callback in the settings, and what is registered at the provider."
        )
      case "temporarily_unavailable", "server_error": (.unreachable, "")
      default: (.refused, "")
      }
    return OpenIDProblem(
      kind, provider: settings.displayName,
      "\(settings.displayName) refuses at \(name): “\(ForeignText.line(error, limit: 60))”\(said).\(advice)"
    )
  }
}
