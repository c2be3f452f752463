extension ZarrRescaling {
  /// The stored elements as elements of another type: stored / scale + offset, as NumCodecs computes it.
  func elements(
    _ bytes: [UInt8], _ layout: ElementDecoder.Layout, stored: ZarrElement, as type: ElementType,
    count: Int
  ) -> [UInt8] {
    let decoder = ElementDecoder(
      type: stored.type, isBigEndian: stored.isBigEndian, packing: ValuePacking())
    return bytes.withUnsafeBytes { raw in
      var result: [UInt8] = []
      result.reserveCapacity(count * type.size)
      guard let base = raw.baseAddress else { return result }
      for index in 0..<count {
        let value = decoder.double(base, layout: layout, at: index)
        let bits = type.bits(of: value / scale + offset)
        for byte in 0..<type.size {
          result.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte)))
        }
      }
      return result
    }
  }
}

extension ElementType {
  /// The low bits of a word that stand for a number; whole numbers are cut off as NumPy cuts them.
  func bits(of number: Double) -> UInt64 {
    switch self {
    case .float32: UInt64(Float(number).bitPattern)
    case .float64: number.bitPattern
    case .uint64: UInt64(exactly: number.rounded(.towardZero)) ?? 0
    case .text: 0
    default: UInt64(bitPattern: Int64(exactly: number.rounded(.towardZero)) ?? 0)
    }
  }
}
