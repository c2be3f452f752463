/// The rows that make a strategy an action of a community: cells by column, to be changed by its people.
public struct StrategyAdoption: Hashable, Sendable {
  /// A row of `actions.csv`.
  public let action: [String: String]
  /// Rows of `responses.csv`, one for each risk.
  public let responses: [[String: String]]

  /// Prepares the rows.
  ///
  /// The action is planned, cuts no emissions by itself and has its full effect after the longest lead time. The points
  /// are the library's proposal and say so; nobody is said to benefit, pay or decide, because only the community knows.
  /// - Parameters:
  ///   - id: Of the action; not taken yet.
  ///   - language: `es` for Spanish words, else English.
  public init(
    of strategy: AdaptationStrategy, id: String, risks: [String], startYear: Int,
    lead: String = "", isPublic: Bool = true, language: String = "en"
  ) {
    let isSpanish = language == "es"
    let full = startYear + max(0, strategy.leadTime.upperBound - 1)
    action = [
      "id": id, "title": isSpanish ? strategy.spanishName : strategy.name,
      "summary": isSpanish ? strategy.spanishSummary : strategy.summary,
      "kind": ActionKind.resilience.rawValue, "sector": "adaptation",
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
