import Accounts
import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Vulnerability
import Workspace

/// Adding an action: its kind first, then what its effect is calculated from.
struct NewActionPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/actions/new", for: .workspace(.addRecord), use: ask)
    routes.post(
      "/workspaces/:workspace/actions/new", for: .workspace(.addRecord),
      taking: .form(limit: 128 * 1024), use: make)
  }

  private func workspace(_ visit: Visit) async throws -> CommunityWorkspace {
    do { return try await visit.opened().community } catch is WorkspaceError {
      throw Visit.nothingHere
    }
  }

  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    let workspace = try await workspace(visit)
    guard let kind = visit.query("kind").flatMap(ActionKind.init(rawValue:)) else {
      return kindsPage(visit)
    }
    let year = (Int(InstantText.text(visit.site.now()).prefix(4)) ?? 2026) + 1
    let values = ["start_year": String(year), "full_year": String(year + 8)]
    return formPage(
      visit, workspace, kind, values: values, parameters: ParameterFields.local(kind, workspace))
  }

  private func kindsPage(_ visit: Visit) -> Response {
    let text = visit.words(ActionPageText.self)
    return visit.page(text.newTitle, CalculatorChoice(visit: visit).html, at: ActionListPages.path)
  }

  private func formPage(
    _ visit: Visit, _ workspace: CommunityWorkspace, _ kind: ActionKind, values: [String: String],
    parameters: [String: ParameterFields.Cells] = [:], errors: FormErrors = FormErrors(),
    notice: HTML = .empty, status: HTTPResponse.Status = .ok
  ) -> Response {
    let form = NewActionForm(
      visit: visit, workspace: workspace, kind: kind, values: values, parameters: parameters,
      errors: errors, notice: notice)
    return visit.page(form.title, form.html, width: .text, at: ActionListPages.path, status: status)
  }

  @Sendable private func make(_ visit: Visit) async throws -> Response {
    let workspace = try await workspace(visit)
    let text = visit.words(ActionPageText.self)
    _ = try visit.base()
    guard let kind = ActionKind(rawValue: visit.form.text("kind")) else { return kindsPage(visit) }
    var values = Dictionary(NewAction.columns.map { ($0, visit.form.text($0)) }) { first, _ in
      first
    }
    let risk = visit.form.text("risk")
    values["risks"] = workspace.risks.contains { $0.id == risk } ? risk : nil
    let parameters = ParameterFields.values(from: visit.form, kind: kind)
    if visit.form["do"] == "try" {
      return try await tried(visit, workspace, kind, values, parameters)
    }
    let action = NewAction(
      kind, values, parameters: parameters,
      costs: UsualCostChoice(visit.form), visit.numbers)
    let errors = action.errors(text)
    guard errors.isEmpty else {
      return formPage(
        visit, workspace, kind, values: values, parameters: parameters, errors: errors,
        status: .badRequest)
    }
    switch try await visit.formAgain(action.row, in: NewAction.file) {
    case .saved(let made): return try saved(visit, made.name.row ?? "")
    case .other(let made):
      let path = try visit.workspace().path("actions/\(SitePath.encoded(made.name.row ?? ""))")
      return formPage(
        visit, workspace, kind, values: values, parameters: parameters,
        notice: visit.againNotice(made, at: path), status: .conflict)
    case nil: break
    }
    let known = Set(workspace.sources.keys)
    let id = try await visit.addRow(
      named: action.row["title"] ?? "", to: NewAction.file
    ) { edits, id in action.add(as: id, knownSources: known, to: &edits) }
    return try saved(visit, id)
  }

  /// The form again with what the action would save; nothing is kept.
  private func tried(
    _ visit: Visit, _ workspace: CommunityWorkspace, _ kind: ActionKind, _ values: [String: String],
    _ parameters: [String: ParameterFields.Cells]
  ) async throws -> Response {
    let text = visit.words(ActionPageText.self)
    let errors = ActionYears.errors(values, text).followed(
      by: ParameterFields.problems(parameters, kind: kind, text: text, visit.numbers))
    guard errors.isEmpty, let start = Int(values["start_year"] ?? ""),
      let full = Int(values["full_year"] ?? "")
    else {
      return formPage(
        visit, workspace, kind, values: values, parameters: parameters, errors: errors,
        status: .badRequest)
    }
    let cells = ParameterFields.cells(parameters, kind: kind, visit.numbers)
    let calculation = try await visit.calculation()
    let result = try await visit.site.trying.pass {
      Result { () throws(ActionTrial.Refusal) in
        try ActionTrial(kind, cells, from: start, to: full, in: calculation)
      }
    }
    return formPage(
      visit, workspace, kind, values: values, parameters: parameters,
      notice: ActionTrialNotice(visit: visit, result: result).html)
  }

  private func saved(_ visit: Visit, _ id: String) throws -> Response {
    visit.seeOther(
      try visit.workspace().path("actions/\(SitePath.encoded(id))") + "?done=saved")
  }
}

/// The form of a new action of a kind.
struct NewActionForm {
  let visit: Visit
  let workspace: CommunityWorkspace
  let kind: ActionKind
  let values: [String: String]
  let parameters: [String: ParameterFields.Cells]
  let errors: FormErrors
  let notice: HTML

  private var words: ActionText { visit.words(ActionText.self) }
  private var text: ActionPageText { visit.words(ActionPageText.self) }

  var title: String { "\(text.newTitle): \(words.kinds[kind] ?? "")" }

  var html: HTML {
    let path = visit.place?.path("actions/new") ?? ""
    let fields = ParameterFields(
      kind: kind, text: text, workspace: workspace, values: parameters, errors: errors)
    return """
      <div class="stack">
      \(Trail(steps: [(words.title, visit.place?.path("actions") ?? ""), (text.newTitle, path)]).html)
      <h1>\(title)</h1>
      <p class="lead">\(Calculator.of(kind).summary(in: text.language.rawValue))</p>
      <p><a href="\(path)">\(text.otherKind)</a>\(method)</p>
      <p class="soft">\(text.needed)</p>
      \(notice)
      \(errors.summary)
      \(visit.form(path, """
        \(visit.draftFields(base: visit.place?.summary.head ?? 0))
        <input type="hidden" name="kind" value="\(kind.rawValue)">
        <input type="hidden" name="risk" value="\(visit.form["risk"] ?? visit.query("risk") ?? "")">
        \(field("title", text.title, isRequired: true))
        \(field("summary", text.summary, lines: 3))
        <div class="grid">
        \(field("start_year", text.startYear, isRequired: true, mode: "numeric"))
        \(field("full_year", text.fullYear, isRequired: true, mode: "numeric", hint: text.fullYearHint))
        \(Choice(name: "sector", label: words.sector, options: words.sectors.sorted { $0.value < $1.value }.map { ($0.key, $0.value) }, value: values["sector"] ?? Calculator.of(kind).sector).html())
        \(Choice(name: "priority", label: words.priority, options: Action.Priority.allCases.map { ($0.rawValue, words.priorities[$0] ?? "") }, value: values["priority"] ?? "mid").html())
        \(field("lead", words.leader))
        </div>
        \(fields.html)
        \(usualCosts.html)
        \(field("who_benefits", words.benefits, lines: 2))
        \(field("who_pays", words.pays, lines: 2))
        \(field("who_decides", words.decides, lines: 2))
        <div class="actions"><button class="button">\(text.make)</button>
        <button class="button button--plain" name="do" value="try" formnovalidate>\(visit.words(ActionTrialText.self).button)</button></div>
        """))
      </div>
      """
  }

  private var method: HTML {
    guard let place = visit.place else { return .empty }
    let path = MethodLinks(place: place).path(Calculator.of(kind))
    return " · <a href=\"\(path)\">\(visit.words(MethodText.self).howItCalculates)</a>"
  }

  private var usualCosts: UsualCosts {
    let costs = visit.words(CostText.self)
    return UsualCosts(
      kind: kind, text: text,
      payers: Payer.allCases.map { ($0.rawValue, costs.view(.payer($0))) },
      chosen: UsualCostChoice(visit.form), errors: errors)
  }

  private var field: FormFields {
    FormFields(errors: errors, maxLength: 5_000) { values[$0] ?? "" }
  }
}
