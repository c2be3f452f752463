internal import Quantities

/// Turns numbers of one unit into another of the same kind.
enum UnitConversion {
  /// The value in another unit; nil when they measure different things, or only one is known.
  ///
  ///     °F = °C · 1.8 + 32;  other kinds by their canonical factors
  static func value(
    _ value: Double, from: MeasurementUnit?, to: MeasurementUnit?
  ) -> Double? {
    // 35 without a unit may be °C or °F: what is not said is not compared.
    guard let from, let to else { return from == nil && to == nil ? value : nil }
    guard from.symbol != to.symbol else { return value }
    guard from.kind == to.kind else { return nil }
    switch (from.symbol, to.symbol) {
    case ("degF", "degC"): return (value - 32) / 1.8
    case ("degC", "degF"): return value * 1.8 + 32
    default:
      return from.kind == .temperature ? nil : value * from.canonicalFactor / to.canonicalFactor
    }
  }
}
