public import Factors
internal import Quantities
internal import Tables

extension BenefitCost {
  /// The ratio as printed, such as `2.4`, or why it cannot be told.
  public var ratioText: String {
    if let ratio { return NumberText.grouped(ratio, decimals: 2) }
    return gap == nil ? "no ratio: it saves more than it costs" : "cannot be told: \(gapText)"
  }

  /// The net present value as printed, or why it cannot be told.
  public var netText: String {
    guard let netPresentValue else { return "cannot be told: \(gapText)" }
    return NumberText.dollars(netPresentValue)
  }

  /// Why there is no result, as the end of a sentence without a stop; empty when there is one.
  public var gapText: String {
    switch gap {
    case nil: ""
    case .noCost: "the action has no cost"
    case .noLife: "its life is not stated; add the parameter “life_years”"
    case .noReduction: "no response says which part of the losses it avoids"
    case .noExpectedLoss(let risks):
      "the expected loss of \(risks.joined(separator: ", ")) is not known"
    case .lossPrices(let years):
      "the losses of its risks are in dollars of \(years.map(String.init).joined(separator: ", ")), and no price index joins them"
    case .prices(let costs, let losses):
      "costs are in dollars of \(costs) and losses in dollars of \(losses), and no price index joins them"
    }
  }

  /// Explains the result.
  public func explanation(of action: Action, citation: (String) -> String) -> Explanation {
    let costs = [
      ("C₀", "Capital cost", action.capitalCost, "capital_cost_usd"),
      ("C", "Cost each year", action.annualCost, "annual_cost_usd"),
    ].compactMap { symbol, name, cost, column in
      cost.map {
        Explanation.Input(
          symbol: symbol, name: name, value: NumberText.grouped($0.dollars), unit: "US dollars",
          source: citation(action.costSource), place: action.place.at(column: column))
      }
    }
    let sums = [
      ("ΣB", "Avoided losses in today's worth", presentBenefit),
      ("ΣC", "Costs in today's worth", presentCost),
    ].compactMap { symbol, name, sum in
      sum.map {
        Explanation.Input(
          symbol: symbol, name: name, value: NumberText.grouped($0),
          unit: "US dollars of \(priceYear.map(String.init) ?? "—")", source: "calculated")
      }
    }
    let rateInput = Explanation.Input(
      symbol: "r", name: rate.name, value: rate.text, unit: "a year",
      source: citation(rate.source) + (rate.status == .unverified ? " (unverified)" : ""))
    return Explanation(
      title: "\(action.title): benefits and costs",
      value: gap == nil ? "net \(netText), ratio \(ratioText)" : "cannot be told: \(gapText)",
      formula: "NPV = Σ (Bₙ − Cₙ) ÷ (1 + r)ⁿ;  ratio = ΣB ÷ ΣC", inputs: costs + [rateInput] + sums,
      method:
        "From the start to the end of its life. Losses stay as they are today; only losses stated in losses.csv count. Each action's share of what several avoid is its Shapley value.",
      notes: notes)
  }

  private var notes: [String] {
    var notes: [String] = []
    if let first = years.first, let last = years.last {
      notes.append("Years \(first.year) to \(last.year); year 0 is \(first.year).")
    }
    if !notCounted.isEmpty {
      notes.append(
        "Not counted, because the avoided loss is not known: \(notCounted.joined(separator: ", "))."
      )
    }
    if gap != nil { notes.append("Unknown is not zero, so nothing is told.") }
    return notes
  }
}
