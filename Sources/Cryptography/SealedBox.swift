internal import CCrypto

/// Secrets at rest: kept from reading and from unseen change by a key that is elsewhere.
///
/// A box is 12 random bytes, the sealed bytes and a 16-byte tag. With random nonces one key serves for 2³² boxes.
/// Source: AES-256-GCM, NIST SP 800-38D.
public enum SealedBox {
  private static let nonceLength = 12
  private static let tagLength = 16

  /// Seals bytes for one place.
  ///
  /// - Parameters:
  ///   - key: 32 bytes.
  ///   - context: Where the box belongs, such as the account; a box moved elsewhere does not open.
  public static func seal(_ bytes: [UInt8], key: [UInt8], context: [UInt8]) -> [UInt8] {
    precondition(key.count == 32, "A key of AES-256 has 32 bytes.")
    let nonce = RandomBytes.make(nonceLength)
    var sealed = [UInt8](repeating: 0, count: bytes.count)
    var tag = [UInt8](repeating: 0, count: tagLength)
    var count: Int32 = 0
    let state = EVP_CIPHER_CTX_new()
    defer { EVP_CIPHER_CTX_free(state) }
    // Only a lack of memory can make these fail; nothing may be kept unsealed.
    let done =
      EVP_EncryptInit_ex(state, EVP_aes_256_gcm(), nil, key, nonce) == 1
      && EVP_EncryptUpdate(state, nil, &count, context, Int32(context.count)) == 1
      && EVP_EncryptUpdate(state, &sealed, &count, bytes, Int32(bytes.count)) == 1
      && EVP_EncryptFinal_ex(state, nil, &count) == 1
      && EVP_CIPHER_CTX_ctrl(state, EVP_CTRL_AEAD_GET_TAG, Int32(tagLength), &tag) == 1
    precondition(done, "OpenSSL did not seal.")
    return nonce + sealed + tag
  }

  /// The bytes of a box, or nil when the key or the context is another one or a bit was changed.
  public static func open(_ box: [UInt8], key: [UInt8], context: [UInt8]) -> [UInt8]? {
    guard key.count == 32, box.count >= nonceLength + tagLength else { return nil }
    let nonce = Array(box.prefix(nonceLength))
    var tag = Array(box.suffix(tagLength))
    let sealed = Array(box[nonceLength..<box.count - tagLength])
    var bytes = [UInt8](repeating: 0, count: sealed.count)
    var count: Int32 = 0
    let state = EVP_CIPHER_CTX_new()
    defer { EVP_CIPHER_CTX_free(state) }
    let done =
      EVP_DecryptInit_ex(state, EVP_aes_256_gcm(), nil, key, nonce) == 1
      && EVP_DecryptUpdate(state, nil, &count, context, Int32(context.count)) == 1
      && EVP_DecryptUpdate(state, &bytes, &count, sealed, Int32(sealed.count)) == 1
      && EVP_CIPHER_CTX_ctrl(state, EVP_CTRL_AEAD_SET_TAG, Int32(tagLength), &tag) == 1
      && EVP_DecryptFinal_ex(state, nil, &count) == 1
    return done ? bytes : nil
  }
}
