/// Writes large tables as JSON, without making a tree of them first.
struct GridJSON {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 1024) { bytes.reserveCapacity(capacity) }

  /// Text that is JSON already, such as `{"rows":[`.
  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  mutating func optional(_ text: String?) {
    if let text { string(text) } else { raw("null") }
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var copy = text
    copy.withUTF8 { buffer in
      // Mostly there is nothing to escape.
      if !buffer.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
        bytes.append(contentsOf: buffer)
      } else {
        for byte in buffer { append(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): raw("\\\"")
    case UInt8(ascii: "\\"): raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      raw("\\u00")
      bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }

  /// Values with commas between them, in brackets.
  mutating func array<Value>(
    _ values: some Sequence<Value>, _ write: (inout GridJSON, Value) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for value in values {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      write(&self, value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Texts by name, in the order of the names.
  mutating func object(_ values: [String: String]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, key) in values.keys.sorted().enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      string(key)
      bytes.append(UInt8(ascii: ":"))
      string(values[key] ?? "")
    }
    bytes.append(UInt8(ascii: "}"))
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
