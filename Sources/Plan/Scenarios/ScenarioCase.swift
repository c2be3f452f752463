internal import Factors
public import Forecast
internal import Inventory
public import Strategies

/// One scenario of a plan with its projection, the spread of its climate and its actions, each made when it is first asked for.
public struct ScenarioCase: Sendable {
  /// One run of a scenario's climate, with the scenario's actions on top.
  public struct ClimateRun: Sendable {
    public let name: String
    /// Business as usual under the run.
    public let projection: Projection
    /// Nil without actions.
    let portfolio: Portfolio?

    /// Metric tons CO2e of a year with the scenario's actions; nil outside the years.
    public func total(_ year: Int) -> Double? {
      guard let portfolio else { return projection.total(year) }
      return portfolio.remaining(year)
    }
  }

  public let scenario: Scenario
  public let years: ClosedRange<Int>
  private let projected: Deferred<Projection>
  private let spreading: Deferred<ClimateSpread>
  private let acting: Deferred<Portfolio?>
  private let running: Deferred<[ClimateRun]>
  /// Each division takes seconds where there are many records, and every part of it is a figure of its own.
  private let dividing: [ForecastPart: Deferred<[ForecastSeries]>]

  init(
    _ scenario: Scenario, inventory: EmissionsInventory, years: ClosedRange<Int>,
    inputs: ForecastInputs, actions: [Action]
  ) {
    self.init(
      scenario, years: years,
      projected: Deferred {
        Projection(inventory: inventory, years: years, inputs: inputs, scenario: scenario)
      },
      spreading: Deferred {
        ClimateSpread(inventory: inventory, years: years, inputs: inputs, scenario: scenario)
      }, actions: actions)
  }

  private init(
    _ scenario: Scenario, years: ClosedRange<Int>, projected: Deferred<Projection>,
    spreading: Deferred<ClimateSpread>, actions: [Action], made: Portfolio? = nil
  ) {
    let chosen = Self.chosen(actions, scenario)
    self.scenario = scenario
    self.years = years
    self.projected = projected
    self.spreading = spreading
    let acting: Deferred<Portfolio?> = Deferred {
      chosen.isEmpty ? nil : made ?? Portfolio(actions: chosen, projection: projected.value)
    }
    self.acting = acting
    dividing = ForecastPart.allCases.reduce(into: [:]) { made, part in
      made[part] = Deferred {
        acting.value?.breakdown(by: part) ?? projected.value.breakdown(by: part)
      }
    }
    running = Deferred {
      spreading.value.projections.map { name, projection in
        ClimateRun(
          name: name, projection: projection,
          portfolio: chosen.isEmpty ? nil : Portfolio(actions: chosen, projection: projection))
      }
    }
  }

  private static func chosen(_ actions: [Action], _ scenario: Scenario) -> [Action] {
    let chosen: [Action] =
      switch scenario.actions {
      case .none: []
      case .all: actions
      case .some(let ids): actions.filter { ids.contains($0.id) }
      }
    return chosen.map { action in
      scenario.starts[action.id].map { action.starting(in: $0) } ?? action
    }
  }

  /// The actions that are looked at on top of the scenario: its own, each from its own year, or all where it has none.
  func actionsOnTop(of actions: [Action]) -> [Action] {
    scenario.actions == .none ? actions : Self.chosen(actions, scenario)
  }

  /// The same case with other actions; what is projected stays.
  func with(actions: [Action]) -> ScenarioCase {
    ScenarioCase(
      scenario, years: years, projected: projected, spreading: spreading, actions: actions)
  }

  /// The same case with other actions of the plan in it, each from the year in which the plan has it.
  ///
  /// - Parameters:
  ///   - actions: Every action of the plan.
  ///   - made: What these actions come to under the scenario, where it is calculated already.
  public func acting(
    _ choice: Scenario.Actions, of actions: [Action], made: Portfolio? = nil
  ) -> ScenarioCase {
    var scenario = scenario
    scenario.actions = choice
    scenario.starts = [:]
    return ScenarioCase(
      scenario, years: years, projected: projected, spreading: spreading, actions: actions,
      made: made)
  }

  /// Everything but the actions.
  public var projection: Projection { projected.value }
  /// The scenario under every run of the climate, before actions; empty in today's.
  public var spread: ClimateSpread { spreading.value }
  /// The actions of the scenario; nil when there is none.
  public var portfolio: Portfolio? { acting.value }
  /// Every run of the climate with the scenario's actions, which save more or less in each; empty without a spread.
  public var runs: [ClimateRun] { running.value }

  /// Metric tons CO2e of a year with the scenario's actions; nil outside the years.
  public func total(_ year: Int) -> Double? {
    portfolio.map { $0.total(year) } ?? projection.total(year)
  }

  /// Every part of the scenario with its actions over all years; those in the total sum to it.
  ///
  /// Made once for each division.
  public func breakdown(by part: ForecastPart) -> [ForecastSeries] {
    guard let made = dividing[part] else { preconditionFailure("every division is prepared") }
    return made.value
  }

  /// What a year's total with the scenario's actions ranges over under the climate; nil where the spread is not known.
  public func range(_ year: Int) -> ClosedRange<Double>? {
    spread.range(of: runs.compactMap { $0.total(year) })
  }

  /// The scenario as a course that targets are held against, with its actions.
  public var course: TargetScenario { course(scenario.id, scenario.name, plan: nil) }

  /// A course over the inventories before the forecast and the forecast itself.
  ///
  /// - Parameter plan: Takes the place of the scenario's own actions.
  func course(_ id: String, _ name: String, plan: Portfolio?) -> TargetScenario {
    let base = years.lowerBound
    return TargetScenario(id: id, name: name, years: years) { year, reach in
      guard year >= base else { return projection.inventory.total(year, reach: reach) }
      guard !reach.isEverything else { return plan.map { $0.total(year) } ?? total(year) }
      guard let portfolio = plan ?? portfolio else {
        return projection.total(year, reach: reach)
      }
      return portfolio.total(year, reach: reach)
    } hole: { year, reach in
      year < base
        ? projection.inventory.hole(in: year, reach: reach) : projection.hole(in: reach)
    } limits: { year, reach in
      year < base ? [] : (plan ?? portfolio)?.limits(in: year, reach: reach) ?? []
    }
  }

  /// What the scenario leaves out and why, one sentence each.
  public var omissions: [String] { projection.omissions + (portfolio?.omissions ?? []) }

  /// What of its actions counts with less than they state, since there is no more to save, one sentence each.
  public var limits: [String] { portfolio?.limits ?? [] }
}
