public import Factors
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
  public func emissions(_ year: Int, sector: Sector?) -> Double? {
    if let earlier = earlier[year] { return earlier }
    guard let sector else { return inventory.hasEntries(of: year) ? inventory.total(year) : nil }
    return inventory.total(year, sector: sector)
  }

  /// Years with emissions of a sector, or of any.
  func years(of sector: Sector?) -> [Int] {
    inventory.years.filter { emissions($0, sector: sector) != nil }
  }

  /// Emissions by year, linear between inventory years and nothing beyond them.
  func history(of sector: Sector?) -> YearSeries {
    YearSeries(
      Dictionary(
        uniqueKeysWithValues: years(of: sector).map { ($0, emissions($0, sector: sector) ?? .nan) })
    )
  }

  /// What inventories lack because of an error, by year; without those that lack nothing.
  func holes(of sector: Sector?) -> [Int: ForecastHole] {
    years(of: sector).reduce(into: [:]) { $0[$1] = inventory.hole(in: $1, sector: sector) }
  }

  /// The same with a year's total as it stood at another time.
  func with(earlier tonnes: Double, in year: Int) -> TargetGround {
    var copy = self
    copy.earlier[year] = tonnes
    return copy
  }
}
