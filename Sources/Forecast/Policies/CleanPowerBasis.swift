internal import Quantities

/// What the percentages of a law for power are of, and what they make of all power that is clean.
///
///     clean:                   s(y) = r(y)
///     renewable:               s(y) = min(1, r(y) + n)
///     renewableBesideNuclear:  s(y) = n + (1 − n) · r(y)
///
/// with `r` the law's percentage and `n` the part of nuclear power in the base year, both as shares of 0…1.
///
/// - Source: Own. The share of the base year counts nuclear power as clean, so a step of renewable power alone cannot be
///   held against it.
/// - Limits: Nuclear power stays the part that it was, of the grid and not of one utility. Where a community states a share
///   of clean power below the nuclear part of its grid, no more than that share counts as nuclear.
public enum CleanPowerBasis: String, Hashable, Sendable, CaseIterable {
  /// Of all power, whatever is clean.
  case clean = "clean-share"
  /// Of all power, renewable power alone.
  case renewable = "renewable-share"
  /// Of the power that is not nuclear, renewable power alone.
  case renewableBesideNuclear = "renewable-of-non-nuclear"

  /// Shares of all power that is clean, 0…1.
  ///
  /// - Parameter steps: The law's percentages as shares, 0…1.
  /// - Returns: Nil where the part of nuclear power is needed and not known.
  func cleanShares(_ steps: YearSeries, in base: ForecastInputs.CleanShare) -> YearSeries? {
    if self == .clean { return steps }
    guard let known = base.nuclear else { return nil }
    let nuclear = min(known, base.share)
    let shares = steps.points.map { year, share in
      (
        year,
        self == .renewable ? min(1, share + nuclear) : nuclear + (1 - nuclear) * share
      )
    }
    return YearSeries(Dictionary(shares) { first, _ in first })
  }
}
