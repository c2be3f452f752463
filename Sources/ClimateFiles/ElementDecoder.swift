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

  /// Elements decoded at a time: small enough for the first-level cache.
  private static let block = 1024

  /// Decodes consecutive elements of a chunk.
  ///
  /// - Parameters:
  ///   - chunk: All bytes of the chunk.
  ///   - first: The index of the first element wanted.
  ///   - count: How many; `first + count` elements must be there.
  ///   - stride: Elements between neighbors in the destination.
  func decode(
    _ chunk: UnsafeRawPointer, layout: Layout, from first: Int, count: Int,
    into destination: UnsafeMutablePointer<Float>, stride: Int
  ) {
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
    if case .shuffled(let total) = layout, !isBigEndian, stride == 1, missing.count <= 2,
      low == nil, high == nil, !packing.isScaled
    {
      // NaN equals nothing, and stands for no number.
      return unshuffleFloats(
        (chunk + first).assumingMemoryBound(to: UInt8.self), total, count, destination,
        missing.first ?? .nan, missing.count > 1 ? missing[1] : .nan)
    }
    forEachBlock(count) { start, length, scratch in
      let out = stride == 1 ? destination + start : scratch.assumingMemoryBound(to: Float.self)
      out.withMemoryRebound(to: UInt32.self, capacity: length) {
        loadWords(chunk, layout, first + start, length, $0)
      }
      for number in missing {
        for index in 0..<length { out[index] = out[index] == number ? .nan : out[index] }
      }
      if let low {
        for index in 0..<length { out[index] = out[index] < low ? .nan : out[index] }
      }
      if let high {
        for index in 0..<length { out[index] = out[index] > high ? .nan : out[index] }
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
        scaled(stored, length, out, scale, offset, low, high)
        for number in missing {
          for index in 0..<length { out[index] = stored[index] == number ? .nan : out[index] }
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

  @inline(__always) private func scaled<Stored: FixedWidthInteger>(
    _ stored: UnsafeMutablePointer<Stored>, _ count: Int, _ out: UnsafeMutablePointer<Float>,
    _ scale: Double, _ offset: Double, _ low: Stored, _ high: Stored
  ) {
    if low == .min && high == .max {
      for index in 0..<count { out[index] = Float(Double(stored[index]) * scale + offset) }
    } else {
      for index in 0..<count {
        let number = stored[index]
        let value = Float(Double(number) * scale + offset)
        out[index] = number < low || number > high ? .nan : value
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

/// Puts the four planes of shuffled floats together, with two numbers made missing, in one loop that is vectorised.
private func unshuffleFloats(
  _ planes: UnsafePointer<UInt8>, _ total: Int, _ count: Int, _ out: UnsafeMutablePointer<Float>,
  _ missing: Float, _ alsoMissing: Float
) {
  let (first, second) = (planes, planes + total)
  let (third, fourth) = (planes + 2 * total, planes + 3 * total)
  for index in 0..<count {
    let low = UInt32(first[index]) | UInt32(second[index]) &<< 8
    let high = UInt32(third[index]) &<< 16 | UInt32(fourth[index]) &<< 24
    let value = Float(bitPattern: low | high)
    let kept = value == missing ? Float.nan : value
    out[index] = value == alsoMissing ? .nan : kept
  }
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
