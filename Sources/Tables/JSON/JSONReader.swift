/// Why bytes are no JSON, and where.
package struct JSONFlaw: Error, Hashable, Sendable {
  /// A sentence.
  package let message: String
  /// From 1.
  package let line: Int
  /// Bytes from the start of the line, from 1.
  package let column: Int
}

/// Reads JSON as RFC 8259 writes it, and nothing else.
///
/// A name that an object has twice is refused, because programs disagree on which of the two counts.
package struct JSONReader {
  /// Deeper nesting is no data of ours, and would cost the stack.
  private static let depthLimit = 64

  private let bytes: [UInt8]
  private var place = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  package static func value(of bytes: [UInt8]) throws(JSONFlaw) -> JSONValue {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw JSONFlaw(message: "The text is not UTF-8.", line: 1, column: 1)
    }
    var reader = JSONReader(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.place == bytes.count else {
      throw reader.flaw("Something stands after the end of the value.")
    }
    return value
  }

  private func flaw(_ message: String) -> JSONFlaw {
    let before = bytes[..<min(place, bytes.count)]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONFlaw(
      message: message, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
      column: before.count - start + 1)
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONFlaw) -> JSONValue {
    guard depth < Self.depthLimit else { throw flaw("The values are nested too deeply.") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try list(depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .truth(true))
    case UInt8(ascii: "f"): return try word("false", .truth(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte):
      return try number()
    case nil: throw flaw("The text ends where a value is due.")
    default:
      throw flaw("A value is due here: an object, a list, a text, a number, true, false or null.")
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONFlaw) -> JSONValue {
    guard bytes[place...].starts(with: word.utf8) else { throw flaw("This is no word of JSON.") }
    place += word.utf8.count
    return value
  }

  private mutating func list(_ depth: Int) throws(JSONFlaw) -> JSONValue {
    place += 1
    var items: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .list([]) }
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .list(items) }
      guard take(UInt8(ascii: ",")) else { throw flaw("A comma or “]” is due here.") }
    }
  }

  private mutating func object(_ depth: Int) throws(JSONFlaw) -> JSONValue {
    place += 1
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw flaw("A name in quotes is due here.") }
      let name = try text()
      guard names.insert(name).inserted else { throw flaw("“\(name)” stands twice in one object.") }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw flaw("A colon is due here.") }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw flaw("A comma or “}” is due here.") }
    }
  }

  private mutating func digits() -> Int {
    let start = place
    while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
    return place - start
  }

  private mutating func number() throws(JSONFlaw) -> JSONValue {
    let start = place
    var isWhole = true
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")), digits() == 0 { throw flaw("A digit is due here.") }
    if take(UInt8(ascii: ".")) {
      isWhole = false
      if digits() == 0 { throw flaw("A digit is due after the point.") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isWhole = false
      place += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      if digits() == 0 { throw flaw("A digit is due in the exponent.") }
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if isWhole, let number = Int(text) { return .whole(number) }
    guard let number = Double(text), number.isFinite else {
      throw flaw("This number is larger than any that can be kept.")
    }
    return .number(number)
  }
}

// Texts

extension JSONReader {
  private mutating func text() throws(JSONFlaw) -> String {
    place += 1
    var result: [UInt8] = []
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): result += try escape()
      case ..<0x20: throw flaw("A line end or control sign in a text must be written as an escape.")
      default: result.append(byte)
      }
    }
    throw flaw("A text is not closed by a quote.")
  }

  private mutating func escape() throws(JSONFlaw) -> [UInt8] {
    guard let byte = next else { throw flaw("A text ends in the middle of an escape.") }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
    default: throw flaw("There is no such escape in JSON.")
    }
  }

  private mutating func scalar() throws(JSONFlaw) -> Character {
    let first = try unit()
    var code = UInt32(first)
    if (0xD800...0xDBFF).contains(first) {
      guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
        throw flaw("Half of a pair of surrogates stands alone.")
      }
      let second = try unit()
      guard (0xDC00...0xDFFF).contains(second) else {
        throw flaw("Half of a pair of surrogates stands alone.")
      }
      code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw flaw("Half of a pair of surrogates stands alone.")
    }
    return Character(scalar)
  }

  private mutating func unit() throws(JSONFlaw) -> UInt16 {
    guard place + 4 <= bytes.count,
      let text = String(validating: bytes[place..<place + 4], as: UTF8.self),
      text.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(text, radix: 16)
    else { throw flaw("Four hexadecimal digits are due after “\\u”.") }
    place += 4
    return unit
  }
}
