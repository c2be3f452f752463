internal import Factors
internal import Quantities

/// What a policy multiplies by in each year, against the base year.
///
///     path:     P(y) = m(y) ÷ m(base), 1 before its first year, its last value after the last
///     percent:  P(y) = (1 − p · ramp(y)) ÷ (1 − p · ramp(base)), ramp(y) = (y − from + 1) ÷ (to − from + 1) within 0…1
///
/// A policy that was in force in the base year is in the inventory already, so it only counts for what it adds.
public enum PolicyMultipliers {
  /// Why a policy has no multipliers.
  public enum Problem: Error, Hashable, Sendable {
    case noPath(String)
    case emptyPath(String)
    /// The policy leaves nothing in the base year, so it cannot be scaled.
    case nothingInBase
    /// The share of clean power in the base year is not known.
    case noCleanShare
    /// The part of nuclear power in the base year is not known.
    case noNuclearShare
    /// All power is clean in the base year.
    case allClean
  }

  /// Multipliers of a path; nil where the base year has 0.
  static func ofPath(_ series: YearSeries, _ years: ClosedRange<Int>) throws(Problem) -> [Double] {
    guard let span = series.span else { throw .emptyPath("") }
    func value(_ year: Int) -> Double {
      if year < span.lowerBound { return 1 }
      return series.value(in: min(year, span.upperBound)) ?? 1
    }
    let base = value(years.lowerBound)
    guard base > 0 else { throw .nothingInBase }
    return years.map { value($0) / base }
  }

  /// Multipliers of a percentage that is reached in equal steps.
  static func ofPercent(
    _ percent: Double, from: Int, to: Int, _ years: ClosedRange<Int>
  ) throws(Problem) -> [Double] {
    func value(_ year: Int) -> Double {
      let steps = Double(max(0, to - from) + 1)
      return 1 - percent / 100 * min(1, max(0, Double(year - from + 1) / steps))
    }
    let base = value(years.lowerBound)
    guard base > 0 else { throw .nothingInBase }
    return years.map { value($0) / base }
  }

  /// The multipliers of a policy.
  public static func of(
    _ policy: Policy, _ years: ClosedRange<Int>, inputs: ForecastInputs
  ) throws(Problem) -> [Double] {
    switch policy.strength {
    case .path(let id):
      guard let path = inputs.path(id) else { throw .noPath(id) }
      guard path.series.span != nil else { throw .emptyPath(id) }
      return try ofPath(path.series, years)
    case .percent(let percent, let from, let to):
      return try ofPercent(percent, from: from, to: to, years)
    case .cleanShares(let shares):
      guard let base = inputs.cleanShare else { throw .noCleanShare }
      guard base.share < 1 else { throw .allClean }
      let basis = CleanPowerBasis(rawValue: shares.unit) ?? .clean
      guard let series = basis.cleanShares(shares.series, in: base) else { throw .noNuclearShare }
      return CleanStandard.multipliers(series, baseShare: base.share, years)
    }
  }
}
