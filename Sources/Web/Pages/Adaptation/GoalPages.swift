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

/// Goals of adaptation with how far each is, and the form for them.
struct GoalPages: PageGroup {
  static let path = "actions/goals"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .actions, path: Self.path, label: Phrase(\GoalText.tab), for: .readWorkspace,
        order: 30)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/actions/goals"
    routes.get("\(path)", for: .workspace(.readWorkspace), use: list)
    routes.get("\(path)/new", for: .workspace(.addRecord), use: new)
    routes.post(
      "\(path)/new", for: .workspace(.addRecord), taking: .form(limit: 64 * 1024), use: create)
    routes.get("\(path)/:goal", for: .workspace(.readWorkspace), use: show)
    routes.get("\(path)/:goal/edit", for: .workspace(.editDocument), use: edit)
    routes.post(
      "\(path)/:goal/edit", for: .workspace(.editDocument), taking: .form(limit: 64 * 1024),
      use: save)
  }

  private func goal(_ visit: Visit, _ workspace: CommunityWorkspace) throws -> AdaptationGoal {
    let id = try visit.parameter("goal")
    let known = id.removingPercentEncoding ?? id
    guard let goal = workspace.goals.first(where: { $0.id == known }) else {
      throw visit.missing(WorkspaceTables.goals.file, known, list: Self.path)
    }
    return goal
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let text = visit.words(GoalText.self)
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let calculation):
      let view = GoalListView(visit: visit, text: text, calculation: calculation)
      return visit.page(text.title, view.html, at: Self.path)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let calculation = try await visit.planOrNothing()
    let goal = try goal(visit, calculation.workspace)
    let view = GoalView(visit: visit, calculation: calculation, goal: goal)
    return visit.page(goal.title, view.html, at: Self.path)
  }

  // The form

  @Sendable private func new(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let risk = visit.query("risk") ?? ""
    return formPage(visit, workspace, ["risks": risk, "status": "planned"], of: nil)
  }

  @Sendable private func edit(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let goal = try goal(visit, workspace)
    return formPage(visit, workspace, GoalForm.values(of: goal, visit.numbers), of: goal)
  }

  private func formPage(
    _ visit: Visit, _ workspace: CommunityWorkspace, _ values: [String: String],
    of goal: AdaptationGoal?, errors: FormErrors = FormErrors(), notice: HTML = .empty,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(GoalText.self)
    let place = visit.place
    let path = place?.path(Self.path) ?? ""
    let form = GoalForm(
      visit: visit, workspace: workspace, values: values,
      path: goal.map { "\(path)/\(SitePath.encoded($0.id))/edit" } ?? "\(path)/new",
      errors: errors)
    let title = goal?.title ?? text.new
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(text.title, path)]).html)
      <h1>\(title)</h1>
      \(notice)
      \(form.html)
      </div>
      """
    return visit.page(title, main, width: .text, at: Self.path, status: status)
  }

  @Sendable private func create(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let values = GoalForm.values(from: visit.form)
    let errors = GoalForm.errors(values, visit.words(GoalText.self), visit.numbers)
    guard errors.isEmpty else {
      return formPage(visit, workspace, values, of: nil, errors: errors, status: .badRequest)
    }
    let row = GoalForm.cells(values, visit.numbers)
    let file = WorkspaceTables.goals.file
    _ = try visit.base()
    func path(_ id: String) -> String {
      visit.place?.path("\(Self.path)/\(SitePath.encoded(id))") ?? ""
    }
    switch try await visit.formAgain(row, in: file) {
    case .saved(let made): return visit.seeOther(path(made.name.row ?? "") + "?done=saved")
    case .other(let made):
      return formPage(
        visit, workspace, values, of: nil,
        notice: visit.againNotice(made, at: path(made.name.row ?? "")), status: .conflict)
    case nil: break
    }
    let id = try await visit.addRow(named: values["title"] ?? "", to: file) { edits, id in
      edits.add(row.merging(["id": id]) { $1 }, to: file)
    }
    return visit.seeOther(path(id) + "?done=saved")
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let goal = try goal(visit, workspace)
    let values = GoalForm.values(from: visit.form)
    let text = visit.words(GoalText.self)
    let errors = GoalForm.errors(values, text, visit.numbers)
    guard errors.isEmpty else {
      return formPage(visit, workspace, values, of: goal, errors: errors, status: .badRequest)
    }
    let old = GoalForm.values(of: goal)
    let changed = GoalForm.cells(values, visit.numbers).filter { old[$0.key] != $0.value }
    try await visit.commitEdits(base: try visit.base(), reason: "") { edits in
      if !changed.isEmpty {
        edits.put(changed, in: WorkspaceTables.goals.file, where: ["id": goal.id])
      }
    }
    return visit.seeOther(
      (visit.place?.path("\(Self.path)/\(SitePath.encoded(goal.id))") ?? "") + "?done=saved")
  }
}
