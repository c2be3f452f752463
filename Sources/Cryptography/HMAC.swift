internal import CCrypto

/// Keyed digests of messages.
///
/// Source: RFC 2104; FIPS 198-1.
public enum HMAC {
  /// 20 bytes; only for the one-time codes of RFC 6238, whose apps know nothing else.
  public static func sha1(key: [UInt8], message: [UInt8]) -> [UInt8] {
    code(EVP_sha1(), count: 20, key, message)
  }

  /// 32 bytes.
  public static func sha256(key: [UInt8], message: [UInt8]) -> [UInt8] {
    code(EVP_sha256(), count: 32, key, message)
  }

  private static func code(
    _ digest: OpaquePointer?, count: Int, _ key: [UInt8], _ message: [UInt8]
  ) -> [UInt8] {
    // OpenSSL takes a nil key for "the key of before".
    let key = key.isEmpty ? [0] : key
    var result = [UInt8](repeating: 0, count: count)
    var length: UInt32 = 0
    let outcome = CCrypto.HMAC(
      digest, key, Int32(key.count), message, message.count, &result, &length)
    // Only a lack of memory can make it fail; a wrong code must never pass for a right one.
    precondition(outcome != nil && length == count, "OpenSSL gave no message code.")
    return result
  }
}
