/// A piece of a page in which everything that comes from data is escaped.
///
/// It is written as a literal: the parts that stand in the source are taken as they are, whatever is interpolated is
/// escaped, also between the quotes of an attribute. Text made at run time cannot pass as a literal, because the
/// literal parts are of type `StaticString`; the one way around the escaping is `\(raw:)`.
///
///     let row: HTML = "<td title=\"\(note)\">\(name)</td>"
struct HTML: Hashable, Sendable {
  private(set) var text: String

  static let empty: HTML = ""

  var isEmpty: Bool { text.isEmpty }

  /// Plain words put in place of others; neither has a sign that is escaped.
  func replacing(_ words: StaticString, with others: StaticString) -> HTML {
    HTML(trusted: text.replacing(words.description, with: others.description))
  }

  static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.text + right.text) }

  fileprivate init(trusted: String) { text = trusted }

  /// Text as it is read, escaped.
  init(_ text: some StringProtocol) { self.text = escaped(String(text)) }
}

extension HTML: ExpressibleByStringInterpolation {
  init(stringLiteral value: StaticString) { text = value.description }

  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

    mutating func appendInterpolation(_ value: some StringProtocol) {
      text += escaped(String(value))
    }

    mutating func appendInterpolation(_ value: Int) { text += String(value) }

    mutating func appendInterpolation(_ piece: HTML) { text += piece.text }

    mutating func appendInterpolation(_ piece: HTML?) { text += piece?.text ?? "" }

    /// Pieces, each on a line of its own.
    mutating func appendInterpolation(_ pieces: [HTML]) {
      text += pieces.lazy.map(\.text).joined(separator: "\n")
    }

    /// An attribute without a value, such as `checked`, after a space; nothing when it does not hold.
    mutating func appendInterpolation(_ attribute: StaticString, when holds: Bool) {
      if holds { text += " " + attribute.description }
    }

    /// An attribute with its value, after a space; nothing without a value.
    mutating func appendInterpolation(_ attribute: StaticString, _ value: String?) {
      if let value { text += " \(attribute.description)=\"\(escaped(value))\"" }
    }

    /// Markup made elsewhere, taken as it is.
    ///
    /// Whoever writes this answers for it.
    mutating func appendInterpolation(raw markup: String) { text += markup }
  }
}

extension Sequence where Element == HTML {
  /// Pieces with a separator between them.
  func joined(by separator: HTML) -> HTML {
    var result: HTML?
    for piece in self { result = result.map { $0 + separator + piece } ?? piece }
    return result ?? .empty
  }
}

/// Text made safe for HTML content and quoted attributes.
func escaped(_ text: String) -> String {
  // Bytes, not characters: “<” with a combining mark is one character, and still opens a tag.
  guard text.utf8.contains(where: isMarkup) else { return text }
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count + 32)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): result += "&amp;".utf8
    case UInt8(ascii: "<"): result += "&lt;".utf8
    case UInt8(ascii: ">"): result += "&gt;".utf8
    case UInt8(ascii: "\""): result += "&quot;".utf8
    case UInt8(ascii: "'"): result += "&#39;".utf8
    case 0: result += "\u{FFFD}".utf8
    default: result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

private func isMarkup(_ byte: UInt8) -> Bool {
  switch byte {
  case 0, 0x22, 0x26, 0x27, 0x3C, 0x3E: true
  default: false
  }
}
