import Accounts
import Hummingbird
import Plan
import Publishing
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
      \(calculation.workspace.pathways.isEmpty ? "<p class=\"soft\">\(text.noPoints)</p>" as HTML : PathwayDecisionList(visit: visit, calculation: calculation).html)
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
}

struct PathwayText: Words {
  let tab: String
  let title: String
  let lead: String
  let points: String
  let noPoints: String
  let addPathway: String
  let decideBy: @Sendable (_ year: Int) -> String
  let watch: String
  let unnamed: String
  let noAction: String
  let done: String
  let inTime: String
  let overdue: String
  let late: @Sendable (_ years: Int) -> String
  let why: String
  let planned: @Sendable (_ start: Int, _ full: Int) -> String
  let leadTime: @Sendable (_ years: Int) -> String
  let passed: @Sendable (_ year: Int) -> String
  let models: @Sendable (_ first: Int, _ last: Int) -> String
  let openModels: @Sendable (_ first: Int) -> String
  let already: @Sendable (_ year: Int) -> String
  let towardEnd: @Sendable (_ year: Int) -> String
  let afterSeries: @Sendable (_ year: Int) -> String
  let notReached: @Sendable (_ year: Int) -> String
  let backAndForth: @Sendable (_ first: Int, _ left: Int) -> String
  let unknown: String
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
    points: "What to decide, and by when",
    noPoints:
      "No pathway yet. A pathway names an indicator, the threshold at which a measure no longer suffices, and the action that follows then.",
    addPathway: "Add a pathway", decideBy: { "Decide by \($0)" }, watch: "Watch",
    unnamed: "what follows is not named yet", noAction: "No action",
    done: "Done", inTime: "The plan is in time", overdue: "Overdue",
    late: { "The plan is ready \($0) \($0 == 1 ? "year" : "years") late" },
    why: "Why this threshold",
    planned: { "In the plan from \($0), complete in \($1)" },
    leadTime: { "\($0) \($0 == 1 ? "year" : "years") from the decision until it works" },
    passed: { "passed for good in \($0)" }, models: { "models \($0)–\($1)" },
    openModels: { "models from \($0), end open" },
    already: { "passed already, in \($0)" },
    towardEnd: { "passed from \($0), toward the end of the series: not sure" },
    afterSeries: { "not by \($0), but on its way" },
    notReached: { "not by \($0)" },
    backAndForth: { "passed first in \($0), left again until \($1)" },
    unknown: "cannot be told: there are no yearly values",
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
    points: "Qué decidir y cuándo",
    noPoints:
      "Todavía no hay trayectorias. Una trayectoria nombra un indicador, el umbral en el que una medida ya no basta y la acción que sigue entonces.",
    addPathway: "Agregar una trayectoria", decideBy: { "Decidir a más tardar en \($0)" },
    watch: "Vigilar", unnamed: "todavía no se dice qué sigue", noAction: "Sin acción",
    done: "Hecha", inTime: "El plan llega a tiempo", overdue: "Con retraso",
    late: { "El plan llega \($0) \($0 == 1 ? "año" : "años") tarde" },
    why: "Por qué este umbral",
    planned: { "En el plan desde \($0), completa en \($1)" },
    leadTime: { "\($0) \($0 == 1 ? "año" : "años") desde la decisión hasta que funcione" },
    passed: { "superado para siempre en \($0)" }, models: { "modelos \($0)–\($1)" },
    openModels: { "modelos desde \($0), final abierto" },
    already: { "superado ya, en \($0)" },
    towardEnd: { "superado desde \($0), hacia el final de la serie: no es seguro" },
    afterSeries: { "no antes de \($0), pero va en camino" }, notReached: { "no antes de \($0)" },
    backAndForth: { "superado primero en \($0), dejado de nuevo hasta \($1)" },
    unknown: "no se puede decir: no hay valores anuales",
    losses: "Pérdidas esperadas",
    lossesLead:
      "Según lo que cuestan sucesos de rareza declarada; lo que no se declara es desconocido, no cero.",
    noLosses: "Todavía no se declaran pérdidas.", addLoss: "Agregar lo que costaría un suceso",
    benefit: "Beneficio y costo de las acciones",
    noBenefit:
      "Todavía no se puede comparar nada: hacen falta pérdidas de un riesgo y una acción que diga cuántas evita."
  )
}
