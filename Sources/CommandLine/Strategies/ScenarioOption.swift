internal import ArgumentParser
internal import Forecast
internal import Plan

/// On top of which scenario actions are looked at.
struct ScenarioOption: ParsableArguments {
  @Option(
    help: """
      The short name of the scenario that the actions are looked at on top of, with the actions that it has, or all \
      where it has none; the first of scenarios.csv unless given.
      """)
  var scenario: String?

  /// The calculation on top of the scenario that is asked for.
  ///
  /// - Throws: `CommandFailure` for a scenario that the plan does not have.
  func applied(to calculation: PlanCalculation) throws -> PlanCalculation {
    guard scenario == nil || calculation.scenarios != nil else {
      throw CommandFailure(noForecastOf: calculation)
    }
    do throws(UnknownScenario) {
      return try calculation.following(scenario)
    } catch {
      throw CommandFailure(error.description)
    }
  }
}

/// Says which scenario the figures are on top of, and with which actions, unless it is the first.
func printFollowed(_ calculation: PlanCalculation) {
  guard calculation.followsAnother, let scenario = calculation.basis?.scenario else { return }
  let actions = scenario.actions == .none ? "all actions of the plan" : "the actions that it has"
  print("On top of “\(scenario.name)”, with \(actions).")
}
