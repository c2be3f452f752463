import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Quantities
import Store
import Strategies
import Tables
import Workspace

/// Every action of the plan with its figures, and changing the status of several at once.
struct ActionListPages: PageGroup {
  static let path = "actions"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .actions, path: Self.path, label: Phrase("All actions", "Todas las acciones"),
        for: .readWorkspace, order: 10)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/actions", for: .workspace(.readWorkspace), use: list)
    routes.post("/workspaces/:workspace/actions/status", for: .workspace(.editDocument), use: mark)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let text = visit.words(ActionText.self)
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let calculation):
      let view = ActionListView(
        visit: visit, text: text, calculation: calculation,
        filter: ActionFilter(Visit.query(of: visit.request)))
      return visit.page(text.title, try await view.html(), at: Self.path)
    }
  }

  @Sendable private func mark(_ visit: Visit) async throws -> Response {
    let base = try visit.base()
    let path = try visit.workspace().path(Self.path)
    let ids = Set(visit.form.all("action"))
    guard let status = Action.Status(rawValue: visit.form.text("status")), !ids.isEmpty else {
      return visit.seeOther(path + "?done=none")
    }
    let isChanged = try await visit.commitEdits(base: base, reason: "") { edits in
      let known = Set(edits.records(of: "actions.csv").map { $0["id"] })
      for id in ids.intersection(known).sorted() {
        edits.put(["status": status.rawValue], in: "actions.csv", where: ["id": id])
      }
    }
    return visit.seeOther(path + "?done=\(isChanged ? "status" : "same")")
  }
}

/// The list's page.
struct ActionListView {
  let visit: Visit
  let text: ActionText
  let calculation: PlanCalculation
  let filter: ActionFilter

  private var actions: [Action] { calculation.workspace.actions }
  private var path: String { visit.place?.path(ActionListPages.path) ?? "" }
  private var numbers: ActionNumbers {
    ActionNumbers(calculation: calculation, visit: visit, text: text)
  }

  func html() async throws -> HTML {
    let add: HTML = "<a class=\"button\" href=\"\(path)/new\">\(text.add)</a>"
    let notice = visit.doneNotice([
      "status": text.bulkDone, "same": text.unchanged, "none": text.bulkNone,
      "removed": visit.words(ActionPageText.self).removed,
    ])
    guard !actions.isEmpty else {
      return """
        <div class="stack">
        <h1>\(text.title)</h1>
        \(EmptyState(title: text.emptyTitle, detail: text.emptyDetail, action: visit.mayAdd ? add : .empty).html)
        </div>
        """
    }
    return """
      <div class="stack stack--loose">
      <div class="stack">
      <div class="row row--ends"><h1>\(text.title)</h1>
      <p class="actions">\(ActionWorkbook.link(visit))\(visit.mayAdd ? add : .empty)</p></div>
      <p class="lead">\(text.lead)</p>
      \(notice)
      </div>
      \(register)
      \(try await visit.exhibit(.chart, "action-effects"))
      </div>
      """
  }

  private var register: HTML {
    let year = numbers.calculation.effectYears.first
    let found = filter.apply(to: actions) { action in
      year.flatMap { numbers.reduction(action, in: $0) }
    }
    let mayMark = visit.mayEdit && !found.isEmpty
    let table = table(found, year, withBoxes: mayMark)
    return """
      <section class="stack" aria-labelledby="all-actions">
      <h2 id="all-actions">\(text.shown(found.count, actions.count))</h2>
      \(filterForm)
      \(found.isEmpty ? "<p>\(text.nothingFits)</p>" as HTML : mayMark ? marking(table) : table)
      </section>
      """
  }

  private func marking(_ table: HTML) -> HTML {
    guard let place = visit.place else { return table }
    let statuses = Action.Status.allCases.map { ($0.rawValue, text.statuses[$0] ?? $0.title) }
    return visit.form(
      path + "/status", className: "stack",
      """
      \(visit.draftFields(base: place.summary.head))
      \(table)
      <div class="bulk">
      <div class="field"><label class="field__label" for="field-bulk">\(text.bulk)</label>
      <select class="input" id="field-bulk" name="status">\(statuses.map { "<option value=\"\($0.0)\">\($0.1)</option>" as HTML })</select></div>
      <button class="button button--plain">\(text.bulkButton)</button>
      </div>
      """)
  }

  private func table(_ found: [Action], _ year: Int?, withBoxes: Bool) -> HTML {
    let columns =
      [text.action, text.status, text.leader] + [year.map(text.reduction)].compactMap(\.self)
      + [text.capitalCost, "\(text.risks), \(text.equity.lowercased())"]
    return DataTable(
      caption: text.title, hidesCaption: true, columns: columns,
      numbers: Set(3..<columns.count - 1),
      rows: found.map { row($0, year, withBox: withBoxes) }
    ).html
  }

  private func row(_ action: Action, _ year: Int?, withBox: Bool) -> [HTML] {
    let box: HTML = """
      <label class="check"><input type="checkbox" name="action" value="\(action.id)">\
      <span class="hidden">\(text.choose(action.title))</span></label>
      """
    let cost = action.capitalCost.map { numbers.dollars($0.dollars) } ?? "–"
    let lowered = action.risks.isEmpty ? "–" : text.riskCount(action.risks.count)
    return [
      """
      <span class="cell-pick wide">\(withBox ? box : .empty)<span><a href="\(path)/\(SitePath.encoded(action.id))">\(action.title)</a><br>\
      <span class="soft small">\(text.kinds[action.kind] ?? "") · \(text.sectorName(action.sector))</span></span></span>
      """,
      """
      \(text.statusTag(action.status))<br><span class="small number">\(String(action.startYear))–\(String(action.fullYear))</span><br>\
      <span class="soft small">\(text.priorities[action.priority] ?? "")</span>
      """,
      HTML(action.lead),
    ]
      + [year.map { "<span class=\"number\">\(numbers.cut(action, in: $0))</span>" as HTML }]
      .compactMap(\.self) + [
        "<span class=\"number\">\(cost)</span>",
        "\(lowered)<br>\(text.equityTag(action))",
      ]
  }

  private var filterForm: HTML {
    func own(_ value: (Action) -> String) -> [String] {
      Set(actions.map(value)).filter { !$0.isEmpty }.sorted()
    }
    let all = [("", text.all)]
    let kinds = ActionKind.allCases.filter { kind in actions.contains { $0.kind == kind } }
    return """
      <form method="get" action="\(path)" class="form--inline toolbar" aria-label="\(text.filter)">
      \(Choice(name: "sector", label: text.sector, options: all + own(\.sector).map { ($0, text.sectorName($0)) }, value: filter.sector).html())
      \(Choice(name: "status", label: text.status, options: all + Action.Status.allCases.map { ($0.rawValue, text.statuses[$0] ?? "") }, value: filter.status?.rawValue ?? "").html())
      \(Choice(name: "kind", label: text.kind, options: all + kinds.map { ($0.rawValue, text.kinds[$0] ?? "") }, value: filter.kind?.rawValue ?? "").html())
      \(Choice(name: "priority", label: text.priority, options: all + Action.Priority.allCases.map { ($0.rawValue, text.priorities[$0] ?? "") }, value: filter.priority?.rawValue ?? "").html())
      \(Choice(name: "lead", label: text.leader, options: all + own(\.lead).map { ($0, $0) }, value: filter.lead).html())
      \(Choice(name: "sort", label: text.sort, options: ActionFilter.Sort.allCases.map { ($0.rawValue, text.sorts[$0] ?? "") }, value: filter.sort.rawValue).html())
      \(Field(name: "q", label: text.words, value: filter.words, kind: .search, isRequired: false, marksOptional: false, maxLength: 200).html())
      <div class="row"><button class="button">\(text.apply)</button>
      \(filter.isEmpty ? .empty : "<a href=\"\(path)\">\(text.clear)</a>")</div>
      </form>
      """
  }
}
