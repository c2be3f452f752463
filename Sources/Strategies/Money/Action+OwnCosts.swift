internal import Quantities

extension Action {
  /// What the costs of `actions.csv` come to in a year, US dollars as stated; nil when neither is stated.
  ///
  /// Capital in equal parts from the start to the year of the full effect, the annual cost from the start to the end of the
  /// action. Costs pages, the curve of abatement costs and portfolios all take it from here.
  func ownCosts(in year: Int) -> (capital: Double, annual: Double)? {
    guard capitalCost != nil || annualCost != nil else { return nil }
    guard year >= startYear, year <= uptake.endYear ?? .max else { return (0, 0) }
    let span = max(0, fullYear - startYear) + 1
    let capital = year < startYear + span ? (capitalCost?.dollars ?? 0) / Double(span) : 0
    return (capital, annualCost?.dollars ?? 0)
  }
}
