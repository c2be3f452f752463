import Strategies

struct ActionText: Words {
  let title: String
  let lead: String
  let add: String
  let emptyTitle: String
  let emptyDetail: String
  let action: String
  let kind: String
  let sector: String
  let years: String
  let status: String
  let priority: String
  let leader: String
  let partners: String
  let reduction: @Sendable (_ year: Int) -> String
  let tonnes: @Sendable (_ number: String) -> String
  let cumulative: @Sendable (_ end: Int) -> String
  let leftOut: String
  let noForecast: String
  let capitalCost: String
  let annualCost: String
  let notPublic: String
  let millions: @Sendable (_ amount: String) -> String
  let staff: String
  let fullTime: @Sendable (_ number: String) -> String
  let risks: String
  let riskCount: @Sendable (_ count: Int) -> String
  let equity: String
  let equityComplete: String
  let equityMissing: @Sendable (_ count: Int) -> String
  let benefits: String
  let pays: String
  let decides: String
  let notSaid: String
  let kinds: [ActionKind: String]
  let statuses: [Action.Status: String]
  let priorities: [Action.Priority: String]
  let sectors: [String: String]
  let filter: String
  let all: String
  let words: String
  let sort: String
  let sorts: [ActionFilter.Sort: String]
  let apply: String
  let clear: String
  let shown: @Sendable (_ shown: Int, _ total: Int) -> String
  let nothingFits: String
  let choose: @Sendable (_ title: String) -> String
  let bulk: String
  let bulkButton: String
  let bulkDone: String
  let bulkNone: String
  let unchanged: String
}

extension ActionText {
  static let english = ActionText(
    title: "Actions",
    lead: "Everything the community will do, whether it cuts emissions, lowers a risk or both.",
    add: "Add an action", emptyTitle: "No actions yet",
    emptyDetail:
      "Choose what kind of action it is; the form then asks for what its effect is calculated from. Actions that only lower a risk need no numbers.",
    action: "Action", kind: "Kind", sector: "Sector", years: "Years", status: "Status",
    priority: "Priority",
    leader: "Lead", partners: "Partners", reduction: { "Cut in \($0)" },
    tonnes: { "\($0)\u{A0}t\u{A0}CO₂e" },
    cumulative: { "Cut through \($0)" }, leftOut: "left out", noForecast: "no forecast yet",
    capitalCost: "Capital cost", annualCost: "Cost a year", notPublic: "not public",
    millions: { "\($0)\u{A0}million" }, staff: "Staff",
    fullTime: { "\($0) full-time" }, risks: "Risks lowered",
    riskCount: { $0 == 1 ? "1 risk" : "\($0) risks" }, equity: "Equity",
    equityComplete: "equity: complete",
    equityMissing: { "equity: \($0) of 3 missing" }, benefits: "Who benefits", pays: "Who pays",
    decides: "Who decides",
    notSaid: "Not said yet",
    kinds: names(\.title),
    statuses: [.planned: "Planned", .underWay: "Under way", .done: "Done"],
    priorities: [.near: "Near term", .mid: "Middle term", .long: "Long term"],
    sectors: [
      "buildings": "Buildings", "industry": "Industry", "transportation": "Transportation",
      "waste": "Solid waste",
      "water": "Water and wastewater", "agriculture": "Agriculture", "land": "Land and trees",
      "adaptation": "Adaptation",
    ],
    filter: "Filter", all: "All", words: "Words", sort: "Sort by",
    sorts: [
      .order: "Order of the plan", .title: "Title", .start: "Start", .reduction: "Largest cut",
      .cost: "Highest cost", .status: "Status",
    ],
    apply: "Show", clear: "Show all",
    shown: { $0 == $1 ? ($1 == 1 ? "1 action" : "\($1) actions") : "\($0) of \($1) actions" },
    nothingFits: "No action fits this filter.", choose: { "Choose \($0)" },
    bulk: "Status of the chosen ones",
    bulkButton: "Change status", bulkDone: "The status was changed.",
    bulkNone: "Choose at least one action first.",
    unchanged: "Nothing was changed.")

  static let spanish = ActionText(
    title: "Acciones",
    lead: "Todo lo que hará la comunidad, reduzca emisiones, reduzca un riesgo o ambas cosas.",
    add: "Agregar una acción", emptyTitle: "Todavía no hay acciones",
    emptyDetail:
      "Elija qué tipo de acción es; el formulario pide luego aquello de lo que se calcula su efecto. Las acciones que solo reducen un riesgo no necesitan números.",
    action: "Acción", kind: "Tipo", sector: "Sector", years: "Años", status: "Estado",
    priority: "Prioridad",
    leader: "Responsable", partners: "Socios", reduction: { "Reducción en \($0)" },
    tonnes: { "\($0)\u{A0}t\u{A0}CO₂e" },
    cumulative: { "Reducción hasta \($0)" }, leftOut: "no contada",
    noForecast: "todavía sin proyección",
    capitalCost: "Costo de inversión", annualCost: "Costo anual", notPublic: "no público",
    millions: { "\($0)\u{A0}millones" },
    staff: "Personal",
    fullTime: { "\($0) a tiempo completo" }, risks: "Riesgos que reduce",
    riskCount: { $0 == 1 ? "1 riesgo" : "\($0) riesgos" }, equity: "Equidad",
    equityComplete: "equidad: completa",
    equityMissing: { "equidad: faltan \($0) de 3" }, benefits: "Quién se beneficia",
    pays: "Quién paga",
    decides: "Quién decide",
    notSaid: "Todavía no se dice",
    kinds: names(\.spanishTitle),
    statuses: [.planned: "Planeada", .underWay: "En marcha", .done: "Hecha"],
    priorities: [.near: "Corto plazo", .mid: "Mediano plazo", .long: "Largo plazo"],
    sectors: [
      "buildings": "Edificios", "industry": "Industria", "transportation": "Transporte",
      "waste": "Residuos sólidos",
      "water": "Agua y aguas residuales", "agriculture": "Agricultura", "land": "Tierra y árboles",
      "adaptation": "Adaptación",
    ],
    filter: "Filtrar", all: "Todas", words: "Palabras", sort: "Ordenar por",
    sorts: [
      .order: "Orden del plan", .title: "Título", .start: "Inicio", .reduction: "Mayor reducción",
      .cost: "Mayor costo", .status: "Estado",
    ],
    apply: "Mostrar", clear: "Mostrar todo",
    shown: { $0 == $1 ? ($1 == 1 ? "1 acción" : "\($1) acciones") : "\($0) de \($1) acciones" },
    nothingFits: "Ninguna acción encaja con este filtro.", choose: { "Elegir \($0)" },
    bulk: "Estado de las elegidas",
    bulkButton: "Cambiar estado", bulkDone: "El estado se cambió.",
    bulkNone: "Elija primero al menos una acción.",
    unchanged: "No cambió nada.")

  private static func names(_ name: (Calculator) -> String) -> [ActionKind: String] {
    Dictionary(Calculator.all.map { ($0.kind, name($0)) }) { first, _ in first }
  }

  func sectorName(_ id: String) -> String { sectors[id] ?? id }

  func statusTag(_ status: Action.Status) -> HTML {
    let css =
      status == .planned ? "tag" : status == .underWay ? "tag tag--caution" : "tag tag--accent"
    return "<span class=\"\(css)\">\(statuses[status] ?? status.title)</span>"
  }

  /// How many of the three questions of equity are not answered.
  static func equityGaps(_ action: Action) -> Int {
    [action.whoBenefits, action.whoPays, action.whoDecides].count { $0.isEmpty }
  }

  func equityTag(_ action: Action) -> HTML {
    let gaps = Self.equityGaps(action)
    return gaps == 0
      ? "<span class=\"tag tag--accent\">\(equityComplete)</span>"
      : "<span class=\"tag tag--caution\">\(equityMissing(gaps))</span>"
  }
}
