internal import CCrypto

/// The SHA-256 digest.
///
/// Source: FIPS 180-4, Secure Hash Standard, 2015.
public enum SHA256 {
  /// 32 bytes.
  public static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 32
    // Only a lack of memory can make it fail; a wrong digest must never pass for a right one.
    let outcome = EVP_Digest(bytes, bytes.count, &result, &length, EVP_sha256(), nil)
    precondition(outcome == 1 && length == 32, "OpenSSL gave no SHA-256 digest.")
    return result
  }

  /// The digest in lower-case hexadecimal: 64 characters.
  public static func hex(_ bytes: [UInt8]) -> String { Hexadecimal.text(digest(bytes)) }
}

/// Bytes as hexadecimal digits.
public enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Two lower-case digits for each byte.
  public static func text(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[2 * index] = digits[Int(byte >> 4)]
        buffer[2 * index + 1] = digits[Int(byte & 15)]
      }
      return bytes.count * 2
    }
  }
}
