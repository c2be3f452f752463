internal import Foundation

/// A signed token as three parts of text, not yet trusted.
///
/// Source: RFC 7515, section 7.1 (compact serialization).
public struct JSONWebSignature: Hashable, Sendable {
  /// What a token says of its signature.
  public struct Header: Hashable, Sendable {
    public let algorithm: SignatureAlgorithm
    public let keyIdentifier: String?
  }

  /// Why a text is no token whose signature could be verified.
  public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    case tooLong
    case malformed
    /// The algorithm that the token names.
    case algorithm(String)
    /// The header asks for an extension that must be understood.
    case criticalExtension

    public var description: String {
      switch self {
      case .tooLong: "it is longer than \(JSONWebSignature.limit) characters"
      case .malformed: "it is not three parts of base64url text with a JSON header"
      case .algorithm(let name):
        "it names the signature algorithm “\(name)”; only RS256, PS256 and ES256 are taken"
      case .criticalExtension: "its header asks for an extension that is not known here"
      }
    }
  }

  /// The most characters of a token; those of real providers have some thousands.
  public static let limit = 65_536

  public let header: Header
  /// The bytes between the points, decoded; anybody may have written them until `isSigned(by:)` says otherwise.
  public let payload: [UInt8]
  let signature: [UInt8]
  let signedBytes: [UInt8]

  /// Takes a token apart.
  public init(_ text: String) throws(Refusal) {
    guard text.utf8.count <= Self.limit else { throw .tooLong }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let headerBytes = Base64URL.bytes(parts[0]),
      let payload = Base64URL.bytes(parts[1]), let signature = Base64URL.bytes(parts[2]),
      let fields = try? JSONDecoder().decode(HeaderFields.self, from: Data(headerBytes))
    else { throw .malformed }
    guard let algorithm = SignatureAlgorithm(rawValue: fields.alg) else {
      throw .algorithm(String(fields.alg.prefix(20)))
    }
    guard !fields.hasCritical else { throw .criticalExtension }
    header = Header(algorithm: algorithm, keyIdentifier: fields.kid)
    self.payload = payload
    self.signature = signature
    signedBytes = Array(parts[0].utf8) + [UInt8(ascii: ".")] + Array(parts[1].utf8)
  }

  /// Whether the owner of a key signed exactly this header and payload.
  public func isSigned(by key: JSONWebKey) -> Bool {
    guard key.serves(header.algorithm) else { return false }
    return SignatureVerification.accepts(
      signature, of: signedBytes, by: key.material, algorithm: header.algorithm)
  }
}

private struct HeaderFields: Decodable {
  var alg: String
  var kid: String?
  var hasCritical: Bool

  private enum Name: String, CodingKey { case alg, kid, crit }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Name.self)
    alg = try fields.decode(String.self, forKey: .alg)
    kid = try fields.decodeIfPresent(String.self, forKey: .kid)
    hasCritical = fields.contains(.crit)
  }
}
