import Vulnerability

extension ScreeningText {
  static let spanish = ScreeningText(
    tab: "Selección", title: "Qué amenazas importan aquí",
    lead:
      "Cairn propone, con razones de los datos climáticos, las evaluaciones nacionales, la costa y su propia historia. Las personas deciden y dicen por qué.",
    place: "Lo que se sabe de este lugar",
    noPlace:
      "La configuración no nombra un condado o lugar conocido, así que aquí solo hablan sus propios sucesos y su perfil climático.",
    toSettings: "Abrir la configuración", county: "Condado",
    region: "Región de la evaluación nacional", coast: "Costa",
    coasts: [
      .none: "sin costa según la lista de NOAA", .ocean: "océano", .greatLakes: "un Gran Lago",
    ], people: "Personas en 2020",
    socialVulnerability: { "Vulnerabilidad social (SVI de CDC/ATSDR, \($0))" },
    percentile: { "más que el \($0)% de los condados del país" },
    riskIndex: "Índice de riesgo (FEMA, noviembre de 2021)",
    ratings: [
      "Very Low": "muy bajo", "Relatively Low": "relativamente bajo",
      "Relatively Moderate": "relativamente moderado", "Relatively High": "relativamente alto",
      "Very High": "muy alto",
    ],
    findings: "Lo que se halló en los datos",
    groups: [
      "heat": "Calor", "cold": "Frío", "precipitation": "Lluvia, granizo y nieve",
      "flood": "Inundaciones", "coastal": "Costa", "drought": "Sequía",
      "wildfire": "Incendios forestales", "storm": "Tormentas", "ground": "Suelo",
      "biological": "Seres vivos", "other": "Otras",
    ],
    proposals: [
      .lookCloser: "mirar más de cerca", .consider: "considerar",
      .unlikely: "no parece empeorar", .notHere: "no aquí",
    ], noProposal: "no se puede juzgar",
    conclusions: [
      .lookCloser: "Pruebas fuertes, o varias clases que se apoyan entre sí.",
      .consider: "Una clase de pruebas habla a favor.",
      .unlikely: "Las pruebas que hay hablan de mejora.",
      .notHere: "Necesita una costa, o toca tierra demasiado lejos.",
    ],
    noConclusion:
      "Ningún dato disponible habla de ella. Eso no significa que sea pequeña: lo tienen que decir las personas de aquí.",
    reasons: { $0 == 1 ? "1 razón" : "\($0) razones" },
    weights: [
      .strong: "fuerte", .supporting: "apoya", .context: "como contexto", .against: "en contra",
      .excludes: "la descarta",
    ], source: "Fuente",
    rateNationally: "Ver el registro calificado por el percentil nacional",
    writePercentile: "Anotar el percentil del condado para esta amenaza", decision: "Decisión",
    decisions: [.keep: "Evaluarla", .leave: "Dejarla fuera", .undecided: "Sin decidir"],
    reason: "Motivo",
    decided: { by, date in by.isEmpty ? "Decidido el \(date)" : "Decidido por \(by) el \(date)" },
    noted: { by, date in by.isEmpty ? "Anotado el \(date)" : "Anotado por \(by) el \(date)" },
    by: "Decidido por", byHint: "Como «Equipo de planificación, taller de mayo».",
    save: { "Guardar decisiones: \($0)" }, saved: "Las decisiones están guardadas.",
    unchanged: "No cambió nada.",
    show: "Mostrar",
    filters: [
      .all: "Todas las amenazas", .open: "Sin decidir", .likely: "Propuestas para mirar",
      .kept: "Por evaluar",
    ],
    counts: { "\($0) por evaluar, \($1) fuera, \($2) sin decidir" },
    next: "De las amenazas a los riesgos",
    noneKept: "Decida primero evaluar una amenaza; entonces puede entrar aquí en el plan.",
    keptLead:
      "Las amenazas por evaluar pasan a ser amenazas del plan; después Cairn propone las partes de la comunidad a las que cada una suele llegar.",
    inPlan: "en el plan", addToPlan: "Agregar a las amenazas del plan",
    hazardsAdded: "Las amenazas están en el plan. Ahora deje que Cairn proponga riesgos.",
    toProposals: "Proponer riesgos", ownHazard: "Una amenaza que falta en la lista",
    ownHazardLead:
      "Es solo suya, figura en taxonomy.csv y se selecciona por sus propios sucesos.",
    name: "Nombre", group: "Grupo", isCoastal: "Solo en la costa", addHazard: "Agregar la amenaza",
    hazardAdded: "La amenaza está en su lista.",
    wrongName: "Dé a la amenaza un nombre propio.", ownTag: "propia", why: "Por qué",
    events: EventText(
      title: "Lo que ha pasado aquí",
      lead:
        "Sucesos con fechas, pérdidas y de dónde se saben. Pesan en las propuestas durante 30 años.",
      none: "Todavía no consta ningún suceso. Una inundación recordada dice más que un modelo.",
      add: "Agregar un suceso", added: "El suceso consta.", hazard: "Amenaza", date: "Empezó",
      dateHint: "Un día, un mes o un año: 2014-06-19, 2014-06 o 2014.", endDate: "Terminó",
      what: "Cómo lo llama la gente", losses: "Pérdidas, dólares de entonces",
      lossesHint: "Déjelo vacío donde no se sepa: eso no es cero.", deaths: "Muertes",
      injuries: "Heridos", harmArea: "Ámbito de estas cifras",
      harmAreaHint: "Solo si son de un ámbito mayor que su comunidad, como Carolina del Sur.",
      numbersFor: { "Cifras de \($0)" }, description: "Qué pasó y a quién",
      source: "Fuentes (identificadores)", notKnown: "no se sabe",
      wrongDate: "Escriba un día, un mes o un año, como 2014-06-19.",
      wrongTitle: "Diga cómo lo llama la gente.",
      wrongNumber: "Escriba un número desde 0, o nada.", wrongHazard: "Elija una amenaza."))
}
