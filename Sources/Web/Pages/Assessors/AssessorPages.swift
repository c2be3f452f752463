import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Vulnerability
import Workspace

/// Scoring a risk alone, and entering what offices scored in a workshop.
struct AssessorPages: ScorePages {
  typealias Cells = ScoreRow
  static let settledFile = WorkspaceTables.risks.file

  func add(to routes: inout SiteRoutes) {
    addScores(below: "/workspaces/:workspace/hazards/risks/:risk", to: &routes)
  }

  func scored(_ visit: Visit) async throws -> Scored<AssessorScore> {
    let workspace = try await visit.planOrNothing().workspace
    let risk = try visit.risk(of: workspace)
    return Scored(
      workspace: workspace, subject: .risk(risk.id), title: workspace.title(of: risk),
      path: try visit.workspace().path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))"),
      rows: workspace.assessorScores.filter { $0.risk == risk.id }, anchor: risk.id)
  }

  func page(
    _ visit: Visit, _ scored: Scored<AssessorScore>, _ title: String, _ lead: String,
    _ content: HTML,
    status: HTTPResponse.Status
  ) -> Response {
    let steps = [
      (visit.words(RiskText.self).title, visit.place?.path(RiskRegisterPages.path) ?? ""),
      (scored.title, scored.path),
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
enum ScoreRow: ScoreCells {
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

  /// The scores that the community's preset reads, and the others below.
  static func fields(
    _ visit: Visit, _ workspace: CommunityWorkspace, _ values: [String: String]
  ) -> HTML {
    let fields = ScoreFields(visit: visit) { values[$0.rawValue] ?? "unsure" }
    let preset = workspace.community.riskPreset
    let read = preset.axes.isEmpty ? RiskScores.Axis.allCases : preset.axes
    let others = RiskScores.Axis.allCases.filter { !read.contains($0) }
    let more: HTML = """
      <details><summary>\(visit.words(RiskDetailText.self).otherScores)</summary>
      <div class="scores">\(others.map(fields.html))</div></details>
      """
    return """
      <div class="scores">\(read.map(fields.html))</div>
      \(others.isEmpty ? .empty : more)
      """
  }
}
