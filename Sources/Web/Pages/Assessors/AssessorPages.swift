import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Vulnerability
import Workspace

/// Scoring a risk alone, and entering what offices scored in a workshop.
struct AssessorPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/hazards/risks/:risk"
    routes.get("\(path)/my-score", for: .workspace(.addRecord), use: showOwn)
    routes.post("\(path)/my-score", for: .workspace(.addRecord), use: saveOwn)
    routes.get("\(path)/workshop", for: .workspace(.editDocument), use: showWorkshop)
    routes.post("\(path)/workshop", for: .workspace(.editDocument), use: saveWorkshop)
  }

  private struct Scene {
    let workspace: CommunityWorkspace
    let risk: Risk
    let title: String
    let path: String

    /// Scores that were entered for offices and people; what somebody scored alone is theirs to change.
    var entered: [AssessorScore] {
      workspace.assessorScores.filter { $0.risk == risk.id && $0.account.isEmpty }
    }
  }

  private func scene(_ visit: Visit) async throws -> Scene {
    let workspace = try await visit.planOrNothing().workspace
    let risk = try visit.risk(of: workspace)
    let place = try visit.workspace()
    return Scene(
      workspace: workspace, risk: risk,
      title: workspace.title(of: risk),
      path: place.path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))"))
  }

  // Alone

  @Sendable private func showOwn(_ visit: Visit) async throws -> Response {
    let scene = try await scene(visit)
    // Whoever has no account has no name of their own to score under.
    guard let own = try await visit.ownAssessor(in: scene.workspace) else {
      return visit.seeOther(scene.path + "/workshop")
    }
    let row = scene.workspace.assessorScores.first {
      $0.risk == scene.risk.id && own.owns($0)
    }
    return ownPage(visit, scene, own.name, ScoreRow.values(of: row))
  }

  private func ownPage(
    _ visit: Visit, _ scene: Scene, _ name: String, _ values: [String: String],
    errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(AssessorText.self)
    let form = ScoreForm(
      visit: visit, workspace: scene.workspace, values: values, path: scene.path + "/my-score",
      who: "<p>\(text.youAre) <strong>\(name)</strong>.</p>", errors: errors)
    return page(
      visit, scene, text.aloneTitle(scene.title), text.aloneLead, form.html, status: status)
  }

  @Sendable private func saveOwn(_ visit: Visit) async throws -> Response {
    let scene = try await scene(visit)
    guard let own = try await visit.ownAssessor(in: scene.workspace) else {
      throw Visit.nothingHere
    }
    let values = ScoreRow.values(from: visit.form)
    let errors = ScoreRow.errors(values, visit.words(AssessorText.self))
    guard errors.isEmpty else {
      return ownPage(visit, scene, own.name, values, errors: errors, status: .badRequest)
    }
    let known = scene.workspace.assessorScores.first {
      $0.risk == scene.risk.id && own.owns($0)
    }
    try await save(
      visit, scene, values, who: ["assessor": own.name, "account": own.account], over: known)
    let place = try visit.workspace()
    return visit.seeOther(
      place.path("\(AgreementPages.path)?done=saved#\(SitePath.encoded(scene.risk.id))"))
  }

  // In a workshop

  @Sendable private func showWorkshop(_ visit: Visit) async throws -> Response {
    let scene = try await scene(visit)
    try visit.mustSettle(WorkspaceTables.risks.file)
    let asked = visit.query("assessor") ?? ""
    let row = scene.entered.first { $0.assessor == asked }
    return workshopPage(visit, scene, asked, ScoreRow.values(of: row))
  }

  private func workshopPage(
    _ visit: Visit, _ scene: Scene, _ name: String, _ values: [String: String],
    errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(AssessorText.self)
    let known = scene.entered
    let links = known.map { row -> HTML in
      "<li><a href=\"\(scene.path)/workshop?assessor=\(SitePath.encoded(row.assessor))\">\(row.assessor)</a></li>"
    }
    let form = ScoreForm(
      visit: visit, workspace: scene.workspace, values: values, path: scene.path + "/workshop",
      who: Field(
        name: "assessor", label: text.assessor, value: name, hint: text.assessorHint,
        maxLength: 200
      ).html(errors), errors: errors)
    let entered: HTML = """
      <nav aria-label="\(text.entered)"><h2>\(text.entered)</h2><ul>\(links)</ul></nav>
      """
    return page(
      visit, scene, text.workshopTitle(scene.title), text.workshopLead,
      "\(visit.doneNotice(["saved": text.saved]))\n\(known.isEmpty ? .empty : entered)\n\(form.html)",
      status: status)
  }

  @Sendable private func saveWorkshop(_ visit: Visit) async throws -> Response {
    let scene = try await scene(visit)
    try visit.mustSettle(WorkspaceTables.risks.file)
    let text = visit.words(AssessorText.self)
    let name = String(visit.form.text("assessor").prefix(200))
    let values = ScoreRow.values(from: visit.form)
    var errors = ScoreRow.errors(values, text)
    if name.isEmpty { errors.add("assessor", text.noName) }
    guard errors.isEmpty else {
      return workshopPage(visit, scene, name, values, errors: errors, status: .badRequest)
    }
    try await save(
      visit, scene, values, who: ["assessor": name],
      over: scene.entered.first { $0.assessor == name })
    return visit.seeOther(scene.path + "/workshop?done=saved")
  }

  /// - Parameters:
  ///   - who: The cells that say who scored.
  ///   - known: Their row; nil for a new one.
  private func save(
    _ visit: Visit, _ scene: Scene, _ values: [String: String], who: [String: String],
    over known: AssessorScore?
  ) async throws {
    let edit = ScoreEdit(
      workspace: scene.workspace, subject: .risk(scene.risk.id), values: values, who: who,
      known: known?.id,
      mayAddColumns: visit.mayAddColumns(to: WorkspaceTables.scores.file), day: visit.day)
    try await visit.commitEdits(base: try visit.base(), reason: "") { edit.apply(to: &$0) }
  }

  private func page(
    _ visit: Visit, _ scene: Scene, _ title: String, _ lead: String, _ content: HTML,
    status: HTTPResponse.Status
  ) -> Response {
    let steps = [
      (visit.words(RiskText.self).title, visit.place?.path(RiskRegisterPages.path) ?? ""),
      (scene.title, scene.path),
    ]
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: steps.map { (label: $0.0, path: $0.1) }).html)
      <h1>\(title)</h1>
      <p class="lead">\(lead)</p>
      \(content)
      </div>
      """
    return visit.page(title, main, width: .text, at: RiskRegisterPages.path, status: status)
  }
}

/// The cells of one assessor's scores.
enum ScoreRow {
  static func values(of row: AssessorScore?) -> [String: String] {
    var values = ["reason": row?.reason ?? "", "confidence": row?.confidence?.rawValue ?? ""]
    for axis in RiskScores.Axis.allCases {
      values[axis.rawValue] = row?.scores[axis].map(String.init) ?? "unsure"
    }
    return values
  }

  static func values(from form: FormData) -> [String: String] {
    var values = [
      // Not the form's own “reason”: that would stand in the history, which others read before they score.
      "reason": form.text("why").replacing("\r\n", with: "\n"),
      "confidence": Confidence(rawValue: form.text("confidence"))?.rawValue ?? "",
    ]
    for axis in RiskScores.Axis.allCases {
      let score = Int(form.text(axis.rawValue)).flatMap { (1...5).contains($0) ? $0 : nil }
      values[axis.rawValue] = score.map(String.init) ?? "unsure"
    }
    return values
  }

  static func errors(_ values: [String: String], _ text: AssessorText) -> FormErrors {
    let isScored = RiskScores.Axis.allCases.contains { values[$0.rawValue] != "unsure" }
    return isScored || values["reason"]?.isEmpty == false
      ? FormErrors() : .one("why", text.noScore)
  }
}

/// The form of one assessor's scores.
struct ScoreForm {
  let visit: Visit
  let workspace: CommunityWorkspace
  let values: [String: String]
  let path: String
  /// Who scores, as words or as a field.
  let who: HTML
  let errors: FormErrors

  var html: HTML {
    let text = visit.words(AssessorText.self)
    let risk = visit.words(RiskText.self)
    let detail = visit.words(RiskDetailText.self)
    let fields = ScoreFields(visit: visit) { values[$0.rawValue] ?? "unsure" }
    let preset = workspace.community.riskPreset
    let read = preset.axes.isEmpty ? RiskScores.Axis.allCases : preset.axes
    let others = RiskScores.Axis.allCases.filter { !read.contains($0) }
    let confidences =
      [("", detail.noConfidence)]
      + Confidence.allCases.map { ($0.rawValue, risk.confidences[$0] ?? $0.rawValue) }
    let more: HTML = """
      <details><summary>\(detail.otherScores)</summary>
      <div class="scores">\(others.map(fields.html))</div></details>
      """
    return """
      \(errors.summary)
      \(visit.form(path, """
        \(visit.draftFields(base: visit.place?.summary.head ?? 0))
        \(who)
        <div class="scores">\(read.map(fields.html))</div>
        \(others.isEmpty ? .empty : more)
        \(Choice(name: "confidence", label: text.confidence, options: confidences, value: values["confidence"] ?? "").html())
        \(Field(name: "why", label: text.reason, value: values["reason"] ?? "", hint: text.reasonHint, isRequired: false, maxLength: 2_000, lines: 3).html(errors))
        <button class="button">\(text.save)</button>
        """))
      """
  }
}
