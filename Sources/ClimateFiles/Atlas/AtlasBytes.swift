/// Writes numbers and texts as little-endian bytes.
struct AtlasByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ number: Double) { put(number.bitPattern) }

  mutating func put(_ text: String) {
    put(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put(_ texts: [String]) {
    put(UInt32(texts.count))
    for text in texts { put(text) }
  }
}

/// Reads what `AtlasByteWriter` wrote; nil where the bytes end too early or make no text.
struct AtlasByteReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
    let size = MemoryLayout<Number>.size
    guard bytes.endIndex - position >= size else { return nil }
    var number = Number.zero
    for offset in 0..<size {
      number |= Number(truncatingIfNeeded: bytes[position + offset]) << Number(8 * offset)
    }
    position += size
    return number
  }

  mutating func double() -> Double? { number(UInt64.self).map(Double.init(bitPattern:)) }

  mutating func text() -> String? {
    guard let length = number(UInt32.self), Int(length) <= bytes.endIndex - position else {
      return nil
    }
    let end = position + Int(length)
    defer { position = end }
    return String(validating: bytes[position..<end], as: UTF8.self)
  }

  mutating func texts() -> [String]? {
    guard let count = number(UInt32.self), Int(count) <= (bytes.endIndex - position) / 4 else {
      return nil
    }
    var texts: [String] = []
    for _ in 0..<count {
      guard let text = text() else { return nil }
      texts.append(text)
    }
    return texts
  }
}
