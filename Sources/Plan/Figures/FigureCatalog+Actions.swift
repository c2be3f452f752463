internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

extension FigureCatalog {
  func action(_ parts: [String]) -> Answer {
    guard let id = parts.first, let action = calculation.action(id) else {
      let known = calculation.workspace.actions.map(\.id).joined(separator: ", ")
      guard !known.isEmpty else {
        return .missing("There is no usable action in actions.csv yet.")
      }
      return .missing("There is no usable action “\(parts.first ?? "")”. Actions: \(known).")
    }
    if let answer = adaptedAction(action, parts) ?? moneyAction(action, parts) { return answer }
    if let answer = rankedAction(action, parts) { return answer }
    guard let portfolio = calculation.portfolio else { return noForecast }
    if parts.count == 3, let year = Int(parts[1]),
      let answer = reduction(action, in: year, named: parts[2], portfolio)
    {
      return answer
    }
    guard parts.count == 2 else {
      return .missing("There is no figure “action/\(parts.joined(separator: "/"))”.")
    }
    switch parts[1] {
    case "cumulative":
      guard let sum = portfolio.cumulativeReduction(of: id) else {
        return effectLeftOut(action, portfolio)
      }
      return .found(
        Figure(
          sum, .emissions,
          explanation: portfolio.cumulativeExplanation(
            of: action, sources: calculation.workspace.sources)))
    case "capital-cost":
      return followingCost(.capital, action)
        ?? cost(action.capitalCost, action, "capital_cost_usd", "Capital cost")
    case "annual-cost":
      return followingCost(.operating, action)
        ?? cost(action.annualCost, action, "annual_cost_usd", "Annual cost")
    case "cost-per-tonne": return costPerTonne(action)
    default: return .missing("There is no figure “action/\(parts.joined(separator: "/"))”.")
    }
  }

  /// What an action saves in a year, at the rates of the inventory or of the margin; nil for another name.
  private func reduction(
    _ action: Action, in year: Int, named name: String, _ portfolio: Portfolio
  ) -> Answer? {
    let sources = calculation.workspace.sources
    switch name {
    case "reduction":
      guard portfolio.projection.years.contains(year) else {
        return .missing("The forecast does not have \(year).")
      }
      guard let tonnes = portfolio.reduction(of: action.id, in: year) else {
        return effectLeftOut(action, portfolio)
      }
      return .found(
        Figure(
          tonnes, .emissions,
          explanation: portfolio.explanation(of: action, in: year, sources: sources)))
    case "marginal-reduction":
      guard
        let explanation = portfolio.marginalExplanation(of: action, in: year, sources: sources),
        let tonnes = portfolio.marginalReduction(of: action.id, in: year)
      else { return noMarginal(year) }
      return .found(Figure(tonnes, .emissions, explanation: explanation))
    default: return nil
    }
  }

  func noMarginal(_ year: Int) -> Answer {
    .missing(
      "There is no reduction at marginal rates for \(year): it lies outside the forecast, its effect was left out, or no marginal rate is known. State the path “\(MarginalRates.path)” in paths.csv."
    )
  }

  private func effectLeftOut(_ action: Action, _ portfolio: Portfolio) -> Answer {
    .missing(
      portfolio.omittedEffect(of: action.id)?.sentence
        ?? "The effect of the action “\(action.id)” was left out.")
  }

  private func cost(_ cost: Money?, _ action: Action, _ column: String, _ name: String) -> Answer {
    guard let cost else {
      return .missing("The action “\(action.id)” has no \(column) in actions.csv.")
    }
    return .found(
      Figure(
        cost.dollars, .money,
        explanation: Explanation(
          title: "\(name): \(action.title)", value: NumberText.dollars(cost.dollars),
          inputs: [
            Explanation.Input(
              symbol: "C", name: name, value: NumberText.grouped(cost.dollars), unit: "US dollars",
              source: calculation.inventory.context.citation(action.costSource),
              place: action.place.at(column: column))
          ], method: "As stated.")))
  }

  /// What rows of `costs.csv` come to at the full effect; nil for an action whose costs do not follow its size.
  private func followingCost(_ what: CostRow.What, _ action: Action) -> Answer? {
    calculation.money.spending.atFullEffect(
      action, what, citation: calculation.moneyCitation
    ).map { .found(Figure($0.dollars, .money, explanation: $0.explanation)) }
  }

  private func costPerTonne(_ action: Action) -> Answer {
    guard let result = calculation.costPerTonne(of: action) else {
      if let omitted = calculation.portfolio?.omittedEffect(of: action.id) {
        return .missing(omitted.sentence)
      }
      return .missing(
        "The action “\(action.id)” has no cost per ton: it needs a cost and a reduction above 0.")
    }
    return .found(
      Figure(result.cost.dollars, .moneyPerTonne, explanation: result.explanation))
  }
}
