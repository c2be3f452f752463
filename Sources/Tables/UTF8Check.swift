/// How far bytes are well-formed UTF-8.
///
/// - Source: [UNICODE-16], table 3-7.
struct UTF8Check {
  /// The bytes of the longest well-formed beginning.
  let validCount: Int
  /// True when what follows may be the beginning of a character whose other bytes are still to come.
  let endsInsideCharacter: Bool

  init(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else {
      validCount = 0
      endsInsideCharacter = false
      return
    }
    var position = 0
    var missing = false
    while true {
      position = ByteSearch.asciiEnd(base, from: position, to: bytes.count)
      guard position < bytes.count else { break }
      let length = UTF8Check.length(of: bytes[position...])
      missing = length == nil
      guard let length, length > 0 else { break }
      position += length
    }
    validCount = position
    endsInsideCharacter = missing
  }

  /// The bytes of the character that begins here: 0 when it is broken, nil when its end is missing.
  private static func length(of bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
    guard let first = bytes.first, let (length, second) = shape(first) else { return 0 }
    let rest = bytes.dropFirst().prefix(length - 1)
    for (index, byte) in rest.enumerated() {
      let allowed = index == 0 ? second : 0x80...0xBF
      guard allowed.contains(byte) else { return 0 }
    }
    return rest.count == length - 1 ? length : nil
  }

  /// How many bytes a character with this first byte has, and what its second byte may be.
  private static func shape(_ first: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch first {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
