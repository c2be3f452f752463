internal import Factors
internal import Forecast
internal import Quantities
internal import Tables

/// Costs less gains, which is what an action that earns its money back should be ranked by.
extension PriorityEvidence {
  /// `−NPV` of all payers together, US dollars: below 0 where the action earns money.
  func netCost(_ action: Action) -> MeasuredValue {
    let unit = "USD, net"
    switch known(action) {
    case .failure(let problem): return MeasuredValue(missing: problem.sentence, unit: unit)
    case .success(let known):
      let (net, citation) = (known.dollars, citation)
      let whole = known.result.explanation(citation: citation)
      return MeasuredValue(
        net, unit: unit,
        explanation: Explanation(
          title: "\(action.title): net cost", value: NumberText.dollars(net), formula: "−NPV",
          inputs: [
            Explanation.Input(
              symbol: "NPV", name: "Net present value, all together", value: known.result.netText,
              unit: "US dollars of \(known.result.flows.dollarsOf)", source: "calculated")
          ], method: "Below 0 where the action earns more than it costs."
        ).withParts { [whole] })
    }
  }

  /// The same over the action's share of the tons of all years, US dollars for a metric ton.
  func netCostPerTonne(_ action: Action) -> MeasuredValue {
    let unit = "USD per t CO2e, net"
    switch known(action) {
    case .failure(let problem): return MeasuredValue(missing: problem.sentence, unit: unit)
    case .success(let known):
      guard let value = known.result.costPerTonne else {
        return MeasuredValue(
          missing: "It cuts no emissions that are known, so a metric ton has no cost.", unit: unit)
      }
      return MeasuredValue(
        value, unit: unit,
        explanation: known.result.perTonneExplanation(levelised: false, citation: citation))
    }
  }

  private struct Known {
    let result: MoneyResult
    let dollars: Double
  }

  /// Why a net cost is not known, in full sentences.
  private struct Problem: Error {
    let sentence: String
  }

  /// Whether it saves or adds energy, or may do so, while none has a price: then what is told is no net cost.
  private func lacksPrices(_ action: Action, _ flows: CashFlows) -> Bool {
    guard flows.isBeforeEnergy else { return false }
    guard let portfolio, portfolio.effective.contains(where: { $0.id == action.id }),
      let energy = energy.value
    else { return true }
    return portfolio.projection.years.contains { year in
      energy.changes(of: action.id, in: year).contains { $0.subject.isEnergy }
    }
  }

  private func known(_ action: Action) -> Result<Known, Problem> {
    guard let result = net(action) else {
      return .failure(Problem(sentence: "There is no rate of discount, so no net cost is known."))
    }
    guard let value = result.netPresentValue else {
      let gaps = result.flows.gapSentences
      return .failure(
        Problem(
          sentence: gaps.isEmpty
            ? "No money of it is known." : gaps.joined(separator: " ")))
    }
    guard !lacksPrices(action, result.flows) else {
      return .failure(
        Problem(
          sentence:
            "No energy has a price in prices.csv, so its net cost is not known. Add rows to prices.csv."
        ))
    }
    // 0 and not its negative.
    return .success(Known(result: result, dollars: value == 0 ? 0 : -value))
  }
}
