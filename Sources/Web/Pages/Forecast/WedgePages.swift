import Accounts
import Forecast
import Hummingbird
import Plan
import Strategies
import Tables
import Workspace

/// The wedge chart of the actions, and trying out other ones without saving them.
///
/// The trial is a form that is sent with GET, so that it needs no script and has an address; the script asks for the
/// result alone while a slider is moved.
struct WedgePages: PageGroup {
  static let path = "forecast/wedge"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .forecast, path: Self.path,
        label: Phrase(WedgeText.english.tab, WedgeText.spanish.tab), for: .readWorkspace,
        order: 30)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/forecast/wedge", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(WedgeText.self)
    guard let scene = try await ForecastScene(visit) else {
      return try await NoForecast(visit: visit).page(at: Self.path, title: text.tab)
    }
    let actions = scene.calculation.workspace.actions
    guard actions.contains(where: \.isMitigation) else { return empty(visit, scene.place, text) }
    let trial = WhatIf(Visit.query(of: visit.request), actions)
    let result = WedgeResult(scene: scene, trial: trial, text: text)
    if let file = try visit.download(from: [result.table]) { return file }
    let (picture, detail) = (try await result.picture(), result.detail)
    guard visit.query("fragment") == nil else {
      return visit.respond("\(picture)\n\(detail)", status: .ok)
    }
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p></div>
      <div class="whatif-page">
      \(picture)
      \(WhatIfForm(scene: scene, trial: trial, text: text).html)
      </div>
      \(detail)
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(text.title, main, at: Self.path, scripts: ["explain.js", "wedge.js"])
  }

  private func empty(_ visit: Visit, _ place: WorkspacePlace, _ text: WedgeText) -> Response {
    let action: HTML =
      place.may(.addRecord)
      ? "<p><a class=\"button\" href=\"\(place.path("record/new?file=actions.csv"))\">\(text.addAction)</a></p>"
      : .empty
    let main: HTML = """
      <div class="stack"><h1>\(text.title)</h1>
      \(EmptyState(title: text.emptyTitle, detail: text.emptyDetail, action: action).html)</div>
      """
    return visit.page(text.title, main, at: Self.path)
  }
}

/// What comes out: chart, facts and the table of each action's reduction.
struct WedgeResult {
  let scene: ForecastScene
  let trial: WhatIf?
  let text: WedgeText
  private let tried: PlanCalculation
  private let writer: FigureWriter

  init(scene: ForecastScene, trial: WhatIf?, text: WedgeText) {
    self.scene = scene
    self.trial = trial
    self.text = text
    tried = trial.map { scene.calculation.with(actions: $0.actions) } ?? scene.calculation
    writer = FigureWriter(visit: scene.visit, place: scene.place, setting: trial?.fields ?? [])
  }

  private var end: Int { scene.projection.years.upperBound }

  /// What stands beside the form: the facts and the chart.
  func picture() async throws -> HTML {
    let chart = try ForecastScene.chart("wedges", of: tried)
    let drawn = await scene.visit.charts([chart].compactMap(\.self)).first
    return """
      <div id="wedge-result" class="stack" data-outcome="\(outcome)">
      \(facts.html)
      <div>\(drawn ?? "<p class=\"soft\">\(text.nothingOn)</p>")</div>
      </div>
      """
  }

  /// What stands under both: what is not saved, what is left out, and the table.
  var detail: HTML {
    """
    <div id="wedge-detail" class="stack stack--loose">
    \(changes)
    \(ForecastScene.omissions(tried.forecastOmissions, writer, text.omissions))
    \(scene.visit.html(table))
    </div>
    """
  }

  /// That this is a trial, and where each change can be kept.
  private var changes: HTML {
    guard let trial, !trial.changed.isEmpty else { return .empty }
    let saved = scene.calculation.workspace.actions.filter { trial.changed.contains($0.id) }
    let items = saved.map { action -> HTML in
      let now = trial.actions.first { $0.id == action.id }
      return "<li><b>\(action.title)</b>: \(change(of: action, to: now))</li>"
    }
    return Notice(
      tone: .caution, title: text.notSaved(saved.count),
      detail: """
        <ul>
        \(items)
        </ul>
        <p>\(text.notSavedDetail)</p>
        """
    ).html
  }

  private func change(of saved: Action, to now: Action?) -> HTML {
    guard let now else { return HTML(text.off) }
    var words: [HTML] = []
    if now.startYear != saved.startYear {
      words.append(
        """
        \(text.start) \(now.startYear) (\(saved.startYear)) \
        <a href="\(scene.links.path(saved.place.at(column: "start_year")))">\(text.saveStart)<span class="hidden">: \(saved.title)</span></a>
        """)
    }
    for (name, parameter) in now.parameters.sorted(by: { $0.key < $1.key }) {
      guard let old = saved.parameters[name], old.text != parameter.text else { continue }
      words.append(
        """
        \(text.lever(name)) \(parameter.text) (\(old.text)) \
        <a href="\(scene.links.path(old.place.at(column: "value")))">\(text.saveAmount)<span class="hidden">: \(saved.title)</span></a>
        """)
    }
    return words.joined(by: "; ")
  }

  /// What is said aloud when the result was calculated again.
  private var outcome: String {
    text.drawn(end, writer.number("plan/\(end)/total", of: FigureCatalog(tried)))
  }

  private var facts: [Fact] {
    let catalog = FigureCatalog(tried)
    let saved = FigureWriter(visit: scene.visit, place: scene.place)
    func detail(_ figure: String) -> HTML {
      guard trial?.changed.isEmpty == false else { return .empty }
      return HTML(text.savedPlan(saved.number(figure, of: scene.catalog)))
    }
    var facts = ["total", "reduction"].map { name in
      Fact(
        label: name == "total" ? text.remaining(end) : text.reduction(end),
        value: writer.cell("plan/\(end)/\(name)", of: catalog).html,
        detail: detail("plan/\(end)/\(name)"))
    }
    for level in tried.wholeLevels.prefix(2) {
      guard let total = tried.portfolio?.total(level.target.year) else { continue }
      let gap = total - level.allowed
      let figure = "target/\(level.target.id)/plan-gap"
      facts.append(
        Fact(
          label:
            "\(gap > 0 ? text.gap(level.target.name) : text.met(level.target.name)), \(level.target.year)",
          value: writer.link(writer.tonnes(gap.magnitude), figure)))
    }
    return facts
  }

  // The table

  var table: FigureTable {
    let years = scene.effectYears
    let catalog = FigureCatalog(tried)
    let effective = Set(tried.portfolio?.effective.map(\.id) ?? [])
    let rows = tried.workspace.actions.filter { effective.contains($0.id) }
      .map { FigureTable.Row(cells: cells($0, years, catalog)) }
    let sum = FigureTable.Row(
      kind: .total,
      cells: [FigureTable.Cell(text.sum), .empty]
        + years.map { writer.cell("plan/\($0)/reduction", of: catalog) } + [.empty, .empty])
    return FigureTable(
      id: "actions", caption: text.table,
      columns: [
        .init(title: text.action, isNumber: false), .init(title: text.years),
      ] + years.map { .init(title: text.column($0)) }
        + [.init(title: text.cumulative), .init(title: text.perTonne)],
      rows: rows + [sum], notes: [HTML(text.tableNote)])
  }

  private func cells(
    _ action: Action, _ years: [Int], _ catalog: FigureCatalog
  ) -> [FigureTable.Cell] {
    let tag: HTML =
      trial?.changed.contains(action.id) == true
      ? " <span class=\"tag tag--caution\">\(text.changed)</span>" : .empty
    return [
      FigureTable.Cell(
        "<a href=\"\(scene.links.path(action.place))\">\(action.title)</a>\(tag)",
        plain: action.title),
      FigureTable.Cell("\(action.startYear)–\(action.fullYear)"),
    ] + years.map { writer.cell("action/\(action.id)/\($0)/reduction", of: catalog) }
      + ["cumulative", "cost-per-tonne"].map {
        writer.cell("action/\(action.id)/\($0)", of: catalog)
      }
  }
}
