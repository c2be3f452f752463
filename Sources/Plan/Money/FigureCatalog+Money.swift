internal import Factors
internal import Inventory
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

extension FigureCatalog {
  /// Figures of an action's money, with what each is called.
  private static let moneyNames = [
    "net-present-value", "net-cost-per-tonne", "levelized-cost-per-tonne", "payback",
    "discounted-payback", "rate-of-return", "gain-ratio",
  ]

  private func citation(_ ids: String) -> String { calculation.moneyCitation(ids) }

  /// References of money that have an answer, for suggestions; those of single payers are not listed.
  var moneyIDs: [String] {
    guard !calculation.workspace.moneyBook.isEmpty else { return [] }
    let known = calculation.money.results(rate: .usual).filter(\.isKnown)
    return known.flatMap { result in
      var names = ["net-present-value"]
      if result.costPerTonne != nil { names += ["net-cost-per-tonne", "levelized-cost-per-tonne"] }
      if result.payback != nil { names.append("payback") }
      if case .one = result.internalRate { names.append("rate-of-return") }
      if result.ratio != nil { names.append("gain-ratio") }
      if isDrawn, result.action.isMitigation { names.append("payback-chance") }
      return names.map { "action/\(result.action.id)/\($0)" }
    } + (known.contains { $0.costPerTonne != nil } ? ["money/net-cost"] : [])
      + (calculation.energyBurden?.bands.isEmpty ?? true
        ? [] : ["money/households-burdened", "money/households-burdened-before"])
      + (known.contains { $0.action.isMitigation } ? drawnMoneyIDs : [])
  }

  /// Figures of an action's money, such as `action/b1/payback/household`; nil for another part.
  func moneyAction(_ action: Action, _ parts: [String]) -> Answer? {
    if parts.count == 2, parts[1] == "payback-chance" { return paybackChance(action) }
    guard parts.count > 1, Self.moneyNames.contains(parts[1]) else { return nil }
    guard parts.count < 4, let view = MoneyView(parts.count == 3 ? parts[2] : "all") else {
      let known = MoneyView.allCases.map(\.word).joined(separator: ", ")
      return .missing("The side that money is looked at from is one of \(known).")
    }
    let ledger = calculation.money
    guard
      let result = ledger.result(
        of: action.id, view: view, rate: ledger.ownRate(of: action, else: .usual))
    else { return .missing("There is no usable action “\(action.id)”.") }
    guard result.flows.gaps.isEmpty else {
      return .missing(
        "The money of “\(action.id)” cannot be told. \(result.flows.gapSentences.joined(separator: " "))"
      )
    }
    return moneyFigure(parts[1], result)
  }

  private func moneyFigure(_ name: String, _ result: MoneyResult) -> Answer {
    let whole = result.explanation(citation: citation)
    func found(_ value: Double?, _ unit: Figure.Unit, _ explanation: Explanation, _ why: String)
      -> Answer
    {
      guard let value else { return .missing(why) }
      return .found(Figure(value, unit, explanation: explanation))
    }
    let side = "No money of “\(result.action.id)” falls on this side."
    switch name {
    case "net-present-value": return found(result.netPresentValue, .money, whole, side)
    case "net-cost-per-tonne":
      return found(
        result.costPerTonne, .moneyPerTonne,
        result.perTonneExplanation(levelised: false, citation: citation),
        "The action “\(result.action.id)” has no net cost per ton: it takes no tons away.")
    case "levelized-cost-per-tonne":
      return found(
        result.levelisedCostPerTonne, .moneyPerTonne,
        result.perTonneExplanation(levelised: true, citation: citation),
        "The action “\(result.action.id)” has no levelized cost per ton: it takes no tons away.")
    case "payback", "discounted-payback":
      let isDiscounted = name == "discounted-payback"
      return found(
        isDiscounted ? result.discountedPayback : result.payback, .count("years", decimals: 1),
        named(
          whole, isDiscounted ? "discounted payback" : "payback", result,
          result.paybackText(discounted: isDiscounted)),
        "The money of “\(result.action.id)” does not come back by \(result.flows.years?.upperBound ?? 0)."
      )
    case "rate-of-return": return rateOfReturn(result, whole)
    default:
      return found(
        result.ratio, .count("", decimals: 2),
        named(
          whole, "gains over costs", result,
          result.ratio.map { NumberText.grouped($0, decimals: 2) } ?? "—"),
        "The action “\(result.action.id)” has no ratio: nothing is paid on this side.")
    }
  }

  private func rateOfReturn(_ result: MoneyResult, _ whole: Explanation) -> Answer {
    guard case .one(let rate) = result.internalRate else {
      return .missing(
        "The action “\(result.action.id)” has no single rate of return: \(result.internalRateText)."
      )
    }
    return .found(
      Figure(
        rate, .fraction,
        explanation: named(whole, "internal rate of return", result, result.internalRateText)))
  }

  /// The explanation of the same money under another figure's name.
  private func named(
    _ whole: Explanation, _ name: String, _ result: MoneyResult, _ value: String
  ) -> Explanation {
    let side = result.view == .all ? "" : ", \(result.view.title.lowercased())"
    return Explanation(
      title: "\(result.action.title): \(name)\(side)", value: value, inputs: whole.inputs,
      method: whole.method, notes: whole.notes
    ).withParts { [whole] }
  }

  /// Figures of all actions' money together.
  func money(_ parts: [String]) -> Answer {
    switch parts {
    case ["net-cost"]:
      let curve = calculation.money.curve(.cumulative, rate: .usual)
      guard !curve.steps.isEmpty else {
        return .missing("No action has both a cost and a reduction that can be told.")
      }
      return .found(
        Figure(
          curve.netCost, .money,
          explanation: curve.explanation(of: calculation.money, citation: citation)))
    case ["households-burdened"], ["households-burdened-before"]:
      guard let burden = calculation.energyBurden, !burden.bands.isEmpty else {
        return .missing("There are no usable incomes. Add rows to incomes.csv.")
      }
      let isBefore = parts[0] == "households-burdened-before"
      let count = isBefore ? burden.householdsOverBefore : burden.householdsOverAfter
      return .found(
        Figure(
          count, .count("households", decimals: 0),
          explanation: Explanation(
            title:
              "Households over \(EnergyBurden.percent(burden.limit)) of income, \(isBefore ? "before the actions" : String(burden.year))",
            value: NumberText.grouped(count), formula: "Σ households of bands over the limit",
            method: "All households of a band count by its mean.", notes: burden.notes,
            parts: burden.bands.map { burden.explanation(of: $0, citation: citation) })))
    default:
      let isSpread = parts.count == 2 && parts[0] == "net-present-value"
      let name = isSpread ? parts[1] : parts.count == 1 ? parts[0] : ""
      if isSpread != (name == "payback-chance"), let answer = wholeMoney(name) { return answer }
      return .missing(
        "“money/…” knows net-cost, payback-chance, net-present-value/p5 to p95, households-burdened and households-burdened-before."
      )
    }
  }
}
