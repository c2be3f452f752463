import Accounts
import Hummingbird
import Plan
import Store
import Strategies
import Vulnerability
import Workspace

/// What actions leave of every risk in a year, the worst first.
struct ResidualPages: PageGroup {
  static let path = "hazards/after-actions"

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/hazards/after-actions", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(ResidualListText.self)
    switch try await visit.planOrEmpty(text.title, at: RiskRegisterPages.path) {
    case .empty(let response): return response
    case .plan(let calculation):
      let view = ResidualListView(
        visit: visit, calculation: calculation, text: text, year: try Self.year(visit))
      if !calculation.workspace.risks.isEmpty, let file = try visit.download(from: [view.table]) {
        return file
      }
      return visit.page(text.title, view.html, at: RiskRegisterPages.path)
    }
  }

  /// The year of the address; nil for the end of everything that is planned.
  private static func year(_ visit: Visit) throws -> Int? {
    guard let text = visit.query("year"), !text.isEmpty else { return nil }
    guard let year = Int(text), (1_900...2_200).contains(year) else { throw Visit.nothingHere }
    return year
  }
}

/// The page of what actions leave of every risk.
struct ResidualListView {
  let visit: Visit
  let calculation: PlanCalculation
  let text: ResidualListText
  /// Nil for the end of everything that is planned.
  let year: Int?

  private var workspace: CommunityWorkspace { calculation.workspace }
  private var rater: RiskRater { RiskRater(workspace, asked: visit.query("preset")) }
  private var words: RatingWords { RatingWords(visit) }
  private var residualText: ResidualText { visit.words(ResidualText.self) }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.title)</h1>
    <p class="lead">\(text.lead)</p>
    </div>
    \(workspace.risks.isEmpty ? empty : results)
    </div>
    """
  }

  private var empty: HTML {
    EmptyState(
      title: text.noRisks, detail: text.noRisksDetail,
      action: """
        <p><a class="button" href="\(visit.place?.path(RiskRegisterPages.path) ?? "")">\(text.toRegister)</a></p>
        """
    ).html
  }

  private var results: HTML {
    let bare = calculation.adaptation.coverage.risksWithoutAction
    let risks = workspace.risks.filter { bare.contains($0.id) }.map { risk -> HTML in
      "<li><a href=\"\(path(risk))\">\(title(risk))</a></li>"
    }
    return """
      \(controls)
      \(visit.html(table))
      \(risks.isEmpty ? .empty : "<section class=\"stack\" aria-labelledby=\"bare\"><h2 id=\"bare\">\(text.nothingDone(risks.count))</h2>\n<ul>\(risks)</ul></section>" as HTML)
      """
  }

  private var controls: HTML {
    let years = Set(
      workspace.risks.flatMap { risk in
        ResponseBook(actions: workspace.actions, responses: workspace.responses)
          .steps(of: risk).map(\.year)
      })
    let asked = year.map { years.union([$0]) } ?? years
    let options =
      [(value: "", label: text.end)] + asked.sorted().map { (value: "\($0)", label: "\($0)") }
    let presets = RiskPreset.allCases.map { ($0.rawValue, words.title($0)) }
    return """
      <form method="get" action="\(visit.place?.path(ResidualPages.path) ?? "")" class="form--inline toolbar" aria-label="\(text.controls)">
      \(Choice(name: "year", label: text.year, options: options, value: year.map(String.init) ?? "").html())
      \(Choice(name: "preset", label: text.preset, options: presets, value: rater.preset.rawValue).html())
      <button class="button">\(text.show)</button>
      </form>
      """
  }

  private func path(_ risk: Risk) -> String {
    visit.place?.path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))") ?? ""
  }

  private func title(_ risk: Risk) -> String { "\(rater.hazardName(of: risk)): \(risk.system)" }

  var table: FigureTable {
    let rater = rater
    let rows = workspace.risks.map { risk in
      (risk: risk, residual: calculation.adaptation.residual(risk, in: year))
    }.sorted { left, right in
      let levels = [left, right].map {
        $0.residual.rating(rater.preset, hazard: rater.hazard(of: $0.risk))?.level ?? .max
      }
      return (levels[0], right.risk.id) > (levels[1], left.risk.id)
    }
    return FigureTable(
      id: "after-actions", caption: text.table(words.title(rater.preset)),
      columns: [
        .init(title: text.risk, isNumber: false), .init(title: text.now, isNumber: false),
        .init(title: text.left, isNumber: false), .init(title: text.year, isNumber: false),
        .init(title: text.scores, isNumber: false), .init(title: text.actions, isNumber: false),
      ],
      rows: rows.map { row in
        let hazard = rater.hazard(of: row.risk)
        return FigureTable.Row(cells: [
          FigureTable.Cell(
            "<a href=\"\(path(row.risk))\">\(title(row.risk))</a>", plain: row.risk.id),
          badge(row.residual.ratingBefore(rater.preset, hazard: hazard)),
          badge(row.residual.rating(rater.preset, hazard: hazard)),
          FigureTable.Cell(row.residual.reliefs.isEmpty ? "" : String(row.residual.year)),
          changes(row.residual), actions(row.residual),
        ])
      }, notes: [HTML(residualText.method)])
  }

  private func badge(_ rating: RiskRating?) -> FigureTable.Cell {
    FigureTable.Cell(
      words.badge(rating, by: rater.preset), plain: rating.map { "\($0.level)" } ?? "")
  }

  private func changes(_ residual: ResidualRisk) -> FigureTable.Cell {
    let parts = residual.changes.map { axis in
      let (before, after) = (residual.before[axis], residual.after[axis])
      return
        "\(words.title(axis)) \(before.map(String.init) ?? words.unsure) → \(after.map(String.init) ?? words.unsure)"
    }
    return FigureTable.Cell(
      parts.map { HTML($0) }.joined(by: "<br>"), plain: parts.joined(separator: "; "))
  }

  private func actions(_ residual: ResidualRisk) -> FigureTable.Cell {
    let links = residual.reliefs.map { relief -> HTML in
      let path = visit.place?.path("actions/\(SitePath.encoded(relief.action))") ?? ""
      return "<a href=\"\(path)\">\(relief.actionTitle)</a>"
    }
    return FigureTable.Cell(
      links.joined(by: "<br>"), plain: residual.reliefs.map(\.action).joined(separator: " "))
  }
}

/// Texts of what actions leave of every risk.
struct ResidualListText: Words {
  let title: String
  let link: String
  let lead: String
  let controls: String
  let year: String
  let end: String
  let preset: String
  let show: String
  let table: @Sendable (_ preset: String) -> String
  let risk: String
  let now: String
  let left: String
  let scores: String
  let actions: String
  let nothingDone: @Sendable (Int) -> String
  let noRisks: String
  let noRisksDetail: String
  let toRegister: String

  static let english = ResidualListText(
    title: "Risks after actions", link: "What actions leave of every risk",
    lead: "Every risk as it is rated now, and as it is when the actions for it are complete.",
    controls: "Year and rating", year: "Year", end: "When all is done", preset: "Rated by",
    show: "Show", table: { "Risks before and after actions: \($0)" }, risk: "Risk", now: "Now",
    left: "After actions", scores: "Scores that move", actions: "Actions that count",
    nothingDone: { $0 == 1 ? "Nothing is done for one risk" : "Nothing is done for \($0) risks" },
    noRisks: "The register has no risk yet",
    noRisksDetail: "Add risks, and actions that lower them; then what is left stands here.",
    toRegister: "To the risk register")

  static let spanish = ResidualListText(
    title: "Riesgos después de las acciones", link: "Qué dejan las acciones de cada riesgo",
    lead:
      "Cada riesgo como se califica ahora y como queda cuando las acciones para él están completas.",
    controls: "Año y calificación", year: "Año", end: "Cuando todo esté hecho",
    preset: "Calificado con", show: "Mostrar",
    table: { "Riesgos antes y después de las acciones: \($0)" }, risk: "Riesgo", now: "Ahora",
    left: "Después de las acciones", scores: "Puntajes que se mueven",
    actions: "Acciones que cuentan",
    nothingDone: {
      $0 == 1 ? "No se hace nada por un riesgo" : "No se hace nada por \($0) riesgos"
    },
    noRisks: "El registro todavía no tiene riesgos",
    noRisksDetail:
      "Agregue riesgos y acciones que los reduzcan; entonces estará aquí lo que queda.",
    toRegister: "Al registro de riesgos")
}
