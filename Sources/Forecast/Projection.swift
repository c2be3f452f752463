public import Factors
public import Inventory
public import Quantities
public import Tables

/// A base-year inventory carried forward under one scenario: the one engine of every forecast.
///
/// Every record of the base year becomes a stream:
///
///     A(y) = A(base) · D(y) ÷ D(base), or A(base) · Π (1 + g)
///     e(gas, y) = e(gas, base) · Π I(y) ÷ I(base)
///     m(gas, y) = A(y) · e(gas, y)
///
/// with D the driver, g a yearly rate, I the intensity paths and e emissions per unit of activity. Policies
/// multiply A or e, in the order of their table; a changing climate multiplies the heating and cooling in A.
///
/// - Source: [GPC-2014], chapter 11; driver form as in US practice.
/// - Limits: Linear between given years and nothing beyond them, unless a rule says so; one driver per stream.
public struct Projection: Sendable {
  /// One base-year record with its growth.
  public struct Stream: Sendable {
    public let record: ActivityRecord
    /// Activity in the base year, in the canonical unit of its kind.
    public let baseActivity: Double
    public let baseEmissions: EmissionsByGas
    public let rule: GrowthRule?
    public let shape: StreamShape
    /// Metric tons CO2e in the base year.
    let baseTonnes: Double
    /// The part of them that is fossil carbon dioxide.
    let fossilTonnes: Double

    /// A(y) ÷ A(base) by year, first is the base year.
    public var growth: [Double] { shape.growth }
    /// e(y) ÷ e(base) by year, first is the base year.
    public var intensity: [Double] { shape.intensity }

    /// Activity in the nth year after the base, canonical unit.
    public func activity(_ index: Int) -> Double { baseActivity * shape.growth[index] }

    /// Emissions in the nth year after the base.
    public func emissions(_ index: Int) -> EmissionsByGas {
      blended(baseEmissions * shape.scale[index], index)
    }

    /// Emissions per canonical unit of activity in the nth year after the base.
    public func rate(_ index: Int) -> EmissionsByGas {
      baseActivity == 0
        ? .zero : blended(baseEmissions * (shape.intensity[index] / baseActivity), index)
    }

    /// Metric tons CO2e in the nth year after the base.
    func tonnes(_ index: Int) -> Double {
      shape.tonnes(index, base: baseTonnes, fossil: fossilTonnes)
    }

    private func blended(_ emissions: EmissionsByGas, _ index: Int) -> EmissionsByGas {
      guard let blend = shape.blend else { return emissions }
      return blend.applied(to: emissions, index)
    }
  }

  public let scenario: Scenario
  public let inventory: EmissionsInventory
  public let years: ClosedRange<Int>
  public let streams: [Stream]
  public let indicators: [String: Indicator]
  /// Every path that a stream follows, by id.
  public let paths: [String: ReferencePath]
  /// How made paths were made, by id.
  public let makings: [String: Explanation]
  /// The policies that count, by id.
  public let policies: [String: Policy]
  /// Where policies of the library come from, by the id of the source.
  let policySources: [String: FactorSource]
  /// The degree days that heating and cooling follow; nil in today's climate.
  public let climate: ClimateAdjustment.Member?
  /// The single models that may come true in place of `climate`, from the one under which the last year emits least.
  ///
  /// Empty in today's climate, where single models are not known or nothing follows them, and under a run of the climate.
  public let climateModels: [ClimateAdjustment.Member]
  public let findings: [Finding]
  /// Base-year records that are in no forecast because of an error, and layers that are not in it, one sentence each.
  public let omissions: [String]
  /// Base-year records that are in no year because of an error, with their metric tons CO2e.
  public let leftOut: [(record: ActivityRecord, tonnes: Double)]
  /// Positions of the inventory's entries by the id of a stream's record.
  let entriesByID: [String: [Int]]
  /// What streams emit in the base year, by the shape that they follow: a year's total without a walk through all of them.
  let sums: [ShapeSum]

  /// Projects the base year of an inventory under a scenario.
  ///
  /// A stream whose driver or path does not cover every year is left out of all years with an error finding.
  ///
  /// - Parameters:
  ///   - years: The base year to the last, both included.
  ///   - inputs: The first rule that matches a record counts; a record without one is held flat, with a warning.
  ///   - member: The degree days to follow in place of the central ones of the scenario's climate.
  public init(
    inventory: EmissionsInventory, years: ClosedRange<Int>, inputs: ForecastInputs,
    scenario: Scenario = .businessAsUsual, member: ClimateAdjustment.Member? = nil
  ) {
    self.scenario = scenario
    self.inventory = inventory
    self.years = years
    indicators = inputs.indicators
    var builder = StreamBuilder(
      inventory: inventory, years: years, inputs: inputs, scenario: scenario, member: member)
    let entries = inventory.entries(of: years.lowerBound)
    streams = entries.compactMap { builder.stream(for: $0) }
    builder.finish()
    omissions = builder.omissions
    leftOut = builder.leftOut
    findings = builder.findings
    paths = builder.usedPaths
    makings = inputs.made.filter { builder.usedPaths[$0.key] != nil }.mapValues(\.explanation)
    policies = Dictionary(builder.policies.map { ($0.policy.id, $0.policy) }) { first, _ in first }
    policySources = inputs.policyLibrary.sources
    climate = builder.climate
    sums = builder.sums
    climateModels =
      member == nil
      ? ClimateModels.sorted(
        scenario.climate.flatMap { inputs.climates[$0] }, as: builder.climate, years: years,
        sums: builder.sums) : []
    let carried = Set(streams.map(\.record.id))
    entriesByID = inventory.entries.indices.reduce(into: [:]) { positions, position in
      let id = inventory.entries[position].record.id
      if carried.contains(id) { positions[id, default: []].append(position) }
    }
  }

  /// Projects business as usual from rules, indicators and paths alone.
  public init(
    inventory: EmissionsInventory, years: ClosedRange<Int>, rules: [GrowthRule],
    indicators: [String: Indicator], paths: [String: ReferencePath]
  ) {
    self.init(
      inventory: inventory, years: years,
      inputs: ForecastInputs(rules: rules, indicators: indicators, ownPaths: paths))
  }

  /// Metric tons CO2e of a year; nil outside the years.
  public func total(_ year: Int) -> Double? {
    guard years.contains(year) else { return nil }
    return sums.reduce(0) { $0 + $1.tonnes(year - years.lowerBound) }
  }

  /// Metric tons CO2e of a year and sector; nil outside the years.
  public func total(_ year: Int, sector: Sector) -> Double? {
    guard years.contains(year) else { return nil }
    return sums.reduce(0) {
      $1.sector == sector ? $0 + $1.tonnes(year - years.lowerBound) : $0
    }
  }

  /// Metric tons CO2e of a year and the records that a condition holds for.
  public func tonnes(_ year: Int, where isIncluded: (ActivityRecord) -> Bool) -> Double? {
    guard years.contains(year) else { return nil }
    let index = year - years.lowerBound
    var sum = 0.0
    for position in streams.indices where isIncluded(streams[position].record) {
      sum += streams[position].tonnes(index)
    }
    return sum
  }

  /// Sectors with a stream, in the order of every table.
  public var sectors: [Sector] { Set(sums.map(\.sector)).sorted() }
}
