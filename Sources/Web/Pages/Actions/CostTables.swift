import Factors
import Forecast
import Plan
import Strategies
import Workspace

/// The tables of the page of costs.
struct CostTables {
  let visit: Visit
  let calculation: PlanCalculation
  let choice: CostChoice
  let text: CostText
  let curve: AbatementCurve
  private let place: WorkspacePlace
  private let writer: FigureWriter

  init(
    visit: Visit, place: WorkspacePlace, calculation: PlanCalculation, choice: CostChoice,
    text: CostText
  ) {
    self.visit = visit
    self.place = place
    self.calculation = calculation
    self.choice = choice
    self.text = text
    writer = FigureWriter(
      visit: visit, place: place,
      setting: FollowedScenario(visit: visit, calculation: calculation).fields)
    curve = calculation.money.curve(
      choice.span, view: choice.view, rate: choice.rate, withMarginal: true)
  }

  private var ledger: MoneyLedger { calculation.money }

  var all: [FigureTable] {
    [steps, byPayer] + [chosen.map(flows), burden].compactMap(\.self)
  }

  private func result(_ action: String, _ view: MoneyView? = nil) -> MoneyResult? {
    ledger.result(of: action, view: view ?? choice.view, rate: choice.rate)
  }

  /// The result of the action that was chosen.
  var chosen: MoneyResult? { result(choice.action) }

  /// Figures are explained at the rate that the plan takes for the action; at another one the number stands alone.
  private func figure(_ id: String) -> String? {
    let action = id.split(separator: "/").dropFirst().first.flatMap {
      calculation.action(String($0))
    }
    guard choice.rate.id == DiscountRate.usual.id,
      action.map({ ledger.ownRate(of: $0, else: choice.rate).id }) == choice.rate.id
    else { return nil }
    return id
  }

  private func money(_ value: Double?, _ id: String? = nil) -> FigureTable.Cell {
    guard let value else { return FigureTable.Cell("—", plain: "") }
    return FigureTable.Cell(writer.link(writer.money(value), id), plain: "\(value)")
  }

  // The curve

  /// Every action of the curve with what follows from its money.
  var steps: FigureTable {
    let rows = curve.steps.enumerated().map { index, step -> FigureTable.Row in
      FigureTable.Row(cells: cells(index + 1, step))
    }
    return FigureTable(
      id: "abatement-costs", caption: text.stepsCaption(yearText),
      columns: [
        .init(title: text.number), .init(title: text.action, isNumber: false),
        .init(title: text.tonnes), .init(title: text.netCost), .init(title: text.perTonne),
        .init(title: text.levelised), .init(title: text.payback, isNumber: false),
        .init(title: text.returnRate, isNumber: false), .init(title: text.ratio),
        .init(title: text.pareto),
      ] + (hasMarginal ? [.init(title: text.perMarginalTonne)] : [])
        + (choice.socialCost == nil ? [] : [.init(title: text.damage)]),
      rows: rows + [sumRow],
      notes: [HTML(text.method(text.view(choice.view), choice.rate.percentText, yearText))]
        + (hasMarginal ? [HTML(text.marginalNote)] : [])
        + (choice.socialCost.map { [damageNote($0)] } ?? []))
  }

  private var hasMarginal: Bool { curve.steps.contains { $0.marginalTonnes != nil } }

  private var yearText: String? {
    if case .year(let year) = choice.span { String(year) } else { nil }
  }

  private func cells(_ number: Int, _ step: AbatementCurve.Step) -> [FigureTable.Cell] {
    let id = step.action.id
    let result = result(id)
    let side = choice.view == .all ? "" : "/\(choice.view.word)"
    let isWhole = choice.span == .cumulative
    return [
      FigureTable.Cell("\(number)"),
      FigureTable.Cell(
        "<a href=\"\(visit.address(changing: ["action": id]))#flows\">\(step.action.title)</a>",
        plain: step.action.title),
      writer.cell(tonnes: step.tonnes, isWhole ? "action/\(id)/cumulative" : nil),
      money(step.netCost, isWhole ? figure("action/\(id)/net-present-value\(side)") : nil),
      money(step.costPerTonne, isWhole ? figure("action/\(id)/net-cost-per-tonne\(side)") : nil),
      money(
        result?.levelisedCostPerTonne, figure("action/\(id)/levelized-cost-per-tonne\(side)")),
      FigureTable.Cell(payback(result, discounted: false)),
      FigureTable.Cell(returnRate(result)),
      FigureTable.Cell(result?.ratio.map { visit.number($0, decimals: 2) } ?? "—"),
      FigureTable.Cell(step.paretoRank.map(String.init) ?? "—"),
    ] + (hasMarginal ? [money(step.costPerMarginalTonne)] : [])
      + (choice.socialCost.map { cost in
        [money(result.flatMap { ledger.climateBenefit(of: $0, cost).dollars })]
      } ?? [])
  }

  private var sumRow: FigureTable.Row {
    let blank = [FigureTable.Cell](
      repeating: .empty, count: 6 + (choice.socialCost == nil ? 0 : 1) + (hasMarginal ? 1 : 0))
    return FigureTable.Row(
      kind: .total,
      cells: [
        .empty, FigureTable.Cell(text.all),
        writer.cell(tonnes: curve.tonnes, nil),
        money(curve.netCost),
      ] + blank)
  }

  private func damageNote(_ cost: SocialCost) -> HTML {
    let name = visit.language == .spanish ? cost.spanishName : cost.name
    let note =
      curve.steps.first.flatMap { result($0.action.id) }
      .map { ledger.climateBenefit(of: $0, cost).note } ?? ""
    return
      "\(text.damageNote(name + (cost.status == .unverified ? " (\(text.unverified))" : ""))) \(note.isEmpty ? .empty : writer.library(note))"
  }

  /// Actions that are not on the curve, with the reason.
  var leftOut: HTML {
    guard !curve.leftOut.isEmpty else { return .empty }
    return """
      <details><summary>\(text.leftOut(curve.leftOut.count))</summary>
      <ul>\(curve.leftOutByReason.map { "<li>\(writer.library($0.reason)) <b>\($0.actions.map(\.title).joined(separator: ", "))</b></li>" as HTML })</ul>
      </details>
      """
  }

  private func payback(_ result: MoneyResult?, discounted: Bool) -> String {
    guard let result, result.isKnown else { return "—" }
    guard let years = discounted ? result.discountedPayback : result.payback else {
      return text.never
    }
    return years == 0 ? text.nothingToPayBack : text.years(visit.number(years, decimals: 1))
  }

  private func returnRate(_ result: MoneyResult?) -> String {
    func percent(_ rate: Double) -> String { writer.percent(rate) }
    switch result?.internalRate {
    case nil: return "—"
    case .one(let rate): return percent(rate)
    case .several(let rates): return text.several(rates.map(percent).joined(separator: ", "))
    case .noChange, .outside: return text.noRate
    }
  }

  // By payer

  /// Net present values of every action by who pays and gains.
  var byPayer: FigureTable {
    let actions = calculation.workspace.actions
    let used = Set(actions.flatMap { ledger.flows(of: $0.id)?.views ?? [] })
    let views = MoneyView.allCases.filter(used.contains)
    let rows = actions.map { action -> FigureTable.Row in
      let gaps = ledger.flows(of: action.id)?.gapSentences ?? []
      let cells = views.map { view -> FigureTable.Cell in
        guard gaps.isEmpty else { return writer.cell(none: gaps.joined(separator: " ")) }
        let side = view == .all ? "" : "/\(view.word)"
        return money(
          result(action.id, view)?.netPresentValue,
          figure("action/\(action.id)/net-present-value\(side)"))
      }
      return FigureTable.Row(
        cells: [
          FigureTable.Cell(
            "<a href=\"\(visit.address(changing: ["action": action.id]))#flows\">\(action.title)</a>",
            plain: action.title)
        ] + cells)
    }
    return FigureTable(
      id: "costs-by-payer", caption: text.payersCaption,
      columns: [.init(title: text.action, isNumber: false)]
        + views.map { .init(title: text.view($0)) }, rows: rows,
      notes: [HTML(text.payersNote)])
  }

  // One action

  /// The chosen action in few numbers.
  func facts(_ result: MoneyResult) -> HTML {
    guard result.isKnown else {
      let reasons = result.flows.gapSentences
      return Notice(
        tone: .caution, title: text.cannotBeTold,
        detail: reasons.isEmpty
          ? "<p>\(text.noMoneyHere)</p>"
          : "<ul>\(reasons.map { "<li>\(writer.library($0))</li>" as HTML })</ul>"
      ).html
    }
    let side = choice.view == .all ? "" : "/\(choice.view.word)"
    let yearly: String = result.levelisedCostPerYear.map(writer.money) ?? "—"
    return [
      Fact(
        label: "\(text.netPresentValue), \(text.view(choice.view))",
        value: writer.link(
          writer.money(result.netPresentValue ?? .nan),
          figure("action/\(result.action.id)/net-present-value\(side)"))),
      Fact(
        label: text.payback, value: HTML(payback(result, discounted: false)),
        detail: HTML(text.discounted(payback(result, discounted: true)))),
      Fact(label: text.returnRate, value: HTML(returnRate(result))),
      Fact(
        label: text.yearlyCost, value: HTML(yearly)),
    ].html
  }

  /// The costs that are stated per a quantity of the action; nothing where all are whole amounts.
  func unitCosts(_ result: MoneyResult) -> HTML {
    let calculator = Calculator.of(result.action.kind)
    let items = result.flows.unitCostsInOrder.map { cost -> HTML in
      let words = UnitCostWords(
        dollars: "$" + visit.number(cost.dollars, significantDigits: 6), word: cost.word,
        isYearly: cost.isYearly, year: String(cost.priceYear),
        whole: visit.number(cost.most, significantDigits: 6),
        meaning: calculator.quantity(cost.word)?.meaning(
          in: visit.language == .spanish ? "es" : "en")
          ?? cost.meaning)
      return "<li>\(text.unitCost(words))</li>"
    }
    return items.isEmpty ? .empty : "<ul class=\"small\" id=\"unit-costs\">\(items)</ul>"
  }

  /// Money of the chosen action by kind and payer: all years together and every fifth year.
  func flows(_ result: MoneyResult) -> FigureTable {
    let flows = result.flows
    let years = shownYears(flows)
    var rows: [FigureTable.Row] = []
    for kind in flows.kinds(choice.view) {
      for payer in Payer.allCases.map(Optional.some) + [nil] {
        let lines = flows.lines.filter {
          $0.kind == kind && $0.payer == payer && $0.counts(for: choice.view)
        }
        guard !lines.isEmpty else { continue }
        rows.append(
          row(text.kind(kind), payer.map { text.view(.payer($0)) } ?? text.notSaid, lines, years))
      }
    }
    let counted = flows.lines.filter { $0.counts(for: choice.view) }
    if !counted.isEmpty {
      let sum = row(text.net, text.view(choice.view), counted, years)
      rows.append(FigureTable.Row(kind: .total, cells: sum.cells))
    }
    return FigureTable(
      id: "cash-flows", caption: text.flowsCaption(flows.dollarsOf),
      columns: [
        .init(title: text.what, isNumber: false), .init(title: text.who, isNumber: false),
        .init(title: text.allYears),
      ] + years.map { .init(title: String($0)) }, rows: rows,
      notes: flows.notes.map(writer.library))
  }

  private func row(_ what: String, _ who: String, _ lines: [CashLine], _ years: [Int])
    -> FigureTable.Row
  {
    func sum(_ year: Int?) -> FigureTable.Cell {
      let own = lines.filter { year == nil || $0.year == year }
      return own.isEmpty ? .empty : money(own.reduce(0) { $0 + $1.flow })
    }
    return FigureTable.Row(
      cells: [FigureTable.Cell(what), FigureTable.Cell(who), sum(nil)] + years.map(sum))
  }

  /// The first year, every fifth, and the last.
  private func shownYears(_ flows: CashFlows) -> [Int] {
    guard let years = flows.years else { return [] }
    return Set([years.lowerBound, years.upperBound] + years.filter { $0 % 5 == 0 }).sorted()
  }

  // Burden

  /// Energy at home as a part of income; nil without incomes.
  var burden: FigureTable? {
    guard let burden = calculation.energyBurden, !burden.bands.isEmpty else { return nil }
    let rows = burden.bands.map { band -> FigureTable.Row in
      FigureTable.Row(cells: [
        FigureTable.Cell(band.band.band),
        FigureTable.Cell(
          HTML(visit.number(band.band.households)), plain: "\(band.band.households)"),
        money(band.band.income), money(band.band.energyCost), writer.cell(percent: band.before),
        money(band.saving), writer.cell(percent: band.after),
      ])
    }
    return FigureTable(
      id: "energy-burden", caption: text.burdenCaption(burden.year),
      columns: [.init(title: text.income, isNumber: false)]
        + [
          text.households, text.meanIncome, text.energyCost, text.before, text.saved, text.after,
        ].map { .init(title: $0) },
      rows: rows,
      notes: [
        HTML(
          text.over(
            writer.percent(burden.limit, decimals: 0), visit.number(burden.householdsOverBefore),
            visit.number(burden.householdsOverAfter))),
        HTML(text.burdenNote),
      ] + burden.notes.map(writer.library))
  }
}
