import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Workspace

/// Actions in order, how far the order rests on the weights, and the form for one's own weights.
struct RankingPages: PageGroup {
  static let path = "actions/ranking"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .actions, path: Self.path, label: Phrase(\RankingText.tab), for: .readWorkspace,
        order: 40)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/actions/ranking"
    routes.get("\(path)", for: .workspace(.readWorkspace), use: show)
    routes.post("\(path)", for: .workspace(.addRecord), use: save)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(RankingText.self)
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let own):
      let view = try await view(visit, try visit.followed(own))
      if let view,
        let file = try visit.download(from: view.tables, of: view.followed.owner(view.place))
      {
        return file
      }
      return page(visit, view)
    }
  }

  private func view(
    _ visit: Visit, _ calculation: PlanCalculation, _ values: [String: String]? = nil,
    errors: FormErrors = FormErrors()
  ) async throws -> RankingView? {
    guard !calculation.workspace.actions.isEmpty else { return nil }
    let form = WeightForm(visit: visit, calculation.priorities, values: values, errors: errors)
    return RankingView(
      visit: visit, place: try visit.workspace(), calculation: calculation,
      links: RecordLinks(try await visit.opened(), try visit.workspace()), form: form)
  }

  private func page(
    _ visit: Visit, _ view: RankingView?,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(RankingText.self)
    guard let view else { return visit.withoutActions(text.title, at: Self.path) }
    let title = view.followed.title(text.title)
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(title)</h1><p class="lead">\(text.lead)</p>
      \(view.followed.choice)
      \(visit.doneNotice(["saved": text.saved]))</div>
      \(view.html)
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(title, main, at: Self.path, scripts: ["explain.js"], status: status)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let text = visit.words(RankingText.self)
    let calculation = try await visit.planOrNothing()
    let criteria = calculation.priorities.matrix.criteria
    let values = WeightForm.values(from: visit.form, criteria)
    let name = visit.assessorName ?? String(visit.form.text("person").prefix(200))
    let numbers = visit.numbers
    let errors = WeightForm.errors(values, criteria, name: name, text, numbers)
    guard errors.isEmpty else {
      return page(
        visit, try await view(visit, calculation, values, errors: errors), status: .badRequest)
    }
    let cells = values.merging(
      criteria.map { ($0.id, numbers.cell(values[$0.id] ?? "0")) }
    ) { $1 }
    let edit = WeightEdit(person: name, criteria: criteria.map(\.id), values: cells)
    try await visit.commitEdits(base: try visit.base(), reason: "") { edit.apply(to: &$0) }
    return visit.seeOther((visit.place?.path(Self.path) ?? "") + "?done=saved")
  }
}

/// One person's weights as rows of their table.
struct WeightEdit {
  let person: String
  /// Ids of criteria.
  let criteria: [String]
  /// The weights by criterion, and the reasons under `why`; without it those that are there stay.
  let values: [String: String]

  func apply(to edits: inout TableEdits) {
    for criterion in criteria {
      var cells = ["weight": values[criterion] ?? "0"]
      cells["reason"] = values["why"]
      edits.put(
        cells, in: WorkspaceTables.criteriaWeights.file,
        where: ["person": person, "criterion": criterion])
    }
  }
}

extension Visit {
  /// A page that compares actions of a plan that has none: what to do first.
  func withoutActions(_ title: String, at path: String) -> Response {
    let text = words(RankingText.self)
    let add = mayAdd ? place?.path("\(ActionListPages.path)/new") : nil
    let action: HTML =
      add.map { "<a class=\"button\" href=\"\($0)\">\(words(CostText.self).addAction)</a>" }
      ?? .empty
    let main: HTML = """
      <div class="stack"><h1>\(title)</h1>
      \(EmptyState(title: text.emptyTitle, detail: text.emptyDetail, action: action).html)</div>
      """
    return page(title, main, at: path)
  }
}
