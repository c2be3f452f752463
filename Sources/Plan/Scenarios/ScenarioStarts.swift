public import Forecast
internal import Strategies
internal import Workspace

/// An action that starts in a scenario in another year than in the plan.
public struct MovedStart: Hashable, Sendable {
  /// The action's id.
  public let action: String
  public let title: String
  /// The year in which it starts in the plan.
  public let planned: Int
  /// The year in which it starts in the scenario.
  public let start: Int

  /// Such as `“Heat pumps” starts in 2029 and not in 2027`.
  public var text: String { "“\(title)” starts in \(start) and not in \(planned)" }
}

extension PlanCalculation {
  /// The actions of a scenario that start in another year than in the plan, in the order of the plan.
  public func movedStarts(of scenario: Scenario) -> [MovedStart] {
    workspace.actions.compactMap { action in
      guard let start = scenario.starts[action.id], start != action.startYear,
        scenario.includes(action.id)
      else { return nil }
      return MovedStart(
        action: action.id, title: action.title, planned: action.startYear, start: start)
    }
  }
}

extension Scenario {
  fileprivate func includes(_ action: String) -> Bool {
    switch actions {
    case .none: false
    case .all: true
    case .some(let ids): ids.contains(action)
    }
  }
}
