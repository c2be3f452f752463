import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Vulnerability
import Workspace

/// One action as one record: effect, parameters, equity, steps, risks; and taking it out.
struct ActionPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/actions"
    routes.get("\(path)/:action", for: .workspace(.readWorkspace), use: show)
    routes.post("\(path)/:action/parameters", for: .workspace(.editDocument), use: saveParameters)
    routes.post("\(path)/:action/risks", for: .workspace(.editDocument), use: saveRisks)
    routes.post("\(path)/:action/milestones", for: .workspace(.addRecord), use: addMilestone)
    routes.get("\(path)/:action/remove", for: .workspace(.removeRecord), use: askRemoval)
    routes.post("\(path)/:action/remove", for: .workspace(.removeRecord), use: remove)
  }

  private func found(_ visit: Visit) async throws -> (PlanCalculation, Action) {
    let calculation: PlanCalculation
    do { calculation = try await visit.calculation() } catch is WorkspaceError {
      throw Visit.nothingHere
    }
    let asked = try visit.parameter("action")
    let id = asked.removingPercentEncoding ?? asked
    guard let action = calculation.action(id) else {
      throw visit.missing(WorkspaceTables.actions.file, id, list: ActionListPages.path)
    }
    return (calculation, action)
  }

  private func path(_ visit: Visit, _ action: Action, _ done: String = "") -> String {
    let path = visit.place?.path("\(ActionListPages.path)/\(SitePath.encoded(action.id))") ?? ""
    return path + (done.isEmpty ? "" : "?done=\(done)")
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let (calculation, action) = try await found(visit)
    return try await page(visit, calculation, action)
  }

  private func page(
    _ visit: Visit, _ calculation: PlanCalculation, _ action: Action,
    parameters: ParameterFields? = nil, notice: HTML = .empty, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    // Laying zones over takes seconds where there are polygons by the thousand.
    _ = try await onOwnThread { calculation.overlay }
    let remarks = RecordRemarks(ActionView.document(action), try await visit.opened(), visit)
    let view = ActionView(
      visit: visit, calculation: calculation, action: action, parameters: parameters,
      notice: notice, remarks: remarks.link)
    return visit.page(
      action.title, view.html, at: ActionListPages.path, scripts: ["explain.js"], status: status)
  }

  /// Takes an edit of the action's page; another's change in between is shown, and nothing is lost.
  private func take(
    _ visit: Visit, _ calculation: PlanCalculation, _ action: Action,
    _ edit: (inout TableEdits) -> Void
  ) async throws -> Response {
    let isChanged = try await visit.commitEdits(base: try visit.base(), reason: "", edit)
    return visit.seeOther(path(visit, action, isChanged ? "saved" : "same"))
  }

  @Sendable private func saveParameters(_ visit: Visit) async throws -> Response {
    let (calculation, action) = try await found(visit)
    let text = visit.words(ActionPageText.self)
    let values = ParameterFields.values(from: visit.form, kind: action.kind)
    let errors = ParameterFields.problems(
      values, kind: action.kind, text: text, visit.numbers)
    guard errors.isEmpty else {
      let fields = ParameterFields(
        kind: action.kind, text: text, workspace: calculation.workspace, values: values,
        errors: errors)
      return try await page(
        visit, calculation, action, parameters: fields, status: .badRequest)
    }
    let cells = ParameterFields.cells(values, kind: action.kind, visit.numbers)
    return try await take(visit, calculation, action) { edits in
      Self.put(cells, of: action.id, in: &edits)
    }
  }

  /// Writes parameters as rows; one without a value is taken out.
  static func put(
    _ values: [String: ParameterFields.Cells], of action: String, in edits: inout TableEdits
  ) {
    let file = WorkspaceTables.actionParameters.file
    for (name, cells) in values.sorted(by: { $0.key < $1.key }) {
      let row = ["action": action, "parameter": name]
      if cells.value.isEmpty {
        edits.remove(from: file, where: row)
      } else {
        edits.put(cells.columns, in: file, where: row)
      }
    }
  }

  @Sendable private func saveRisks(_ visit: Visit) async throws -> Response {
    let (calculation, action) = try await found(visit)
    var risks = action.risks.filter { $0 != visit.form.text("unlink") }
    let linked = visit.form.text("link")
    if calculation.workspace.risks.contains(where: { $0.id == linked }), !risks.contains(linked) {
      risks.append(linked)
    }
    let cell = risks.joined(separator: " ")
    return try await take(visit, calculation, action) { edits in
      edits.put(["risks": cell], in: "actions.csv", where: ["id": action.id])
    }
  }

  @Sendable private func addMilestone(_ visit: Visit) async throws -> Response {
    let (calculation, action) = try await found(visit)
    let text = visit.words(ActionPageText.self)
    let title = visit.form.text("title")
    guard !title.isEmpty, let year = Int(visit.form.text("year")), (1990...2150).contains(year)
    else {
      let problem = title.isEmpty ? text.wrongTitle : text.wrongYear
      return try await page(
        visit, calculation, action, notice: Notice(tone: .danger, title: problem).html,
        status: .badRequest)
    }
    let values = [
      "action": action.id, "year": String(year), "title": title,
      "lead": visit.form.text("lead"), "status": "planned",
    ]
    switch try await visit.formAgain(values, in: "milestones.csv") {
    case .saved: break
    case .other(let made):
      let notice = visit.againNotice(made, at: visit.place?.path(to: made.name) ?? "")
      return try await page(visit, calculation, action, notice: notice, status: .conflict)
    case nil:
      _ = try await visit.addRow(
        named: "\(action.id) \(year) \(title)", to: "milestones.csv"
      ) { $0.add(values.merging(["id": $1]) { $1 }, to: "milestones.csv") }
    }
    return visit.seeOther(path(visit, action, "saved"))
  }

  // Taking it out

  @Sendable private func askRemoval(_ visit: Visit) async throws -> Response {
    let (calculation, action) = try await found(visit)
    let text = visit.words(ActionPageText.self)
    let removal = ActionRemoval(workspace: calculation.workspace, action: action)
    let goes = removal.lines(text).map { line -> HTML in "<li>\(line)</li>" }
    let warnings = removal.warnings(text).map { Notice(tone: .caution, title: $0).html }
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(visit.words(ActionText.self).title, visit.place?.path("actions") ?? ""), (action.title, path(visit, action))]).html)
      <h1>\(text.removeTitle(action.title))</h1>
      <p>\(text.removeLead)</p>
      \(goes.isEmpty ? .empty : "<p>\(text.goes)</p><ul>\(goes)</ul>")
      \(warnings)
      \(visit.form(path(visit, action) + "/remove", className: "actions", """
        \(visit.draftFields(base: visit.place?.summary.head ?? 0))
        <button class="button button--danger">\(text.removeButton)</button>
        <a class="button button--plain" href="\(path(visit, action))">\(text.cancel)</a>
        """))
      </div>
      """
    return visit.page(
      text.removeTitle(action.title), main, width: .text, at: ActionListPages.path)
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let (calculation, action) = try await found(visit)
    let removal = ActionRemoval(workspace: calculation.workspace, action: action)
    let response = try await take(visit, calculation, action) { edits in
      removal.apply(to: &edits)
    }
    guard response.status == .seeOther else { return response }
    return visit.seeOther((visit.place?.path(ActionListPages.path) ?? "") + "?done=removed")
  }
}
