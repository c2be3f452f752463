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

  /// True when part of the spread lies on the other side of the baseline than its middle.
  var isDirectionOpen: Bool {
    guard let before, let after, let spread else { return false }
    return after >= before ? spread.low < before : spread.high > before
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
