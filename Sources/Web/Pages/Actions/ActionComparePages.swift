import Accounts
import Forecast
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Workspace

/// Actions, scenarios and saved portfolios side by side.
///
/// What is compared is chosen in a form that is sent with GET, so that it has an address and needs no script.
struct ActionComparePages: PageGroup {
  static let path = "actions/compare"
  /// More columns than this no page can show.
  static let most = 8

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .actions, path: Self.path, label: Phrase(\ActionCompareText.tab),
        for: .readWorkspace, order: 42)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/actions/compare", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(ActionCompareText.self)
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let own):
      let calculation = try visit.followed(own)
      guard !calculation.workspace.actions.isEmpty, calculation.scenarios != nil else {
        return NoActionsPage(
          title: text.title, emptyTitle: text.emptyTitle, emptyDetail: text.emptyDetail,
          addAction: text.addAction
        ).page(visit, at: Self.path)
      }
      return try page(visit, calculation, text)
    }
  }

  private func page(
    _ visit: Visit, _ calculation: PlanCalculation, _ text: ActionCompareText
  ) throws -> Response {
    let choice = CompareChoice(visit, calculation)
    // Ids are those that there are, so that nothing can be unknown.
    let comparison = try? calculation.comparison(
      of: choice.ids, view: choice.view, rate: choice.rate)
    let table = comparison.flatMap { comparison in
      comparison.subjects.isEmpty
        ? nil
        : CompareTable(
          visit: visit, place: visit.place, calculation: calculation, comparison: comparison,
          text: text)
    }
    let followed = FollowedScenario(visit: visit, calculation: calculation)
    if let table,
      let file = try visit.download(from: [table.table], of: followed.owner(visit.workspace()))
    {
      return file
    }
    let title = followed.title(text.title)
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(title)</h1><p class="lead">\(text.lead)</p>
      \(followed.choice)
      \(choice.count > Self.most ? Notice(tone: .caution, title: text.tooMany(Self.most)).html : .empty)</div>
      \(table.map { "\(visit.html($0.table))\n\($0.remarks)" as HTML } ?? Notice(title: text.chooseTwo).html)
      \(try form(visit, calculation, choice, text))
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(title, main, at: Self.path, scripts: ["explain.js"])
  }

  private func form(
    _ visit: Visit, _ calculation: PlanCalculation, _ choice: CompareChoice,
    _ text: ActionCompareText
  ) throws -> HTML {
    let names = visit.words(ScenarioText.self)
    let scenarios = (calculation.scenarios?.cases ?? []).map {
      ($0.scenario.id, names.name($0.scenario))
    }
    let costs = visit.words(CostText.self)
    let rates = CostChoice.rates(calculation).sorted { $0.rate < $1.rate }.map {
      (value: $0.id, label: $0.percentText)
    }
    return """
      <form method="get" action="\(try visit.workspace().path(Self.path))" class="stack" aria-label="\(text.choose)">
      \(FollowedScenario(visit: visit, calculation: calculation).hidden)
      \(boxes(text.actions, calculation.workspace.actions.map { ($0.id, $0.title) }, choice))
      \(boxes(text.scenarios, scenarios, choice))
      <div class="grid">
      \(Choice(name: "side", label: costs.side, options: MoneyView.allCases.map { ($0.word, costs.view($0)) }, value: choice.view.word).html())
      \(Choice(name: "rate", label: costs.rate, options: rates, value: (choice.rate ?? .usual).id).html())
      </div>
      <div class="actions"><button class="button">\(text.compare)</button></div>
      </form>
      """
  }

  private func boxes(
    _ label: String, _ options: [(id: String, title: String)], _ choice: CompareChoice
  ) -> HTML {
    let rows = options.map { option -> HTML in
      """
      <label class="choice choice--small"><input type="checkbox" name="ids" value="\(option.id)"\("checked", when: choice.ids.contains(option.id))><span>\(option.title)</span></label>
      """
    }
    return """
      <fieldset class="field"><legend>\(label)</legend>
      <div class="choices--scroll" role="group" aria-label="\(label)" tabindex="0">\(rows)</div></fieldset>
      """
  }
}

/// What a reader wants to compare, from the address: the two with most reduction unless something is said.
struct CompareChoice {
  /// Known ids, each once.
  let ids: [String]
  /// How many were asked for.
  let count: Int
  /// Whose money.
  let view: MoneyView
  /// Nil for that of the plan.
  let rate: DiscountRate?

  init(_ visit: Visit, _ calculation: PlanCalculation) {
    let scenarios = calculation.scenarios?.cases.map(\.scenario.id) ?? []
    let known = Set(calculation.workspace.actions.map(\.id) + scenarios)
    let asked = Visit.query(of: visit.request).all("ids").flatMap {
      $0.split(whereSeparator: { ", ".contains($0) }).map(String.init)
    }.filter(known.contains).withoutRepeats()
    count = asked.count
    view = MoneyView(visit.query("side") ?? "all") ?? .all
    rate = CostChoice.rates(calculation).first { $0.id == visit.query("rate") }
    guard asked.isEmpty else {
      ids = Array(asked.prefix(ActionComparePages.most))
      return
    }
    let portfolio = calculation.portfolio
    let sorted = (portfolio?.effective ?? []).sorted {
      (portfolio?.cumulativeReduction(of: $0.id) ?? 0)
        > (portfolio?.cumulativeReduction(of: $1.id) ?? 0)
    }
    ids = sorted.prefix(2).map(\.id)
  }
}
