internal import Foundation

/// What the browser brings back from the provider, in the query of the callback.
public struct OpenIDAnswer: Sendable {
  let state: String
  let issuer: String?
  let outcome: Outcome

  enum Outcome: Sendable {
    case code(String)
    case error(ProviderError)
  }

  /// Reads a query; nil when it is no answer of a provider.
  ///
  /// A field that comes twice is refused: which of the two counts differs between programs.
  public init?(query: String) {
    guard query.utf8.count <= 16_384 else { return nil }
    var fields: [String: String] = [:]
    for part in query.split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(pair[0]),
        let value = Self.decoded(pair.count > 1 ? pair[1] : "")
      else { return nil }
      guard fields.updateValue(value, forKey: name) == nil else { return nil }
    }
    guard let state = fields["state"], !state.isEmpty else { return nil }
    self.state = state
    issuer = fields["iss"]
    if let error = fields["error"] {
      outcome = .error(ProviderError(error: error, explanation: fields["error_description"]))
    } else if let code = fields["code"], !code.isEmpty {
      outcome = .code(code)
    } else {
      return nil
    }
  }

  /// An answer with a code.
  public init(code: String, state: String, issuer: String? = nil) {
    self.state = state
    self.issuer = issuer
    outcome = .code(code)
  }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }
}
