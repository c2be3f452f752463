/// Writes JSON values as text.
package struct JSONPrinter {
  /// Spaces for each level; nil writes one line.
  private let indent: Int?
  private var bytes: [UInt8] = []

  private init(indent: Int?) { self.indent = indent }

  /// The value in one line, or indented for people.
  package static func text(_ value: JSONValue, indent: Int? = nil) -> [UInt8] {
    var writer = JSONPrinter(indent: indent)
    writer.write(value, level: 0)
    return writer.bytes
  }

  private mutating func write(_ value: JSONValue, level: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .truth(let truth): bytes += (truth ? "true" : "false").utf8
    case .whole(let number): bytes += String(number).utf8
    case .number(let number): write(number)
    case .text(let text): write(text)
    case .list(let items):
      writeAll(items, "[", "]", level) { $0.write($1, level: level + 1) }
    case .object(let members):
      writeAll(members, "{", "}", level) { writer, member in
        writer.write(member.name)
        writer.bytes += (writer.indent == nil ? ":" : ": ").utf8
        writer.write(member.value, level: level + 1)
      }
    }
  }

  private mutating func writeAll<Element>(
    _ elements: [Element], _ open: String, _ close: String, _ level: Int,
    _ each: (inout JSONPrinter, Element) -> Void
  ) {
    bytes += open.utf8
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(level + 1)
      each(&self, element)
    }
    if !elements.isEmpty { newLine(level) }
    bytes += close.utf8
  }

  private mutating func newLine(_ level: Int) {
    guard let indent else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: indent * level)
  }

  /// JSON has no infinity; what is not a number is nothing.
  private mutating func write(_ number: Double) {
    guard number.isFinite else { return bytes += "null".utf8 }
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return bytes += String(whole).utf8 }
    bytes += number.description.utf8
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case ..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        bytes += "\\u00".utf8
        bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
