public import Factors
internal import Quantities

extension MoneyDraws {
  /// How it was drawn, and what is left out, one sentence each.
  public var notes: [String] {
    let left = unknown.map { "“\($0)”" }.joined(separator: ", ")
    return [
      "The rate of discount, \(NumberText.significant(rate.rate * 100)) %, is not drawn; an action's own rate counts where it has one. In US dollars of \(dollarsOf), of all payers together.",
      "Tons are the Shapley share, moved in proportion to what the action's own steps save in the draw. A ton of all actions together has the money and the tons of the same ones, those that save or add some.",
    ] + (unknown.isEmpty ? [] : ["Money that cannot be told is left out: \(left)."])
  }

  /// Explains the chance that an action pays back, or all of them together, with the spread of its money.
  ///
  /// - Parameters:
  ///   - title: What it is of.
  ///   - draws: From which it comes.
  public func explanation(_ result: Result, title: String, by draws: PlanDraws) -> Explanation {
    func money(_ symbol: String, _ name: String, _ value: Double, _ unit: String)
      -> Explanation.Input
    {
      Explanation.Input(
        symbol: symbol, name: name, value: NumberText.dollars(value), unit: unit, source: "draws")
    }
    let whole = "US dollars of \(dollarsOf)"
    var inputs = [
      Explanation.Input(
        symbol: "n", name: "Draws", value: NumberText.grouped(Double(draws.options.draws)),
        unit: "", source: "draws"),
      Explanation.Input(
        symbol: "NPV", name: "Net present value as the plan states it",
        value: NumberText.dollars(result.stated), unit: whole, source: "calculated"),
      money("p5", "Net present value, 5th percentile", result.netPresentValue.p5, whole),
      money("p50", "Net present value, median", result.netPresentValue.p50, whole),
      money("p95", "Net present value, 95th percentile", result.netPresentValue.p95, whole),
    ]
    if let perTonne = result.costPerTonne {
      let unit = "\(whole) per t CO2e"
      inputs += [
        money("c p5", "Net cost of a ton, 5th percentile", perTonne.p5, unit),
        money("c p50", "Net cost of a ton, median", perTonne.p50, unit),
        money("c p95", "Net cost of a ton, 95th percentile", perTonne.p95, unit),
      ]
    }
    return Explanation(
      title: "\(title): chance that it pays back by \(draws.years.upperBound)",
      value: result.paysBack.text,
      formula: "P = number of draws with NPV ≥ 0 ÷ number of draws",
      inputs: inputs, method: PlanDraws.method, notes: notes + draws.notes)
  }

  /// Those of the plan and of every action.
  func explanations(by draws: PlanDraws) -> [Explanation] {
    let titles = Dictionary(draws.portfolio.actions.map { ($0.id, $0.title) }) { first, _ in first }
    let whole = plan.map { explanation($0, title: "All actions with known money", by: draws) }
    return [whole].compactMap(\.self)
      + order.compactMap { id in
        actions[id].map { explanation($0, title: titles[id] ?? id, by: draws) }
      }
  }
}
