internal import Factors
public import Forecast
internal import Inventory
public import Strategies

/// One scenario of a plan with its projection, the spread of its climate and its actions, each made when it is first asked for.
public struct ScenarioCase: Sendable {
  public let scenario: Scenario
  public let years: ClosedRange<Int>
  private let projected: Deferred<Projection>
  private let spreading: Deferred<ClimateSpread>
  private let acting: Deferred<Portfolio?>

  init(
    _ scenario: Scenario, inventory: EmissionsInventory, years: ClosedRange<Int>,
    inputs: ForecastInputs, actions: [Action]
  ) {
    self.scenario = scenario
    self.years = years
    let projected = Deferred {
      Projection(inventory: inventory, years: years, inputs: inputs, scenario: scenario)
    }
    self.projected = projected
    spreading = Deferred {
      ClimateSpread(inventory: inventory, years: years, inputs: inputs, scenario: scenario)
    }
    acting = Self.portfolio(scenario, projected, actions)
  }

  /// Takes over what does not hang on the actions.
  private init(_ other: ScenarioCase, as scenario: Scenario, actions: [Action]) {
    self.scenario = scenario
    years = other.years
    projected = other.projected
    spreading = other.spreading
    acting = Self.portfolio(scenario, other.projected, actions)
  }

  private static func portfolio(
    _ scenario: Scenario, _ projected: Deferred<Projection>, _ actions: [Action]
  ) -> Deferred<Portfolio?> {
    let chosen: [Action] =
      switch scenario.actions {
      case .none: []
      case .all: actions
      case .some(let ids): actions.filter { ids.contains($0.id) }
      }
    let starting = chosen.map { action in
      scenario.starts[action.id].map { action.starting(in: $0) } ?? action
    }
    return Deferred {
      starting.isEmpty ? nil : Portfolio(actions: starting, projection: projected.value)
    }
  }

  /// The same case with other actions; what is projected stays.
  func with(actions: [Action]) -> ScenarioCase {
    ScenarioCase(self, as: scenario, actions: actions)
  }

  /// The same case with other actions of the plan in it, each from the year in which the plan has it.
  ///
  /// - Parameter actions: Every action of the plan.
  public func acting(_ choice: Scenario.Actions, of actions: [Action]) -> ScenarioCase {
    var scenario = scenario
    scenario.actions = choice
    scenario.starts = [:]
    return ScenarioCase(self, as: scenario, actions: actions)
  }

  /// Everything but the actions.
  public var projection: Projection { projected.value }
  /// The totals under every model of the climate; empty in today's.
  public var spread: ClimateSpread { spreading.value }
  /// The actions of the scenario; nil when there is none.
  public var portfolio: Portfolio? { acting.value }

  /// Metric tons CO2e of a year with the scenario's actions; nil outside the years.
  public func total(_ year: Int) -> Double? {
    portfolio.map { $0.total(year) } ?? projection.total(year)
  }

  /// The lowest and highest total of a year under the models of the climate, with the scenario's actions.
  public func range(_ year: Int) -> ClosedRange<Double>? {
    guard let range = spread.range(year) else { return nil }
    let reduction = portfolio?.reduction(in: year) ?? 0
    return (range.lowerBound - reduction)...(range.upperBound - reduction)
  }

  /// The scenario as a course that targets are held against, with its actions.
  public var course: TargetScenario {
    TargetScenario(id: scenario.id, name: "“\(scenario.name)”", years: years) { year, sector in
      guard let sector else { return total(year) }
      return portfolio.map { $0.total(year, sector: sector) }
        ?? projection.total(year, sector: sector)
    }
  }

  /// What the scenario leaves out because of an error, one sentence each.
  public var omissions: [String] { projection.omissions + (portfolio?.omissions ?? []) }
}
