import Accounts
import Forecast
import Hummingbird
import Plan
import Publishing
import Strategies
import Tables
import Workspace

/// What actions cost and gain, who pays, and what a ton costs.
///
/// What is looked at is chosen in a form that is sent with GET, so that it has an address and needs no script.
struct CostPages: PageGroup {
  static let path = "actions/costs"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .actions, path: Self.path, label: Phrase(\CostText.tab), for: .readWorkspace,
        order: 33)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/actions/costs", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(CostText.self)
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let own):
      let calculation = try visit.followed(own)
      guard !calculation.workspace.actions.isEmpty else {
        return NoActionsPage(
          title: text.title, emptyTitle: text.emptyTitle, emptyDetail: text.emptyDetail,
          addAction: text.addAction
        ).page(visit, at: Self.path)
      }
      let choice = CostChoice(visit, calculation, rate: .usual)
      return try await page(visit, calculation, choice, text)
    }
  }

  private func page(
    _ visit: Visit, _ calculation: PlanCalculation, _ choice: CostChoice, _ text: CostText
  ) async throws -> Response {
    let place = try visit.workspace()
    let tables = CostTables(
      visit: visit, place: place, calculation: calculation, choice: choice, text: text)
    let followed = FollowedScenario(visit: visit, calculation: calculation)
    if let file = try visit.download(
      from: tables.all.map(followed.named), of: followed.owner(place))
    {
      return file
    }
    let title = followed.title(text.title)
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><div class="row row--ends"><h1>\(title)</h1>\(ActionWorkbook.link(visit))</div>
      <p class="lead">\(text.lead)</p>
      \(parts(tables, text))
      \(followed.choice)
      \(CostForm(visit: visit, place: place, calculation: calculation, choice: choice, text: text).html)
      <p class="soft small">\(text.dollars(calculation.money.dollarsOf, calculation.money.baseYear))</p></div>
      \(ForecastScene.omissions(
        Set(calculation.workspace.moneyOmissions + calculation.workspace.burdenOmissions).sorted(),
        FigureWriter(visit: visit, place: place), text.rowsLeftOut))
      \(await curve(visit, calculation, tables, text))
      \(sums(visit, tables, text))
      \(flows(visit, tables, text))
      \(burden(visit, tables, place, text))
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(title, main, at: Self.path, scripts: ["explain.js"])
  }

  /// What stands further down a long page.
  private func parts(_ tables: CostTables, _ text: CostText) -> HTML {
    let parts =
      [("curve", text.curve), ("payers", text.payers)]
      + (tables.chosen == nil ? [] : [("flows", text.flows)]) + [("burden", text.burden)]
    let links = parts.map { id, title in "<a href=\"#\(id)\">\(title)</a>" as HTML }
    return "<p>\(links.joined(by: " · "))</p>"
  }

  private func curve(
    _ visit: Visit, _ calculation: PlanCalculation, _ tables: CostTables, _ text: CostText
  ) async -> HTML {
    let catalog = ExhibitCatalog(
      calculation: calculation, edition: .internal)
    var picture: HTML = "<p>\(text.noCurve)</p>"
    if let chart = catalog.abatementChart(of: tables.curve) {
      picture = await visit.chart(chart)
    }
    return """
      <section class="stack" aria-labelledby="curve">
      <h2 id="curve">\(text.curve)</h2>
      <p>\(text.curveLead)</p>
      \(picture)
      <details><summary>\(text.flaws)</summary><ul>\(text.flawList.map { "<li>\($0)</li>" as HTML })</ul></details>
      \(tables.curve.steps.isEmpty ? .empty : visit.html(tables.steps))
      \(tables.leftOut)
      </section>
      """
  }

  private func sums(_ visit: Visit, _ tables: CostTables, _ text: CostText) -> HTML {
    """
    <section class="stack" aria-labelledby="payers">
    <h2 id="payers">\(text.payers)</h2>
    <p>\(text.payersLead)</p>
    \(visit.html(tables.byPayer))
    </section>
    """
  }

  private func flows(_ visit: Visit, _ tables: CostTables, _ text: CostText) -> HTML {
    guard let result = tables.chosen else { return .empty }
    return """
      <section class="stack" aria-labelledby="flows">
      <h2 id="flows">\(text.flows): \(result.action.title)</h2>
      \(tables.facts(result))
      \(tables.unitCosts(result))
      \(visit.html(tables.flows(result)))
      </section>
      """
  }

  private func burden(
    _ visit: Visit, _ tables: CostTables, _ place: WorkspacePlace, _ text: CostText
  ) -> HTML {
    let add: HTML =
      visit.mayAdd
      ? "<p class=\"row\">\(["costs.csv", "prices.csv", "incomes.csv"].map { file in "<a class=\"button button--plain\" href=\"\(place.path("table?file=\(file)"))\">\(text.tables[file] ?? file)</a>" as HTML })</p>"
      : .empty
    return """
      <section class="stack" aria-labelledby="burden">
      <h2 id="burden">\(text.burden)</h2>
      \(tables.burden.map { "<p>\(text.burdenLead)</p>\n\(visit.html($0))" as HTML } ?? "<p>\(text.noBurden)</p>")
      </section>
      <section class="stack" aria-labelledby="inputs"><h2 id="inputs">\(text.inputs)</h2><p>\(text.inputsLead)</p>
      \(add)</section>
      """
  }
}

/// What a reader wants to see, from the address.
struct CostChoice {
  let action: String
  let view: MoneyView
  let rate: DiscountRate
  let span: AbatementCurve.Span
  let socialCost: SocialCost?

  /// Anything that is not known is taken as not said.
  init(_ visit: Visit, _ calculation: PlanCalculation, rate: DiscountRate) {
    let actions = calculation.workspace.actions
    let asked = visit.query("action") ?? ""
    let first = actions.first { calculation.money.flows(of: $0.id)?.gaps.isEmpty == true }
    action = actions.contains { $0.id == asked } ? asked : (first ?? actions[0]).id
    view = MoneyView(visit.query("side") ?? "all") ?? .all
    self.rate = Self.rates(calculation).first { $0.id == visit.query("rate") } ?? rate
    let year = visit.query("span").flatMap(Int.init)
    let known = year.flatMap { calculation.projection?.years.contains($0) == true ? $0 : nil }
    span = known.map(AbatementCurve.Span.year) ?? .cumulative
    socialCost = SocialCost.standard.first { $0.id == visit.query("scc") }
  }

  /// The rates that may be chosen, those with a source first.
  static func rates(_ calculation: PlanCalculation) -> [DiscountRate] {
    calculation.adaptation.rates + others
  }

  /// Rates beside those with a source, to see what the choice does.
  static let others = [0.0, 0.02, 0.05].map { rate in
    DiscountRate(
      id: "percent-\(Int(rate * 100))", name: "Chosen on the page",
      spanishName: "Elegida en la página",
      rate: rate, source: "")
  }
}
