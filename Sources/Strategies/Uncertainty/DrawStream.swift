internal import CLanes

/// The random numbers of one input: any of them can be asked for by itself, in any order and on any thread.
///
///     number(n) = mix(s + (n + 1) · 0x9e3779b97f4a7c15)
///
/// the nth output of `SplitMix64`, whose state s is made of the seed and the input's id, so that another range
/// changes no number of this one.
///
/// - Source: [STEELE-2014], figure 17.
struct DrawStream: Sendable {
  private let state: UInt64
  /// How many draws there are, when each is to have its own slice of the distribution.
  private let slices: UInt64?

  /// - Parameter slices: The number of draws for a Latin hypercube; nil for plain draws.
  init(seed: UInt64, input: String, slices: Int? = nil) {
    // 64-bit FNV-1a of the id.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in input.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    state = Self.mix(Self.mix(seed &+ 0x9e37_79b9_7f4a_7c15) ^ hash)
    self.slices = slices.map { UInt64($0) }
  }

  /// A number between 0 and 1, never one of the two.
  func unit(_ index: Int) -> Double {
    let number = Self.mix(state &+ (UInt64(index) &+ 1) &* 0x9e37_79b9_7f4a_7c15)
    let unit = (Double(number >> 12) + 0.5) * 0x1p-52
    guard let slices else { return unit }
    return (Double(slice(UInt64(index), of: slices)) + unit) / Double(slices)
  }

  /// `unit` of many draws from the first on.
  func fill(_ column: UnsafeMutablePointer<Double>, from first: Int, _ count: Int) {
    guard slices == nil else {
      for draw in 0..<count { column[draw] = unit(first + draw) }
      return
    }
    lanes_column_units(column, state, UInt64(first), count)
  }

  private static func mix(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A shuffle of 0..<count, each place worked out by itself: four rounds over two halves of the bits, again
  /// until the result is below the count.
  ///
  /// - Source: [BLACK-ROGAWAY-2002], the generalized Feistel cipher with cycle walking.
  private func slice(_ index: UInt64, of count: UInt64) -> UInt64 {
    let bits = UInt64(max(2, 64 - (count - 1).leadingZeroBitCount + 1) / 2)
    let mask = (UInt64(1) << bits) - 1
    var place = index
    repeat {
      var (left, right) = (place >> bits, place & mask)
      for round in 0..<4 as Range<UInt64> {
        let mixed = Self.mix(state ^ (right << 8 | round + 1)) & mask
        (left, right) = (right, left ^ mixed)
      }
      place = left << bits | right
    } while place >= count
    return place
  }
}
