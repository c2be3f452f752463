/// How a whole amount falls due over some years as an action spreads.
///
///     due(y) = whole · (s(y) − s(y − 1)) ÷ Σ (s(y) − s(y − 1))
///
/// with `s` the part of the full effect that the uptake has reached by a year, 0…1, without what decay, rebound or the end
/// of the action take from it: what is bought stays bought. Over all years of uptake the sum is the greatest share. A fall
/// of own shares gives nothing back. Even steps fall due in equal parts, as does what is due in years in which nothing is
/// added.
///
/// - Source: Own.
/// - Limits: One more home costs as much early as late.
extension Action {
  /// What of a whole amount falls due in a year, in the unit of the amount; 0 outside of its years.
  ///
  /// - Parameter years: Those over which all of it falls due.
  func due(_ whole: Double, in year: Int, of years: ClosedRange<Int>) -> Double {
    guard years.contains(year) else { return 0 }
    let added = followsUptake ? years.reduce(0) { $0 + self.added(in: $1) } : 0
    guard added > 0 else { return whole / Double(years.count) }
    return whole * (self.added(in: year) / added)
  }

  /// True when capital does not fall due in equal parts.
  var followsUptake: Bool { uptake.curve != .linear }

  /// By how much the part of the full effect grows in a year, 0…1.
  private func added(in year: Int) -> Double {
    max(0, reached(by: year) - reached(by: year - 1))
  }

  private func reached(by year: Int) -> Double {
    year < startYear ? 0 : uptake.reached(year, from: startYear, to: fullYear)
  }
}
