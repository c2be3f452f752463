internal import Factors
internal import Forecast
internal import Strategies
internal import Workspace

/// A scenario that a plan does not have.
public struct UnknownScenario: Error, Hashable, CustomStringConvertible {
  public let id: String
  /// The ids that there are, in the order of the table.
  public let known: [String]

  /// A full sentence with the ids that there are.
  public var description: String {
    "There is no scenario “\(id)”. Scenarios: \(known.joined(separator: ", "))."
  }
}

extension PlanCalculation {
  /// The scenario that the plan's own figures are of: the first unless another is followed; nil without a forecast.
  public var basis: ScenarioCase? {
    followed.flatMap { scenarios?[$0] } ?? scenarios?.first
  }

  /// True when the plan's own figures are of another scenario than the first.
  public var followsAnother: Bool { followed != nil }

  /// The same plan on top of another scenario: projection, wedges, money, ranking and draws follow it.
  ///
  /// The actions are those that the scenario has, each from the year in which it has it; all of the plan where it has
  /// none, since there would be nothing to divide. Made once for each scenario; the first is the plan itself.
  ///
  /// - Parameter id: Of a scenario; nil for the first.
  /// - Throws: `UnknownScenario` when the plan has no such scenario, and for any id without a forecast.
  public func following(_ id: String?) throws(UnknownScenario) -> PlanCalculation {
    guard let id, id != basis?.scenario.id else { return self }
    guard let copy = scenarioCopies[id]?.value else {
      throw UnknownScenario(id: id, known: scenarios?.cases.map(\.scenario.id) ?? [])
    }
    return copy
  }

  /// What each scenario but the first leads to, made when it is first asked for.
  func preparedCopies() -> [String: Deferred<PlanCalculation>] {
    guard followed == nil, let scenarios else { return [:] }
    let whole = self
    return scenarios.cases.dropFirst().reduce(into: [:]) { copies, entry in
      copies[entry.scenario.id] = Deferred { whole.onTop(of: entry) }
    }
  }
}
