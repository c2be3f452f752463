internal import CCrypto

/// Comparison of secrets whose time tells nothing about where they differ.
public enum ConstantTime {
  /// Whether both hold the same bytes; only the lengths can be learnt from the time.
  public static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
  }

  /// Whether both texts hold the same UTF-8 bytes.
  public static func equal(_ left: String, _ right: String) -> Bool {
    equal(Array(left.utf8), Array(right.utf8))
  }
}
