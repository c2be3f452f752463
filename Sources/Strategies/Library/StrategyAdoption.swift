/// The rows that make a strategy an action of a community: cells by column, to be changed by its people.
public struct StrategyAdoption: Hashable, Sendable {
  /// A row of `actions.csv`.
  public let action: [String: String]
  /// Rows of `responses.csv`, one for each risk.
  public let responses: [[String: String]]
  /// Rows of `action-parameters.csv`: what is stated of its effect on emissions, then the library's usual values with
  /// their sources; empty where none is counted.
  public let parameters: [[String: String]]
  /// What the calculator asks for that is neither stated nor known to the library.
  public let missing: [CalculatorInput]
  /// Ids of the library's sources that the parameters name.
  public let sources: [String]

  /// Prepares the rows.
  ///
  /// The action is planned and has its full effect after the longest lead time. The points are the library's proposal and
  /// say so; nobody is said to benefit, pay or decide, because only the community knows.
  /// - Parameters:
  ///   - id: Of the action; not taken yet.
  ///   - kind: The calculator of its effect on emissions; nil for an action that is counted as adaptation only.
  ///   - stated: What is said of the calculator's inputs.
  ///   - source: Of what is stated, such as `assumption`.
  ///   - local: What is known of the place, by the name of the calculator's input.
  ///   - language: `es` for Spanish words, else English.
  public init(
    of strategy: AdaptationStrategy, id: String, risks: [String], startYear: Int,
    countedAs kind: ActionKind? = nil, stated: [StatedInput] = [], source: String = "assumption",
    local: [String: LocalValue] = [:], lead: String = "", isPublic: Bool = true,
    language: String = "en"
  ) {
    let isSpanish = language == "es"
    let full = startYear + max(0, strategy.leadTime.upperBound - 1)
    let effect = kind.map {
      CalculatorAdoption(
        of: Calculator.of($0), id: id, startYear: startYear, fullYear: full, stated: stated,
        source: source, local: local, lead: lead, isPublic: isPublic, language: language)
    }
    parameters = effect?.parameters ?? []
    missing = effect?.missing ?? []
    sources = effect?.sources ?? []
    action = [
      "id": id, "title": isSpanish ? strategy.spanishName : strategy.name,
      "summary": isSpanish ? strategy.spanishSummary : strategy.summary,
      "kind": (kind ?? .resilience).rawValue,
      "sector": effect?.action["sector"] ?? "adaptation",
      "start_year": String(startYear), "full_year": String(full),
      "risks": risks.joined(separator: " "), "lead": lead,
      "status": Action.Status.planned.rawValue, "strategy": strategy.id,
      "action_type": strategy.actionType, "categories": strategy.categories.joined(separator: " "),
      "collaborators": strategy.whoActs.joined(separator: " "),
      "co_benefits": strategy.coBenefits.joined(separator: "; "),
      "monitoring_indicator": strategy.indicator, "cost_public": "no",
      "visibility": isPublic ? "public" : "internal", "note": strategy.equity,
    ]
    let reason =
      isSpanish
      ? "Puntos propuestos por la biblioteca de estrategias; júzguelos aquí"
      : "Points proposed by the library of strategies; judge them here"
    responses = risks.map { risk in
      func points(_ value: Int) -> String { value == 0 ? "" : String(value) }
      return [
        "action": id, "risk": risk, "exposure_drop": points(strategy.exposureDrop),
        "sensitivity_drop": points(strategy.sensitivityDrop),
        "capacity_gain": points(strategy.capacityGain), "reason": reason,
      ]
    }
  }
}
