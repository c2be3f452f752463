internal import Factors
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

extension ExhibitCatalog {
  func expectedLossesTable() -> PlanTable? {
    let risks = calculation.workspace.risks.filter { adaptation.ledger.expected[$0.id] != nil }
    guard !risks.isEmpty else { return nil }
    let end = adaptation.years.upperBound
    var comesBack = false
    let rows = risks.map { risk -> [PlanTable.Cell] in
      let loss = adaptation.expectedLoss(of: risk.id)
      let left = adaptation.ledger.remaining(of: risk.id, in: end)
      let least = adaptation.leastLoss(of: risk.id)
      if let left, let least, left > least.dollarsAYear { comesBack = true }
      return [
        .init(riskTitle(risk.id)), .init(loss.text),
        .init(
          least.map { "$\(NumberText.grouped($0.dollarsAYear)) in \($0.year)" }
            ?? "cannot be told"),
        .init(left.map { "$\(NumberText.grouped($0)) a year" } ?? "cannot be told"),
        .init(loss.priceYear.map(String.init) ?? "—"),
        .init(shortCitations(loss.points.map(\.row.source))),
      ]
    }
    return PlanTable(
      id: "expected-losses", caption: "Expected losses in an average year",
      columns: [
        .init("Risk", width: 2), .init("Now", .right, width: 1.6),
        .init("Least left", .right, width: 1.6), .init("Left in \(end)", .right, width: 1.6),
        .init("Dollars of", .right),
        .init("Source", width: 1.6),
      ], rows: rows,
      notes: [
        "Events more frequent than the most frequent one stated count as no loss; rarer ones than the rarest are not counted, so true losses are higher. Risks without stated losses are not here: unknown is not zero."
      ] + (comesBack ? [Self.worn] : []))
  }

  private static let worn =
    "An action counts until the years of its life are over; where losses come back by then, it has to be renewed."

  func benefitCostTable() -> PlanTable? {
    let weighed = adaptation.benefitCosts.filter { result in
      edition == .internal || calculation.action(result.action)?.isCostPublic == true
    }
    guard !weighed.isEmpty else { return nil }
    let other = adaptation.rates.dropFirst().first
    let rows = weighed.map { result -> [PlanTable.Cell] in
      [
        .init(actionTitle(result.action)), money(result.presentBenefit), money(result.presentCost),
        .init(result.gap == nil ? result.netText : "—"),
        .init(result.gap == nil ? result.ratioText : "—"),
        .init(otherRatio(result, other)), .init(note(result)),
      ]
    }
    let rate = DiscountRate.usual.text
    return PlanTable(
      id: "benefit-cost", caption: "Avoided losses against costs, in today's worth",
      columns: [
        .init("Action", width: 2), .init("Avoided losses", .right, width: 1.3),
        .init("Costs", .right, width: 1.3), .init("Net", .right, width: 1.3),
        .init("Ratio", .right), .init("Ratio at \(other?.text ?? "—")", .right),
        .init("Note", width: 2.2),
      ], rows: rows,
      notes: [
        "Discounted at \(rate) a year unless the action states its own rate. Only losses stated in losses.csv count, as they are today; health, nature and co-benefits have no dollars here."
      ] + adaptation.rates.map { "\($0.text): \($0.name) (\($0.status.rawValue))." },
      isWide: true)
  }

  private func money(_ dollars: Double?) -> PlanTable.Cell {
    .init(dollars.map(self.dollars) ?? "—")
  }

  private func otherRatio(_ result: BenefitCost, _ rate: DiscountRate?) -> String {
    guard result.gap == nil, result.rate.id != "own", let rate,
      let action = calculation.action(result.action)
    else { return "—" }
    return adaptation.ledger.benefitCost(of: action, rate: rate).ratioText
  }

  private func note(_ result: BenefitCost) -> String {
    if result.gap != nil { return "Cannot be told: \(result.gapText)." }
    let life = "\(result.life ?? 0) years of life, dollars of \(result.priceYear ?? 0)"
    guard !result.notCounted.isEmpty else { return life }
    return "\(life); not counted: \(result.notCounted.map(riskTitle).joined(separator: "; "))"
  }

  /// Sources in few words, each once.
  func shortCitations(_ ids: [String]) -> String {
    let all = ids.flatMap { $0.split(separator: " ").map(String.init) }
    return all.withoutRepeats().map(shortCitation).joined(separator: "; ")
  }
}
