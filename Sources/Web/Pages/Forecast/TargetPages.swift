import Accounts
import Factors
import Forecast
import Hummingbird
import Inventory
import Plan
import Quantities
import Tables
import Workspace

/// Targets with what they allow, the gaps to them, and the pace that they need.
struct TargetPages: PageGroup {
  static let path = "forecast/targets"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .forecast, path: Self.path,
        label: Phrase(TargetText.english.tab, TargetText.spanish.tab), for: .readWorkspace,
        order: 20)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/forecast/targets", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(TargetText.self)
    guard try await visit.hasSettings() else {
      return try await NoForecast(visit: visit).page(at: Self.path, title: text.tab)
    }
    let place = try visit.workspace()
    let calculation = try await visit.calculation()
    let view = TargetView(
      calculation: calculation, links: RecordLinks(try await visit.opened(), place),
      writer: FigureWriter(visit: visit, place: place), text: text)
    if let file = try visit.download(from: [view.table]) { return file }
    let chart = try ForecastScene.chart("forecast", of: calculation)
    let charts = await visit.charts(calculation.levels.isEmpty ? [] : [chart].compactMap(\.self))
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack">
      <div class="row row--ends"><h1>\(text.title)</h1>\(place.may(.addRecord) ? view.adding : .empty)</div>
      <p class="lead">\(text.lead)</p>
      </div>
      \(calculation.levels.isEmpty ? view.empty : visit.html(view.table))
      \(view.notComputed)
      <div>\(charts)</div>
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(text.title, main, at: Self.path, scripts: ["explain.js"])
  }
}

/// The parts of the page of targets.
private struct TargetView {
  let calculation: PlanCalculation
  let links: RecordLinks
  let writer: FigureWriter
  let text: TargetText

  var adding: HTML {
    """
    <p class="actions"><a class="button" href="\(writer.place.path("record/new?file=targets.csv"))">\(text.add)</a></p>
    """
  }

  var empty: HTML {
    EmptyState(title: text.emptyTitle, detail: text.emptyDetail, action: adding).html
  }

  var table: FigureTable {
    let last = calculation.workspace.community.inventoryYears.last(
      where: calculation.inventory.hasEntries)
    let hasUnverified = calculation.levels.contains { $0.target.status == .unverified }
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
        + (hasUnverified ? [HTML(text.unverifiedNote)] : []))
  }

  private func cells(_ level: TargetLevel) -> [FigureTable.Cell] {
    let target = level.target
    let catalog = FigureCatalog(calculation)
    func cell(_ name: String) -> FigureTable.Cell {
      writer.cell("target/\(target.id)/\(name)", of: catalog)
    }
    let percent = NumberText.significant(target.reduction * 100) + "%"
    let reduction = text.reduction(percent, target.kind, target.baseYear)
    let tag: HTML =
      target.status == .unverified
      ? " <span class=\"tag tag--caution\">\(text.unverified)</span>" : .empty
    let edit: HTML = """
      <a href="\(links.path(target.place))">\(text.edit)<span class="hidden">: \(target.name)</span></a>
      """
    return [
      FigureTable.Cell("\(name(target))", plain: target.name),
      FigureTable.Cell(
        "\(writer.link(reduction, "target/\(target.id)/reduction"))\(tag)", plain: reduction),
      FigureTable.Cell(String(target.year)), cell("emissions"), cell("gap"), cell("plan-gap"),
      cell("yearly"), cell("yearly-rate"), FigureTable.Cell(edit, plain: ""),
    ]
  }

  /// The name with what the target rests on.
  private func name(_ target: Target) -> HTML {
    let source = calculation.inventory.context.citation(target.source)
    let words = [source, target.note].filter { !$0.isEmpty }
    guard !words.isEmpty else { return HTML(target.name) }
    return """
      \(target.name)<details class="inline"><summary>\(text.readMore)</summary>\
      \(words.map { "<p>\($0)</p>" as HTML })</details>
      """
  }

  /// Targets without a level, with what is wrong.
  var notComputed: HTML {
    let findings = calculation.findings.filter {
      $0.place.file == "targets.csv" && $0.severity == .error
    }
    guard !findings.isEmpty else { return .empty }
    return Notice(
      tone: .caution, title: text.notComputed,
      detail: FindingList(links: links, writer: writer).html(findings)
    ).html
  }
}
