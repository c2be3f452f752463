import Accounts
import Hummingbird
import Plan
import Publishing
import Quantities
import Strategies
import Tables
import Vulnerability
import Workspace

/// Until when what is done suffices, when to decide on what follows, and what losses and actions cost.
struct PathwayPages: PageGroup {
  static let path = "actions/pathways"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .actions, path: Self.path, label: Phrase(\PathwayText.tab), for: .readWorkspace,
        order: 35)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/actions/pathways", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(PathwayText.self)
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let calculation): return try await page(visit, calculation)
    }
  }

  private func page(_ visit: Visit, _ calculation: PlanCalculation) async throws -> Response {
    let text = visit.words(PathwayText.self)
    let place = try visit.workspace()
    let chart = try await visit.exhibit(.chart, "pathways")
    let losses = try await visit.exhibit(.table, "expected-losses")
    let weighed = try await visit.exhibit(.table, "benefit-cost")
    func add(_ file: String, _ label: String) -> HTML {
      visit.mayAdd
        ? "<p><a class=\"button button--plain\" href=\"\(place.path("record/new?file=\(file)"))\">\(label)</a></p>"
        : .empty
    }
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p></div>
      <section class="stack" aria-labelledby="points">
      <h2 id="points">\(text.points)</h2>
      \(calculation.workspace.pathways.isEmpty ? "<p class=\"soft\">\(text.noPoints)</p>" as HTML : points(visit, calculation))
      \(chart)
      \(add("pathways.csv", text.addPathway))
      </section>
      <section class="stack" aria-labelledby="losses">
      <h2 id="losses">\(text.losses)</h2>
      <p class="soft">\(text.lossesLead)</p>
      \(losses ?? "<p>\(text.noLosses)</p>")
      \(add("losses.csv", text.addLoss))
      </section>
      <section class="stack" aria-labelledby="benefit">
      <h2 id="benefit">\(text.benefit)</h2>
      \(weighed ?? "<p>\(text.noBenefit)</p>")
      </section>
      </div>
      """
    return visit.page(text.title, main, at: Self.path)
  }

  private func points(_ visit: Visit, _ calculation: PlanCalculation) -> HTML {
    let text = visit.words(PathwayText.self)
    let workspace = calculation.workspace
    let rater = RiskRater(workspace)
    let rows = calculation.adaptation.points.map { point -> [HTML] in
      let pathway = point.pathway
      let risk = workspace.risks.first { $0.id == pathway.risk }
      let title =
        risk.map {
          visit.words(RiskText.self).rated($0.system, rater.hazardName(of: $0).lowercased())
        } ?? pathway.risk
      let action = workspace.actions.first { $0.id == pathway.action }
      let riskPath =
        visit.place?.path("\(RiskRegisterPages.path)/\(SitePath.encoded(pathway.risk))") ?? ""
      let threshold = visit.number(
        pathway.threshold, decimals: pathway.threshold == pathway.threshold.rounded() ? 0 : 1)
      return [
        "<a href=\"\(riskPath)\">\(title)</a>",
        "\(pathway.indicator) \(threshold) \(pathway.unit?.symbol ?? "")<br><span class=\"soft small\">\(pathway.scenario)</span>",
        HTML(state(point, text)), HTML(window(point, text)),
        HTML(point.cautiousDecisionYear.map(String.init) ?? "–"),
        HTML(action?.title ?? "–"),
      ]
    }
    return DataTable(
      caption: "\(text.title): \(text.points)", hidesCaption: true,
      columns: [text.risk, text.threshold, text.passed, text.window, text.decide, text.then],
      rows: rows
    ).html
  }

  private func state(_ point: TippingPoint, _ text: PathwayText) -> String {
    switch point.state {
    case .passedAlready(let year): text.already(year)
    case .withinPlan(let year), .afterPlan(let year): String(year)
    case .towardEnd(let year): text.towardEnd(year)
    case .afterSeries(let year): text.afterSeries(year)
    case .notReached(let year): text.notReached(year)
    case .notMonotone(let first, let left): text.backAndForth(first, left)
    case .unknown: text.unknown
    }
  }

  private func window(_ point: TippingPoint, _ text: PathwayText) -> String {
    guard let earliest = point.earliest else { return "–" }
    return point.latest.map { "\(earliest)–\($0)" } ?? text.openWindow(earliest)
  }
}

struct PathwayText: Words {
  let tab: String
  let title: String
  let lead: String
  let points: String
  let noPoints: String
  let addPathway: String
  let risk: String
  let threshold: String
  let passed: String
  let window: String
  let decide: String
  let then: String
  let already: @Sendable (_ year: Int) -> String
  let towardEnd: @Sendable (_ year: Int) -> String
  let afterSeries: @Sendable (_ year: Int) -> String
  let notReached: @Sendable (_ year: Int) -> String
  let backAndForth: @Sendable (_ first: Int, _ left: Int) -> String
  let unknown: String
  let openWindow: @Sendable (_ year: Int) -> String
  let losses: String
  let lossesLead: String
  let noLosses: String
  let addLoss: String
  let benefit: String
  let noBenefit: String

  static let english = PathwayText(
    tab: "Pathways", title: "Pathways, losses and costs",
    lead:
      "Until when what is done now suffices, when the next measure has to be decided, and what avoided losses are worth against costs.",
    points: "Tipping points",
    noPoints:
      "No pathway yet. A pathway names an indicator, the threshold at which a measure no longer suffices, and the action that follows then.",
    addPathway: "Add a pathway", risk: "Risk", threshold: "Threshold", passed: "Passed for good in",
    window: "Window over models", decide: "Decide by", then: "Then",
    already: { "already, in \($0)" },
    towardEnd: { "from \($0), toward the end of the series: not sure" },
    afterSeries: { "after \($0), on its way" },
    notReached: { "not by \($0)" },
    backAndForth: { "first in \($0), left again until \($1)" },
    unknown: "cannot be told: there are no yearly values", openWindow: { "from \($0), end open" },
    losses: "Expected losses",
    lossesLead: "From what events of stated rarity cost; what is not stated is unknown, not zero.",
    noLosses: "No losses are stated yet.", addLoss: "Add what an event would cost",
    benefit: "Benefit and cost of actions",
    noBenefit:
      "Nothing can be weighed yet: it takes losses of a risk, and an action that says how much of them it avoids."
  )

  static let spanish = PathwayText(
    tab: "Trayectorias", title: "Trayectorias, pérdidas y costos",
    lead:
      "Hasta cuándo basta lo que se hace ahora, cuándo hay que decidir la siguiente medida y cuánto valen las pérdidas evitadas frente a los costos.",
    points: "Puntos de inflexión",
    noPoints:
      "Todavía no hay trayectorias. Una trayectoria nombra un indicador, el umbral en el que una medida ya no basta y la acción que sigue entonces.",
    addPathway: "Agregar una trayectoria", risk: "Riesgo", threshold: "Umbral",
    passed: "Superado para siempre en", window: "Ventana según los modelos",
    decide: "Decidir a más tardar en", then: "Después", already: { "ya, en \($0)" },
    towardEnd: { "desde \($0), hacia el final de la serie: no es seguro" },
    afterSeries: { "después de \($0), va en camino" }, notReached: { "no antes de \($0)" },
    backAndForth: { "primero en \($0), dejado de nuevo hasta \($1)" },
    unknown: "no se puede decir: no hay valores anuales",
    openWindow: { "desde \($0), final abierto" }, losses: "Pérdidas esperadas",
    lossesLead:
      "Según lo que cuestan sucesos de rareza declarada; lo que no se declara es desconocido, no cero.",
    noLosses: "Todavía no se declaran pérdidas.", addLoss: "Agregar lo que costaría un suceso",
    benefit: "Beneficio y costo de las acciones",
    noBenefit:
      "Todavía no se puede comparar nada: hacen falta pérdidas de un riesgo y una acción que diga cuántas evita."
  )
}
