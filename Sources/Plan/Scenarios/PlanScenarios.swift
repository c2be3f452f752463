internal import Factors
public import Forecast
internal import Inventory
internal import Quantities
internal import Strategies
public import Tables
internal import Workspace

/// The scenarios of a plan; the first is what the plan's own figures are of.
public struct PlanScenarios: Sendable {
  public let years: ClosedRange<Int>
  /// What every scenario is made from.
  public let inputs: ForecastInputs
  /// Never empty, in the order of the table.
  public private(set) var cases: [ScenarioCase]
  /// Faults of paths that could not be made.
  public let findings: [Finding]
  private let population: YearSeries?

  /// What each of several scenarios leaves out alike, such as a row of `drivers.csv`, to be told once, one sentence each.
  ///
  /// Empty of a single scenario.
  public var sharedOmissions: [String] {
    guard let first = cases.first, cases.count > 1 else { return [] }
    let others = cases.dropFirst().map { Set($0.omissions) }
    return first.omissions.filter { sentence in others.allSatisfy { $0.contains(sentence) } }
  }

  init(
    _ workspace: CommunityWorkspace, library: FactorLibrary, inventory: EmissionsInventory,
    years: ClosedRange<Int>
  ) {
    self.years = years
    population = workspace.indicators["population"]?.series
    var findings: [Finding] = []
    let facts = ForecastLibrary.standard
    let share = Self.cleanShare(workspace, facts, base: years.lowerBound, &findings)
    let (made, problems) = PathMakers.make(
      workspace.scenarioBook.makers, years: years, inventory: inventory, cleanShare: share,
      facts: facts.vehicles, actions: Set(workspace.actions.map(\.id)))
    let inputs = ForecastInputs(
      rules: workspace.rules, indicators: workspace.indicators, ownPaths: workspace.paths,
      made: made, book: workspace.scenarioBook, policyLibrary: facts.policies, cleanShare: share,
      refused: workspace.refusedRows, climates: workspace.climateAdjustments(over: years),
      library: library)
    self.inputs = inputs
    self.findings =
      findings + problems
      + PolicyRules.findings(of: workspace.scenarioBook.policies, library: facts.policies)
    // One that nobody asked for must not be half of itself.
    let followed = workspace.climateToFollow.flatMap {
      inputs.climates[$0]?.central.covers(years) == true ? $0 : nil
    }
    cases = workspace.scenarioBook.scenarios(climate: followed).map {
      ScenarioCase(
        $0, inventory: inventory, years: years, inputs: inputs, actions: workspace.actions)
    }
  }

  /// The community's own figure, else that of its grid; nil when its own cannot be used, which is found at its row.
  private static func cleanShare(
    _ workspace: CommunityWorkspace, _ facts: ForecastLibrary, base: Int,
    _ findings: inout [Finding]
  ) -> ForecastInputs.CleanShare? {
    let id = ForecastInputs.CleanShare.indicator
    let grid = facts.cleanShare(subregion: workspace.community.subregion, year: base)
    guard let indicator = workspace.indicators[id] else { return grid }
    let place =
      indicator.origins.min { $0.key < $1.key }?.value.place
      ?? Place(file: WorkspaceTables.indicators.file)
    guard indicator.unit.kind == .share else {
      findings.append(
        Finding(
          .error,
          "“\(id)” is counted in \(indicator.unit.symbol), and it is a share of all power. Write percent or share; until then no clean power standard is in a forecast.",
          at: place.at(column: "unit")))
      return nil
    }
    guard let value = indicator.series.value(in: base) else {
      findings.append(
        Finding(
          .error,
          "“\(id)” has no value for the base year \(base), so no clean power standard is in a forecast. Add a row for \(base), or take the rows out to use the power of the grid subregion.",
          at: place.at(column: "year")))
      return nil
    }
    return ForecastInputs.CleanShare(
      share: value * indicator.unit.canonicalFactor, nuclear: grid?.nuclear,
      source: "indicators.csv")
  }

  /// The first scenario.
  public var first: ScenarioCase { cases[0] }

  /// The scenario of an id; nil when there is none.
  public subscript(id: String) -> ScenarioCase? { cases.first { $0.scenario.id == id } }

  /// The same scenarios with other actions.
  func with(actions: [Action]) -> PlanScenarios {
    var copy = self
    copy.cases = cases.map { $0.with(actions: actions) }
    return copy
  }

  /// Scenarios side by side, all of them unless some are named.
  public func comparison(_ ids: [String] = []) -> ScenarioComparison {
    let chosen = ids.isEmpty ? cases : ids.compactMap { self[$0] }
    return ScenarioComparison(
      years: years,
      totals: chosen.map { entry in
        (
          entry.scenario, years.map { entry.total($0) ?? .nan },
          entry.scenario.climate == nil ? [] : years.map { entry.range($0) }
        )
      }, population: population)
  }
}
