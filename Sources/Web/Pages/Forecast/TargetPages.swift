import Accounts
import Forecast
import Hummingbird
import Plan

/// Targets with what they allow, the gaps to them, and the pace that they need; and targets that would fit.
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
    let tables = [view.table, view.budgets].compactMap(\.self)
    if let file = try visit.download(from: tables) { return file }
    let chart = ForecastScene.chart("forecast", of: calculation)
    let charts = await visit.charts(
      calculation.wholeLevels.isEmpty ? [] : [chart].compactMap(\.self))
    let offers = TargetOfferList(calculation: calculation, writer: view.writer, text: text)
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack">
      <div class="row row--ends"><h1>\(text.title)</h1>\(place.may(.addRecord) && !tables.isEmpty ? view.adding : .empty)</div>
      <p class="lead">\(text.lead)</p>
      </div>
      \(tables.isEmpty ? view.empty : HTML.empty)
      \(tables.map(visit.html))
      \(ForecastScene.omissions(
        calculation.planLimits, view.writer, visit.words(ForecastText.self).limits))
      \(view.remarks)
      <div>\(charts)</div>
      \(offers.html)
      \(TargetKindHelp(text: text).html)
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(text.title, main, at: Self.path, scripts: ["explain.js"])
  }
}
