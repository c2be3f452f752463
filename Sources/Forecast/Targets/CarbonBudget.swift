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
  /// What inventories lack because of an error, by year; without those that lack nothing.
  let holes: [Int: ForecastHole]
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

/// How fast emissions have to fall so that a budget lasts forever.
public struct BudgetPace: Hashable, Sendable {
  /// The year that it starts from.
  public let from: Int
  /// Metric tons of that year.
  public let now: Double
  /// Metric tons left after it.
  public let left: Double
  /// Metric tons less every year, until 0.
  public let yearly: Double
  /// The percentage less every year, 0 to 1.
  public let rate: Double
}

extension CarbonBudget {
  /// Why nothing can be told of the budget under a course; nil when it can.
  public func unknown(under course: TargetScenario) -> TargetUnknown? {
    if let hole = inventoryHole(years) { return .leftOut(hole) }
    if target.year > lastInventory, let hole = course.hole(target.year, target.reach) {
      return .leftOut(hole)
    }
    return missingYears(under: course).isEmpty ? nil : .outside(course.years)
  }

  /// What the inventories lack that years to the last inventory rest on; nil when nothing is.
  ///
  /// A year between two inventories rests on both.
  private func inventoryHole(_ asked: ClosedRange<Int>) -> ForecastHole? {
    guard asked.lowerBound <= lastInventory else { return nil }
    let known = history.points.map(\.year)
    let first = known.filter { $0 <= asked.lowerBound }.max() ?? asked.lowerBound
    let last = known.filter { $0 >= asked.upperBound }.min() ?? lastInventory
    return known.filter { $0 >= first && $0 <= last }.compactMap { holes[$0] }.first
  }

  /// The year that a pace starts from: the last inventory, or the one before the budget's first year where that is later.
  private var paceStart: Int { max(lastInventory, years.lowerBound - 1) }

  /// Why no pace can be told; nil when nothing is lacking.
  ///
  /// - Parameter course: As of `pace`.
  public func paceUnknown(under course: TargetScenario? = nil) -> TargetUnknown? {
    let from = paceStart
    let hole =
      from == lastInventory
      ? inventoryHole(min(years.lowerBound, from)...from)
      : course.flatMap { $0.hole(from, target.reach) }
    return hole.map(TargetUnknown.leftOut)
  }

  /// Metric tons of a year: between inventories up to the last, then as the course has it.
  public func tonnes(_ year: Int, under course: TargetScenario) -> Double? {
    if year <= lastInventory, let past = history.value(in: year) { return past }
    return course.tonnes(year, target.reach)
  }

  /// Years of the budget that have neither an inventory on both sides nor a forecast.
  public func missingYears(under course: TargetScenario) -> [Int] {
    years.filter { tonnes($0, under: course) == nil }
  }

  /// Adds a course up against the budget; nil when a year is missing or nothing can be told of one.
  ///
  ///     used = Σ E(y), y from the first year to the last
  public func use(under course: TargetScenario) -> BudgetUse? {
    guard unknown(under: course) == nil else { return nil }
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

  /// How fast emissions have to fall so that what is left of the budget is enough forever.
  ///
  ///     each year the same tonnes:      Δ = E² ÷ (2·L + E), until 0
  ///     each year the same percentage:  q = E ÷ (E + L)
  ///
  /// with E the emissions of the last inventory and L what is left after it; of a budget that begins later, E the
  /// emissions that a course has in the year before it and L the whole budget. Both are what the sum of the years
  /// after E comes to.
  ///
  /// - Parameter course: Where E is from when the budget begins after the last inventory.
  /// - Returns: Nil when nothing is left, when a year is missing, or when E or L lack records because of an error.
  public func pace(under course: TargetScenario? = nil) -> BudgetPace? {
    guard paceUnknown(under: course) == nil else { return nil }
    let from = paceStart
    let now =
      from == lastInventory
      ? history.value(in: from) : course.flatMap { $0.tonnes(from, target.reach) }
    guard let now, now > 0, from <= years.upperBound else { return nil }
    var left = tonnes
    for year in years.lowerBound..<max(years.lowerBound, from + 1) {
      guard let past = history.value(in: year) else { return nil }
      left -= past
    }
    guard left > 0 else { return nil }
    return BudgetPace(
      from: from, now: now, left: left, yearly: now * now / (2 * left + now),
      rate: now / (now + left))
  }
}
