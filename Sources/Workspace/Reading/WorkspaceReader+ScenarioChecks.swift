internal import Factors
internal import Forecast
internal import Inventory
internal import Strategies
internal import Tables

extension WorkspaceReader {
  /// Finds ids in scenarios and policies that are nothing, before anything is projected.
  mutating func checkScenarios(_ policies: PolicyLibrary) {
    let book = workspace.scenarioBook
    let actions = Set(workspace.actions.map(\.id))
    for scenario in book.stated {
      if case .some(let ids) = scenario.actions {
        for id in ids where !actions.contains(id) {
          find(
            .error,
            "There is no action “\(id)” in actions.csv, so the scenario “\(scenario.id)” goes without it.",
            at: scenario.place.at(column: "actions"))
        }
      }
      checkReplacements(scenario)
    }
    if !book.stated.isEmpty, let first = book.stated.first, first.actions != .none {
      find(
        .warning,
        "The first scenario is what the plan's actions are measured against, so actions in it count twice. Put one without actions first.",
        at: first.place.at(column: "actions"))
    }
  }

  private mutating func checkReplacements(_ scenario: Scenario) {
    let place = scenario.place.at(column: "drivers")
    let used = Set(workspace.rules.compactMap(\.driver) + workspace.rules.flatMap(\.intensities))
    for (old, new) in scenario.replacements.sorted(by: { $0.key < $1.key }) {
      if !used.contains(old) {
        find(
          .warning, "No row of drivers.csv follows “\(old)”, so nothing takes its place.",
          at: place)
      }
      let isKnown =
        workspace.indicators[new] != nil || workspace.paths[new] != nil
        || workspace.scenarioBook.makers.contains { $0.id == new } || library.path(new) != nil
      if !isKnown {
        find(
          .error,
          "“\(new)” is neither in indicators.csv nor a path, so what would follow it is not in the scenario “\(scenario.id)”.",
          at: place)
      }
    }
  }
}
