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

/// One risk: what it is made of, what lowers it, scoring it; and adding one.
struct RiskPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/hazards/risks"
    routes.get("\(path)/new", for: .workspace(.addRecord), use: new)
    routes.post(
      "\(path)/new", for: .workspace(.addRecord), taking: .form(limit: 128 * 1024), use: create)
    routes.get("\(path)/:risk", for: .workspace(.readWorkspace), use: show)
    routes.get("\(path)/:risk/edit", for: .workspace(.editDocument), use: edit)
    routes.post(
      "\(path)/:risk/edit", for: .workspace(.editDocument), taking: .form(limit: 128 * 1024),
      use: save)
    routes.post("\(path)/:risk/link", for: .workspace(.editDocument), use: link)
    routes.post("\(path)/:risk/effect", for: .workspace(.editDocument), use: putEffect)
    routes.post("\(path)/:risk/assets", for: .workspace(.editDocument), use: putAssets)
  }

  /// With its zones laid over, which takes seconds where there are polygons by the thousand.
  private func plan(_ visit: Visit) async throws -> PlanCalculation {
    let calculation = try await visit.planOrNothing()
    return try await onOwnThread {
      _ = calculation.overlay
      return calculation
    }
  }

  private func risk(_ visit: Visit, _ workspace: CommunityWorkspace) throws -> Risk {
    try visit.risk(of: workspace)
  }

  private func path(_ visit: Visit, _ rest: String) -> String {
    visit.place?.path("\(RiskRegisterPages.path)/\(rest)") ?? ""
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let calculation = try await plan(visit)
    let risk = try risk(visit, calculation.workspace)
    let remarks = RecordRemarks(RiskView.document(risk), try await visit.opened(), visit)
    let view = RiskView(
      visit: visit, calculation: calculation, taxonomy: calculation.workspace.taxonomy(),
      places: PlaceEffects(calculation.workspace) { calculation.overlay }, risk: risk,
      remarks: remarks.link)
    return visit.page(view.title, view.html, at: RiskRegisterPages.path)
  }

  // Scoring

  @Sendable private func edit(_ visit: Visit) async throws -> Response {
    let calculation = try await plan(visit)
    let risk = try risk(visit, calculation.workspace)
    return formPage(visit, calculation, RiskForm.values(of: risk), of: risk)
  }

  private func formPage(
    _ visit: Visit, _ calculation: PlanCalculation, _ values: [String: String], of risk: Risk?,
    base: Int? = nil, errors: FormErrors = FormErrors(), notice: HTML = .empty,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(RiskText.self)
    let workspace = calculation.workspace
    let encoded = risk.map { SitePath.encoded($0.id) }
    let form = RiskForm(
      visit: visit, calculation: calculation, taxonomy: workspace.taxonomy(), values: values,
      path: path(visit, encoded.map { "\($0)/edit" } ?? "new"), isNew: risk == nil, errors: errors,
      base: base ?? visit.place?.summary.head ?? 0)
    let title =
      risk.map(workspace.title) ?? visit.words(RiskDetailText.self).newTitle
    var steps = [(label: text.title, path: path(visit, "").trimmingSuffix("/"))]
    if let risk, let encoded { steps.append((risk.system, path(visit, encoded))) }
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: steps).html)
      <h1>\(title)</h1>
      \(notice)
      \(form.html)
      </div>
      """
    return visit.page(
      title, main, at: RiskRegisterPages.path, scripts: [RiskForm.script], status: status)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let calculation = try await plan(visit)
    let workspace = calculation.workspace
    let risk = try risk(visit, workspace)
    let base = try visit.base()
    let text = visit.words(RiskDetailText.self)
    let values = RiskForm.values(of: risk).merging(RiskForm.values(from: visit.form)) { $1 }
    if visit.form["look"] == "yes" {
      return formPage(visit, calculation, values, of: risk, base: base)
    }
    let errors = RiskForm.errors(values, workspace, text)
    guard errors.isEmpty else {
      return formPage(
        visit, calculation, values, of: risk, base: base, errors: errors, status: .badRequest)
    }
    let changed = RiskForm.changes(values, from: risk)
    try await visit.commitEdits(base: base, reason: "") { edits in
      edits.put(changed, in: "risks.csv", where: ["id": risk.id])
    }
    return visit.seeOther(path(visit, SitePath.encoded(risk.id)) + "?done=saved")
  }

  private func saved(_ visit: Visit, _ id: String) -> Response {
    visit.seeOther(path(visit, SitePath.encoded(id)) + "?done=saved")
  }

  // A new one

  @Sendable private func new(_ visit: Visit) async throws -> Response {
    let asked = visit.query("hazard") ?? ""
    return formPage(visit, try await plan(visit), ["hazard": asked], of: nil)
  }

  @Sendable private func create(_ visit: Visit) async throws -> Response {
    let calculation = try await plan(visit)
    let workspace = calculation.workspace
    let text = visit.words(RiskDetailText.self)
    let base = try visit.base()
    let values = RiskForm.values(from: visit.form)
    if visit.form["look"] == "yes" {
      return formPage(visit, calculation, values, of: nil, base: base)
    }
    let errors = RiskForm.errors(values, workspace, text)
    guard errors.isEmpty else {
      return formPage(
        visit, calculation, values, of: nil, base: base, errors: errors, status: .badRequest)
    }
    let row = RiskForm.cells(values)
    switch try await visit.formAgain(row, in: "risks.csv") {
    case .saved(let made): return saved(visit, made.name.row ?? "")
    case .other(let made):
      let notice = visit.againNotice(made, at: path(visit, SitePath.encoded(made.name.row ?? "")))
      return formPage(
        visit, calculation, values, of: nil, notice: notice, status: .conflict)
    case nil: break
    }
    let words = "\(values["hazard"] ?? "") \(values["system"] ?? "")"
    let id = try await visit.addRow(named: words, to: "risks.csv") { edits, id in
      edits.add(row.merging(["id": id]) { $1 }, to: "risks.csv")
    }
    return saved(visit, id)
  }

  // An action that lowers it

  @Sendable private func link(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let risk = try risk(visit, workspace)
    let id = visit.form.text("action")
    guard let action = workspace.actions.first(where: { $0.id == id }) else {
      throw visit.missing(WorkspaceTables.actions.file, id, list: ActionListPages.path)
    }
    let risks = action.risks.contains(risk.id) ? action.risks : action.risks + [risk.id]
    try await visit.commitEdits(base: try visit.base(), reason: "") { edits in
      edits.put(
        ["risks": risks.joined(separator: " ")], in: "actions.csv", where: ["id": action.id])
    }
    return visit.seeOther(path(visit, SitePath.encoded(risk.id)) + "?done=linked")
  }
}

extension RiskPages {
  /// Writes a known effect under the description, and its source into the evidence.
  @Sendable fileprivate func putEffect(_ visit: Visit) async throws -> Response {
    let calculation = try await plan(visit)
    let workspace = calculation.workspace
    let risk = try visit.risk(of: workspace)
    let places = PlaceEffects(workspace) { calculation.overlay }
    let asked = visit.form.text("effect")
    guard let placed = places.effects(of: risk).first(where: { $0.id == asked }) else {
      throw Visit.nothingHere
    }
    let effect = placed.effect
    let sentence = KnownEffectSentence(
      placed: placed, community: workspace.community,
      language: Language(rawValue: workspace.community.language) ?? .english)
    var cells: [String: String] = [:]
    if !risk.impact.contains(sentence.finding) {
      cells["impact"] = [risk.impact, sentence.text].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
    if !risk.evidence.contains(effect.source) {
      cells["evidence"] = (risk.evidence + [effect.source]).joined(separator: " ")
    }
    try await visit.commitEdits(base: try visit.base(), reason: "") { edits in
      if !cells.isEmpty { edits.put(cells, in: "risks.csv", where: ["id": risk.id]) }
    }
    return visit.seeOther(
      (visit.place?.path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))") ?? "")
        + "?done=effect#effects")
  }
}

extension RiskPages {
  /// Writes what critical assets say for the sensitivity under the description.
  @Sendable fileprivate func putAssets(_ visit: Visit) async throws -> Response {
    let calculation = try await plan(visit)
    let risk = try visit.risk(of: calculation.workspace)
    guard let reason = AssetReasonPanel.reason(for: risk, calculation) else {
      throw Visit.nothingHere
    }
    let sentence = AssetReasonPanel.sentence(reason, in: calculation.workspace)
    try await visit.commitEdits(base: try visit.base(), reason: "") { edits in
      guard !risk.impact.contains(sentence) else { return }
      let impact = [risk.impact, sentence].filter { !$0.isEmpty }.joined(separator: " ")
      edits.put(["impact": impact], in: "risks.csv", where: ["id": risk.id])
    }
    let own = visit.place?.path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))") ?? ""
    return visit.seeOther(own + "?done=assets#asset-reason")
  }
}

extension Visit {
  /// What the workspace's numbers lead to; nothing is at the address while it has no settings.
  func planOrNothing() async throws -> PlanCalculation {
    do { return try await calculation() } catch is WorkspaceError { throw Self.nothingHere }
  }

  /// The risk that the path names.
  func risk(of workspace: CommunityWorkspace) throws -> Risk {
    let id = try parameter("risk")
    let known = id.removingPercentEncoding ?? id
    guard let risk = workspace.risks.first(where: { $0.id == known }) else {
      throw missing(WorkspaceTables.risks.file, known, list: RiskRegisterPages.path)
    }
    return risk
  }
}

/// An id for a new row, made from its words.
enum NewIdentifier {
  /// Lower-case letters, digits and hyphens; with a number where it would be taken.
  static func make(from words: String, taken: Set<String>) -> String {
    let made = PlaceSettings.identifier(words)
    let plain = made.isEmpty ? "row" : made
    guard taken.contains(plain) else { return plain }
    var number = 2
    while taken.contains("\(plain)-\(number)") { number += 1 }
    return "\(plain)-\(number)"
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
