import Vulnerability

struct RiskText: Words {
  let title: String
  let lead: String
  let add: String
  let export: String
  let emptyTitle: String
  let emptyDetail: String
  let emptyNoHazards: String
  let toHazards: String
  let matrix: String
  let likelihood: String
  let consequence: String
  let impact: String
  let exposure: String
  let sensitivity: String
  let capacity: String
  let vulnerability: String
  let risk: String
  let hazard: String
  let system: String
  let people: String
  let actions: String
  let noAction: String
  let unsure: String
  let unsureCount: @Sendable (_ count: Int) -> String
  let count: @Sendable (_ count: Int) -> String
  let actionCount: @Sendable (_ count: Int) -> String
  let scores: [String]
  let bands: [RiskBand: String]
  let matrixRisk: String
  let matrixVulnerability: String
  let matrixSwitch: String
  let cell: @Sendable (_ row: String, _ column: String, _ count: Int) -> String
  let filter: String
  let all: String
  let search: String
  let onlyWithout: String
  let band: String
  let apply: String
  let clear: String
  let shown: @Sendable (_ shown: Int, _ total: Int) -> String
  let nothingFits: String
  let sort: String
  let sorts: [RiskFilter.Sort: String]
  let of25: @Sendable (_ product: Int, _ band: String) -> String
  let of5: @Sendable (_ score: Int, _ word: String) -> String
  let scoreNote: String
  let edit: String
  let history: String
  let hazardNumbers: String
  let whoIsHit: String
  let howScored: String
  let whatLowers: String
  let nothingLowers: String
  let addAction: String
  let linkAction: String
  let linkButton: String
  let notes: String
  let save: String
  let look: String
  let saved: String
  let linked: String
  let result: String
  let scoreHelp: [String: String]
  let impactWords: String
  let capacityWords: String
  let source: String
  let reason: String
  let reasonHint: String
  let newTitle: String
  let wrongHazard: String
  let wrongSystem: String
  let record: String
  let rated: @Sendable (_ system: String, _ hazard: String) -> String
}

extension RiskText {
  static let english = RiskText(
    title: "Risk register",
    lead:
      "Where each hazard meets a part of the community: how exposed, how sensitive, how able to cope. What is unsure stays unsure and is never counted as zero.",
    add: "Add a risk", export: "Download as CSV", emptyTitle: "No risks yet",
    emptyDetail:
      "Add the first one: a hazard, the part of the community that it hits, and who is hit hardest. Scores can wait for a workshop.",
    emptyNoHazards:
      "Risks are scored against hazards, and the plan has none yet. Take the climate profile into the plan first.",
    toHazards: "Open the hazard profile", matrix: "Matrix", likelihood: "Likelihood",
    consequence: "Consequence",
    impact: "Impact", exposure: "Exposure", sensitivity: "Sensitivity",
    capacity: "Adaptive capacity",
    vulnerability: "Vulnerability", risk: "Risk", hazard: "Hazard", system: "System",
    people: "Most affected",
    actions: "Actions", noAction: "no action", unsure: "unsure",
    unsureCount: {
      $0 == 1
        ? "1 risk is unsure and stands in no cell" : "\($0) risks are unsure and stand in no cell"
    },
    count: { $0 == 1 ? "1 risk" : "\($0) risks" },
    actionCount: { $0 == 1 ? "1 action" : "\($0) actions" },
    scores: ["low", "moderately low", "moderate", "moderately high", "high"],
    bands: [.low: "low", .moderate: "moderate", .high: "high", .veryHigh: "very high"],
    matrixRisk: "Likelihood and consequence", matrixVulnerability: "Impact and adaptive capacity",
    matrixSwitch: "Which matrix", cell: { "\($0), \($1): \($2)" }, filter: "Filter", all: "All",
    search: "Words",
    onlyWithout: "Only risks without an action", band: "Risk at least", apply: "Show",
    clear: "Show all",
    shown: { $0 == $1 ? ($1 == 1 ? "1 risk" : "\($1) risks") : "\($0) of \($1) risks" },
    nothingFits: "No risk fits this filter.", sort: "Sort by",
    sorts: [
      .vulnerability: "Vulnerability", .risk: "Risk", .hazard: "Hazard", .system: "System",
      .actions: "Fewest actions",
    ],
    of25: { "\($0) · \($1)" }, of5: { "\($0) · \($1)" },
    scoreNote:
      "Scores 1 (low) to 5 (high). Vulnerability comes from impact and adaptive capacity; risk is likelihood times consequence, of 25.",
    edit: "Score and edit", history: "History of this risk", hazardNumbers: "The hazard",
    whoIsHit: "Most affected",
    howScored: "How it is scored", whatLowers: "Actions that lower it",
    nothingLowers: "No action lowers this risk yet.", addAction: "Add an action",
    linkAction: "Link an action that is there",
    linkButton: "Link", notes: "Notes", save: "Save", look: "See the result", saved: "Saved.",
    linked: "The action is linked.",
    result: "What these scores lead to",
    scoreHelp: [
      "exposure": "How much of it stands where the hazard strikes.",
      "sensitivity": "How badly it suffers when the hazard strikes.",
      "adaptive_capacity": "How well it can prepare, cope and recover; 5 is best.",
      "likelihood": "How likely the hazard strikes within the life of the plan.",
      "consequence": "How bad it is for the community then.",
    ],
    impactWords: "Why the impact is so", capacityWords: "Why the capacity is so", source: "Source",
    reason: "Why (optional)",
    reasonHint: "Such as “Workshop of 12 March”. It stands in the history.", newTitle: "New risk",
    wrongHazard: "Choose a hazard.",
    wrongSystem: "Name the part of the community, such as “Electric grid”.",
    record: "All fields", rated: { "\($0) and \($1)" })

  static let spanish = RiskText(
    title: "Registro de riesgos",
    lead:
      "Donde cada amenaza toca una parte de la comunidad: cuán expuesta, cuán sensible, cuán capaz de hacerle frente. Lo incierto sigue incierto y nunca cuenta como cero.",
    add: "Añadir un riesgo", export: "Descargar como CSV", emptyTitle: "Aún no hay riesgos",
    emptyDetail:
      "Añada el primero: una amenaza, la parte de la comunidad a la que golpea y a quién más. Las puntuaciones pueden esperar a un taller.",
    emptyNoHazards:
      "Los riesgos se valoran frente a amenazas, y el plan aún no tiene ninguna. Lleve primero el perfil climático al plan.",
    toHazards: "Abrir el perfil de amenazas", matrix: "Matriz", likelihood: "Probabilidad",
    consequence: "Consecuencia",
    impact: "Impacto", exposure: "Exposición", sensitivity: "Sensibilidad",
    capacity: "Capacidad de adaptación",
    vulnerability: "Vulnerabilidad", risk: "Riesgo", hazard: "Amenaza", system: "Sistema",
    people: "Más afectados",
    actions: "Acciones", noAction: "sin acción", unsure: "incierto",
    unsureCount: {
      $0 == 1
        ? "1 riesgo es incierto y no está en ninguna celda"
        : "\($0) riesgos son inciertos y no están en ninguna celda"
    },
    count: { $0 == 1 ? "1 riesgo" : "\($0) riesgos" },
    actionCount: { $0 == 1 ? "1 acción" : "\($0) acciones" },
    scores: ["bajo", "moderadamente bajo", "moderado", "moderadamente alto", "alto"],
    bands: [.low: "bajo", .moderate: "moderado", .high: "alto", .veryHigh: "muy alto"],
    matrixRisk: "Probabilidad y consecuencia",
    matrixVulnerability: "Impacto y capacidad de adaptación",
    matrixSwitch: "Qué matriz", cell: { "\($0), \($1): \($2)" }, filter: "Filtrar", all: "Todos",
    search: "Palabras",
    onlyWithout: "Solo riesgos sin acción", band: "Riesgo al menos", apply: "Mostrar",
    clear: "Mostrar todo",
    shown: { $0 == $1 ? ($1 == 1 ? "1 riesgo" : "\($1) riesgos") : "\($0) de \($1) riesgos" },
    nothingFits: "Ningún riesgo encaja con este filtro.", sort: "Ordenar por",
    sorts: [
      .vulnerability: "Vulnerabilidad", .risk: "Riesgo", .hazard: "Amenaza", .system: "Sistema",
      .actions: "Menos acciones",
    ],
    of25: { "\($0) · \($1)" }, of5: { "\($0) · \($1)" },
    scoreNote:
      "Puntuaciones de 1 (bajo) a 5 (alto). La vulnerabilidad resulta del impacto y la capacidad de adaptación; el riesgo es probabilidad por consecuencia, de 25.",
    edit: "Valorar y editar", history: "Historial de este riesgo", hazardNumbers: "La amenaza",
    whoIsHit: "Más afectados",
    howScored: "Cómo se valora", whatLowers: "Acciones que lo reducen",
    nothingLowers: "Ninguna acción reduce aún este riesgo.", addAction: "Añadir una acción",
    linkAction: "Enlazar una acción existente",
    linkButton: "Enlazar", notes: "Notas", save: "Guardar", look: "Ver el resultado",
    saved: "Guardado.", linked: "La acción está enlazada.",
    result: "A qué llevan estas puntuaciones",
    scoreHelp: [
      "exposure": "Cuánto de ello está donde golpea la amenaza.",
      "sensitivity": "Cuánto sufre cuando la amenaza golpea.",
      "adaptive_capacity": "Cuánto puede prepararse, resistir y recuperarse; 5 es lo mejor.",
      "likelihood": "Cuán probable es que la amenaza golpee durante la vida del plan.",
      "consequence": "Cuán grave es entonces para la comunidad.",
    ],
    impactWords: "Por qué el impacto es así", capacityWords: "Por qué la capacidad es así",
    source: "Fuente",
    reason: "Por qué (opcional)",
    reasonHint: "Como «Taller del 12 de marzo». Queda en el historial.", newTitle: "Nuevo riesgo",
    wrongHazard: "Elija una amenaza.",
    wrongSystem: "Nombre la parte de la comunidad, como «Red eléctrica».",
    record: "Todos los campos", rated: { "\($0) y \($1)" })
}

extension RiskText {
  /// A score of five with its word; unsure for nil.
  func score(_ value: Int?) -> String {
    value.map { of5($0, scores[min(max($0, 1), 5) - 1]) } ?? unsure
  }

  /// Likelihood times consequence with its band; unsure for nil.
  func product(_ value: Int?) -> String {
    value.map { of25($0, bands[RiskBand(product: $0)] ?? "") } ?? unsure
  }

  func vulnerabilityBadge(_ score: Score?) -> HTML {
    badge(self.score(score?.value), scale: score?.value)
  }

  func riskBadge(_ product: Int?) -> HTML {
    badge(self.product(product), scale: product.map(Self.scale))
  }

  private func badge(_ words: String, scale: Int?) -> HTML {
    guard let scale else { return "<span class=\"badge badge--none\">\(words)</span>" }
    return "<span class=\"badge scale scale--\(String(scale))\">\(words)</span>"
  }

  /// The color of a product, as the plan's table has it.
  static func scale(_ product: Int) -> Int {
    switch RiskBand(product: product) {
    case .low: 2
    case .moderate: 3
    case .high: 4
    case .veryHigh: 5
    }
  }
}
