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
            at: scenario.place.at(column: "actions"),
            missing: MissingRow(id, in: WorkspaceTables.actions.file))
        }
      }
      checkStarts(scenario, actions)
      checkReplacements(scenario)
    }
    if !book.stated.isEmpty, let first = book.stated.first, first.actions != .none {
      find(
        .warning,
        "The first scenario is what the plan's actions are measured against, so actions in it count twice. Put one without actions first.",
        at: first.place.at(column: "actions"))
    }
  }

  /// Starts of actions that there are not or that the scenario does not take, and years that change nothing.
  private mutating func checkStarts(_ scenario: Scenario, _ actions: Set<String>) {
    let place = scenario.place.at(column: "starts")
    let base = workspace.community.forecastBaseYear
    let end = workspace.community.forecastEndYear
    for (id, year) in scenario.starts.sorted(by: { $0.key < $1.key }) {
      let isTaken =
        switch scenario.actions {
        case .none: false
        case .all: true
        case .some(let ids): ids.contains(id)
        }
      if !actions.contains(id) {
        find(
          .error, "There is no action “\(id)” in actions.csv that could start in \(year).",
          at: place, missing: MissingRow(id, in: WorkspaceTables.actions.file))
      } else if !isTaken {
        find(
          .warning,
          "The scenario “\(scenario.id)” does not take the action “\(id)”, so its start changes nothing. Name it in “actions”.",
          at: place)
      } else if let base, year <= base {
        find(
          .warning,
          "“\(id)” would start in \(year), not after the base year \(base), whose inventory holds what it has done by then. Only what it adds after \(base) counts.",
          at: place)
      } else if year > end {
        find(
          .warning,
          "“\(id)” would start in \(year), after the last year of the forecast, \(end), so it does nothing in “\(scenario.id)”.",
          at: place)
      }
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
