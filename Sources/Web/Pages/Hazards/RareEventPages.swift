import Accounts
import Climate
import Hummingbird
import Plan
import Quantities
import Store
import Tables
import Workspace

/// How high rare events are, now and later, and how often those of before may come.
struct RareEventPages: PageGroup {
  static let path = "hazards/rare"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .hazards, path: Self.path, label: Phrase(\RareEventText.tab),
        for: .readWorkspace, order: 12)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/hazards/rare", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(RareEventText.self)
    let workspace: CommunityWorkspace
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let calculation): workspace = calculation.workspace
    }
    let profile = workspace.climate
    let indicators = RareEvents.indicators(of: profile)
    let asked = visit.query("indicator").flatMap { indicators.contains($0) ? $0 : nil }
    guard let indicator = asked ?? indicators.first else {
      return visit.page(text.title, try empty(visit, text), at: Self.path)
    }
    let made: RareEvents?
    do {
      guard let events = try await visit.rareEvents(key(visit, indicator), profile) else {
        return StillBeingMade(visit: visit, title: text.title, lead: text.wait).page(at: Self.path)
      }
      made = events
    } catch is ClimateProblem {
      made = nil
    }
    let view = RareEventView(
      visit: visit, text: text, workspace: workspace, indicators: indicators,
      indicator: indicator, events: made)
    if let file = try visit.download(from: view.tables) { return file }
    return visit.page(text.title, view.html, at: Self.path)
  }

  private func key(_ visit: Visit, _ indicator: String) throws -> RareEventKey {
    let place = try visit.workspace()
    return RareEventKey(
      state: MadeFrom(place), revision: place.summary.head, indicator: indicator)
  }

  private func empty(_ visit: Visit, _ text: RareEventText) throws -> HTML {
    let place = try visit.workspace()
    let table = place.path("table?file=\(WorkspaceTables.climateModels.file)")
    let toImport: HTML =
      place.may(.importWorkspace)
      ? "<a class=\"button\" href=\"\(place.path("import"))\">\(text.toImport)</a>" : .empty
    let ways: HTML = """
      <p class="prose">\(text.emptyWho) <code>docs/climate/overview.md</code></p>
      <p class="prose">\(text.emptyHow)</p>
      <p>\(toImport) <a class="button button--plain" href="\(table)">\(text.toTable)</a></p>
      """
    return """
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p>
      \(EmptyState(title: text.emptyTitle, detail: text.emptyDetail, action: ways).html)
      </div>
      """
  }
}

/// The page of rare events.
struct RareEventView {
  let visit: Visit
  let text: RareEventText
  let workspace: CommunityWorkspace
  let indicators: [String]
  let indicator: String
  /// Nil where there are too few years to fit anything.
  let events: RareEvents?

  private var profile: ClimateProfile { workspace.climate }
  private var units: DisplayUnits { DisplayUnits(workspace.community.units) }
  private var words: HazardProfileText { visit.words(HazardProfileText.self) }

  private func name(_ indicator: String) -> String {
    let own = profile.first(indicator)?.name ?? indicator
    return words.names[indicator] ?? LibraryWords.text(own, visit.language) ?? own
  }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.title)</h1>
    <p class="lead">\(text.lead)</p>
    \(controls)
    </div>
    \(events == nil ? Notice(tone: .caution, title: text.notEnough).html : .empty)
    \(tables.map(visit.html))
    \(events.map(shifts) ?? .empty)
    <p class="soft small prose">\(text.method)</p>
    \(events.map(missing) ?? .empty)
    </div>
    """
  }

  private var controls: HTML {
    let path = visit.place?.path(RareEventPages.path) ?? ""
    return """
      <form method="get" action="\(path)" class="form--inline toolbar" aria-label="\(text.controls)">
      \(Choice(name: "indicator", label: text.indicator, options: indicators.map { ($0, name($0)) }, value: indicator).html())
      <button class="button">\(text.show)</button>
      </form>
      """
  }

  // Levels

  /// One table for each scenario: return periods against periods of years.
  var tables: [FigureTable] {
    guard let events else { return [] }
    let rows = events.summary.rows.filter { $0.kind == .absolute }
    var scenarios: [String] = []
    for row in rows where !scenarios.contains(row.scenario) { scenarios.append(row.scenario) }
    return scenarios.map { scenario in
      table(scenario, rows.filter { $0.scenario == scenario }, events)
    }
  }

  private func table(
    _ scenario: String, _ rows: [ReturnLevelSummary.Row], _ events: RareEvents
  ) -> FigureTable {
    var periods: [ClimatePeriod] = []
    for row in rows where !periods.contains(row.period) { periods.append(row.period) }
    let unit = units.shown(0, events.unit).unit
    let title = ClimateScenario(scenario).title
    return FigureTable(
      id: "levels-\(scenario)",
      caption: text.table(name(indicator), title, words.unitWords[unit] ?? unit),
      columns: [.init(title: text.years, isNumber: false)]
        + periods.map { .init(title: $0.label) },
      rows: RareEvents.returnPeriods.map { years in
        FigureTable.Row(
          cells: [FigureTable.Cell(text.everyYears(visit.number(years)))]
            + periods.map { period in
              rows.first { $0.period == period && $0.returnPeriod == years }
                .map { cell($0.summary, events.unit) } ?? .empty
            })
      }, notes: [HTML(text.models(rows.map(\.summary.models.count).max() ?? 0))])
  }

  private func cell(_ summary: EnsembleSummary, _ unit: MeasurementUnit) -> FigureTable.Cell {
    func shown(_ value: Double) -> String {
      let value = units.shown(value, unit).value
      return visit.number(value, decimals: value.magnitude < 100 ? 1 : 0)
    }
    let spread =
      summary.models.count > 1 ? " (\(shown(summary.p10))–\(shown(summary.p90)))" : ""
    return FigureTable.Cell(
      HTML(shown(summary.median) + spread), plain: "\(units.shown(summary.median, unit).value)")
  }

  // How often

  private func years(_ years: Double) -> String {
    guard years <= RareEvents.longest else {
      return text.moreThan(visit.number(RareEvents.longest))
    }
    return visit.number(years, decimals: years < 10 ? 1 : 0)
  }

  private func shifts(_ events: RareEvents) -> HTML {
    let items = events.summary.shifts.filter { $0.returnPeriod >= 10 }.map { shift -> HTML in
      let spread = shift.spreadYears
      let sentence = text.shift(
        visit.number(shift.returnPeriod), shift.baseline.label, years(shift.medianYears),
        shift.period.label, years(spread.lowerBound), years(spread.upperBound))
      return "<li>\(ClimateScenario(shift.scenario).title): \(sentence)</li>"
    }
    guard !items.isEmpty else { return .empty }
    return """
      <section class="stack" aria-labelledby="shifts">
      <h2 id="shifts">\(text.shifts)</h2><p>\(text.shiftsLead)</p><ul>\(items)</ul>
      </section>
      """
  }

  private func missing(_ events: RareEvents) -> HTML {
    let gaps = Set(events.summary.missing.map { ["\($0.model), \($0.scenario)", $0.reason] })
    guard !gaps.isEmpty else { return .empty }
    return """
      <details><summary>\(text.missing) (\(gaps.count))</summary>
      <ul>\(gaps.sorted { $0.lexicographicallyPrecedes($1) }.map { "<li>\($0[0]): \(visit.library($0[1]))</li>" as HTML })</ul></details>
      """
  }
}
