import Forecast
import Plan
import Strategies
import Workspace

/// What a reader wants to see of the scenarios, from the address.
struct ScenarioChoice {
  /// Which actions stand in the scenarios.
  enum Acting: String, CaseIterable { case stated, none, all }

  static let parts: [ForecastPart] = [.sector, .gas, .fuel, .scope]

  let acting: Acting
  let isPerPerson: Bool
  /// Nil for totals alone.
  let part: ForecastPart?
  let hasEveryYear: Bool

  /// Totals of everybody by single years, as a program reads them.
  init(acting: Acting, part: ForecastPart?) {
    (self.acting, self.part) = (acting, part)
    (isPerPerson, hasEveryYear) = (false, true)
  }

  /// Anything that is not known is taken as not said.
  init(_ visit: Visit) {
    acting = visit.query("actions").flatMap(Acting.init) ?? .stated
    isPerPerson = visit.query("unit") == "person"
    part = Self.parts.first { $0.rawValue == visit.query("by") }
    hasEveryYear = visit.query("years") == "all"
  }
}

/// One scenario as the page shows it.
struct ShownScenario {
  /// Where its numbers are explained.
  enum Figures {
    /// As the scenario of the table.
    case own
    /// As the plan: the first scenario with all actions.
    case plan
    /// Nowhere: nobody has written this scenario down.
    case none
  }

  let name: String
  let entry: ScenarioCase
  let figures: Figures

  /// The figure of a year, such as `total`.
  func figure(_ year: Int, _ name: String) -> String? {
    switch figures {
    case .own: "forecast/\(entry.scenario.id)/\(year)/\(name)"
    case .plan: name == "total" ? "plan/\(year)/total" : nil
    case .none: nil
    }
  }

  /// The figure of a part, which has the actions that the table states.
  func figure(_ year: Int, part: ForecastPart, _ series: ForecastSeries) -> String? {
    guard part != .gas, figures == .own else { return nil }
    return "forecast/\(entry.scenario.id)/\(year)/\(part.rawValue)/\(series.key)"
  }

  /// The figure of a gap, or of when the target is reached.
  func figure(_ target: Target, isLate: Bool) -> String? {
    switch figures {
    case .own:
      "forecast/\(entry.scenario.id)/\(target.year)/\(isLate ? "late" : "gap")/\(target.id)"
    case .plan: "target/\(target.id)/\(isLate ? "plan-late" : "plan-gap")"
    case .none: nil
    }
  }

  /// Every scenario of the plan as the choice has it.
  static func all(
    _ calculation: PlanCalculation, _ choice: ScenarioChoice, _ text: ScenarioText
  ) -> [ShownScenario] {
    guard let scenarios = calculation.scenarios else { return [] }
    let actions = calculation.workspace.actions
    let stated = scenarios.cases.map {
      ShownScenario(name: text.name($0.scenario), entry: $0, figures: .own)
    }
    let withAll = calculation.scenariosWithAllActions
    let hasEffect = calculation.portfolio?.effective.isEmpty == false
    switch choice.acting {
    case .none:
      return stated.map { shown in
        shown.entry.portfolio == nil
          ? shown
          : ShownScenario(
            name: shown.name, entry: shown.entry.acting(.none, of: actions), figures: .none)
      }
    case .all:
      return zip(stated, withAll).enumerated().map { index, pair in
        ShownScenario(
          name: text.planRow(pair.0.name), entry: pair.1, figures: index == 0 ? .plan : .none)
      }
    case .stated:
      guard let first = stated.first, let plan = withAll.first, hasEffect,
        !scenarios.cases.contains(where: { isPlan($0.scenario, over: first.entry.scenario) })
      else { return stated }
      return stated + [
        ShownScenario(name: text.planRow(first.name), entry: plan, figures: .plan)
      ]
    }
  }

  /// True when a scenario is the first with all actions of the plan, so that the plan stands there already.
  private static func isPlan(_ scenario: Scenario, over first: Scenario) -> Bool {
    scenario.actions == .all && scenario.starts.isEmpty && scenario.policies == first.policies
      && scenario.climate == first.climate && scenario.replacements == first.replacements
  }
}
