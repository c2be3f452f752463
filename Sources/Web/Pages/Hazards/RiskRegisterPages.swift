import Accounts
import Foundation
import Hummingbird
import Interchange
import Plan
import Store
import Strategies
import Tables
import Vulnerability
import Workspace

/// The risk register: every risk with its scores, the matrix, and the register as a spreadsheet.
struct RiskRegisterPages: PageGroup {
  static let path = "hazards/risks"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .hazards, path: Self.path, label: Phrase("Risk register", "Registro de riesgos"),
        for: .readWorkspace, order: 30)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/hazards/risks", for: .workspace(.readWorkspace), use: list)
    routes.get(
      "/workspaces/:workspace/hazards/risks.csv", for: .workspace(.readWorkspace), use: export)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let text = visit.words(RiskText.self)
    let calculation: PlanCalculation
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let found): calculation = found
    }
    let workspace = calculation.workspace
    let view = RiskRegisterView(
      visit: visit, text: text, workspace: workspace,
      filter: RiskFilter(Visit.query(of: visit.request)),
      rater: RiskRater(workspace, asked: visit.query("preset")),
      taxonomy: workspace.taxonomy())
    return visit.page(text.title, view.html, at: Self.path)
  }

  @Sendable private func export(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let workspace: CommunityWorkspace
    do { workspace = try await visit.opened().community } catch is WorkspaceError {
      throw Visit.nothingHere
    }
    let rater = RiskRater(workspace, asked: visit.query("preset"))
    let csv = RiskTable(workspace: workspace, rater: rater).table.text
    try await visit.note(.exported, "the risk register of revision \(place.summary.head)")
    return .download(Array(csv.utf8), named: "\(place.id)-risks.csv")
  }
}

/// The register with what is computed from the scores, as one table for spreadsheets; every row names its preset.
struct RiskTable {
  let workspace: CommunityWorkspace
  let rater: RiskRater

  private static let columns = [
    "id", "hazard", "system", "people", "exposure", "sensitivity", "potential_impact",
    "adaptive_capacity", "vulnerability", "likelihood", "consequence", "risk", "risk_band",
    "magnitude", "preset", "rating", "rating_level", "groups", "capacity_factors", "confidence",
    "actions", "impact", "capacity", "evidence", "settled_by", "settled_on", "settled_reason",
    "note",
  ]

  var table: CSVTable {
    var table = CSVTable(file: "risks.csv", header: Self.columns)
    for risk in workspace.risks {
      let cells = cells(of: risk)
      table.append(Self.columns.map { SpreadsheetText.guarded(cells[$0] ?? "") })
    }
    return table
  }

  private func cells(of risk: Risk) -> [String: String] {
    func text(_ score: Int?) -> String { score.map(String.init) ?? "unsure" }
    let lowering = Set(workspace.actions(lowering: risk.id))
    let rating = rater.rating(of: risk)
    return [
      "id": risk.id, "hazard": rater.hazardName(of: risk), "system": risk.system,
      "people": risk.people, "exposure": text(risk.exposure),
      "sensitivity": text(risk.sensitivity), "potential_impact": text(risk.potentialImpact?.value),
      "adaptive_capacity": text(risk.adaptiveCapacity),
      "vulnerability": text(risk.vulnerability?.value), "likelihood": text(risk.likelihood),
      "consequence": text(risk.consequence), "risk": text(risk.riskProduct),
      "risk_band": risk.riskBand?.rawValue ?? "unsure", "magnitude": text(risk.magnitude),
      "preset": rater.preset.rawValue, "rating": rating?.title ?? rater.preset.unrated,
      "rating_level": text(rating?.level), "groups": risk.groups.joined(separator: " "),
      "capacity_factors": risk.capacityFactors.joined(separator: " "),
      "confidence": risk.confidence?.rawValue ?? "",
      "actions": workspace.actions.filter { lowering.contains($0.id) }.map(\.title)
        .joined(separator: "; "),
      "impact": risk.impact, "capacity": risk.capacity,
      "evidence": risk.evidence.joined(separator: " "),
      "settled_by": risk.settlement?.by ?? "", "settled_on": risk.settlement?.date ?? "",
      "settled_reason": risk.settlement?.reason ?? "", "note": risk.note,
    ]
  }
}
