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
    switch material {
    case .rsa(let modulus, let exponent): rsaKey(modulus: modulus, exponent: exponent)
    case .p256(let x, let y): p256Key(x: x, y: y)
    }
  }

  private static func rsaKey(modulus: [UInt8], exponent: [UInt8]) -> OpaquePointer? {
    guard modulus.count <= modulusBits.upperBound / 8, (1...8).contains(exponent.count),
      let n = BN_bin2bn(modulus, Int32(modulus.count), nil)
    else { return nil }
    defer { BN_free(n) }
    guard let e = BN_bin2bn(exponent, Int32(exponent.count), nil) else { return nil }
    defer { BN_free(e) }
    // An exponent of 1 makes every padded text its own signature.
    guard modulusBits.contains(Int(BN_num_bits(n))), BN_is_odd(n) == 1, BN_is_odd(e) == 1,
      BN_is_one(e) == 0
    else { return nil }
    return key("RSA") { builder in
      OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n) == 1
        && OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e) == 1
    }
  }

  private static func p256Key(x: [UInt8], y: [UInt8]) -> OpaquePointer? {
    guard x.count == 32, y.count == 32 else { return nil }
    // Uncompressed point: SEC 1, section 2.3.3. OpenSSL refuses one that is not on the curve.
    let point = [4] + x + y
    return key("EC") { builder in
      OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1
        && OSSL_PARAM_BLD_push_octet_string(
          builder, OSSL_PKEY_PARAM_PUB_KEY, point, point.count) == 1
    }
  }

  /// A key of the numbers that `push` gives; `push` is called once, and what it gives is copied before it is left.
  private static func key(_ kind: String, push: (OpaquePointer) -> Bool) -> OpaquePointer? {
    guard let builder = OSSL_PARAM_BLD_new() else { return nil }
    defer { OSSL_PARAM_BLD_free(builder) }
    guard let context = EVP_PKEY_CTX_new_from_name(nil, kind, nil) else { return nil }
    defer { EVP_PKEY_CTX_free(context) }
    guard push(builder), let parameters = OSSL_PARAM_BLD_to_param(builder) else { return nil }
    defer { OSSL_PARAM_free(parameters) }
    var key: OpaquePointer?
    guard EVP_PKEY_fromdata_init(context) == 1,
      EVP_PKEY_fromdata(context, &key, CCRYPTO_PUBLIC_KEY, parameters) == 1
    else { return nil }
    return key
  }

  // MARK: ECDSA

  /// The two numbers of a signature (RFC 7518, section 3.4) in the encoding that OpenSSL takes: SEQUENCE of INTEGER.
  private static func distinguishedEncoding(ofP256 signature: [UInt8]) -> [UInt8]? {
    guard signature.count == 64 else { return nil }
    let numbers = integer(signature[..<32]) + integer(signature[32...])
    // 70 bytes at most, so that one byte holds the length.
    return [0x30, UInt8(numbers.count)] + numbers
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var digits = Array(bytes.drop { $0 == 0 })
    // A first bit that is set would make it negative.
    if digits.isEmpty || digits[0] & 0x80 != 0 { digits.insert(0, at: 0) }
    return [2, UInt8(digits.count)] + digits
  }
}
