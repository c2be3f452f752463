public import Factors
public import Inventory
public import Quantities
public import Tables

/// A base-year inventory carried forward as if no new action were taken.
///
/// Every record of the base year becomes a stream:
///
///     A(y) = A(base) · D(y) ÷ D(base)
///     e(gas, y) = e(gas, base) · I(y) ÷ I(base)
///     m(gas, y) = A(y) · e(gas, y)
///
/// with D the driver, I the intensity path and e emissions per unit of activity.
///
/// - Source: [GPC-2014], chapter 11; driver form as in US practice.
/// - Limits: Linear between given years and nothing beyond them; one driver per stream.
public struct Projection: Sendable {
  /// One base-year record with its growth.
  public struct Stream: Sendable {
    public let record: ActivityRecord
    /// Activity in the base year, in the canonical unit of its kind.
    public let baseActivity: Double
    public let baseEmissions: EmissionsByGas
    public let rule: GrowthRule?
    /// D(y) ÷ D(base) by year, first is the base year.
    public let growth: [Double]
    /// I(y) ÷ I(base) by year, first is the base year.
    public let intensity: [Double]

    /// Activity in the nth year after the base, canonical unit.
    public func activity(_ index: Int) -> Double { baseActivity * growth[index] }

    /// Emissions in the nth year after the base.
    public func emissions(_ index: Int) -> EmissionsByGas {
      baseEmissions * (growth[index] * intensity[index])
    }

    /// Emissions per canonical unit of activity in the nth year after the base.
    public func rate(_ index: Int) -> EmissionsByGas {
      baseActivity == 0 ? .zero : baseEmissions * (intensity[index] / baseActivity)
    }
  }

  public let inventory: EmissionsInventory
  public let years: ClosedRange<Int>
  public let streams: [Stream]
  public let indicators: [String: Indicator]
  public let paths: [String: ReferencePath]
  public let findings: [Finding]
  /// Base-year records that are in no forecast because of an error, one sentence each.
  public let omissions: [String]
  /// Positions of the inventory's entries by the id of a stream's record.
  let entriesByID: [String: [Int]]

  /// Projects the base year of an inventory.
  ///
  /// A stream whose driver or path does not cover every year is left out of all years with an error finding.
  ///
  /// - Parameters:
  ///   - years: The base year to the last, both included.
  ///   - rules: The first that matches a record counts; a record without a rule is held flat, with a warning.
  public init(
    inventory: EmissionsInventory, years: ClosedRange<Int>, rules: [GrowthRule],
    indicators: [String: Indicator], paths: [String: ReferencePath]
  ) {
    self.inventory = inventory
    self.years = years
    self.indicators = indicators
    self.paths = paths
    var builder = StreamBuilder(
      years: years, rules: rules, indicators: indicators, paths: paths)
    let entries = inventory.entries(of: years.lowerBound)
    let streams = entries.compactMap { builder.stream(for: $0) }
    let carried = Set(streams.map(\.record.id))
    omissions = entries.map(\.record).filter { !carried.contains($0.id) }.map { record in
      "\(record.title) is in no forecast, because its driver or path does not cover every year."
    }
    self.streams = streams
    entriesByID = inventory.entries.indices.reduce(into: [:]) { positions, position in
      let id = inventory.entries[position].record.id
      if carried.contains(id) { positions[id, default: []].append(position) }
    }
    findings = builder.findings
  }

  /// Metric tons CO2e of a year under business as usual; nil outside the years.
  public func total(_ year: Int) -> Double? {
    tonnes(year) { _ in true }
  }

  /// Metric tons CO2e of a year and sector; nil outside the years.
  public func total(_ year: Int, sector: Sector) -> Double? {
    tonnes(year) { $0.sector == sector }
  }

  /// Metric tons CO2e of a year and the records that a condition holds for.
  public func tonnes(_ year: Int, where isIncluded: (ActivityRecord) -> Bool) -> Double? {
    guard years.contains(year) else { return nil }
    let index = year - years.lowerBound
    let sum = streams.reduce(into: EmissionsByGas.zero) { sum, stream in
      if isIncluded(stream.record) { sum += stream.emissions(index) }
    }
    return inventory.potentials.tonnes(sum)
  }

  /// Sectors with a stream, in the order of every table.
  public var sectors: [Sector] { Set(streams.map(\.record.sector)).sorted() }
}

/// Matches records with rules and computes growth, collecting findings.
private struct StreamBuilder {
  let years: ClosedRange<Int>
  let rules: [GrowthRule]
  let indicators: [String: Indicator]
  let paths: [String: ReferencePath]
  var findings: [Finding] = []
  private var reported: Set<Finding> = []

  init(
    years: ClosedRange<Int>, rules: [GrowthRule], indicators: [String: Indicator],
    paths: [String: ReferencePath]
  ) {
    self.years = years
    self.rules = rules
    self.indicators = indicators
    self.paths = paths
  }

  mutating func stream(for entry: EmissionsInventory.Entry) -> Projection.Stream? {
    let rule = rules.first { $0.matches(entry.record) }
    if rule == nil {
      find(
        .warning,
        "No row of drivers.csv matches “\(entry.record.id)”, so it is held at its base-year value.",
        at: entry.record.place)
    }
    let flat = [Double](repeating: 1, count: years.count)
    guard let growth = rule?.driver.map({ growth($0, rule: rule) }) ?? flat,
      let intensity = rule?.intensity.map({ intensity($0, rule: rule) }) ?? flat
    else { return nil }
    guard let quantity = entry.record.quantity, let unit = entry.record.unit else { return nil }
    let activity = quantity * unit.canonicalFactor
    return Projection.Stream(
      record: entry.record, baseActivity: activity, baseEmissions: entry.emissions, rule: rule,
      growth: growth, intensity: intensity)
  }

  private mutating func growth(_ driver: String, rule: GrowthRule?) -> [Double]? {
    guard let indicator = indicators[driver] else {
      find(
        .error,
        "There is no indicator “\(driver)” in indicators.csv, so what it drives is in no forecast.",
        at: rule?.place.at(column: "driver"))
      return nil
    }
    return ratios(
      indicator.series, what: "The indicator “\(driver)”", place: rule?.place.at(column: "driver"))
  }

  private mutating func intensity(_ path: String, rule: GrowthRule?) -> [Double]? {
    guard let reference = paths[path] else {
      find(
        .error,
        "There is no path “\(path)” in paths.csv or the library, so what it scales is in no forecast.",
        at: rule?.place.at(column: "intensity"))
      return nil
    }
    return ratios(
      reference.series, what: "The path “\(path)”", place: rule?.place.at(column: "intensity"))
  }

  private mutating func ratios(_ series: YearSeries, what: String, place: Place?) -> [Double]? {
    guard let base = series.value(in: years.lowerBound), base != 0 else {
      find(
        .error,
        "\(what) has no value for the base year \(years.lowerBound), so what it drives is in no forecast. Add a row for \(years.lowerBound) or before and after it.",
        at: place)
      return nil
    }
    var ratios: [Double] = []
    for year in years {
      guard let value = series.value(in: year) else {
        find(
          .error,
          "\(what) ends before \(year), so what it drives is in no forecast. Add a later row, or end the forecast earlier.",
          at: place)
        return nil
      }
      ratios.append(value / base)
    }
    return ratios
  }

  private mutating func find(_ severity: Finding.Severity, _ message: String, at place: Place?) {
    let finding = Finding(severity, message, at: place ?? Place(file: "drivers.csv"))
    if reported.insert(finding).inserted { findings.append(finding) }
  }
}
