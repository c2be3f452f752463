internal import CLanes

/// Turns stored elements into values: byte order, undoing of the shuffle filter, missing numbers, scale and offset,
/// all in one walk over blocks that stay in the first-level cache.
///
/// Scale and offset are applied in double precision and rounded once.
struct ElementDecoder: Sendable {
  /// How the bytes of a chunk lie.
  enum Layout: Sendable {
    /// Element after element.
    case plain
    /// All first bytes, then all second bytes …, of this many elements (HDF5's shuffle filter, Blosc's shuffle).
    case shuffled(total: Int)
  }

  let type: ElementType
  let isBigEndian: Bool
  let packing: ValuePacking
  private let loop: Loop

  init(type: ElementType, isBigEndian: Bool, packing: ValuePacking) {
    self.type = type
    self.isBigEndian = isBigEndian
    self.packing = packing
    loop = isBigEndian ? .general : Loop(type, packing)
  }

  /// Elements decoded at a time: small enough for the first-level cache.
  private static let block = 1024

  /// Decodes consecutive elements of a chunk.
  ///
  /// - Parameters:
  ///   - chunk: All bytes of the chunk.
  ///   - first: The index of the first element wanted.
  ///   - count: How many; `first + count` elements must be there.
  ///   - stride: Elements between neighbors in the destination.
  /// - Returns: Whether some may be missing; false where it was seen that none is.
  @discardableResult
  func decode(
    _ chunk: UnsafeRawPointer, layout: Layout, from first: Int, count: Int,
    into destination: UnsafeMutablePointer<Float>, stride: Int
  ) -> Bool {
    if stride == 1, let hasGaps = loop.decode(chunk, layout, first, count, packing, destination) {
      return hasGaps
    }
    switch type {
    case .int8: decode(Int8.self, chunk, layout, first, count, destination, stride)
    case .uint8: decode(UInt8.self, chunk, layout, first, count, destination, stride)
    case .int16: decode(Int16.self, chunk, layout, first, count, destination, stride)
    case .uint16: decode(UInt16.self, chunk, layout, first, count, destination, stride)
    case .int32: decode(Int32.self, chunk, layout, first, count, destination, stride)
    case .uint32: decode(UInt32.self, chunk, layout, first, count, destination, stride)
    case .int64: decode(Int64.self, chunk, layout, first, count, destination, stride)
    case .uint64: decode(UInt64.self, chunk, layout, first, count, destination, stride)
    case .float32: decodeFloats(chunk, layout, first, count, destination, stride)
    case .float64: decodeDoubles(chunk, layout, first, count, destination, stride)
    case .text: for index in 0..<count { destination[index * stride] = .nan }
    }
    return true
  }

  /// One element in double precision, for coordinates.
  func double(_ chunk: UnsafeRawPointer, layout: Layout, at index: Int) -> Double {
    let size = type.size
    guard size > 0 else { return .nan }
    var bits: UInt64 = 0
    for byte in 0..<size {
      let place: Int =
        switch layout {
        case .plain: index * size + byte
        case .shuffled(let total): byte * total + index
        }
      let shift = 8 * (isBigEndian ? size - 1 - byte : byte)
      bits |= UInt64(chunk.load(fromByteOffset: place, as: UInt8.self)) << UInt64(shift)
    }
    return packing.value(ofStored: type.number(ofBits: bits))
  }
}

extension ElementType {
  /// The number that the low bits of a word stand for.
  func number(ofBits bits: UInt64) -> Double {
    switch self {
    case .int8: Double(Int8(truncatingIfNeeded: bits))
    case .uint8: Double(UInt8(truncatingIfNeeded: bits))
    case .int16: Double(Int16(truncatingIfNeeded: bits))
    case .uint16: Double(UInt16(truncatingIfNeeded: bits))
    case .int32: Double(Int32(truncatingIfNeeded: bits))
    case .uint32: Double(UInt32(truncatingIfNeeded: bits))
    case .int64: Double(Int64(truncatingIfNeeded: bits))
    case .uint64: Double(bits)
    case .float32: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .float64: Double(bitPattern: bits)
    case .text: .nan
    }
  }
}

extension ElementDecoder {
  private func decodeFloats(
    _ chunk: UnsafeRawPointer, _ layout: Layout, _ first: Int, _ count: Int,
    _ destination: UnsafeMutablePointer<Float>, _ stride: Int
  ) {
    let missing = packing.missing.map { Float($0) }
    let low = packing.validMinimum.map { Float($0) }
    let high = packing.validMaximum.map { Float($0) }
    forEachBlock(count) { start, length, scratch in
      let out = stride == 1 ? destination + start : scratch.assumingMemoryBound(to: Float.self)
      out.withMemoryRebound(to: UInt32.self, capacity: length) {
        loadWords(chunk, layout, first + start, length, $0)
      }
      for number in missing {
        for index in 0..<length { out[index] = marked(out[index], out[index] == number) }
      }
      if let low {
        for index in 0..<length { out[index] = marked(out[index], out[index] < low) }
      }
      if let high {
        for index in 0..<length { out[index] = marked(out[index], out[index] > high) }
      }
      if packing.isScaled {
        let (scale, offset) = (packing.scale, packing.offset)
        for index in 0..<length { out[index] = Float(Double(out[index]) * scale + offset) }
      }
      if stride != 1 {
        for index in 0..<length { destination[(start + index) * stride] = out[index] }
      }
    }
  }

  private func decodeDoubles(
    _ chunk: UnsafeRawPointer, _ layout: Layout, _ first: Int, _ count: Int,
    _ destination: UnsafeMutablePointer<Float>, _ stride: Int
  ) {
    let (scale, offset) = (packing.scale, packing.offset)
    let low = packing.validMinimum ?? -.infinity
    let high = packing.validMaximum ?? .infinity
    forEachBlock(count) { start, length, scratch in
      let values = scratch.assumingMemoryBound(to: Double.self)
      values.withMemoryRebound(to: UInt64.self, capacity: length) {
        loadWords(chunk, layout, first + start, length, $0)
      }
      for number in packing.missing {
        for index in 0..<length { values[index] = values[index] == number ? .nan : values[index] }
      }
      for index in 0..<length {
        let value = values[index]
        let isMissing = value < low || value > high
        destination[(start + index) * stride] =
          isMissing ? .nan : Float(value * scale + offset)
      }
    }
  }

  private func decode<Stored: FixedWidthInteger>(
    _: Stored.Type, _ chunk: UnsafeRawPointer, _ layout: Layout, _ first: Int, _ count: Int,
    _ destination: UnsafeMutablePointer<Float>, _ stride: Int
  ) {
    let missing = packing.missing.compactMap { Stored(exactly: $0) }
    let low = packing.validMinimum.map { Stored(clamping: $0, .up) } ?? .min
    let high = packing.validMaximum.map { Stored(clamping: $0, .down) } ?? .max
    let (scale, offset) = (packing.scale, packing.offset)
    forEachBlock(count) { start, length, scratch in
      let stored = scratch.assumingMemoryBound(to: Stored.self)
      loadWords(chunk, layout, first + start, length, stored)
      let out = destination + start * stride
      if stride == 1 {
        for index in 0..<length { out[index] = Float(Double(stored[index]) * scale + offset) }
        for number in missing {
          for index in 0..<length { out[index] = marked(out[index], stored[index] == number) }
        }
        if low > .min || high < .max {
          for index in 0..<length {
            out[index] = marked(marked(out[index], stored[index] < low), stored[index] > high)
          }
        }
      } else {
        for index in 0..<length {
          let number = stored[index]
          let isMissing = number < low || number > high || missing.contains(number)
          out[index * stride] = isMissing ? .nan : Float(Double(number) * scale + offset)
        }
      }
    }
  }

  /// Walks a count in blocks, with scratch memory for one block of the widest elements.
  private func forEachBlock(
    _ count: Int, _ visit: (_ start: Int, _ length: Int, _ scratch: UnsafeMutableRawPointer) -> Void
  ) {
    withUnsafeTemporaryAllocation(byteCount: Self.block * 8, alignment: 64) { scratch in
      guard let base = scratch.baseAddress else { return }
      var start = 0
      while start < count {
        let length = min(Self.block, count - start)
        visit(start, length, base)
        start += length
      }
    }
  }

  /// Copies elements in the machine's byte order.
  private func loadWords<Word: FixedWidthInteger>(
    _ chunk: UnsafeRawPointer, _ layout: Layout, _ first: Int, _ count: Int,
    _ out: UnsafeMutablePointer<Word>
  ) {
    let size = MemoryLayout<Word>.size
    switch layout {
    case .shuffled(let total) where size > 1:
      unshuffle(chunk + first, total, count, out)
    default:
      UnsafeMutableRawPointer(out).copyMemory(from: chunk + first * size, byteCount: count * size)
    }
    if isBigEndian && size > 1 {
      for index in 0..<count { out[index] = out[index].byteSwapped }
    }
  }

  private func unshuffle<Word: FixedWidthInteger>(
    _ planes: UnsafeRawPointer, _ total: Int, _ count: Int, _ out: UnsafeMutablePointer<Word>
  ) {
    let bytes = planes.assumingMemoryBound(to: UInt8.self)
    switch MemoryLayout<Word>.size {
    case 2:
      let (first, second) = (bytes, bytes + total)
      for index in 0..<count {
        out[index] = Word(truncatingIfNeeded: UInt16(first[index]) | UInt16(second[index]) &<< 8)
      }
    case 4:
      let (first, second) = (bytes, bytes + total)
      let (third, fourth) = (bytes + 2 * total, bytes + 3 * total)
      for index in 0..<count {
        let low = UInt32(first[index]) | UInt32(second[index]) &<< 8
        let high = UInt32(third[index]) &<< 16 | UInt32(fourth[index]) &<< 24
        out[index] = Word(truncatingIfNeeded: low | high)
      }
    default:
      let size = MemoryLayout<Word>.size
      let raw = UnsafeMutableRawPointer(out).assumingMemoryBound(to: UInt8.self)
      for byte in 0..<size {
        let plane = bytes + byte * total
        for index in 0..<count { raw[index * size + byte] = plane[index] }
      }
    }
  }
}

/// The one loop that decodes what archives mostly hold: shuffled floats, and packed 16-bit integers.
private enum Loop: Sendable {
  case general
  /// Floats that are values themselves, of which two numbers at most mean missing.
  case floats(Float, Float)
  /// Two numbers that mean missing, and the limits outside which all do.
  case shorts(SIMD4<Int32>, isSigned: Bool)

  init(_ type: ElementType, _ packing: ValuePacking) {
    let missing = packing.missing
    let isLimited = packing.validMinimum != nil || packing.validMaximum != nil
    self = .general
    guard missing.count <= 2, packing.scale.isFinite, packing.offset.isFinite else { return }
    switch type {
    case .float32 where !isLimited && !packing.isScaled:
      // NaN equals nothing, and stands for no number.
      self = .floats(
        missing.first.map { Float($0) } ?? .nan, missing.count > 1 ? Float(missing[1]) : .nan)
    case .int16: self = .shorts(Self.limits(of: packing, as: Int16.self), isSigned: true)
    case .uint16: self = .shorts(Self.limits(of: packing, as: UInt16.self), isSigned: false)
    default: return
    }
  }

  private static func limits<Stored: FixedWidthInteger>(
    of packing: ValuePacking, as _: Stored.Type
  ) -> SIMD4<Int32> {
    let missing = packing.missing.compactMap { Stored(exactly: $0) }.map { Int32($0) }
    let low = packing.validMinimum.map { Stored(clamping: $0, .up) } ?? .min
    let high = packing.validMaximum.map { Stored(clamping: $0, .down) } ?? .max
    // No number of 16 bits is Int32.min.
    return SIMD4(
      missing.first ?? .min, missing.count > 1 ? missing[1] : .min, Int32(low), Int32(high))
  }

  /// Decodes elements into places side by side, and tells whether any is missing; nil where the loop is not for such.
  func decode(
    _ chunk: UnsafeRawPointer, _ layout: ElementDecoder.Layout, _ first: Int, _ count: Int,
    _ packing: ValuePacking, _ out: UnsafeMutablePointer<Float>
  ) -> Bool? {
    let bytes = chunk.assumingMemoryBound(to: UInt8.self)
    let (scale, offset) = (packing.scale, packing.offset)
    switch (self, layout) {
    case (.floats(let one, let other), .shuffled(let total)):
      return lanes_join_f32(bytes + first, total, count, one, other, out) != 0
    case (.shorts(let limits, let isSigned), .shuffled(let total)):
      return withUnsafeBytes(of: limits) {
        guard let limits = $0.assumingMemoryBound(to: Int32.self).baseAddress else { return nil }
        let join = isSigned ? lanes_join_i16 : lanes_join_u16
        return join(bytes + first, total, count, scale, offset, limits, out) != 0
      }
    case (.shorts(let limits, let isSigned), .plain)
    where Int(bitPattern: chunk).isMultiple(of: 2):
      return withUnsafeBytes(of: limits) {
        guard let limits = $0.assumingMemoryBound(to: Int32.self).baseAddress else { return nil }
        if isSigned {
          let stored = chunk.assumingMemoryBound(to: Int16.self) + first
          return lanes_unpack_i16(stored, count, scale, offset, limits, out) != 0
        }
        let stored = chunk.assumingMemoryBound(to: UInt16.self) + first
        return lanes_unpack_u16(stored, count, scale, offset, limits, out) != 0
      }
    default: return nil
    }
  }
}

/// NaN where missing, without a branch: setting these bits makes any number NaN, and the compiler vectorises it.
@inline(__always) private func marked(_ value: Float, _ isMissing: Bool) -> Float {
  Float(bitPattern: value.bitPattern | (isMissing ? 0x7FC0_0000 : 0))
}

extension FixedWidthInteger {
  /// The nearest number of the type, after rounding.
  init(clamping number: Double, _ rule: FloatingPointRoundingRule) {
    let rounded = number.rounded(rule)
    if let exact = Self(exactly: rounded) {
      self = exact
    } else {
      self = rounded < 0 ? .min : .max
    }
  }
}
