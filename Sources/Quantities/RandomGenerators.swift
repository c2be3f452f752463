/// A generator of 64-bit numbers from one 64-bit state, used to spread a seed.
///
///     s ← s + 0x9e3779b97f4a7c15; the output is s mixed by two multiplications and three shifts
///
/// - Source: [STEELE-2014], figure 17; outputs checked against published test values.
/// - Limits: Not for secrets.
public struct SplitMix64: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// Draws the next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// A generator of 64-bit numbers with a period of 2²⁵⁶ − 1, for simulation.
///
///     output = rotate(s1 · 5, 7) · 9
///
/// The same seed gives the same numbers on every machine, so that a sampled result can be repeated.
///
/// - Source: [BLACKMAN-2021], xoshiro256**; outputs checked against published test values.
/// - Limits: Not for secrets.
public struct Xoshiro256StarStar: RandomNumberGenerator, Hashable, Sendable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// Fills the state with four numbers of `SplitMix64`, as the authors advise.
  public init(seed: UInt64) {
    var spread = SplitMix64(seed: seed)
    s0 = spread.next()
    s1 = spread.next()
    s2 = spread.next()
    s3 = spread.next()
  }

  /// Takes a state as it is; nil when all four numbers are 0, from which only zeros would follow.
  public init?(state s0: UInt64, _ s1: UInt64, _ s2: UInt64, _ s3: UInt64) {
    guard s0 | s1 | s2 | s3 != 0 else { return nil }
    self.s0 = s0
    self.s1 = s1
    self.s2 = s2
    self.s3 = s3
  }

  /// Draws the next number.
  public mutating func next() -> UInt64 {
    let output = Self.rotate(s1 &* 5, by: 7) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = Self.rotate(s3, by: 45)
    return output
  }

  private static func rotate(_ value: UInt64, by bits: UInt64) -> UInt64 {
    (value << bits) | (value >> (64 - bits))
  }
}

extension RandomNumberGenerator {
  /// Draws a number between 0 and 1, never one of the two, with 52 random bits.
  public mutating func nextUnit() -> Double {
    // A half is added to the integer, so one bit fewer than a Double holds keeps the result below 1.
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }
}
