import Accounts
import Factors
import Forecast
import Hummingbird
import Inventory
import Plan
import Strategies
import Tables

/// Business as usual: chart, table by sector and year, and what it grows with.
struct ForecastPages: PageGroup {
  static let path = "forecast"

  /// Tables that the forecast is made from beside the inventory.
  static let files: Set<String> = [
    "drivers.csv", "indicators.csv", "paths.csv", "targets.csv", "actions.csv",
    "action-parameters.csv",
  ]

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .forecast, path: Self.path,
        label: Phrase(ForecastText.english.tab, ForecastText.spanish.tab), for: .readWorkspace,
        order: 10)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/forecast", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    guard let scene = try await ForecastScene(visit) else {
      return try await NoForecast(visit: visit).page(
        at: Self.path, title: visit.words(ForecastText.self).tab)
    }
    let drivers = DriverTables(scene: scene)
    let table = table(scene)
    if let file = try visit.download(from: [table, drivers.rules]) { return file }
    let charts = await visit.charts(
      ["forecast", "grid-intensity"].compactMap {
        ForecastScene.chart($0, of: scene.calculation)
      })
    let (text, years) = (scene.text, scene.projection.years)
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack">
      <div class="row row--ends"><h1>\(text.title(years.upperBound))</h1>
      <a class="button" href="\(scene.place.path(WedgePages.path))">\(text.showWedge)</a></div>
      <p class="lead">\(text.lead(years.lowerBound))</p>
      </div>
      \(ForecastScene.omissions(scene.calculation.forecastOmissions, scene.writer, text.omissions))
      \(ForecastScene.omissions(scene.calculation.portfolio?.limits ?? [], scene.writer, text.limits))
      \(facts(scene))
      <div>\(charts.first)</div>
      \(visit.html(table))
      \(drivers.html)
      \(charts.dropFirst().map { "<div>\($0)</div>" as HTML })
      \(findings(scene))
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(text.title(years.upperBound), main, at: Self.path, scripts: ["explain.js"])
  }

  private func facts(_ scene: ForecastScene) -> HTML {
    let (text, years) = (scene.text, scene.projection.years)
    func fact(_ label: String, _ figure: String) -> Fact {
      Fact(label: label, value: scene.writer.cell(figure, of: scene.catalog).html)
    }
    var facts = [
      fact(text.baseTotal(years.lowerBound), "forecast/\(years.lowerBound)/total"),
      fact(text.endTotal(years.upperBound), "forecast/\(years.upperBound)/total"),
      fact(text.changeToEnd(years.upperBound), "forecast/\(years.upperBound)/change"),
    ]
    if scene.calculation.portfolio?.effective.isEmpty == false {
      facts.append(fact(text.planTotal(years.upperBound), "plan/\(years.upperBound)/total"))
    }
    return facts.html
  }

  private func table(_ scene: ForecastScene) -> FigureTable {
    let (text, years, projection) = (scene.text, scene.shownYears, scene.projection)
    var rows = projection.sectors.map { sector -> FigureTable.Row in
      let figures = years.map { "forecast/\($0)/sector/\(sector.rawValue)" }
      return FigureTable.Row(
        cells: [FigureTable.Cell(scene.words.sector(sector))]
          + zip(years, figures).map { year, figure in
            projection.total(year, sector: sector).map { scene.writer.cell(tonnes: $0, figure) }
              ?? .empty
          })
    }
    rows.append(
      FigureTable.Row(
        kind: .total,
        cells: [FigureTable.Cell(text.total)]
          + years.map { year in
            projection.total(year).map {
              scene.writer.cell(tonnes: $0, "forecast/\(year)/total")
            } ?? .empty
          }))
    if let portfolio = scene.calculation.portfolio, !portfolio.effective.isEmpty {
      rows.append(
        FigureTable.Row(
          kind: .total,
          cells: [FigureTable.Cell(text.withPlan)]
            + years.map { year in
              portfolio.total(year).map { scene.writer.cell(tonnes: $0, "plan/\(year)/total") }
                ?? .empty
            }))
    }
    return FigureTable(
      id: "forecast", caption: text.table,
      columns: [.init(title: text.sector, isNumber: false)] + years.map { .init(title: "\($0)") },
      rows: rows,
      notes: [
        HTML(text.unitNote), scene.writer.library(projection.inventory.potentials.title + "."),
      ])
  }

  private func findings(_ scene: ForecastScene) -> HTML {
    let findings = scene.calculation.findings.filter {
      Self.files.contains($0.place.file) && $0.severity >= .warning
    }
    guard !findings.isEmpty else { return .empty }
    return """
      <details id="findings"><summary>\(scene.text.findings(findings.count))</summary>
      \(FindingList(links: scene.links, writer: scene.writer).html(findings))
      </details>
      """
  }
}
