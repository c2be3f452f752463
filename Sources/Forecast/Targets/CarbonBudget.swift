public import Factors
internal import Quantities

/// All emissions that a target allows from its first year to its last together, in metric tons.
///
/// - Limits: A global budget is of carbon dioxide alone, while a community's totals have other gases too, so that the
///   comparison is stricter than the global figure.
public struct CarbonBudget: Sendable {
  public let target: Target
  /// Metric tons.
  public let tonnes: Double
  public let status: EvidenceStatus
  public var explanation: Explanation
  /// Inventory totals by year, linear between them.
  let history: YearSeries
  /// The last year with an inventory.
  public let lastInventory: Int

  public var years: ClosedRange<Int> { target.baseYear...target.year }
}

/// How much of a carbon budget a course of emissions uses.
public struct BudgetUse: Hashable, Sendable {
  public let scenario: String
  /// Metric tons from the budget's first year to the last inventory.
  public let usedSoFar: Double
  /// Metric tons from the budget's first year to its last.
  public let used: Double
  /// Metric tons that are left in the last year; below 0 when the budget is exceeded.
  public let left: Double
  /// The year in which the budget is used up; nil when it lasts.
  public let usedUpIn: Int?
}

extension CarbonBudget {
  /// Metric tons of a year: between inventories up to the last, then as the course has it.
  public func tonnes(_ year: Int, under course: TargetScenario) -> Double? {
    if year <= lastInventory, let past = history.value(in: year) { return past }
    return course.tonnes(year, target.sector)
  }

  /// Years of the budget that have neither an inventory on both sides nor a forecast.
  public func missingYears(under course: TargetScenario) -> [Int] {
    years.filter { tonnes($0, under: course) == nil }
  }

  /// Adds a course up against the budget; nil when a year is missing.
  ///
  ///     used = Σ E(y), y from the first year to the last
  public func use(under course: TargetScenario) -> BudgetUse? {
    var sum = 0.0
    var soFar = 0.0
    var end: Int?
    for year in years {
      guard let tonnes = tonnes(year, under: course) else { return nil }
      sum += tonnes
      if year <= lastInventory { soFar = sum }
      if end == nil, sum > self.tonnes { end = year }
    }
    return BudgetUse(
      scenario: course.id, usedSoFar: soFar, used: sum, left: self.tonnes - sum, usedUpIn: end)
  }

  /// How fast emissions have to fall from the last inventory so that what is left of the budget is enough forever.
  ///
  ///     each year the same tonnes:      Δ = E² ÷ (2·L + E), until 0
  ///     each year the same percentage:  q = E ÷ (E + L)
  ///
  /// with E the last inventory's emissions and L what is left after it. Both are what the sum of the years after the
  /// inventory comes to.
  ///
  /// - Returns: Nil when nothing is left, when the inventory is before the budget, or when a year is missing.
  public var pace: (yearly: Double, rate: Double, left: Double, now: Double)? {
    guard years.contains(lastInventory), let now = history.value(in: lastInventory), now > 0 else {
      return nil
    }
    var left = tonnes
    for year in years.lowerBound...lastInventory {
      guard let past = history.value(in: year) else { return nil }
      left -= past
    }
    guard left > 0 else { return nil }
    return (now * now / (2 * left + now), now / (now + left), left, now)
  }
}
