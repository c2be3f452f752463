import Factors
import Forecast
import Inventory
import Plan
import Strategies
import Tables
import Workspace

/// The tables of the page of how sure the plan is.
struct UncertaintyTables {
  let scene: ForecastScene
  let query: DrawQuery
  let drawn: DrawnPlan
  /// Nil unless it is asked for.
  let money: MoneyDraws?
  let text: UncertaintyText

  private var writer: FigureWriter { scene.writer }
  private var visit: Visit { scene.visit }

  var all: [FigureTable] {
    let draws = drawn.draws.map { [chances($0), budgets($0), toMeasure($0)] } ?? []
    return draws + [money.map(money)].compactMap(\.self) + [ranged, ofInventory]
  }

  // Chances

  /// Such as `63.2% ± 0.5`, in the reader's writing of numbers.
  func chanceText(_ chance: DrawnChance) -> String {
    let decimals = chance.error < 0.001 ? 2 : 1
    return
      "\(writer.percent(chance.probability)) ± \(visit.number(chance.error * 100, decimals: decimals))"
  }

  /// A chance that leads to its explanation where the plan has the same one.
  func chance(_ goal: DrawnGoal) -> FigureTable.Cell {
    chance(goal.chance, of: goal.level.target)
  }

  private func chance(_ chance: DrawnChance, of target: Target) -> FigureTable.Cell {
    let figure = query.isStandard ? "target/\(target.id)/probability" : nil
    return FigureTable.Cell(
      writer.link(chanceText(chance), figure), plain: "\(chance.probability * 100)")
  }

  func chances(_ draws: PlanDraws) -> FigureTable {
    FigureTable(
      id: "target-chances", caption: scene.followed.title(text.chanceCaption),
      columns: [
        .init(title: text.target, isNumber: false), .init(title: text.yearColumn),
        .init(title: text.chance), .init(title: text.inWords, isNumber: false),
        .init(title: text.gapLow), .init(title: text.gapMiddle), .init(title: text.gapHigh),
      ],
      rows: draws.goals.map { goal in
        let target = goal.level.target
        return FigureTable.Row(cells: [
          FigureTable.Cell(
            "<a href=\"\(scene.links.path(target.place))\">\(target.name)</a>", plain: target.name),
          FigureTable.Cell(String(target.year)), chance(goal),
          FigureTable.Cell(text.chanceWords(goal.probability)),
          writer.cell(difference: goal.gap.p5, nil), writer.cell(difference: goal.gap.p50, nil),
          writer.cell(difference: goal.gap.p95, nil),
        ])
      }, notes: [HTML(text.chanceNote)])
  }

  func budgets(_ draws: PlanDraws) -> FigureTable {
    FigureTable(
      id: "budget-chances", caption: scene.followed.title(text.budgetCaption),
      columns: [
        .init(title: text.budget, isNumber: false), .init(title: text.years, isNumber: false),
        .init(title: text.chance), .init(title: text.inWords, isNumber: false),
        .init(title: text.leftLow), .init(title: text.leftMiddle), .init(title: text.leftHigh),
      ],
      rows: draws.budgets.map { drawn in
        let (target, years) = (drawn.budget.target, drawn.budget.years)
        return FigureTable.Row(cells: [
          FigureTable.Cell(
            "<a href=\"\(scene.links.path(target.place))\">\(target.name)</a>", plain: target.name),
          FigureTable.Cell("\(years.lowerBound)–\(years.upperBound)"),
          chance(drawn.chance, of: target),
          FigureTable.Cell(text.chanceWords(drawn.chance.probability)),
          writer.cell(difference: drawn.left.p5, nil), writer.cell(difference: drawn.left.p50, nil),
          writer.cell(difference: drawn.left.p95, nil),
        ])
      }, notes: [HTML(text.budgetNote)])
  }

  // Money

  func money(_ drawn: MoneyDraws) -> FigureTable {
    let titles = Dictionary(scene.calculation.workspace.actions.map { ($0.id, $0.title) }) {
      first, _ in first
    }
    let actions = drawn.order.compactMap { id in
      drawn.actions[id].map { row(titles[id] ?? id, $0) }
    }
    let all = drawn.plan.map { row(text.allActions, $0, .total) }
    return FigureTable(
      id: "money-chances", caption: scene.followed.title(text.moneyCaption(drawn.dollarsOf)),
      columns: [
        .init(title: text.action, isNumber: false), .init(title: text.paysBack),
        .init(title: text.worthLow), .init(title: text.worthMiddle), .init(title: text.worthHigh),
        .init(title: text.tonneLow), .init(title: text.tonneMiddle), .init(title: text.tonneHigh),
      ], rows: actions + [all].compactMap(\.self), notes: [HTML(text.moneyNote)])
  }

  private func row(
    _ name: String, _ money: MoneyDraws.Result, _ kind: FigureTable.Row.Kind = .plain
  ) -> FigureTable.Row {
    let (worth, tonne) = (money.netPresentValue, money.costPerTonne)
    func dollars(_ value: Double?) -> FigureTable.Cell {
      guard let value else { return .empty }
      let number = visit.number(value.magnitude)
      let isNothing = !number.contains { ("1"..."9").contains($0) }
      return FigureTable.Cell(
        "\(value < 0 && !isNothing ? "−" : "")$\(number)", plain: "\(value)")
    }
    return FigureTable.Row(
      kind: kind,
      cells: [
        FigureTable.Cell(name),
        FigureTable.Cell(
          HTML(chanceText(money.paysBack)), plain: "\(money.paysBack.probability * 100)"),
        dollars(worth.p5), dollars(worth.p50), dollars(worth.p95),
        dollars(tonne?.p5), dollars(tonne?.p50), dollars(tonne?.p95),
      ])
  }

  // What to measure

  func toMeasure(_ draws: PlanDraws) -> FigureTable {
    let found = draws.sensitivities(in: query.year).filter { $0.weight > 0 }.prefix(15)
    let hasGoals = found.contains { !$0.goals.isEmpty }
    return FigureTable(
      id: "what-to-measure", caption: scene.followed.title(text.measureCaption(query.year)),
      columns: [
        .init(title: text.input, isNumber: false), .init(title: text.range, isNumber: false),
        .init(title: text.atLow), .init(title: text.atHigh), .init(title: text.share),
        .init(title: text.narrower),
      ] + (hasGoals ? [.init(title: text.ofGap), .init(title: text.call)] : [])
        + [.init(title: text.act, isNumber: false, isOnlyShown: true)],
      rows: found.map { measured($0, hasGoals: hasGoals) },
      notes: [HTML(text.measureNote)])
  }

  private func measured(_ found: InputSensitivity, hasGoals: Bool) -> FigureTable.Row {
    var cells = [
      FigureTable.Cell(writer.library(found.input.title), plain: found.input.title),
      FigureTable.Cell(writer.library(found.input.text), plain: found.input.text),
      found.ends.map { writer.cell(tonnes: $0.low, nil) } ?? .empty,
      found.ends.map { writer.cell(tonnes: $0.high, nil) } ?? .empty,
      writer.cell(percent: found.varianceShare),
      writer.cell(tonnes: found.deviationReduction, nil),
    ]
    if hasGoals {
      let gain = found.goals.map(\.callGain).max()
      cells += [found.gapShare, gain].map { $0.map { writer.cell(percent: $0) } ?? .empty }
    }
    cells.append(FigureTable.Cell(links(of: found.input), plain: ""))
    return FigureTable.Row(cells: cells)
  }

  /// Where an input is mended, and where its range is.
  func links(of input: UncertainInput) -> HTML {
    let subject = drawn.catalog.subject(of: input)
    let place: HTML? = subject?.place.map { place in
      "<a href=\"\(scene.links.path(place))\">\(text.openRecord)<span class=\"hidden\">: \(input.title)</span></a>"
    }
    return [place, rangeLink(input, subject)].compactMap(\.self).joined(by: " · ")
  }

  private func rangeLink(_ input: UncertainInput, _ subject: RangeSubject?) -> HTML? {
    if isRow(input) {
      guard visit.mayEdit else { return nil }
      return
        "<a href=\"\(scene.place.path("\(RangePages.path)/\(SitePath.encoded(input.id))"))\">\(text.changeRange)<span class=\"hidden\">: \(input.title)</span></a>"
    }
    guard input.isOfInventory else { return nil }
    return subject.map(setLink)
  }

  /// The way to a range for a number without one.
  func setLink(_ subject: RangeSubject) -> HTML {
    guard visit.mayAdd else { return .empty }
    return
      "<a href=\"\(RangePages.address(of: subject, in: scene.place))\">\(text.setRange)<span class=\"hidden\">: \(subject.title)</span></a>"
  }

  func name(_ subject: RangeSubject) -> HTML {
    RangeWords(visit: visit).name(subject)
  }

  // Inputs

  private func isRow(_ input: UncertainInput) -> Bool {
    input.place?.file == WorkspaceTables.ranges.file
  }

  /// Ranges that somebody stated, in `ranges.csv` or beside a cost.
  var stated: [UncertainInput] { drawn.catalog.inputs.inputs.filter { !$0.isOfInventory } }

  var ranged: FigureTable {
    FigureTable(
      id: "ranges", caption: text.ranged,
      columns: [
        .init(title: text.input, isNumber: false), .init(title: text.range, isNumber: false),
        .init(title: text.source, isNumber: false),
        .init(title: text.act, isNumber: false, isOnlyShown: true),
      ],
      rows: stated.map { input in
        FigureTable.Row(cells: [
          FigureTable.Cell(
            drawn.catalog.subject(of: input).map(name) ?? writer.library(input.title),
            plain: input.title),
          FigureTable.Cell(writer.library(input.text), plain: input.text), source(input),
          FigureTable.Cell(isRow(input) ? links(of: input) : open(input), plain: ""),
        ])
      })
  }

  private func open(_ input: UncertainInput) -> HTML {
    guard let place = input.place else { return .empty }
    return
      "<a href=\"\(scene.links.path(place))\">\(text.openRecord)<span class=\"hidden\">: \(input.title)</span></a>"
  }

  private func source(_ input: UncertainInput) -> FigureTable.Cell {
    guard input.source != RangeProposal.source else {
      return FigureTable.Cell(
        "<span class=\"tag tag--caution\">\(text.suggested)</span>", plain: input.source)
    }
    let citation = input.source.split(separator: " ").map {
      scene.calculation.inventory.context.citation(String($0))
    }.joined(separator: "; ")
    return FigureTable.Cell(writer.library(citation), plain: input.source)
  }

  var ofInventory: FigureTable {
    FigureTable(
      id: "ranges-of-inventory", caption: text.inventoryCaption,
      columns: [
        .init(title: text.input, isNumber: false), .init(title: text.range, isNumber: false),
        .init(title: text.source, isNumber: false),
        .init(title: text.act, isNumber: false, isOnlyShown: true),
      ],
      rows: drawn.catalog.inputs.inputs.filter(\.isOfInventory).prefix(300).map { input in
        FigureTable.Row(cells: [
          FigureTable.Cell(writer.library(input.title), plain: input.title),
          FigureTable.Cell(writer.library(input.text), plain: input.text),
          FigureTable.Cell(writer.library(input.source), plain: input.source),
          FigureTable.Cell(links(of: input), plain: ""),
        ])
      }, notes: [HTML(text.inventoryNote)])
  }
}
