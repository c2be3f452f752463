internal import CCrypto

/// Verifies signatures by public keys, through OpenSSL.
enum SignatureVerification {
  /// Bits of an RSA modulus: less is forgeable, more is a way to keep a server busy.
  static let modulusBits = 2048...8192

  /// Whether a signature is the key owner's; false for anything malformed.
  static func accepts(
    _ signature: [UInt8], of bytes: [UInt8], by material: JSONWebKey.Material,
    algorithm: SignatureAlgorithm
  ) -> Bool {
    // What a failed call leaves in the thread's queue would explain the next failure wrongly.
    defer { ERR_clear_error() }
    guard let key = publicKey(material) else { return false }
    defer { EVP_PKEY_free(key) }
    var signature = signature
    if case .p256 = material {
      guard let encoded = distinguishedEncoding(ofP256: signature) else { return false }
      signature = encoded
    } else {
      guard signature.count == Int(EVP_PKEY_get_size(key)) else { return false }
    }
    guard let context = EVP_MD_CTX_new() else { return false }
    defer { EVP_MD_CTX_free(context) }
    // Owned by the digest context.
    var keyContext: OpaquePointer?
    guard EVP_DigestVerifyInit(context, &keyContext, EVP_sha256(), nil, key) == 1,
      setPadding(of: keyContext, for: algorithm)
    else { return false }
    return EVP_DigestVerify(context, signature, signature.count, bytes, bytes.count) == 1
  }

  private static func setPadding(
    of context: OpaquePointer?, for algorithm: SignatureAlgorithm
  ) -> Bool {
    switch algorithm {
    case .es256: true
    case .rs256: EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1
    case .ps256:
      EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
        && EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1
        && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1
    }
  }

  // MARK: Keys

  private static func publicKey(_ material: JSONWebKey.Material) -> OpaquePointer? {
    let encoded: [UInt8]? =
      switch material {
      case .rsa(let modulus, let exponent): rsaKey(modulus: modulus, exponent: exponent)
      case .p256(let x, let y): p256Key(x: x, y: y)
      }
    guard let encoded else { return nil }
    // A point that is not on the curve is refused here.
    return encoded.withUnsafeBufferPointer { buffer in
      var position = buffer.baseAddress
      return d2i_PUBKEY(nil, &position, buffer.count)
    }
  }

  /// SubjectPublicKeyInfo as in RFC 8017, appendix A.1.1, and RFC 3279, section 2.3.1.
  private static func rsaKey(modulus: [UInt8], exponent: [UInt8]) -> [UInt8]? {
    let (n, e) = (modulus.drop { $0 == 0 }, exponent.drop { $0 == 0 })
    guard let first = n.first, let last = n.last, let lastOfExponent = e.last,
      modulusBits.contains(n.count * 8 - first.leadingZeroBitCount), last & 1 == 1,
      // An exponent of 1 makes every padded text its own signature.
      e.count <= 8, lastOfExponent & 1 == 1, Array(e) != [1]
    else { return nil }
    let rsaEncryption: [UInt8] = [
      0x30, 13, 6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1, 5, 0,
    ]
    let numbers = element(0x30, integer(n) + integer(e))
    return element(0x30, rsaEncryption + element(3, [0] + numbers))
  }

  /// SubjectPublicKeyInfo as in RFC 5480, section 2, with an uncompressed point.
  private static func p256Key(x: [UInt8], y: [UInt8]) -> [UInt8]? {
    guard x.count == 32, y.count == 32 else { return nil }
    let ecPublicKeyOnP256: [UInt8] = [
      0x30, 19, 6, 7, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1,
      6, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7,
    ]
    return element(0x30, ecPublicKeyOnP256 + element(3, [0, 4] + x + y))
  }

  // MARK: Distinguished encoding (X.690)

  /// The two numbers of an ECDSA signature (RFC 7518, section 3.4) as OpenSSL takes them: SEQUENCE of INTEGER.
  private static func distinguishedEncoding(ofP256 signature: [UInt8]) -> [UInt8]? {
    guard signature.count == 64 else { return nil }
    return element(0x30, integer(signature[..<32]) + integer(signature[32...]))
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var digits = Array(bytes.drop { $0 == 0 })
    // A first bit that is set would make it negative.
    if digits.first.map({ $0 & 0x80 != 0 }) ?? true { digits.insert(0, at: 0) }
    return element(2, digits)
  }

  private static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    switch content.count {
    case 0..<128: [tag, UInt8(content.count)] + content
    case 128..<256: [tag, 0x81, UInt8(content.count)] + content
    // Keys are at most some thousand bytes.
    default: [tag, 0x82, UInt8(content.count >> 8), UInt8(content.count & 255)] + content
    }
  }
}
