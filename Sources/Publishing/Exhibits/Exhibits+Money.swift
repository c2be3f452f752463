internal import Factors
public import Plan
internal import Quantities
public import Strategies
internal import Tables
internal import Workspace

extension ExhibitCatalog {
  /// Tables of money by name.
  static var moneyTables: [String: (ExhibitCatalog) -> () -> PlanTable?] {
    [
      "abatement-costs": abatementTable, "costs-by-payer": costsByPayerTable,
      "energy-burden": energyBurdenTable,
    ]
  }

  /// The curve that the plan shows: all years, all together, at the plan's rate.
  var plannedCurve: AbatementCurve? {
    guard !calculation.workspace.moneyBook.isEmpty else { return nil }
    return calculation.money.curve(.cumulative, rate: .usual)
  }

  func abatementChart() -> Chart? { plannedCurve.flatMap(abatementChart(of:)) }

  /// The chart of a curve, in the public edition without costs that are not public; nil when no action is on it.
  public func abatementChart(of curve: AbatementCurve) -> Chart? {
    let steps = shown(curve)
    guard !steps.isEmpty else { return nil }
    return AbatementCostChart.chart(
      caption: ChartCaption(
        id: "abatement-costs",
        source:
          "Actions of this plan; dollars of \(calculation.money.dollarsOf), \(curve.rate.percentText) a year"
      ),
      steps: steps.map { step in
        AbatementCostChart.Step(
          name: step.action.title, sector: ChartSector(rawValue: step.action.sector) ?? .land,
          tonnes: step.tonnes, costPerTonne: step.costPerTonne, netCost: step.netCost)
      }, notes: notes(of: curve), theme: theme)
  }

  private func shown(_ curve: AbatementCurve) -> [AbatementCurve.Step] {
    curve.steps.filter { $0.action.isCostPublic || edition == .internal }
  }

  private func notes(of curve: AbatementCurve) -> [String] {
    let hidden = curve.steps.count - shown(curve).count
    let left = curve.leftOut.filter { $0.action.isCostPublic || edition == .internal }
    return [curve.method] + AbatementCurve.flaws
      + (hidden > 0
        ? ["\(hidden) actions are not in it, because their cost is not public yet."] : [])
      + left.map { "Not in it: \($0.action.title). \($0.reason)" }
  }

  func abatementTable() -> PlanTable? {
    guard let curve = plannedCurve else { return nil }
    let steps = shown(curve)
    guard !steps.isEmpty else { return nil }
    let rows = steps.enumerated().map { index, step -> [PlanTable.Cell] in
      let result = calculation.money.result(of: step.action.id, rate: .usual)
      return [
        .init("\(index + 1)"), .init(step.action.title), .init(NumberText.grouped(step.tonnes)),
        .init(dollars(step.netCost)), .init(dollars(step.costPerTonne)),
        .init(result?.levelisedCostPerTonne.map(dollars) ?? "—"),
        .init(result?.paybackText() ?? "—"), .init(result?.internalRateText ?? "—"),
        .init(step.paretoRank.map(String.init) ?? "—"),
      ]
    }
    return PlanTable(
      id: "abatement-costs", caption: "What a metric ton costs, action by action",
      columns: [
        .init("No.", .right, width: 0.4), .init("Action", width: 2.2),
        .init("t CO₂e", .right, width: 1.1), .init("Net cost", .right, width: 1.3),
        .init("Per t", .right, width: 0.8), .init("Per t, levelized", .right, width: 0.9),
        .init("Payback", .right), .init("Rate of return", .right), .init("Pareto rank", .right),
      ], rows: rows, notes: notes(of: curve), isWide: true)
  }

  func costsByPayerTable() -> PlanTable? {
    guard !calculation.workspace.moneyBook.isEmpty else { return nil }
    let ledger = calculation.money
    let known = actions.filter { action in
      (action.isCostPublic || edition == .internal)
        && ledger.flows(of: action.id)?.gaps.isEmpty == true
    }
    guard !known.isEmpty else { return nil }
    let used = Set(known.flatMap { ledger.flows(of: $0.id)?.views ?? [] })
    let views = MoneyView.allCases.filter(used.contains)
    let rows = known.map { action -> [PlanTable.Cell] in
      [.init(action.title)]
        + views.map { view in
          .init(
            ledger.result(of: action.id, view: view, rate: .usual)?.netPresentValue
              .map(dollars) ?? "—")
        }
    }
    return PlanTable(
      id: "costs-by-payer", caption: "Who gains and who pays, in today's worth",
      columns: [.init("Action", width: 2)]
        + views.map { PlanTable.Column($0.title, .right, width: 1.2) }, rows: rows,
      notes: [
        "Net present value: gains less costs, below 0 for a cost. US dollars of \(ledger.dollarsOf) in the worth of \(ledger.baseYear), at \(DiscountRate.usual.percentText) a year, to the end of the forecast.",
        "Costs of actions.csv, but those of the government's own operations, say no payer by row and are in the whole alone, so that sides need not add up to it.",
      ], isWide: true)
  }

  func energyBurdenTable() -> PlanTable? {
    guard let burden = calculation.energyBurden, !burden.bands.isEmpty else { return nil }
    let rows = burden.bands.map { band -> [PlanTable.Cell] in
      [
        .init(band.band.band), .init(NumberText.grouped(band.band.households)),
        .init(dollars(band.band.income)),
        .init(dollars(band.band.energyCost)),
        .init(EnergyBurden.percent(band.before)), .init(dollars(band.saving)),
        .init(EnergyBurden.percent(band.after)),
      ]
    }
    let limit = EnergyBurden.percent(burden.limit)
    return PlanTable(
      id: "energy-burden", caption: "Energy at home as a part of income, \(burden.year)",
      columns: [
        .init("Income", width: 1.4), .init("Households", .right), .init("Mean income", .right),
        .init("Energy at home", .right), .init("Burden now", .right),
        .init("Saved a year", .right), .init("Burden then", .right),
      ], rows: rows,
      notes: [
        "Households in bands over \(limit): \(NumberText.grouped(burden.householdsOverBefore)) before the actions, \(NumberText.grouped(burden.householdsOverAfter)) after. All households of a band count by its mean.",
        "What the actions save and add at home in \(burden.year) goes to the bands \(burden.bands.contains { $0.band.savingShare != nil } ? "as stated" : "in proportion to what they spend on energy"); incomes and prices stay as stated. What households pay for the actions is not in it.",
      ] + burden.notes)
  }

  func dollars(_ value: Double) -> String { NumberText.dollars(value) }
}
