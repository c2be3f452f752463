import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Vulnerability
import Workspace

/// Judging a hazard itself alone, entering what offices said of it in a workshop, and settling it with a reason.
struct HazardScorePages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/hazards/outlook/:hazard"
    routes.get("\(path)/my-score", for: .workspace(.addRecord), use: showOwn)
    routes.post("\(path)/my-score", for: .workspace(.addRecord), use: saveOwn)
    routes.get("\(path)/workshop", for: .workspace(.editDocument), use: showWorkshop)
    routes.post("\(path)/workshop", for: .workspace(.editDocument), use: saveWorkshop)
    routes.post("\(path)/settle", for: .workspace(.editDocument), use: settle)
  }

  private struct Scene {
    let workspace: CommunityWorkspace
    let hazard: Hazard
    let path: String

    var scores: [HazardScore] { workspace.hazardScores.filter { $0.hazard == hazard.id } }

    /// What was entered for offices and people; what somebody said alone is theirs to change.
    var entered: [HazardScore] { scores.filter(\.account.isEmpty) }
  }

  private func scene(_ visit: Visit) async throws -> Scene {
    let (workspace, hazard) = try await HazardOutlookPages.found(visit)
    let path = "\(HazardOutlookPages.path)/\(SitePath.encoded(hazard.id))"
    return Scene(
      workspace: workspace, hazard: hazard, path: try visit.workspace().path(path))
  }

  // Alone

  @Sendable private func showOwn(_ visit: Visit) async throws -> Response {
    let scene = try await scene(visit)
    guard let own = try await visit.ownAssessor(in: scene.workspace) else {
      return visit.seeOther(scene.path + "/workshop")
    }
    let row = scene.scores.first { own.owns($0) }
    return ownPage(visit, scene, own.name, HazardScoreRow.values(of: row))
  }

  private func ownPage(
    _ visit: Visit, _ scene: Scene, _ name: String, _ values: [String: String],
    errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(AssessorText.self)
    let form = HazardScoreForm(
      visit: visit, values: values, path: scene.path + "/my-score",
      who: "<p>\(text.youAre) <strong>\(name)</strong>.</p>", errors: errors)
    return page(
      visit, text.aloneTitle(scene.hazard.name), text.aloneLead, form.html, status: status)
  }

  @Sendable private func saveOwn(_ visit: Visit) async throws -> Response {
    let scene = try await scene(visit)
    guard let own = try await visit.ownAssessor(in: scene.workspace) else {
      throw Visit.nothingHere
    }
    let values = HazardScoreRow.values(from: visit.form)
    let errors = HazardScoreRow.errors(values, visit.words(AssessorText.self))
    guard errors.isEmpty else {
      return ownPage(visit, scene, own.name, values, errors: errors, status: .badRequest)
    }
    try await save(
      visit, scene, values, who: ["assessor": own.name, "account": own.account],
      over: scene.scores.first { own.owns($0) })
    let anchor = HazardAgreementSection.anchor(scene.hazard)
    return visit.seeOther(
      try visit.workspace().path("\(AgreementPages.path)?done=saved#\(SitePath.encoded(anchor))"))
  }

  // In a workshop

  @Sendable private func showWorkshop(_ visit: Visit) async throws -> Response {
    let scene = try await scene(visit)
    try visit.mustSettle(WorkspaceTables.hazardScores.file)
    let asked = visit.query("assessor") ?? ""
    let row = scene.entered.first { $0.assessor == asked }
    return workshopPage(visit, scene, asked, HazardScoreRow.values(of: row))
  }

  private func workshopPage(
    _ visit: Visit, _ scene: Scene, _ name: String, _ values: [String: String],
    errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(AssessorText.self)
    let links = scene.entered.map { row -> HTML in
      "<li><a href=\"\(scene.path)/workshop?assessor=\(SitePath.encoded(row.assessor))\">\(row.assessor)</a></li>"
    }
    let entered: HTML =
      links.isEmpty
      ? .empty
      : "<nav aria-label=\"\(text.entered)\"><h2>\(text.entered)</h2><ul>\(links)</ul></nav>"
    let form = HazardScoreForm(
      visit: visit, values: values, path: scene.path + "/workshop",
      who: Field(
        name: "assessor", label: text.assessor, value: name, hint: text.assessorHint,
        maxLength: 200
      ).html(errors), errors: errors)
    return page(
      visit, text.workshopTitle(scene.hazard.name), text.workshopLead,
      "\(visit.doneNotice(["saved": text.saved]))\n\(entered)\n\(form.html)", status: status)
  }

  @Sendable private func saveWorkshop(_ visit: Visit) async throws -> Response {
    let scene = try await scene(visit)
    try visit.mustSettle(WorkspaceTables.hazardScores.file)
    let text = visit.words(AssessorText.self)
    let name = String(visit.form.text("assessor").prefix(200))
    let values = HazardScoreRow.values(from: visit.form)
    var errors = HazardScoreRow.errors(values, text)
    if name.isEmpty { errors.add("assessor", text.noName) }
    guard errors.isEmpty else {
      return workshopPage(visit, scene, name, values, errors: errors, status: .badRequest)
    }
    try await save(
      visit, scene, values, who: ["assessor": name],
      over: scene.entered.first { $0.assessor == name })
    return visit.seeOther(scene.path + "/workshop?done=saved")
  }

  private func save(
    _ visit: Visit, _ scene: Scene, _ values: [String: String], who: [String: String],
    over known: HazardScore?
  ) async throws {
    let edit = ScoreEdit(
      workspace: scene.workspace, subject: .hazard(scene.hazard.id), values: values, who: who,
      known: known?.id, mayAddColumns: visit.mayAddColumns(to: WorkspaceTables.hazardScores.file),
      day: visit.day)
    try await visit.commitEdits(base: try visit.base(), reason: "") { edit.apply(to: &$0) }
  }

  private func page(
    _ visit: Visit, _ title: String, _ lead: String, _ content: HTML,
    status: HTTPResponse.Status
  ) -> Response {
    let list = visit.words(HazardListText.self).title
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(label: list, path: visit.place?.path(HazardListPages.path) ?? "")]).html)
      <h1>\(title)</h1>
      <p class="lead">\(lead)</p>
      \(content)
      </div>
      """
    return visit.page(title, main, width: .text, at: HazardListPages.path, status: status)
  }

  // Settled

  @Sendable private func settle(_ visit: Visit) async throws -> Response {
    let scene = try await scene(visit)
    try visit.mustSettle(WorkspaceTables.hazards.file)
    let why = visit.form.text("why")
    guard !why.isEmpty else { return settlePage(visit, scene) }
    let settled = SettledOutlook(
      hazard: scene.hazard.id, cells: OutlookFields.values(from: visit.form),
      reason: why.replacing("\r\n", with: "\n"), by: visit.author.name, day: visit.day)
    try await visit.commitEdits(base: try visit.base(), reason: why) { settled.apply(to: &$0) }
    let anchor = HazardAgreementSection.anchor(scene.hazard)
    return visit.seeOther(
      try visit.workspace().path(
        "\(AgreementPages.path)?done=hazard-settled#\(SitePath.encoded(anchor))"))
  }

  /// What was chosen, once more, to give it a reason.
  private func settlePage(_ visit: Visit, _ scene: Scene) -> Response {
    let text = visit.words(AssessorText.self)
    let sent = OutlookFields.values(from: visit.form)
    let errors = FormErrors.one("why", text.needsReason)
    let form = HazardSettleForm(
      visit: visit, hazard: scene.hazard,
      chosen: HazardOutlook.Field.allCases.compactMap { field in
        sent[field.rawValue].map { (field: field, word: $0) }
      }, errors: errors)
    return page(
      visit, scene.hazard.name, text.settle, "\(errors.summary)\n\(form.html)",
      status: .badRequest)
  }
}

/// What is said of a hazard itself and was settled, as cells of its row.
struct SettledOutlook {
  let hazard: String
  /// Those that were settled, in the words of their columns; empty is unsure.
  let cells: [String: String]
  let reason: String
  /// Who settled them.
  let by: String
  /// `YYYY-MM-DD`.
  let day: String

  func apply(to edits: inout TableEdits) {
    let settled = ["settled_by": by, "settled_on": day, "settled_reason": reason]
    edits.put(
      cells.merging(settled) { $1 }, in: WorkspaceTables.hazards.file, where: ["id": hazard])
  }
}

/// The cells of what one assessor says of a hazard.
enum HazardScoreRow {
  static func values(of row: HazardScore?) -> [String: String] {
    OutlookFields.values(of: row?.outlook).merging([
      "reason": row?.reason ?? "", "confidence": row?.confidence?.rawValue ?? "",
    ]) { $1 }
  }

  static func values(from form: FormData) -> [String: String] {
    OutlookFields.values(of: nil).merging(OutlookFields.values(from: form)) { $1 }.merging([
      // Not the form's own “reason”: that would stand in the history, which others read before they score.
      "reason": form.text("why").replacing("\r\n", with: "\n"),
      "confidence": Confidence(rawValue: form.text("confidence"))?.rawValue ?? "",
    ]) { $1 }
  }

  static func errors(_ values: [String: String], _ text: AssessorText) -> FormErrors {
    let isScored = HazardOutlook.Field.allCases.contains { values[$0.rawValue]?.isEmpty == false }
    return isScored || values["reason"]?.isEmpty == false
      ? FormErrors() : .one("why", text.noScore)
  }
}

/// The form of what one assessor says of a hazard.
struct HazardScoreForm {
  let visit: Visit
  let values: [String: String]
  let path: String
  /// Who scores, as words or as a field.
  let who: HTML
  let errors: FormErrors

  var html: HTML {
    let text = visit.words(AssessorText.self)
    let risk = visit.words(RiskText.self)
    let confidences =
      [("", visit.words(RiskDetailText.self).noConfidence)]
      + Confidence.allCases.map { ($0.rawValue, risk.confidences[$0] ?? $0.rawValue) }
    return """
      \(errors.summary)
      \(visit.form(path, """
        \(visit.draftFields(base: visit.place?.summary.head ?? 0))
        \(who)
        \(OutlookFields(visit: visit, values: values).html)
        \(Choice(name: "confidence", label: text.confidence, options: confidences, value: values["confidence"] ?? "").html())
        \(Field(name: "why", label: text.reason, value: values["reason"] ?? "", hint: text.reasonHint, isRequired: false, maxLength: 2_000, lines: 3).html(errors))
        <button class="button">\(text.save)</button>
        """))
      """
  }
}
