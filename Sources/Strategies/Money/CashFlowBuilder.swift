internal import Factors
internal import Quantities
internal import Tables

/// Gathers the lines of one action from its stated costs and from the energy that it changes.
struct CashFlowBuilder {
  let action: Action
  let book: MoneyBook
  let dollarsOf: Int
  let baseYear: Int
  let lastYear: Int
  let indexes: [PriceIndex]
  let quantities: ActionQuantities
  private var lines: [CashLine] = []
  private var gaps: [CashFlows.Gap] = []
  private var notes: [String] = []
  private var warnings: [Finding] = []
  private var used: [EnergyPrice] = []
  private var unitCosts: [Place: UnitCost] = [:]
  private var isBeforeEnergy = false

  init(
    action: Action, book: MoneyBook, dollarsOf: Int, years: ClosedRange<Int>,
    indexes: [PriceIndex], quantities: ActionQuantities
  ) {
    self.action = action
    self.book = book
    self.dollarsOf = dollarsOf
    baseYear = years.lowerBound
    lastYear = years.upperBound
    self.indexes = indexes
    self.quantities = quantities
  }

  private var isFromActions: Bool { !book.states(action.id) }

  /// What an action saves by year, or why that is not known.
  typealias Changes = Result<[(year: Int, changes: [EnergyChange])], CashFlows.Gap>

  mutating func flows(prices: PriceBook, changes: Changes) -> CashFlows {
    if isFromActions { addOwnCosts() } else { addRows() }
    if action.isMitigation, !lines.isEmpty, let note = action.costBesideInventoryNote {
      notes.append(note)
    }
    addEnergy(prices, changes)
    let years = lines.map(\.year)
    return CashFlows(
      action: action.id,
      years: years.min().map { $0...max($0, lastYear) }, dollarsOf: dollarsOf, lines: lines,
      gaps: gaps, notes: notes, warnings: warnings, prices: used, isFromActions: isFromActions,
      unitCosts: unitCosts, isBeforeEnergy: isBeforeEnergy)
  }

  // Stated costs

  private mutating func addRows() {
    gaps += (book.unusableCosts[action.id] ?? []).map(CashFlows.Gap.unusableRow)
    let rows = book.costs.filter { $0.action == action.id }
    if !rows.contains(where: { $0.what == .capital || $0.what == .operating }), gaps.isEmpty {
      gaps.append(.noCost)
    }
    for row in rows {
      guard let factor = factor(from: row.priceYear, at: row.place) else { continue }
      add(row, factor: factor)
    }
  }

  private mutating func add(_ row: CostRow, factor: Double) {
    let kinds: (own: CashLine.Kind, other: CashLine.Kind?) =
      switch row.what {
      case .capital: (.capital, nil)
      case .operating: (.operating, nil)
      case .saving: (.saving, nil)
      case .grant: (.grantGiven, .grantReceived)
      case .incentive: (.incentiveGiven, .incentiveReceived)
      }
    let end = row.toYear ?? (row.what.isWhole ? row.fromYear : lastYear)
    let check = CostYears(row, of: action, from: baseYear, to: lastYear)
    gaps += check.gaps
    notes += check.notes
    warnings += check.findings
    guard row.fromYear <= min(end, lastYear) else { return }
    unitCosts[row.place] = quantities.unitCost(row, of: action)
    for year in row.fromYear...min(end, lastYear) {
      guard let quantity = quantities.factor(row, of: action, in: year) else {
        gaps.append(.noQuantity(row.per ?? "", row.place))
        return
      }
      let dollars = row.due(in: year, of: action) * quantity * factor
      lines.append(
        CashLine(
          year: year, kind: kinds.own, payer: row.payer, dollars: dollars, place: row.place))
      if let other = kinds.other {
        lines.append(
          CashLine(
            year: year, kind: other, payer: row.receiver, dollars: dollars, place: row.place))
      }
    }
  }

  /// The costs of `actions.csv`, as far as the forecast goes.
  private mutating func addOwnCosts() {
    guard action.capitalCost != nil || action.annualCost != nil else {
      gaps.append(.noCost)
      return
    }
    let place = action.place.at(column: "capital_cost_usd")
    if action.costPriceYear == nil {
      notes.append(
        "It is not said in which year's dollars the costs of actions.csv are; they are taken as dollars of \(dollarsOf). Add the parameter “cost_price_year”."
      )
    }
    if action.followsUptake, action.capitalCost != nil {
      notes.append(
        "As its uptake is not in even steps, its capital falls due as the uptake grows instead.")
    }
    notes.append(
      Calculator.of(action.kind).usualPayer == nil
        ? "Costs are those of actions.csv, capital in equal parts from the start to the year of the full effect; who pays is not said by row. Add rows to costs.csv to tell payers and years apart."
        : "Costs are those of actions.csv, capital in equal parts from the start to the year of the full effect; as it is the government's own operations, the government is taken to pay. Add rows to costs.csv to tell payers and years apart."
    )
    guard let factor = factor(from: action.costPriceYear ?? dollarsOf, at: place) else { return }
    guard action.startYear <= lastYear else {
      gaps.append(.afterTheEnd(action.place.at(column: "start_year"), last: lastYear))
      return
    }
    if action.startYear < baseYear, action.capitalCost != nil {
      let years = action.capitalYears
      let when =
        years.count == 1
        ? "in \(years.lowerBound)" : "from \(years.lowerBound) to \(years.upperBound)"
      notes.append(
        "Its capital is taken as paid \(when); what falls due before \(baseYear) grows by the discount rate for each year since."
      )
    }
    if action.capitalYears.upperBound > lastYear, action.capitalCost != nil {
      notes.append(
        "What falls due of its capital after \(lastYear), the end of the forecast, is not counted.")
    }
    for year in action
      .startYear...max(action.startYear, min(lastYear, action.uptake.endYear ?? lastYear))
    {
      addOwnCosts(of: year, factor: factor)
    }
  }

  private mutating func addOwnCosts(of year: Int, factor: Double) {
    guard let own = action.ownCosts(in: year) else { return }
    func add(_ kind: CashLine.Kind, _ dollars: Double, _ column: String) {
      lines.append(
        CashLine(
          year: year, kind: kind, payer: Calculator.of(action.kind).usualPayer,
          dollars: dollars * factor,
          place: action.place.at(column: column)))
    }
    if action.capitalCost != nil, action.capitalYears.contains(year) {
      add(.capital, own.capital, "capital_cost_usd")
    }
    if action.annualCost != nil { add(.operating, own.annual, "annual_cost_usd") }
  }

  private mutating func factor(from year: Int, at place: Place) -> Double? {
    if let factor = indexes.factor(from: year, to: dollarsOf) { return factor }
    gaps.append(.noIndex(from: year, to: dollarsOf, place))
    return nil
  }

  // Energy

  private mutating func addEnergy(
    _ prices: PriceBook, _ found: Changes
  ) {
    guard action.isMitigation else { return }
    if action.statesEnergy {
      notes.append("Energy is not calculated, because the action says that its rows state it.")
      return
    }
    guard !prices.isEmpty else {
      isBeforeEnergy = true
      notes.append("Energy has no price here, so costs are before savings on energy bills.")
      return
    }
    let changes: [(year: Int, changes: [EnergyChange])]
    switch found {
    case .success(let known): changes = known
    case .failure(let gap):
      gaps.append(gap)
      return
    }
    if book.costs.contains(where: { $0.action == action.id && $0.what == .saving }) {
      notes.append(
        "Stated savings count beside the calculated energy. Where they are the same money, add the parameter “energy_savings” with the value “stated”."
      )
    }
    if !Calculator.of(action.kind).unbought.isEmpty {
      notes.append(
        "Power under a contract, or moved to other hours, is bought all the same, so that none of it counts as saved. State what it costs or saves beside the usual bill in costs.csv."
      )
    }
    var lacks = EnergyLacks()
    for (year, changes) in changes {
      for change in changes { price(change, year, prices, &lacks) }
    }
    gaps += lacks.gaps(dollarsOf: dollarsOf)
    if !lacks.unpriced.isEmpty {
      notes.append(
        "Not priced, because prices.csv has no row: \(lacks.unpriced.sorted().joined(separator: ", "))."
      )
    }
  }

  private mutating func price(
    _ change: EnergyChange, _ year: Int, _ prices: PriceBook, _ lacks: inout EnergyLacks
  ) {
    let subject = change.subject
    switch prices.worth(of: change, in: year) {
    case .failure(let problem): lacks.add(problem.lack, subject, year)
    case .success((let dollars, let found)):
      for row in found.rows where !used.contains(row) { used.append(row) }
      lines.append(
        CashLine(
          year: year, kind: dollars < 0 ? .energyAdded : .energySaved,
          payer: payer(of: subject, found), dollars: dollars.magnitude, subject: subject.title,
          isTravel: subject.isTravel))
    }
  }

  /// The action's own word, the government for its own operations, that of the price, the usual one of the subsector, else
  /// who pays the capital.
  private func payer(of subject: EnergyChange.Subject, _ found: PriceBook.Found) -> Payer? {
    if let own = action.parameters["savings_payer"].flatMap({ Payer(rawValue: $0.text) }) {
      return own
    }
    let calculator = Calculator.of(action.kind)
    if let payer = calculator.usualEnergyPayer ?? found.payer ?? subject.usualPayer {
      return payer
    }
    var capital: [Payer: Double] = [:]
    for line in lines where line.kind == .capital {
      if let payer = line.payer { capital[payer, default: 0] += line.dollars }
    }
    return capital.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
  }
}

extension Action {
  /// True of one whose rows state what its energy is worth, so that none is calculated.
  var statesEnergy: Bool { parameters["energy_savings"]?.text == "stated" }
}
