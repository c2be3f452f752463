import Foundation
import Plan
import Quantities
import Workspace

/// One indicator of a profile in one scenario and period, beside what it is compared with.
struct ClimateReading {
  let indicator: String
  let first: ClimateSummary
  let baseline: ClimateSummary?
  /// What models say about the baseline period, where `baseline` was observed.
  let modeled: ClimateSummary?
  let future: ClimateSummary
  /// How the models change from their own baseline, each for itself; nil where the profile has no such row.
  let change: ClimateSummary?
  let units: DisplayUnits
  let language: Language

  /// Nil when the profile has no value of the indicator for them.
  init?(
    _ indicator: String, of profile: ClimateProfile, scenario: ClimateScenario,
    period: ProfilePeriod, units: DisplayUnits, language: Language
  ) {
    guard let first = profile.first(indicator),
      let future = profile.summary(indicator, scenario, period)
    else { return nil }
    let periods = profile.summaries(of: indicator).filter {
      $0.kind == .absolute && $0.period != period
    }
    let earlier = periods.filter { Self.start($0.period) < Self.start(period) }
    let observed = earlier.first { $0.scenario.isObserved && Self.central($0) != nil }
    let modeled =
      earlier.first { $0.scenario == scenario && Self.central($0) != nil }
      ?? earlier.first { $0.scenario == .historical }
    self.indicator = indicator
    self.first = first
    self.future = future
    // Models are compared with models where both are known.
    baseline = modeled.flatMap { Self.central($0) == nil ? nil : $0 } ?? observed
    self.modeled = modeled
    change =
      profile.summary(indicator, scenario, period, .change)
      ?? profile.summary(indicator, scenario, period, .percent)
    self.units = units
    self.language = language
  }

  private static func start(_ period: ProfilePeriod) -> Int { period.years?.lowerBound ?? 9_999 }

  private static func central(_ summary: ClimateSummary) -> Double? {
    summary[.median] ?? summary[.mean]
  }

  // Values in the reader's units

  var unit: String { shown(0).unit }

  var before: Double? { baseline.flatMap(Self.central).map { shown($0).value } }
  var after: Double? { Self.central(future).map { shown($0).value } }

  /// The ends of the spread, and whether they are percentiles or the outermost models.
  var spread: (low: Double, high: Double, isPercentiles: Bool)? { spread(of: future) }

  func spread(of summary: ClimateSummary) -> (low: Double, high: Double, isPercentiles: Bool)? {
    if let low = summary[.p10], let high = summary[.p90] {
      return (shown(low).value, shown(high).value, true)
    }
    guard let low = summary[.lowest], let high = summary[.highest] else { return nil }
    return (shown(low).value, shown(high).value, false)
  }

  var isBaselineObserved: Bool { baseline?.scenario.isObserved ?? false }

  /// What is known of whether the models change the same way.
  enum Direction: Equatable {
    /// The share of the models, 0…1, whose change has the sign of the median change.
    case agreement(Double)
    /// The middle 80 percent of the models' changes have one sign, or both.
    case percentiles(hasOneSign: Bool)
  }

  /// Nil where the profile has no change of the models: levels beside an observation tell nothing about it.
  var direction: Direction? {
    if let agreement = change?.agreement { return .agreement(agreement) }
    guard let low = change?[.p10], let high = change?[.p90] else { return nil }
    return .percentiles(hasOneSign: low > 0 || high < 0)
  }

  /// True when fewer than 80 percent of the models agree on the sign of the change, or the middle 80 percent of the changes
  /// have both signs; nil where the profile does not tell.
  ///
  /// - Source: Intergovernmental Panel on Climate Change, Sixth Assessment Report, Working Group I (2021), Cross-Chapter Box
  ///   Atlas.1, simple approach: fewer than 80 percent of models agree on sign.
  var isDirectionOpen: Bool? {
    switch direction {
    case .agreement(let share): share < 0.8
    case .percentiles(let hasOneSign): !hasOneSign
    case nil: nil
    }
  }

  func number(_ value: Double) -> String {
    value.formatted(.number.precision(.fractionLength(decimals)).locale(language.locale))
  }

  /// As many decimals as tell the two values apart.
  private var decimals: Int {
    if first.unit.kind == .temperature { return 1 }
    let size = max(before?.magnitude ?? 0, after?.magnitude ?? 0)
    return size < 2 ? 2 : size < 100 ? 1 : 0
  }

  private func shown(_ value: Double) -> (value: Double, unit: String) {
    units.shown(value, first.unit)
  }
}
