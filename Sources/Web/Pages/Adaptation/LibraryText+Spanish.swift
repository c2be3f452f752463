import Strategies

extension LibraryText {
  static let spanish = LibraryText(
    tab: "Biblioteca", title: "Biblioteca de acciones",
    lead:
      "Lo que hacen las comunidades para reducir riesgos climáticos, con costo, plazo, quién actúa, qué puede salir mal y quién puede quedar fuera; y calculadoras de lo que reduce emisiones.",
    filter: "Filtrar", search: "Palabras", kind: "Clase",
    onlyStrategies: "Estrategias para riesgos",
    onlyCalculators: "Calculadoras",
    foundCalculators: { $0 == $1 ? "\($1) calculadoras" : "\($0) de \($1) calculadoras" },
    calculatorsNote:
      "Cada una calcula lo que recorta una acción a partir del inventario y unas pocas cifras. Al elegir una empieza una acción nueva.",
    noCalculator: "Ninguna calculadora encaja con este filtro.", cutsEmissions: "reduce emisiones",
    servesThrough: "También reduce riesgos, como parte de:",
    usualUnverified: "valores habituales sin verificar", hazard: "Amenaza", system: "Sistema",
    region: "Región", cost: "Costo como máximo",
    costs: [.low: "bajo", .medium: "medio", .high: "alto", .veryHigh: "muy alto"],
    staffs: [.low: "pocas", .medium: "algunas", .high: "muchas", .veryHigh: "muchísimas"],
    sizes: [
      .small: "menos de 20 000 habitantes", .medium: "de 20 000 a 200 000 habitantes",
      .large: "200 000 habitantes o más",
    ], alsoCuts: "también reduce emisiones",
    onlyAlsoCuts: "Solo las que también reducen emisiones", all: "Todas", apply: "Mostrar",
    clear: "Mostrar todo",
    found: { $0 == $1 ? "\($1) estrategias" : "\($0) de \($1) estrategias" },
    nothing: "Ninguna estrategia encaja con este filtro.", showAll: "Mostrar las demás",
    adopted: "en el plan", forRisk: { "Sugeridas para: \($0)" },
    orderNote:
      "Primero lo que responde a la amenaza y al sistema, luego a la amenaza, luego al sistema; dentro de cada grupo, lo que tiene menos desajustes, luego más límites de capacidad atendidos, menor costo y menor plazo. No hay puntuación.",
    noSuggestion:
      "No se puede sugerir nada mientras ni la amenaza ni el sistema de este riesgo sean de las listas. Diga cuáles son en el riesgo y en su amenaza.",
    chooseRisk: "Sugerir para un riesgo", suggest: "Sugerir", reasons: "Por qué encaja",
    misfits: "Lo que no encaja",
    fits: [
      .hazardAndSystem: "responde a la amenaza y al sistema", .hazard: "responde a la amenaza",
      .system: "responde al sistema",
    ], costNote: "Costo", leadTime: "Plazo",
    years: { $0 == $1 ? ($0 == 1 ? "1 año" : "\($0) años") : "de \($0) a \($1) años" },
    staff: "Personas que ocupa", size: "Conviene a",
    anySize: "comunidades de cualquier tamaño", regions: "Regiones",
    everywhere: "en todas partes", coast: "solo en la costa", whoActs: "Quién actúa",
    categories: "Categorías", type: "Clase de acción", points: "Lo que puede quitar",
    pointsNote: "Una propuesta que juzgan las personas, en puntos de la escala de 1 a 5.",
    exposure: "exposición", sensitivity: "sensibilidad", capacity: "capacidad de adaptación",
    noPoints: "sin puntos propuestos", benefits: "Otros beneficios",
    harm: "Cómo puede hacer daño", equity: "Quién puede quedar fuera",
    indicator: "Cómo seguirla", firstStep: "Un primer paso", source: "Fuente",
    unverified: "sin verificar",
    adopt: "Adoptarla",
    adoptTitle: { "Adoptar: \($0)" },
    adoptLead:
      "Pasa a ser una acción de su plan, con lo que hace por los riesgos que elija. Todo se puede cambiar después.",
    actionTitle: "Nombre de la acción", summary: "Qué se hace", startYear: "Empieza",
    fullYear: "Funciona del todo desde", fullYearHint: "Según el plazo de la biblioteca.",
    who: "Quién dirige", whichRisks: "Riesgos que reduce aquí", otherRisks: "Otros riesgos",
    howMuch: "Cuánto les quita",
    howMuchLead:
      "Puntos que se mueven las puntuaciones cuando está completa. La biblioteca propone; las personas de aquí juzgan.",
    why: "Por qué tanto", whyHint: "Figura junto a la calificación tras las acciones.",
    whyFilled: { "Propuesto por la biblioteca para «\($0)»; todavía no juzgado aquí." },
    countCuts: { "Contar también su efecto en las emisiones, como: \($0)" },
    countCutsLead: "Entonces hacen falta estas cifras; sin ellas solo reduce riesgos.",
    calculateWith: "Calcular su efecto con:",
    make: "Agregarla al plan",
    made: "La acción está en el plan. Sus preguntas de justicia esperan respuesta abajo.",
    needsRisk: "Elija al menos un riesgo, o ponga todos los puntos en 0.",
    needsWhy: "Diga por qué tanto.")
}
