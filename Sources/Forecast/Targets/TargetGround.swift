internal import Factors
public import Inventory
internal import Quantities

/// What levels of targets are computed from: the inventory, residents, and recalculations of past years.
public struct TargetGround: Sendable {
  public let inventory: EmissionsInventory
  /// The indicator of residents by year; nil when the community states none.
  public let population: Indicator?
  public let recalculations: RecalculationLog
  /// Totals of years as they stood at another time, metric tons CO2e; they take the place of the inventory's.
  var earlier: [Int: Double] = [:]

  public init(
    inventory: EmissionsInventory, population: Indicator?,
    recalculations: RecalculationLog = RecalculationLog()
  ) {
    self.inventory = inventory
    self.population = population
    self.recalculations = recalculations
  }

  var library: FactorLibrary { inventory.context.library }

  /// Metric tons CO2e of an inventory year; nil when nothing of it was calculated.
  public func emissions(_ year: Int, _ reach: TargetReach = .everything) -> Double? {
    earlier[year] ?? inventory.total(year, reach: reach)
  }

  /// Years with emissions of what a target counts.
  func years(of reach: TargetReach) -> [Int] {
    inventory.years.filter { emissions($0, reach) != nil }
  }

  /// Emissions by year, linear between inventory years and nothing beyond them.
  func history(of reach: TargetReach) -> YearSeries {
    YearSeries(
      Dictionary(
        uniqueKeysWithValues: years(of: reach).map { ($0, emissions($0, reach) ?? .nan) })
    )
  }

  /// What inventories lack because of an error, by year; without those that lack nothing.
  func holes(of reach: TargetReach) -> [Int: ForecastHole] {
    years(of: reach).reduce(into: [:]) { $0[$1] = inventory.hole(in: $1, reach: reach) }
  }

  /// The same with a year's total as it stood at another time.
  func with(earlier tonnes: Double, in year: Int) -> TargetGround {
    var copy = self
    copy.earlier[year] = tonnes
    return copy
  }
}
