public import Vulnerability

/// Which risks have goals and actions, and which actions and goals have risks: many to many.
public struct RiskCoverage: Hashable, Sendable {
  /// One risk with what is meant for it.
  public struct Entry: Hashable, Sendable {
    /// The id of the risk.
    public let risk: String
    /// Ids of goals, in the order of the table.
    public let goals: [String]
    /// Ids of actions that name it, respond to it or wait for it in a pathway, in the order of the table.
    public let actions: [String]
  }

  /// In the order of the risks.
  public let entries: [Entry]
  /// Ids of actions that are meant to lower risks and name none: of the kind resilience, or of a strategy.
  public let actionsWithoutRisk: [String]
  /// Ids of goals that name no risk.
  public let goalsWithoutRisk: [String]
  /// Ids of goals none of whose risks has an action.
  public let goalsWithoutAction: [String]

  /// Counts what meets what.
  public init(
    risks: [Risk], goals: [AdaptationGoal], actions: [Action], responses: [RiskResponse],
    pathways: [Pathway]
  ) {
    var meets: [String: Set<String>] = [:]
    for action in actions { meets[action.id] = Set(action.risks) }
    for response in responses { meets[response.action]?.insert(response.risk) }
    for pathway in pathways { meets[pathway.action]?.insert(pathway.risk) }
    let entries = risks.map { risk in
      Entry(
        risk: risk.id, goals: goals.filter { $0.risks.contains(risk.id) }.map(\.id),
        actions: actions.map(\.id).filter { meets[$0]?.contains(risk.id) == true })
    }
    self.entries = entries
    actionsWithoutRisk = actions.filter { action in
      let isAdaptation = action.kind == .resilience || action.sector == "adaptation"
      return isAdaptation && meets[action.id]?.isEmpty != false
    }.map(\.id)
    goalsWithoutRisk = goals.filter(\.risks.isEmpty).map(\.id)
    let served = Set(entries.filter { !$0.actions.isEmpty }.map(\.risk))
    goalsWithoutAction = goals.filter { goal in
      !goal.risks.isEmpty && served.isDisjoint(with: goal.risks)
    }.map(\.id)
  }

  /// Ids of risks for which nothing is done.
  public var risksWithoutAction: [String] { entries.filter(\.actions.isEmpty).map(\.risk) }
  /// Ids of risks that no goal is for.
  public var risksWithoutGoal: [String] { entries.filter(\.goals.isEmpty).map(\.risk) }

  /// The entry of a risk.
  public func entry(of risk: String) -> Entry? { entries.first { $0.risk == risk } }
}
