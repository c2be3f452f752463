/// Finds bytes eight at a time, by arithmetic on whole words.
enum ByteSearch {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The first comma or line end at or after `start`; `end` when there is none.
  @inline(__always)
  static func cellEnd(_ base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
    var position = start
    while position + 8 <= end {
      let word = word(base, position)
      let hits =
        zeros(word ^ (ones &* 0x2C)) | zeros(word ^ (ones &* 0x0A))
        | zeros(word ^ (ones &* 0x0D))
      if hits != 0 { return position + hits.trailingZeroBitCount >> 3 }
      position += 8
    }
    while position < end {
      switch base.load(fromByteOffset: position, as: UInt8.self) {
      case 0x2C, 0x0A, 0x0D: return position
      default: position += 1
      }
    }
    return end
  }

  /// The first of one byte at or after `start`; `end` when there is none.
  @inline(__always)
  static func first(
    _ byte: UInt8, _ base: UnsafeRawPointer, from start: Int, to end: Int
  ) -> Int {
    let pattern = ones &* UInt64(byte)
    var position = start
    while position + 8 <= end {
      let hits = zeros(word(base, position) ^ pattern)
      if hits != 0 { return position + hits.trailingZeroBitCount >> 3 }
      position += 8
    }
    while position < end, base.load(fromByteOffset: position, as: UInt8.self) != byte {
      position += 1
    }
    return position
  }

  /// How often a byte occurs.
  static func count(_ byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let pattern = SIMD16(repeating: byte)
    var position = 0
    var count = 0
    while position + 16 <= bytes.count {
      // A lane of eight bits holds 255 hits.
      let stop = min(bytes.count - 15, position + 255 * 16)
      var lanes = SIMD16<UInt8>.zero
      while position < stop {
        let word = base.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
        lanes &+= SIMD16<UInt8>.zero.replacing(with: 1, where: word .== pattern)
        position += 16
      }
      for lane in lanes.indices { count += Int(lanes[lane]) }
    }
    while position < bytes.count {
      if bytes[position] == byte { count += 1 }
      position += 1
    }
    return count
  }

  /// How many bytes from `start` on are ASCII before the first that is not.
  static func asciiEnd(_ base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
    var position = start
    while position + 8 <= end {
      let others = word(base, position) & highs
      if others != 0 { return position + others.trailingZeroBitCount >> 3 }
      position += 8
    }
    while position < end, base.load(fromByteOffset: position, as: UInt8.self) < 0x80 {
      position += 1
    }
    return position
  }

  /// Eight bytes, the first of them lowest.
  @inline(__always)
  private static func word(_ base: UnsafeRawPointer, _ position: Int) -> UInt64 {
    UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// The high bit of each byte that is zero; above the lowest hit there may be false ones.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word & highs
  }
}
