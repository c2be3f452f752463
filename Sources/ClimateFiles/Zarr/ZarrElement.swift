internal import Climate

/// How a Zarr array stores its elements: type and byte order.
struct ZarrElement: Hashable, Sendable {
  var type: ElementType
  var isBigEndian = false
  /// Code units per element of a fixed-width text, 4 bytes (`<U`) or 1 byte (`|S`) each; nil for numbers.
  var textWidth: (units: Int, bytes: Int)? { units.map { ($0, unitBytes) } }
  private var units: Int?
  private var unitBytes = 1

  init(_ type: ElementType, isBigEndian: Bool = false) {
    self.type = type
    self.isBigEndian = isBigEndian
  }

  /// Bytes of one element.
  var size: Int { units.map { $0 * unitBytes } ?? type.size }

  /// A NumPy type string, such as `<f4`.
  init?(numpy text: String) {
    guard let order = text.first, "<>|".contains(order) else { return nil }
    let name = text.dropFirst()
    isBigEndian = order == ">"
    let types: [Substring: ElementType] = [
      "f4": .float32, "f8": .float64, "i1": .int8, "i2": .int16, "i4": .int32, "i8": .int64,
      "u1": .uint8, "u2": .uint16, "u4": .uint32, "u8": .uint64, "b1": .uint8,
        // Days of a time coordinate are whole numbers that count from an epoch the type names.
    ]
    if let type = types[name] {
      self.type = type
    } else if let kind = name.first, kind == "U" || kind == "S",
      let width = Int(name.dropFirst()), (1...4096).contains(width)
    {
      type = .text
      units = width
      unitBytes = kind == "U" ? 4 : 1
    } else {
      return nil
    }
  }

  /// A data type of Zarr v3, such as `float32`.
  init?(v3 text: String) {
    if text == "bool" {
      self.init(.uint8)
    } else if let type = ElementType(rawValue: text), type != .text {
      self.init(type)
    } else {
      return nil
    }
  }

  /// The number of a fill value; nil when it is none.
  func fill(_ value: JSONValue?) -> Double? {
    switch value {
    case .truth(let truth)?: return truth ? 1 : 0
    // Version 3 may give the bits: 0x7fc00001.
    case .text(let text)? where text.hasPrefix("0x"):
      return UInt64(text.dropFirst(2), radix: 16).map { type.number(ofBits: $0) }
    default: return value?.number
    }
  }

  static func == (left: ZarrElement, right: ZarrElement) -> Bool {
    left.type == right.type && left.isBigEndian == right.isBigEndian && left.size == right.size
  }
}
