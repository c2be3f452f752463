/// The power of ten that brings a number to some digits before the point, for rounding to as many.
public enum DecimalScale {
  /// A power of ten `s` with `10ⁿ⁻¹ ≤ |v| · s < 10ⁿ`.
  ///
  /// - Parameter digits: n, 1…15.
  /// - Returns: Nil for 0, for what is no number, and for numbers so small or large that no power of ten that a `Double`
  ///   holds brings them there.
  public static func bringing(_ value: Double, to digits: Int) -> Double? {
    guard (1e-290...1e290).contains(value.magnitude) else { return nil }
    let high = (0..<digits).reduce(1.0) { power, _ in power * 10 }
    var scale = 1.0
    while value.magnitude * scale < high / 10 { scale *= 10 }
    while value.magnitude * scale >= high { scale /= 10 }
    return scale
  }
}
