internal import Foundation

/// A public key as a provider publishes it.
///
/// Source: RFC 7517; RFC 7518, section 6.
public struct JSONWebKey: Hashable, Sendable {
  /// The numbers of a key; all big-endian.
  public enum Material: Hashable, Sendable {
    case rsa(modulus: [UInt8], exponent: [UInt8])
    case p256(x: [UInt8], y: [UInt8])
  }

  /// The name that tokens call the key by.
  public let identifier: String?
  public let material: Material
  /// The only algorithm that the key is for, when the provider says so.
  public let algorithm: SignatureAlgorithm?

  public init(identifier: String?, material: Material, algorithm: SignatureAlgorithm? = nil) {
    self.identifier = identifier
    self.material = material
    self.algorithm = algorithm
  }

  /// Whether the key's kind and purpose are those of an algorithm.
  public func serves(_ wanted: SignatureAlgorithm) -> Bool {
    if let algorithm, algorithm != wanted { return false }
    return switch (material, wanted) {
    case (.rsa, .rs256), (.rsa, .ps256), (.p256, .es256): true
    default: false
    }
  }
}

/// The public keys that a provider publishes in one document.
///
/// Source: RFC 7517, section 5.
public struct JSONWebKeySet: Hashable, Sendable {
  /// No provider needs more, and each may cost a verification.
  public static let limit = 100

  /// The keys that verify a signature of a known algorithm; the others are left out, as the standard asks.
  public let keys: [JSONWebKey]

  public init(_ keys: [JSONWebKey]) { self.keys = keys }

  /// The keys of a JSON document, or nil when it is none of a key set.
  public init?(json: [UInt8]) {
    guard let document = try? JSONDecoder().decode(PublishedKeys.self, from: Data(json)),
      document.keys.count <= Self.limit
    else { return nil }
    keys = document.keys.compactMap(\.key)
  }

  /// The keys that may have signed a token with this header.
  public func keys(for header: JSONWebSignature.Header) -> [JSONWebKey] {
    keys.filter { key in
      key.serves(header.algorithm)
        && (header.keyIdentifier == nil || key.identifier == header.keyIdentifier)
    }
  }
}

private struct PublishedKeys: Decodable {
  var keys: [PublishedKey]
}

private struct PublishedKey: Decodable {
  var key: JSONWebKey?

  private enum Name: String, CodingKey {
    case kty, kid, use, alg, crv, n, e, x, y
    case operations = "key_ops"
  }

  // A key that is not understood is left out rather than spoiling the others.
  init(from decoder: any Decoder) throws {
    guard let fields = try? decoder.container(keyedBy: Name.self) else { return }
    func text(_ name: Name) -> String? { try? fields.decode(String.self, forKey: name) }
    func bytes(_ name: Name) -> [UInt8]? { text(name).flatMap { Base64URL.bytes($0) } }

    if fields.contains(.use), text(.use) != "sig" { return }
    if fields.contains(.operations) {
      let operations = try? fields.decode([String].self, forKey: .operations)
      guard operations?.contains("verify") == true else { return }
    }
    let algorithm = text(.alg).flatMap(SignatureAlgorithm.init(rawValue:))
    if fields.contains(.alg), algorithm == nil { return }

    let material: JSONWebKey.Material
    switch text(.kty) {
    case "RSA":
      guard let n = bytes(.n), let e = bytes(.e) else { return }
      material = .rsa(modulus: n, exponent: e)
    case "EC" where text(.crv) == "P-256":
      guard let x = bytes(.x), let y = bytes(.y) else { return }
      material = .p256(x: x, y: y)
    default: return
    }
    key = JSONWebKey(identifier: text(.kid), material: material, algorithm: algorithm)
  }
}
