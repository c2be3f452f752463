import Accounts
import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Tables
import Workspace

/// The tables of targets and budgets, and what was found in them.
struct TargetView {
  let calculation: PlanCalculation
  let links: RecordLinks
  let writer: FigureWriter
  let text: TargetText

  private var catalog: FigureCatalog { FigureCatalog(calculation) }
  private var courses: [TargetScenario] { calculation.targetScenarios }

  var adding: HTML {
    """
    <p class="actions"><a class="button" href="\(writer.place.path("record/new?file=targets.csv"))">\(text.add)</a></p>
    """
  }

  var empty: HTML {
    EmptyState(
      title: text.emptyTitle, detail: text.emptyDetail,
      action: writer.place.may(.addRecord) ? adding : .empty
    ).html
  }

  /// Nil while no target allows anything in a year.
  var table: FigureTable? {
    guard !calculation.levels.isEmpty else { return nil }
    let last = calculation.workspace.community.inventoryYears.last(
      where: calculation.inventory.hasEntries)
    let hasUnverified = calculation.levels.contains { $0.status == .unverified }
    let hasSector = calculation.levels.contains { !$0.target.reach.isEverything }
    return FigureTable(
      id: "targets", caption: text.table,
      columns: [
        .init(title: text.target, isNumber: false),
        .init(title: text.reductionTitle, isNumber: false), .init(title: text.year),
        .init(title: text.allowed), .init(title: text.gap), .init(title: text.planGap),
        .init(title: text.yearly), .init(title: text.yearlyRate),
        .init(title: text.edit, isNumber: false, isOnlyShown: true),
      ], rows: calculation.levels.map { FigureTable.Row(cells: cells($0)) },
      notes: [HTML(text.gapNote), HTML(text.yearlyNote(last))]
        + (hasSector ? [HTML(text.sectorNote)] : [])
        + (hasUnverified ? [HTML(text.unverifiedNote)] : []))
  }

  private func cells(_ level: TargetLevel) -> [FigureTable.Cell] {
    let target = level.target
    func cell(_ name: String) -> FigureTable.Cell {
      writer.cell("target/\(target.id)/\(name)", of: catalog)
    }
    let rate = calculation.pace(to: level)?.rate
    return [
      FigureTable.Cell(
        name(target, under: [text.kindName(target.kind)] + reach(target)), plain: target.name),
      reduction(level),
      FigureTable.Cell(String(target.year)), cell("emissions"),
      under(cell("gap"), arrival(level, 0), "target/\(target.id)/late"),
      under(cell("plan-gap"), arrival(level, 1), "target/\(target.id)/plan-late"), cell("yearly"),
      under(
        cell("yearly-rate"), rate.map { text.ofYearBefore(writer.percent($0)) },
        "target/\(target.id)/annual-rate"), edit(target),
    ]
  }

  private func reduction(_ level: TargetLevel) -> FigureTable.Cell {
    let target = level.target
    let percent =
      NumberText.significant(
        level.spokenReduction * 100, digits: target.reduction == nil ? 3 : 6) + "%"
    let words = text.reduction(percent, level.perResident != nil, target.baseYear)
    let figure = writer.link(words, "target/\(target.id)/reduction")
    let tag: HTML =
      level.status == .unverified
      ? " <span class=\"tag tag--caution\">\(text.unverified)</span>" : .empty
    var lines: [String] = []
    if target.kind == .fairShare { lines.append(text.ofTotal(writer.percent(level.reduction))) }
    // Removals are stated in whole tons, so that a rest of less than one is only their rounding.
    if let net = level.net { lines.append(text.net(writer.tonnes(net.magnitude < 1 ? 0 : net))) }
    if let rebasing = level.rebasing {
      lines.append(text.moved(writer.difference(rebasing.shift), target.baseYear))
    }
    return FigureTable.Cell(
      "\(figure)\(tag)\(lines.isEmpty ? .empty : soft(lines))", plain: words)
  }

  private func reach(_ target: Target) -> [String] {
    text.reach(target.reach, writer.visit.words(FigureText.self))
  }

  /// Words under a cell's own.
  private func soft(_ words: [String]) -> HTML {
    "<br><span class=\"soft small\">\(words.joined(separator: ", "))</span>"
  }

  private func arrival(_ level: TargetLevel, _ course: Int) -> String? {
    guard courses.indices.contains(course),
      let gap = TargetGap(of: level, under: courses[course])
    else { return nil }
    return text.arrival(gap.arrival, level.target.year)
  }

  /// A number with words under it, which lead to an explanation of their own.
  private func under(
    _ cell: FigureTable.Cell, _ words: String?, _ figure: String
  ) -> FigureTable.Cell {
    guard let words else { return cell }
    return FigureTable.Cell(
      "\(cell.html)<br><a class=\"soft small\" href=\"\(writer.path(figure))\" data-figure>\(words)</a>",
      plain: cell.plain)
  }

  private func edit(_ target: Target) -> FigureTable.Cell {
    FigureTable.Cell(
      """
      <a href="\(links.path(target.place))">\(text.edit)<span class="hidden">: \(target.name)</span></a>
      """, plain: "")
  }

  /// The name with what the target rests on.
  private func name(_ target: Target, under: [String] = []) -> HTML {
    let name: HTML = "\(target.name)\(under.isEmpty ? .empty : soft(under))"
    let source = calculation.inventory.context.citation(target.source)
    let words = [source, target.note].filter { !$0.isEmpty }
    guard !words.isEmpty else { return name }
    return """
      \(name)<details class="inline"><summary>\(text.readMore)</summary>\
      \(words.map { "<p>\($0)</p>" as HTML })</details>
      """
  }

  /// Nil while there is no carbon budget.
  var budgets: FigureTable? {
    let budgets = calculation.targets.budgets
    guard !budgets.isEmpty else { return nil }
    return FigureTable(
      id: "budgets", caption: text.budgetTable,
      columns: [
        .init(title: text.budget, isNumber: false), .init(title: text.years, isNumber: false),
        .init(title: text.whole), .init(title: text.usedSoFar), .init(title: text.usedUp),
        .init(title: text.planUsedUp), .init(title: text.budgetRate),
        .init(title: text.edit, isNumber: false, isOnlyShown: true),
      ], rows: budgets.map { FigureTable.Row(cells: cells($0)) }, notes: [HTML(text.budgetNote)])
  }

  private func cells(_ budget: CarbonBudget) -> [FigureTable.Cell] {
    let target = budget.target
    func cell(_ name: String) -> FigureTable.Cell {
      writer.cell("target/\(target.id)/\(name)", of: catalog)
    }
    let tag: HTML =
      budget.status == .unverified
      ? " <span class=\"tag tag--caution\">\(text.unverified)</span>" : .empty
    return [
      FigureTable.Cell("\(name(target))\(tag)", plain: target.name),
      FigureTable.Cell("\(budget.years.lowerBound)–\(budget.years.upperBound)"), cell("budget"),
      cell("so-far"), end(budget, 0, "used-up"), end(budget, 1, "plan-used-up"),
      cell("annual-rate"), edit(target),
    ]
  }

  private func end(_ budget: CarbonBudget, _ course: Int, _ figure: String) -> FigureTable.Cell {
    guard courses.indices.contains(course), let use = budget.use(under: courses[course]) else {
      return writer.cell("target/\(budget.target.id)/\(figure)", of: catalog)
    }
    let words = use.usedUpIn.map(String.init) ?? text.after(budget.target.year)
    return FigureTable.Cell(
      writer.link(words, "target/\(budget.target.id)/\(figure)"), plain: words)
  }

  /// Targets that could not be computed, and what else was found in the table.
  var remarks: HTML {
    let findings = calculation.findings.filter {
      $0.place.file == WorkspaceTables.targets.file && $0.severity >= .warning
    }
    guard !findings.isEmpty else { return .empty }
    let hasError = findings.contains { $0.severity == .error }
    return Notice(
      tone: .caution, title: hasError ? text.notComputed : text.remarks,
      detail: FindingList(links: links, writer: writer).html(findings)
    ).html
  }
}
