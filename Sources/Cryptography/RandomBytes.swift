internal import CCrypto

/// Bytes that nobody can foresee, from OpenSSL's generator.
public enum RandomBytes {
  public static func make(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    // Going on with predictable bytes would open every session.
    precondition(RAND_bytes(&bytes, Int32(count)) == 1, "OpenSSL gave no random bytes.")
    return bytes
  }
}
