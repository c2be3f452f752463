extension MeasurementUnit {
  /// True when amounts of both can be compared and added.
  ///
  /// What is counted is the same as nothing else, though it is of one kind: ten events are not ten days, a hundred
  /// households are not a hundred people, and an inch of rain is not an inch a day.
  public func measuresSame(as other: MeasurementUnit) -> Bool {
    kind == other.kind && subject == other.subject
  }

  /// A value of this unit in another one; nil when the two measure different things.
  ///
  ///     °F = °C · 1.8 + 32;  other kinds by their canonical factors
  ///
  /// - Parameter value: A reading, not a difference: a temperature has a zero point.
  /// - Source: NIST Special Publication 811 (2008), appendix B.8.
  public func converted(_ value: Double, to other: MeasurementUnit) -> Double? {
    guard self != other else { return value }
    guard measuresSame(as: other) else { return nil }
    switch (symbol, other.symbol) {
    case ("degF", "degC"): return (value - 32) / 1.8
    case ("degC", "degF"): return value * 1.8 + 32
    default: return value * canonicalFactor / other.canonicalFactor
    }
  }

  /// What it measures within its kind, where that is more than one thing.
  private var subject: String {
    switch kind {
    case .count, .days, .ratio: symbol
    case .precipitation: symbol.hasSuffix("/day") ? "rate" : "depth"
    default: ""
    }
  }
}
