extension ClimateUnit {
  /// A value as people read it, such as `95 °F`, `1 inch` or `25%`.
  public func text(_ value: Double) -> String {
    switch self {
    case .celsius: "\(numberText(value)) °C"
    case .fahrenheit: "\(numberText(value)) °F"
    case .inchesPerDay: value == 1 ? "1 inch" : "\(numberText(value)) inches"
    case .millimetersPerDay: "\(numberText(value)) mm"
    case .percent: "\(numberText(value))%"
    default: "\(numberText(value)) \(symbol)"
    }
  }
}

extension Int {
  /// A count of things, such as `3 days`; the noun is regular.
  func of(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }

  /// Such as `99th`.
  var ordinal: String {
    switch (self % 100, self % 10) {
    case (11...13, _): "\(self)th"
    case (_, 1): "\(self)st"
    case (_, 2): "\(self)nd"
    case (_, 3): "\(self)rd"
    default: "\(self)th"
    }
  }
}
