import Accounts
import Factors
import Forecast
import Hummingbird
import Inventory
import Phrasebook
import Plan
import Store
import Workspace

/// How any number of the plan came to be, as a page and as a piece of one.
struct ExplainPages: PageGroup {
  static let path = "explain"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .inventory, path: Self.path,
        label: Phrase(ExplainText.english.tab, ExplainText.spanish.tab), for: .readWorkspace,
        order: 90)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/explain", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    guard try await visit.hasSettings() else { return NothingYet(visit: visit).page(at: Self.path) }
    let scene = try await ExplainScene(visit)
    guard let figure = visit.query("figure"), !figure.isEmpty else {
      return try await search(scene)
    }
    let isPiece = visit.query("fragment") != nil
    switch scene.catalog.answer(figure) {
    case .missing(let reason): return missing(reason, figure, scene, isPiece: isPiece)
    case .found(let found):
      return try explained(found.explanation, figure, scene, isPiece: isPiece)
    }
  }

  private func explained(
    _ whole: Explanation, _ figure: String, _ scene: ExplainScene, isPiece: Bool
  ) throws -> Response {
    let visit = scene.visit
    let path = (visit.query("part") ?? "").split(separator: ".").compactMap { Int($0) }
    var way = [whole]
    for index in path {
      let parts = way[way.count - 1].parts
      guard parts.indices.contains(index) else { throw Visit.nothingHere }
      way.append(parts[index])
    }
    let view = ExplanationView(
      writer: scene.writer, links: scene.links, factors: scene.factors, figure: figure, path: path)
    let explanation = way[way.count - 1]
    let heading: HTML =
      isPiece
      ? "<h2 class=\"explanation__title\">\(visit.language.figure(explanation.title))</h2>"
      : "<h1 class=\"explanation__title\">\(visit.language.figure(explanation.title))</h1>"
    let article: HTML = """
      <article class="explanation stack">
      \(trail(way.dropLast(), view, scene.text))
      \(heading)
      <p class="explanation__value">\(scene.writer.amount(explanation.value))</p>
      \(scene.setting)
      \(view.body(of: explanation))
      \(path.isEmpty && scene.isPlain ? inPlan(figure, scene.text) : .empty)
      </article>
      """
    guard !isPiece else { return visit.respond(article, status: .ok) }
    let main: HTML = "<div class=\"stack stack--loose\">\(article)\n\(form(scene, ""))</div>"
    let title = ChartPhrases.figure(explanation.title, visit.language) ?? explanation.title
    return visit.page(title, main, at: Self.path)
  }

  private func inPlan(_ figure: String, _ text: ExplainText) -> HTML {
    "<p class=\"soft small\">\(text.inPlan) <code>{{\(figure)}}</code></p>"
  }

  private func trail(
    _ way: ArraySlice<Explanation>, _ view: ExplanationView, _ text: ExplainText
  ) -> HTML {
    guard !way.isEmpty else { return .empty }
    let steps = way.enumerated().map { index, step -> HTML in
      "<li><a href=\"\(view.address(Array(view.path.prefix(index))))\" data-figure>\(view.writer.visit.language.figure(step.title))</a></li>"
    }
    return "<nav aria-label=\"\(text.way)\"><ol class=\"trail\">\(steps)</ol></nav>"
  }

  private func missing(
    _ reason: String, _ figure: String, _ scene: ExplainScene, isPiece: Bool
  ) -> Response {
    let notice = Notice(
      tone: .caution, title: scene.text.notThere,
      detail: "<p>\(scene.writer.library(reason))</p>\n<p><code>\(figure)</code></p>"
    ).html
    guard !isPiece else { return scene.visit.respond(notice, status: .ok) }
    let main: HTML =
      "<div class=\"stack\"><h1>\(scene.text.title)</h1>\n\(notice)\n\(form(scene, ""))</div>"
    return scene.visit.page(scene.text.title, main, at: Self.path, status: .notFound)
  }

  // Looking for a number

  private func form(_ scene: ExplainScene, _ query: String) -> HTML {
    """
    <form method="get" action="\(scene.place.path(Self.path))" class="form--inline toolbar" role="search">
    \(Field(name: "q", label: scene.text.searchLabel, value: query, hint: scene.text.searchHint, kind: .search, maxLength: 200).html())
    <button class="button">\(scene.text.search)</button>
    </form>
    """
  }

  private func search(_ scene: ExplainScene) async throws -> Response {
    let (visit, text) = (scene.visit, scene.text)
    let query = String((visit.query("q") ?? "").prefix(200))
    let found = FigureSearch(catalog: scene.catalog, names: try await names(scene, query))
    let (figures, all) = query.isEmpty ? (found.first, 0) : found.matches(query)
    guard !query.isEmpty || !figures.isEmpty else {
      return NothingYet(visit: visit).page(at: Self.path)
    }
    let heading: HTML =
      query.isEmpty
      ? "<h2>\(text.start)</h2>"
      : "<p role=\"status\" class=\"soft\">\(all == 0 ? text.noMatch : text.matches(figures.count, all))</p>"
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(form(scene, query))
      \(heading)
      \(figures.isEmpty ? .empty : list(figures, scene))
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(text.title, main, at: Self.path, scripts: ["explain.js"])
  }

  /// What figures are called in English and in the language of the page, by their references; on English pages they are
  /// looked for by the words of their references and of the rows behind them.
  private func names(_ scene: ExplainScene, _ query: String) async throws -> [String: String] {
    let visit = scene.visit
    guard !query.isEmpty, visit.language != .english else { return [:] }
    let figures = await visit.site.planShelf.figures(
      of: scene.place.id, try await visit.opened(), try await visit.calculation())
    let named = figures.map {
      (
        String($0.code.dropFirst(2).dropLast(2)),
        "\($0.title(.english)) \($0.title(visit.language))"
      )
    }
    return Dictionary(named) { first, _ in first }
  }

  private func list(_ figures: [String], _ scene: ExplainScene) -> HTML {
    let rows = figures.compactMap { figure -> FigureTable.Row? in
      guard case .found(let found) = scene.catalog.answer(figure) else { return nil }
      return FigureTable.Row(cells: [
        FigureTable.Cell(scene.visit.language.figure(found.explanation.title), plain: ""),
        FigureTable.Cell(
          scene.writer.link(
            found.explanation.value.replacing("CO2e", with: "CO₂e"), figure), plain: ""),
        FigureTable.Cell("<code class=\"small\">\(figure)</code>", plain: ""),
      ])
    }
    return FigureTable(
      id: "figures", caption: scene.text.tab, hidesCaption: true,
      columns: [
        .init(title: scene.text.figure, isNumber: false), .init(title: scene.text.value),
        .init(title: scene.text.name, isNumber: false),
      ], rows: rows
    ).html(download: nil)
  }
}

/// What explanations are made from: the plan as it is, or as a reader has switched it.
struct ExplainScene {
  let visit: Visit
  let place: WorkspacePlace
  let catalog: FigureCatalog
  let links: RecordLinks
  let factors: FactorLinks
  let writer: FigureWriter
  let text: ExplainText
  private let potentials: WarmingPotentials?
  private let whatIf: WhatIf?
  private let refusals: [TrialRefusal]
  private let followed: FollowedScenario

  init(_ visit: Visit) async throws {
    self.visit = visit
    place = try visit.workspace()
    text = visit.words(ExplainText.self)
    let own = try await visit.calculation()
    let potentials = try ResultsQuery.potentials(visit, own)
    var shown = try visit.followed(potentials.map(own.with(potentials:)) ?? own)
    followed = FollowedScenario(visit: visit, calculation: shown)
    let (query, actions) = (Visit.query(of: visit.request), shown.workspace.actions)
    refusals = TrialRefusal.all(in: query, actions, years: shown.projection?.years)
    // As where it is tried out: with a number that cannot be tried, the plan stays as saved.
    whatIf = refusals.isEmpty ? WhatIf(query, actions, years: shown.projection?.years) : nil
    if let whatIf { shown = shown.with(actions: whatIf.actions) }
    self.potentials = potentials
    catalog = FigureCatalog(shown)
    links = RecordLinks(try await visit.opened(), place)
    factors = await FactorLinks(visit)
    let gwp: [(name: String, value: String)] =
      potentials.map { [(name: "gwp", value: ResultsQuery.name($0))] } ?? []
    writer = FigureWriter(
      visit: visit, place: place, setting: gwp + followed.fields + (whatIf?.fields ?? []))
  }

  /// Whether the number is the one that the plan prints.
  var isPlain: Bool { potentials == nil && whatIf == nil && followed.id == nil }

  /// Which warming potentials and which actions the explanation is made with.
  var setting: HTML {
    let set = writer.visit.language.said(catalog.calculation.inventory.potentials.title)
    let whose = potentials == nil ? text.ownPotentials : text.otherPotentials
    return """
      \(TrialRefusalNotice(refusals: refusals, visit: visit).html)<p class="soft small">\(text.potentials(set)) (\(whose)).\(followed.sentence)\(whatIf == nil ? .empty : " \(text.whatIf)" as HTML)</p>
      """
  }
}
