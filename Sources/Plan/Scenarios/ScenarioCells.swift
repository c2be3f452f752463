public import Forecast
internal import Strategies
internal import Workspace

extension Scenario {
  /// The cells of its row of `scenarios.csv` by column, without `id` and `starts`.
  public var cells: [String: String] {
    [
      "name": name, "policies": Self.cell(policies), "actions": Self.cell(actions),
      "climate": climate ?? "",
      "drivers": replacements.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        .joined(separator: " "), "source": source, "note": note,
    ]
  }

  private static func cell(_ policies: Policies) -> String {
    switch policies {
    case .none: "none"
    case .adopted: "adopted"
    case .all: "all"
    case .some(let ids): ids.joined(separator: " ")
    }
  }

  private static func cell(_ actions: Actions) -> String {
    switch actions {
    case .none: "none"
    case .all: "all"
    case .some(let ids): ids.joined(separator: " ")
    }
  }
}

extension PlanCalculation {
  /// The scenarios that no row states, which have to be written before the first row of one's own.
  ///
  /// Such a row would otherwise take their place, and the plan's own figures would be of it. Empty where rows are stated.
  public var unwrittenScenarios: [Scenario] {
    guard workspace.scenarioBook.stated.isEmpty else { return [] }
    return scenarios?.cases.map(\.scenario) ?? [.businessAsUsual]
  }
}
