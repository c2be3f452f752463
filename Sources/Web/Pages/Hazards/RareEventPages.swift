import Accounts
import Climate
import Factors
import Hummingbird
import Phrasebook
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
      <p class="actions">\(toImport) <a class="button button--plain" href="\(table)">\(text.toTable)</a></p>
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
    \(heightTables.map(visit.html))
    \(events.map(shifts) ?? .empty)
    \(models)
    \(events.map(sources) ?? .empty)
    <p class="soft small prose">\(text.method) \(profile.first(indicator).map { IndicatorLink(visit: visit).html($0) })</p>
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

  var tables: [FigureTable] { heightTables + modelTables }

  /// One table for each scenario: return periods against periods of years.
  private var heightTables: [FigureTable] {
    guard let events else { return [] }
    return events.scenarios.map { table($0, events) }
  }

  private func caption(_ scenario: String, _ events: RareEvents) -> String {
    let unit = units.shown(0, events.unit).unit
    return text.table(
      name(indicator), ClimateScenario(scenario).title, words.unitWords[unit] ?? unit)
  }

  private func table(_ scenario: String, _ events: RareEvents) -> FigureTable {
    let periods = events.periods
    let rows = events.heights.filter { $0.scenario == scenario }
    return FigureTable(
      id: "levels-\(scenario)", caption: caption(scenario, events),
      columns: [.init(title: text.years, isNumber: false)]
        + periods.map { .init(title: $0.label) },
      rows: RareEvents.returnPeriods.map { years in
        FigureTable.Row(
          cells: [FigureTable.Cell(text.everyYears(visit.number(years)))]
            + periods.map { period in
              events.height(scenario, period, every: years)
                .map { cell($0.summary, events.unit) } ?? .empty
            })
      }, notes: [HTML(text.models(rows.map(\.summary.models.count).max() ?? 0))])
  }

  // Model by model

  /// One table for each scenario: every model with its years and its interval.
  private var modelTables: [FigureTable] {
    guard let events else { return [] }
    return events.scenarios.map { scenario in
      FigureTable(
        id: "models-\(scenario)", caption: "\(text.eachModel): \(caption(scenario, events))",
        columns: [
          .init(title: text.model, isNumber: false), .init(title: text.period, isNumber: false),
          .init(title: text.fittedYears),
        ] + RareEvents.returnPeriods.flatMap(columns),
        rows: events.summary.fits.filter { $0.scenario == scenario }.map { row($0, events.unit) },
        notes: [HTML(text.interval(visit.number(RareEvents.confidence * 100)))])
    }
  }

  /// The height, and in the file alone the two ends of its interval.
  private func columns(every years: Double) -> [FigureTable.Column] {
    let event = text.everyYears(visit.number(years))
    return [
      .init(title: event), .init(title: text.lowEnd(event), isOnlyInFile: true),
      .init(title: text.highEnd(event), isOnlyInFile: true),
    ]
  }

  private func row(
    _ fit: ReturnLevelSummary.ModelFit, _ unit: MeasurementUnit
  ) -> FigureTable.Row {
    FigureTable.Row(
      cells: [
        FigureTable.Cell(fit.model), FigureTable.Cell(fit.period.label),
        FigureTable.Cell(visit.number(Double(fit.fit.years))),
      ]
        + fit.levels.flatMap { cells($0, unit) })
  }

  private func cells(_ level: ReturnLevel, _ unit: MeasurementUnit) -> [FigureTable.Cell] {
    let shown = writer(level.level, unit)
    let interval =
      level.interval.map { " [\(shown($0.lowerBound))–\(shown($0.upperBound))]" } ?? ""
    func plain(_ value: Double?) -> String {
      value.map { "\(units.shown($0, unit).value)" } ?? ""
    }
    return [
      FigureTable.Cell(HTML(shown(level.level) + interval), plain: plain(level.level)),
      FigureTable.Cell(.empty, plain: plain(level.interval?.lowerBound)),
      FigureTable.Cell(.empty, plain: plain(level.interval?.upperBound)),
    ]
  }

  private var models: HTML {
    let tables = modelTables
    guard !tables.isEmpty else { return .empty }
    return """
      <details><summary>\(text.eachModel)</summary>
      <div class="stack">\(tables.map(visit.html))</div></details>
      """
  }

  /// Whose numbers these are; sources are names, which no language changes.
  private func sources(_ events: RareEvents) -> HTML {
    let titles = events.sources.map { id -> HTML in
      let title = workspace.sources[id]?.title ?? id
      return "<span lang=\"en\">\(title)</span>"
    }
    guard !titles.isEmpty else { return .empty }
    return "<p class=\"soft small prose\">\(text.source) \(titles.joined(by: "; "))</p>"
  }

  private func cell(_ summary: EnsembleSummary, _ unit: MeasurementUnit) -> FigureTable.Cell {
    let shown = writer(summary.median, unit)
    let spread =
      summary.models.count > 1 ? " (\(shown(summary.p10))–\(shown(summary.p90)))" : ""
    return FigureTable.Cell(
      HTML(shown(summary.median) + spread),
      plain: "\(units.shown(summary.median, unit).value)")
  }

  /// Writes a height and what is about it, all with the decimals that suit the height.
  private func writer(_ central: Double, _ unit: MeasurementUnit) -> (Double) -> String {
    let decimals = ClimateWords.heightDecimals(units.shown(central, unit).value, unit)
    return { visit.number(units.shown($0, unit).value, decimals: decimals) }
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
    let gaps = Set(events.summary.gaps.map { ["\($0.model), \($0.scenario)", $0.reason] })
    guard !gaps.isEmpty else { return .empty }
    return """
      <details><summary>\(text.missing) (\(gaps.count))</summary>
      <ul>\(gaps.sorted { $0.lexicographicallyPrecedes($1) }.map { "<li>\($0[0]): \(visit.library($0[1]))</li>" as HTML })</ul></details>
      """
  }
}
