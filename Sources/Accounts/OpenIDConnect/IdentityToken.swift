internal import Cryptography
internal import Foundation
internal import OutwardRequests

/// What a provider states about a person in a signed token.
///
/// Source: OpenID Connect Core 1.0, sections 2 and 3.1.3.7.
struct IdentityToken: Decodable, Sendable {
  var issuer: String
  var subject: String
  var audience: [String]
  var authorizedParty: String?
  var expires: Double
  var issued: Double
  var notBefore: Double?
  /// When the person gave a password, which may be long before.
  var authenticated: Double?
  var nonce: String?
  var accessTokenDigest: String?
  var profile: PersonProfile

  private enum Name: String, CodingKey {
    case iss, sub, aud, azp, exp, iat, nbf, nonce
    case digest = "at_hash"
    case authenticated = "auth_time"
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Name.self)
    issuer = try fields.decode(String.self, forKey: .iss)
    subject = try fields.decode(String.self, forKey: .sub)
    audience =
      if let one = try? fields.decode(String.self, forKey: .aud) { [one] } else {
        try fields.decode([String].self, forKey: .aud)
      }
    authorizedParty = try fields.decodeIfPresent(String.self, forKey: .azp)
    expires = try fields.decode(Double.self, forKey: .exp)
    issued = try fields.decode(Double.self, forKey: .iat)
    notBefore = try fields.decodeIfPresent(Double.self, forKey: .nbf)
    authenticated = try fields.decodeIfPresent(Double.self, forKey: .authenticated)
    nonce = try fields.decodeIfPresent(String.self, forKey: .nonce)
    accessTokenDigest = try fields.decodeIfPresent(String.self, forKey: .digest)
    profile = try PersonProfile(from: decoder)
  }

  /// By how much the clocks may differ.
  static let leewaySeconds = 60.0

  /// The first thing that is wrong, as the end of “its statement …”; nil when the statement is for this attempt.
  func fault(
    settings: OpenIDSettings, nonce wanted: String, accessToken: String?, at now: Date
  ) -> String? {
    let seconds = now.timeIntervalSince1970
    if issuer != settings.issuer { return "is by “\(ForeignText.line(issuer))”" }
    if !audience.contains(settings.clientID) { return "is for another program than Cairn" }
    if audience.count > 1, authorizedParty == nil {
      return "is for several programs and does not say which asked for it"
    }
    if let authorizedParty, authorizedParty != settings.clientID {
      return "was asked for by another program than Cairn"
    }
    if !(seconds < expires + Self.leewaySeconds) {
      return "has expired. Check the clocks of both machines"
    }
    if !(issued <= seconds + Self.leewaySeconds) {
      return "is from the future. Check the clocks of both machines"
    }
    if let notBefore, !(notBefore <= seconds + Self.leewaySeconds) {
      return "is not valid yet. Check the clocks of both machines"
    }
    if let authenticated, !(authenticated <= seconds + Self.leewaySeconds) {
      return "says that the person gave a password in the future. Check the clocks of both machines"
    }
    guard let nonce, ConstantTime.equal(nonce, wanted) else {
      return "does not belong to this attempt to sign in"
    }
    if let accessTokenDigest, !Self.isDigest(accessTokenDigest, of: accessToken) {
      return "does not belong to the access token that came with it"
    }
    guard !subject.isEmpty, subject.utf8.count <= 255 else { return "names no person" }
    return nil
  }

  /// Whether a text is the left half of the access token's SHA-256; all signatures that are taken use it.
  private static func isDigest(_ digest: String, of accessToken: String?) -> Bool {
    guard let accessToken else { return false }
    return ConstantTime.equal(
      digest, Base64URL.text(SHA256.digest(Array(accessToken.utf8)).prefix(16)))
  }
}

/// What a provider tells of a person besides who it is.
///
/// Source: OpenID Connect Core 1.0, section 5.1.
struct PersonProfile: Decodable, Sendable {
  var subject: String?
  var email: String?
  var isEmailVerified: Bool?
  var name: String?

  private enum Name: String, CodingKey {
    case sub, email, name
    case isVerified = "email_verified"
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Name.self)
    subject = try fields.decodeIfPresent(String.self, forKey: .sub)
    // A profile that is written otherwise is as if it were not there.
    email = try? fields.decodeIfPresent(String.self, forKey: .email)
    name = try? fields.decodeIfPresent(String.self, forKey: .name)
    // Some providers write the truth value as text.
    isEmailVerified =
      (try? fields.decodeIfPresent(Bool.self, forKey: .isVerified))
      ?? (try? fields.decodeIfPresent(String.self, forKey: .isVerified)).map { $0 == "true" }
  }
}
