internal import Quantities

/// Turns numbers of one unit into another of the same kind.
enum UnitConversion {
  /// The value in another unit; nil when the units measure different things.
  ///
  ///     °F = °C · 1.8 + 32;  other kinds by their canonical factors
  static func value(
    _ value: Double, from: MeasurementUnit?, to: MeasurementUnit?
  ) -> Double? {
    guard let from, let to, from.symbol != to.symbol else { return value }
    guard from.kind == to.kind else { return nil }
    switch (from.symbol, to.symbol) {
    case ("degF", "degC"): return (value - 32) / 1.8
    case ("degC", "degF"): return value * 1.8 + 32
    default:
      return from.kind == .temperature ? nil : value * from.canonicalFactor / to.canonicalFactor
    }
  }
}
