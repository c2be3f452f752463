public import Tables

/// One number of a plan that a range can be of.
public struct RangeSubject: Hashable, Sendable {
  public let what: InputRange.What
  /// As `InputRange.subject`.
  public let subject: String
  /// As `InputRange.parameter`.
  public let parameter: String
  /// What it belongs to, such as `Weatherize homes`.
  public let owner: String
  /// In words, such as `Weatherize homes: participation`.
  public let title: String
  /// What a parameter of an action means; nil for everything else.
  public let input: CalculatorInput?
  /// What the plan is calculated with, in `unit`; of factors and policies the whole, 1.
  public let stated: Double
  /// The spelling of the unit; empty for a multiple or a part.
  public let unit: String
  /// What its calculator allows, in `unit`; nil when anything will do.
  public let bounds: ClosedRange<Double>?
  /// The row that states it; nil for what the library states.
  public let place: Place?
  let reach: UncertainInput.Reach

  /// True when a row of `ranges.csv` names it.
  public func isOf(what: String, subject: String, parameter: String) -> Bool {
    self.what.rawValue == what && self.subject == subject && self.parameter == parameter
  }
}

extension UncertainInput.Reach {
  /// What it takes from other ranges: two that share one of these are of the same number.
  var parts: [UncertainInput.Reach] {
    switch self {
    case .factor(let ids): ids.map { .factor([$0]) }
    // A series has one range, in whatever year.
    case .indicator(let id, _): [.indicator(id, year: 0)]
    case .path(let id, _): [.path(id, year: 0)]
    case .parameter, .record, .policy, .cost, .costRow, .price, .timing, .uptake, .rebound, .decay,
      .policyTiming, .discountRate, .climateModel:
      [self]
    }
  }
}
