/// Bytes as text in the base64url alphabet, without padding.
///
/// Source: RFC 4648, section 5; RFC 7515, appendix C.
public enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static let values: [UInt8?] = {
    var values = [UInt8?](repeating: nil, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()

  /// The text of some bytes.
  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    var letters: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        letters.append(alphabet[Int(pending >> UInt32(bits) & 63)])
      }
    }
    if bits > 0 { letters.append(alphabet[Int(pending << UInt32(6 - bits) & 63)]) }
    return String(decoding: letters, as: UTF8.self)
  }

  /// The bytes of a text, or nil for any text that `text(_:)` does not make.
  ///
  /// Padding, white space and unused bits that are set are refused, so that no two texts stand for the same bytes.
  public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 3 / 4)
    var pending: UInt32 = 0
    var bits = 0
    for letter in text.utf8 {
      guard let value = values[Int(letter)] else { return nil }
      pending = pending << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
      }
    }
    // Six bits left over are a letter that adds no byte.
    guard bits < 6, pending & (1 << UInt32(bits) - 1) == 0 else { return nil }
    return bytes
  }
}
