internal import Quantities

/// Turns numbers whose unit may not be said into another unit.
enum UnitConversion {
  /// The value in another unit; nil when they measure different things, or only one is known.
  static func value(
    _ value: Double, from: MeasurementUnit?, to: MeasurementUnit?
  ) -> Double? {
    // 35 without a unit may be °C or °F: what is not said is not compared.
    guard let from, let to else { return from == nil && to == nil ? value : nil }
    return from.converted(value, to: to)
  }
}
