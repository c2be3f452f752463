internal import Tables

/// Takes JSON values from the front of bytes, and keeps what stood before a place where the text breaks off.
///
/// Beside JSON it takes NaN and Infinity, which other programs write for numbers that they do not have.
struct JSONScanner {
  struct Broken: Error {
    let line: Int
    let wanted: String
  }

  private let bytes: UnsafeRawBufferPointer
  private(set) var position: Int
  private var depth = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next byte that is no space, which is not taken.
  mutating func peek() -> UInt8? {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    return position < bytes.count ? bytes[position] : nil
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  /// Calls `body` with the name of every member of an object; it must take the value.
  mutating func forEachMember(
    _ body: (inout JSONScanner, String) throws(Broken) -> Void
  ) throws(Broken) {
    try enter(0x7B, "“{”")
    defer { depth -= 1 }
    guard !take(0x7D) else { return }
    repeat {
      let name = try string()
      guard take(0x3A) else { throw broken("“:”") }
      try body(&self, name)
    } while take(0x2C)
    guard take(0x7D) else { throw broken("“}”") }
  }

  /// Calls `body` before every value of an array; it must take the value.
  mutating func forEachValue(_ body: (inout JSONScanner) throws(Broken) -> Void) throws(Broken) {
    try enter(0x5B, "“[”")
    defer { depth -= 1 }
    guard !take(0x5D) else { return }
    repeat { try body(&self) } while take(0x2C)
    guard take(0x5D) else { throw broken("“]”") }
  }

  private mutating func enter(_ byte: UInt8, _ wanted: String) throws(Broken) {
    guard take(byte) else { throw broken(wanted) }
    depth += 1
    guard depth < 64 else { throw broken("less nesting") }
  }

  mutating func string() throws(Broken) -> String {
    guard take(0x22) else { throw broken("a text in quotes") }
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case 0x22: return String(decoding: text, as: UTF8.self)
      case 0x5C: text += try escape()
      default: text.append(byte)
      }
    }
    throw broken("the end of a text")
  }

  private mutating func escape() throws(Broken) -> [UInt8] {
    guard position < bytes.count else { throw broken("the end of a text") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case 0x6E: return [0x0A]
    case 0x74: return [0x09]
    case 0x72: return [0x0D]
    case 0x62, 0x66: return [0x20]
    case 0x75:
      var unit = try hexadecimal()
      if (0xD800..<0xDC00).contains(unit), position + 1 < bytes.count, bytes[position] == 0x5C,
        bytes[position + 1] == 0x75
      {
        position += 2
        unit = 0x10000 + (unit - 0xD800) << 10 + (try hexadecimal() & 0x3FF)
      }
      return Array(String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
    default: return [byte]
    }
  }

  private mutating func hexadecimal() throws(Broken) -> UInt32 {
    guard position + 4 <= bytes.count,
      let unit = UInt32(
        String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw broken("four hexadecimal digits") }
    position += 4
    return unit
  }

  /// A number; null, NaN and Infinity give a value that is not finite.
  mutating func number() throws(Broken) -> Double {
    let word = bareWord()
    if let value = DecimalText.double(UnsafeRawBufferPointer(rebasing: word)) { return value }
    guard word.elementsEqual("null".utf8) else { throw broken("a number") }
    return .nan
  }

  /// Any value as text: text without its quotes, null as nothing, the rest as it stands.
  mutating func text() throws(Broken) -> String {
    switch peek() {
    case 0x22: return try string()
    case 0x7B, 0x5B:
      let start = position
      try skip()
      return String(decoding: bytes[start..<position], as: UTF8.self)
    default:
      let word = String(decoding: bareWord(), as: UTF8.self)
      guard !word.isEmpty else { throw broken("a value") }
      return word == "null" ? "" : word
    }
  }

  /// Takes a value and forgets it.
  mutating func skip() throws(Broken) {
    switch peek() {
    case 0x7B: try forEachMember { scanner, _ throws(Broken) in try scanner.skip() }
    case 0x5B: try forEachValue { scanner throws(Broken) in try scanner.skip() }
    default: _ = try text()
    }
  }

  private mutating func bareWord() -> Slice<UnsafeRawBufferPointer> {
    _ = peek()
    let start = position
    while position < bytes.count, bytes[position] > 0x20,
      ![0x2C, 0x5D, 0x7D, 0x3A, 0x5B, 0x7B, 0x22].contains(bytes[position])
    {
      position += 1
    }
    return bytes[start..<position]
  }

  /// What should stand at the current place.
  func broken(_ wanted: String) -> Broken {
    Broken(line: bytes[..<min(position, bytes.count)].count { $0 == 0x0A } + 1, wanted: wanted)
  }
}
