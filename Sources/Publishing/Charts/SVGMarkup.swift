/// A tree of SVG elements, read from text and written back with everything escaped.
indirect enum SVGNode {
  case element(SVGElement)
  case text(String)
}

/// One element with its attributes in order.
struct SVGElement {
  var name: String
  var attributes: [(name: String, value: String)] = []
  var children: [SVGNode] = []

  subscript(attribute: String) -> String? {
    get { attributes.first { $0.name == attribute }?.value }
    set {
      attributes.removeAll { $0.name == attribute }
      if let newValue { attributes.append((attribute, newValue)) }
    }
  }
}

extension SVGElement {
  /// The element as XML text.
  var markup: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    text += "<" + name
    for attribute in attributes {
      text += " " + attribute.name + "=\"" + Self.escaped(attribute.value) + "\""
    }
    guard !children.isEmpty else {
      text += "/>"
      return
    }
    text += ">"
    for child in children {
      switch child {
      case .element(let element): element.write(to: &text)
      case .text(let string): text += Self.escaped(string)
      }
    }
    text += "</" + name + ">"
  }

  /// Escaped for text and for attributes in double quotes; characters that XML forbids are dropped.
  private static func escaped(_ string: String) -> String {
    var text = ""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\t", "\n", "\r": text += " "
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

/// What is wrong with SVG text.
enum SVGMarkupError: Error {
  case malformed
}

/// Reads the part of XML that Vega writes: elements, attributes, text and the usual entities.
///
/// Comments, processing instructions and document types are refused, because Vega writes none.
struct SVGReader {
  private let bytes: [UInt8]
  private var position = 0

  /// Reads a document that is one element.
  static func read(_ text: String) throws -> SVGElement {
    var reader = SVGReader(bytes: Array(text.utf8))
    reader.skipSpace()
    let root = try reader.element()
    reader.skipSpace()
    guard reader.position == reader.bytes.count else { throw SVGMarkupError.malformed }
    return root
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func element() throws -> SVGElement {
    try expect("<")
    var element = SVGElement(name: try name())
    while true {
      skipSpace()
      if accept("/") {
        try expect(">")
        return element
      }
      if accept(">") { break }
      element.attributes.append(try attribute())
    }
    while !(peek("<") && position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/")) {
      element.children.append(
        peek("<") ? .element(try self.element()) : .text(try text(until: "<")))
    }
    position += 2
    guard try name() == element.name else { throw SVGMarkupError.malformed }
    skipSpace()
    try expect(">")
    return element
  }

  private mutating func attribute() throws -> (name: String, value: String) {
    let name = try name()
    skipSpace()
    try expect("=")
    skipSpace()
    let quote: Unicode.Scalar = peek("'") ? "'" : "\""
    try expect(quote)
    let value = peek(quote) ? "" : try text(until: quote)
    try expect(quote)
    return (name, value)
  }

  private mutating func name() throws -> String {
    let start = position
    while position < bytes.count, Self.isName(bytes[position]) { position += 1 }
    guard position > start else { throw SVGMarkupError.malformed }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func text(until end: Unicode.Scalar) throws -> String {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: end) { position += 1 }
    guard position < bytes.count else { throw SVGMarkupError.malformed }
    return try Self.resolved(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private static func resolved(_ text: String) throws -> String {
    let parts = text.split(separator: "&", omittingEmptySubsequences: false)
    var result = parts.first.map(String.init) ?? ""
    for part in parts.dropFirst() {
      guard let end = part.firstIndex(of: ";") else { throw SVGMarkupError.malformed }
      result += try character(entity: part[..<end])
      result += part[part.index(after: end)...]
    }
    return result
  }

  private static func character(entity: Substring) throws -> String {
    switch entity {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard entity.hasPrefix("#") else { throw SVGMarkupError.malformed }
    let digits = entity.dropFirst()
    let value =
      digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    guard let value, let scalar = Unicode.Scalar(value) else { throw SVGMarkupError.malformed }
    return String(Character(scalar))
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: ":"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private func peek(_ scalar: Unicode.Scalar) -> Bool {
    position < bytes.count && bytes[position] == UInt8(ascii: scalar)
  }

  private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    guard peek(scalar) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws {
    guard accept(scalar) else { throw SVGMarkupError.malformed }
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }
}
