internal import Factors
internal import Forecast
internal import Inventory
internal import Strategies
internal import Tables
internal import Workspace

extension PlanCalculation {
  static func scenarios(
    _ workspace: CommunityWorkspace, library: FactorLibrary, inventory: EmissionsInventory,
    findings: inout [Finding]
  ) -> PlanScenarios? {
    let community = workspace.community
    guard !workspace.records.isEmpty, let base = community.forecastBaseYear else { return nil }
    guard inventory.hasEntries(of: base),
      community.forecastEndYear > base
    else {
      findings.append(
        Finding(
          .error, noForecast(from: base),
          at: Place(file: "community.yaml", column: "forecast_base_year")))
      return nil
    }
    let scenarios = PlanScenarios(
      workspace, library: library, inventory: inventory, years: base...community.forecastEndYear)
    // Without rows of its own a community has nothing to mend in the other scenarios.
    let checked = workspace.scenarioBook.isEmpty ? [scenarios.first] : scenarios.cases
    findings += (scenarios.findings + checked.flatMap(\.projection.findings))
      .withoutRepeats()
    return scenarios
  }

  /// What a forecast lacks, and what to do; nil when there is one.
  public var whyNoForecast: String? {
    guard scenarios == nil else { return nil }
    guard !workspace.records.isEmpty else {
      return "There is no inventory yet, and so no forecast. Fill inventory.csv first."
    }
    guard let base = workspace.community.forecastBaseYear else {
      return
        "There is no forecast yet. Write your inventory years as inventory_years into community.yaml; it begins with the last, unless forecast_base_year names another."
    }
    return Self.noForecast(from: base)
  }

  private static func noForecast(from base: Int) -> String {
    "There is no forecast: the base year \(base) needs an inventory, and the last year must come after it."
  }

  /// - Parameter basis: The id of the scenario that the portfolio is calculated under.
  static func withAllActions(
    _ scenarios: PlanScenarios?, _ workspace: CommunityWorkspace, plan: Portfolio?,
    of basis: String?
  ) -> [ScenarioCase] {
    (scenarios?.cases ?? []).map { entry in
      entry.acting(
        .all, of: workspace.actions, made: entry.scenario.id == basis ? plan : nil)
    }
  }
}
