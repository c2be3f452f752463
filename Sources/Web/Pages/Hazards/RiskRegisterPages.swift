import Accounts
import Foundation
import Hummingbird
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
    let view = RiskRegisterView(
      visit: visit, text: text, workspace: calculation.workspace,
      filter: RiskFilter(Visit.query(of: visit.request)))
    return visit.page(text.title, view.html, at: Self.path)
  }

  @Sendable private func export(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let workspace: CommunityWorkspace
    do { workspace = try await visit.opened().community } catch is WorkspaceError {
      throw Visit.nothingHere
    }
    let bytes = Array(RiskTable(workspace: workspace).table.text.utf8)
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(place.id)-risks.csv\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

/// The register with what is computed from the scores, as one table for spreadsheets.
struct RiskTable {
  let workspace: CommunityWorkspace

  var table: CSVTable {
    var table = CSVTable(
      file: "risks.csv",
      header: [
        "id", "hazard", "system", "people", "exposure", "sensitivity", "potential_impact",
        "adaptive_capacity", "vulnerability", "likelihood", "consequence", "risk", "risk_band",
        "actions", "impact", "capacity", "note",
      ])
    let names = Dictionary(workspace.hazards.map { ($0.id, $0.name) }) { first, _ in first }
    for risk in workspace.risks {
      let actions = workspace.actions.filter { $0.risks.contains(risk.id) }.map(\.title)
      func text(_ score: Int?) -> String { score.map(String.init) ?? "unsure" }
      table.append(
        [
          risk.id, names[risk.hazard] ?? risk.hazard, risk.system, risk.people,
          text(risk.exposure), text(risk.sensitivity), text(risk.potentialImpact?.value),
          text(risk.adaptiveCapacity), text(risk.vulnerability?.value), text(risk.likelihood),
          text(risk.consequence), text(risk.riskProduct), risk.riskBand?.rawValue ?? "unsure",
          actions.joined(separator: "; "), risk.impact, risk.capacity, risk.note,
        ].map(Self.harmless))
    }
    return table
  }

  /// A spreadsheet would run a cell that begins like a formula.
  private static func harmless(_ text: String) -> String {
    guard let first = text.first, "=+-@\t".contains(first) else { return text }
    return "'" + text
  }
}
