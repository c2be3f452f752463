import Vulnerability

/// The words of the register, and those that every page about risks shares.
struct RiskText: Words {
  let title: String
  let lead: String
  let add: String
  let export: String
  let emptyTitle: String
  let emptyDetail: String
  let emptyNoHazards: String
  let toScreening: String
  let matrix: String
  let presets: String
  let ownPreset: String
  let changePreset: String
  let rule: String
  let rating: String
  let ratings: String
  let why: String
  let ofFive: @Sendable (_ score: String) -> String
  let hazard: String
  let system: String
  let people: String
  let group: String
  let actions: String
  let noAction: String
  let unsure: String
  let unsureMeaning: String
  let unsureCount: @Sendable (_ count: Int) -> String
  let count: @Sendable (_ count: Int) -> String
  let actionCount: @Sendable (_ count: Int) -> String
  /// 1 to 5.
  let scores: [String]
  let scoresTitle: String
  let cell: @Sendable (_ row: String, _ column: String, _ count: Int) -> String
  let filter: String
  let all: String
  let search: String
  let onlyWithout: String
  let onlyUnsure: String
  let level: String
  let apply: String
  let clear: String
  let shown: @Sendable (_ shown: Int, _ total: Int) -> String
  let nothingFits: String
  let sort: String
  let sorts: [RiskFilter.Sort: String]
  let summary: String
  let summaryLead: String
  let byHazard: String
  let bySystem: String
  let byRating: String
  let percentileGaps: String
  let percentileIndex: String
  let percentileNoType: String
  let percentileNotCounted: String
  let risks: String
  let towardWorse: String
  let worstRow: String
  let unsureRows: String
  let impactWords: String
  let capacityWords: String
  let confidence: String
  let confidences: [Confidence: String]
  let settled: @Sendable (_ by: String, _ date: HTML) -> HTML
  let saved: String
  let added: String
  let agreementLink: String
}

extension RiskText {
  /// A score with its word; unsure for nil.
  func score(_ value: Int?) -> String {
    value.map { "\($0) · \(scores[min(max($0, 1), 5) - 1])" } ?? unsure
  }

  static let english = RiskText(
    title: "Risk register",
    lead:
      "Where each hazard meets a part of the community. What is unsure stays unsure and is never counted as zero.",
    add: "Add a risk", export: "Download as CSV", emptyTitle: "No risks yet",
    emptyDetail:
      "Let Cairn propose risks from the hazards you keep, or add the first one yourself. Scores can wait for a workshop.",
    emptyNoHazards:
      "Risks are scored against hazards, and the plan has none yet. Decide first which hazards matter here.",
    toScreening: "Screen the hazards", matrix: "Matrix", presets: "How scores become a rating",
    ownPreset: "of this workspace", changePreset: "Change the workspace's own in the settings",
    rule: "The rule", rating: "Rating", ratings: "Ratings", why: "Why",
    ofFive: { "\($0) of 5" }, hazard: "Hazard", system: "System", people: "Most affected",
    group: "Group of people", actions: "Actions", noAction: "no action", unsure: "unsure",
    unsureMeaning: "unsure: a score is missing, and nothing says that the risk is small",
    unsureCount: {
      $0 == 1
        ? "1 risk is unsure and stands in no cell" : "\($0) risks are unsure and stand in no cell"
    },
    count: { $0 == 1 ? "1 risk" : "\($0) risks" },
    actionCount: { $0 == 1 ? "1 action" : "\($0) actions" },
    scores: ["low", "moderately low", "moderate", "moderately high", "high"], scoresTitle: "Scores",
    cell: { "\($0), \($1): \($2)" }, filter: "Filter", all: "All", search: "Words",
    onlyWithout: "Only risks without an action", onlyUnsure: "Only unsure ones",
    level: "Rating at least", apply: "Show", clear: "Show all",
    shown: { $0 == $1 ? ($1 == 1 ? "1 risk" : "\($1) risks") : "\($0) of \($1) risks" },
    nothingFits: "No risk fits this filter.", sort: "Sort by",
    sorts: [
      .rating: "Rating", .hazard: "Hazard", .system: "System", .actions: "Fewest actions",
    ],
    summary: "Groups of risks",
    summaryLead:
      "Each score of a group is its mean, rounded toward the worse: up for exposure, down for capacity. A mean hides the worst risk, so that one stands beside it. One unsure risk makes its group unsure.",
    byHazard: "By hazard", bySystem: "By system", byRating: "By rating",
    percentileGaps:
      "These hazards have no percentile yet. Open one and enter the county's percentile among the nation's counties for what the index calls it:",
    percentileIndex: "FEMA's National Risk Index",
    percentileNoType: "first say what kind of hazard it is",
    percentileNotCounted: "the index counts no such hazard, so that it stays without a rating",
    risks: "Risks",
    towardWorse: "Group, toward the worse", worstRow: "Worst single risk", unsureRows: "Unsure",
    impactWords: "Why the impact is so", capacityWords: "Why the capacity is so",
    confidence: "Confidence",
    confidences: [.low: "low", .medium: "medium", .high: "high"],
    settled: { by, date in
      by.isEmpty ? "Scores settled on \(date):" : "Scores settled by \(by) on \(date):"
    }, saved: "Saved.", added: "The risks were added. All their scores are unsure.",
    agreementLink: "How assessors agree")

  static let spanish = RiskText(
    title: "Registro de riesgos",
    lead:
      "Donde cada amenaza toca una parte de la comunidad. Lo incierto sigue incierto y nunca cuenta como cero.",
    add: "Agregar un riesgo", export: "Descargar como CSV", emptyTitle: "Todavía no hay riesgos",
    emptyDetail:
      "Deje que Cairn proponga riesgos a partir de las amenazas que conserva o agregue el primero usted. Las puntuaciones pueden esperar a un taller.",
    emptyNoHazards:
      "Los riesgos se valoran frente a amenazas, y el plan todavía no tiene ninguna. Decida primero qué amenazas importan aquí.",
    toScreening: "Seleccionar las amenazas", matrix: "Matriz",
    presets: "Cómo las puntuaciones dan una calificación", ownPreset: "de este espacio",
    changePreset: "Cambiar la propia del espacio en la configuración", rule: "La regla",
    rating: "Calificación", ratings: "Calificaciones", why: "Por qué",
    ofFive: { "\($0) de 5" }, hazard: "Amenaza", system: "Sistema", people: "Más afectados",
    group: "Grupo de personas", actions: "Acciones", noAction: "sin acción", unsure: "incierto",
    unsureMeaning: "incierto: falta una puntuación y nada dice que el riesgo sea pequeño",
    unsureCount: {
      $0 == 1
        ? "1 riesgo es incierto y no está en ninguna celda"
        : "\($0) riesgos son inciertos y no están en ninguna celda"
    },
    count: { $0 == 1 ? "1 riesgo" : "\($0) riesgos" },
    actionCount: { $0 == 1 ? "1 acción" : "\($0) acciones" },
    scores: ["bajo", "moderadamente bajo", "moderado", "moderadamente alto", "alto"],
    scoresTitle: "Puntuaciones",
    cell: { "\($0); \($1): \($2)" }, filter: "Filtrar", all: "Todos", search: "Palabras",
    onlyWithout: "Solo riesgos sin acción", onlyUnsure: "Solo los inciertos",
    level: "Calificación al menos", apply: "Mostrar", clear: "Mostrar todo",
    shown: { $0 == $1 ? ($1 == 1 ? "1 riesgo" : "\($1) riesgos") : "\($0) de \($1) riesgos" },
    nothingFits: "Ningún riesgo encaja con este filtro.", sort: "Ordenar por",
    sorts: [
      .rating: "Calificación", .hazard: "Amenaza", .system: "Sistema",
      .actions: "Menos acciones",
    ],
    summary: "Grupos de riesgos",
    summaryLead:
      "Cada puntuación de un grupo es su media, redondeada hacia lo peor: hacia arriba en la exposición, hacia abajo en la capacidad. Una media oculta el peor riesgo, por eso figura al lado. Un solo riesgo incierto deja incierto a su grupo.",
    byHazard: "Por amenaza", bySystem: "Por sistema", byRating: "Por calificación",
    percentileGaps:
      "Estas amenazas todavía no tienen percentil. Abra una y escriba el percentil del condado entre los condados del país para lo que el índice llama así:",
    percentileIndex: "Índice Nacional de Riesgo de FEMA",
    percentileNoType: "diga primero qué clase de amenaza es",
    percentileNotCounted: "el índice no cuenta esta amenaza, así que queda sin calificación",
    risks: "Riesgos",
    towardWorse: "Grupo, hacia lo peor", worstRow: "El peor riesgo", unsureRows: "Inciertos",
    impactWords: "Por qué el impacto es así", capacityWords: "Por qué la capacidad es así",
    confidence: "Confianza",
    confidences: [.low: "baja", .medium: "media", .high: "alta"],
    settled: { by, date in
      by.isEmpty
        ? "Puntuaciones acordadas el \(date):" : "Puntuaciones acordadas por \(by) el \(date):"
    }, saved: "Guardado.",
    added: "Los riesgos se agregaron. Todas sus puntuaciones son inciertas.",
    agreementLink: "Cómo coinciden quienes evalúan")
}
