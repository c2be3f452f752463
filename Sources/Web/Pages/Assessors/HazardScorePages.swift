import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Vulnerability
import Workspace

/// Judging a hazard itself alone, entering what offices said of it in a workshop, and settling it with a reason.
struct HazardScorePages: ScorePages {
  typealias Cells = HazardScoreRow
  static let settledFile = WorkspaceTables.hazardScores.file

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/hazards/outlook/:hazard"
    addScores(below: path, to: &routes)
    routes.post("\(path)/settle", for: .workspace(.editDocument), use: settle)
  }

  func scored(_ visit: Visit) async throws -> Scored<HazardScore> {
    let (workspace, hazard) = try await HazardOutlookPages.found(visit)
    let path = "\(HazardOutlookPages.path)/\(SitePath.encoded(hazard.id))"
    return Scored(
      workspace: workspace, subject: .hazard(hazard.id), title: hazard.name,
      path: try visit.workspace().path(path),
      rows: workspace.hazardScores.filter { $0.hazard == hazard.id },
      anchor: HazardAgreementSection.anchor(hazard))
  }

  func page(
    _ visit: Visit, _ scored: Scored<HazardScore>, _ title: String, _ lead: String,
    _ content: HTML, status: HTTPResponse.Status
  ) -> Response {
    page(visit, title, lead, content, status: status)
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
    let (_, hazard) = try await HazardOutlookPages.found(visit)
    try visit.mustSettle(WorkspaceTables.hazards.file)
    let why = visit.form.text("why")
    guard !why.isEmpty else { return settlePage(visit, hazard) }
    let settled = SettledOutlook(
      hazard: hazard.id, cells: OutlookFields.values(from: visit.form),
      reason: why.replacing("\r\n", with: "\n"), by: visit.author.name, day: visit.day)
    try await visit.commitEdits(base: try visit.base(), reason: why) { settled.apply(to: &$0) }
    let anchor = HazardAgreementSection.anchor(hazard)
    return visit.seeOther(
      try visit.workspace().path(
        "\(AgreementPages.path)?done=hazard-settled#\(SitePath.encoded(anchor))"))
  }

  /// What was chosen, once more, to give it a reason.
  private func settlePage(_ visit: Visit, _ hazard: Hazard) -> Response {
    let text = visit.words(AssessorText.self)
    let sent = OutlookFields.values(from: visit.form)
    let errors = FormErrors.one("why", text.needsReason)
    let form = HazardSettleForm(
      visit: visit, hazard: hazard,
      chosen: HazardOutlook.Field.allCases.compactMap { field in
        sent[field.rawValue].map { (field: field, word: $0) }
      }, errors: errors)
    return page(
      visit, hazard.name, text.settle, "\(errors.summary)\n\(form.html)",
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
enum HazardScoreRow: ScoreCells {
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

  static func fields(
    _ visit: Visit, _ workspace: CommunityWorkspace, _ values: [String: String]
  ) -> HTML {
    OutlookFields(visit: visit, values: values).html
  }
}
