/// An input of an indicator's declaration, with its default.
public struct IndicatorParameter: Hashable, Sendable {
  /// What may be stated, with the default.
  public enum Kind: Hashable, Sendable {
    /// A number in a fixed unit (empty for none), such as 5 days.
    case number(Double, unit: String, range: ClosedRange<Double>)
    /// A value with a unit of its kind, such as 95 °F; what is stated may use any unit of that kind.
    case value(Double, ClimateUnit)
    /// One of several words.
    case word(String, of: [String])
    /// A base period.
    case years(ClosedRange<Int>)
  }

  public var id: String
  /// What it means, as a short phrase.
  public var name: String
  public var kind: Kind

  public init(_ id: String, _ name: String, _ kind: Kind) {
    self.id = id
    self.name = name
    self.kind = kind
  }

  /// The default as it would be written, such as `95 degF` or `1961-1990`.
  public var defaultText: String {
    switch kind {
    case .number(let value, _, _): numberText(value)
    case .value(let value, let unit): "\(numberText(value)) \(unit.symbol)"
    case .word(let word, _): word
    case .years(let years): "\(years.lowerBound)-\(years.upperBound)"
    }
  }
}

/// A number without a needless `.0`.
func numberText(_ value: Double) -> String {
  value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
}
