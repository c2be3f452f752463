import Strategies

/// The words of the ranking.
struct RankingText: Words {
  let tab: String
  let title: String
  let lead: String
  let standard: String
  let standardDetail: String
  let method: String
  let methods: [Ranking.Method: String]
  let weightsOf: String
  let group: String
  let show: String
  let table: @Sendable (_ person: String?) -> String
  let place: String
  let action: String
  let score: String
  let known: String
  let ends: String
  let people: String
  let placeBy: @Sendable (_ person: String) -> String
  let notKnown: String
  let tableNote: String
  let sensitivityTitle: String
  let sensitivityLead: String
  let criterion: String
  let weight: String
  let spread: String
  let firstStays: String
  let firstElse: String
  let orderStays: String
  let always: String
  let below: @Sendable (String) -> String
  let above: @Sendable (String) -> String
  let drawsTitle: String
  let drawsLead: @Sendable (_ count: Int, _ seed: UInt64) -> String
  let first: String
  let top: @Sendable (Int) -> String
  let meanPlace: String
  let disagreements: String
  let disagreement: @Sendable (_ criterion: String, _ action: String, _ scores: String) -> String
  let unsure: String
  let weightsTitle: String
  let weightsLead: String
  let person: String
  let youAre: String
  let reason: String
  let save: String
  let saved: String
  let wrongWeight: String
  let wrongWeights: String
  let noName: String
  let emptyTitle: String
  let emptyDetail: String
  let scoresLink: String
  let criteriaLink: String
  let noScore: String

  static let english = RankingText(
    tab: "Ranking", title: "Which actions first",
    lead:
      "Actions in order by criteria that several people weigh. A ranking starts a talk; it does not end one.",
    standard: "The criteria and weights are Cairn's own choice",
    standardDetail:
      "Nobody has written criteria for this plan yet. Write your own in the records, or give your weights below.",
    method: "Method",
    methods: [
      .weighted: "Weighted sum: strengths make good weaknesses",
      .outranking: "Outranking: how often an action beats the others",
    ],
    weightsOf: "Weights of", group: "The group", show: "Show",
    table: { person in person.map { "Ranking by the weights of \($0)" } ?? "Ranking by the group" },
    place: "Place", action: "Action", score: "Score", known: "Rests on", ends: "Between",
    people: "By people", placeBy: { "Place by \($0)" }, notKnown: "not known",
    tableNote:
      "Values of criteria run from 0, the worst of these actions, to 1, the best. What is not known is left out of the score; “Rests on” says what part of the weight is known, “Between” where the score would lie if the rest were worst or best. A place with “?” rests on less than half of the weight. A criterion by which all are equal has no weight.",
    sensitivityTitle: "How far the order rests on the weights",
    sensitivityLead:
      "Each weight is moved alone, while the others keep their proportions. The ranges are exact.",
    criterion: "Criterion", weight: "Weight now", spread: "People's weights",
    firstStays: "First stays first", firstElse: "Else first", orderStays: "Whole order stays",
    always: "always", below: { "below: \($0)" }, above: { "above: \($0)" },
    drawsTitle: "Under other weights",
    drawsLead: {
      "Of \($0) sets of weights drawn at random from seed \($1), all alike in likelihood, how often an action is in front."
    },
    first: "First", top: { "Among the first \($0)" }, meanPlace: "Mean place",
    disagreements: "Scores to talk over",
    disagreement: { "\($0) of “\($1)”: \($2)" }, unsure: "unsure",
    weightsTitle: "Give your weights",
    weightsLead:
      "Any numbers from 0 on; only their proportions count, and each person counts alike.",
    person: "Name of the person or office", youAre: "You weigh as", reason: "Why",
    save: "Save the weights", saved: "The weights are saved.",
    wrongWeight: "Write a number from 0 to 1,000,000.",
    wrongWeights: "Give at least one criterion a weight above 0.",
    noName: "Write whose weights these are.",
    emptyTitle: "No actions yet", emptyDetail: "Add actions first; then they can be compared.",
    scoresLink: "Score actions", criteriaLink: "Criteria", noScore: "Nothing is known of it")

  static let spanish = RankingText(
    tab: "Prioridades", title: "Qué acciones primero",
    lead:
      "Acciones en orden según criterios que varias personas ponderan. Un orden empieza una conversación; no la termina.",
    standard: "Los criterios y los pesos son elección de Cairn",
    standardDetail:
      "Nadie ha escrito todavía criterios para este plan. Escriba los suyos en los registros, o dé sus pesos abajo.",
    method: "Método",
    methods: [
      .weighted: "Suma ponderada: lo fuerte compensa lo débil",
      .outranking: "Superación: cuántas veces una acción gana a las demás",
    ],
    weightsOf: "Pesos de", group: "El grupo", show: "Mostrar",
    table: { person in person.map { "Orden según los pesos de \($0)" } ?? "Orden según el grupo" },
    place: "Lugar", action: "Acción", score: "Puntaje", known: "Se apoya en", ends: "Entre",
    people: "Por persona", placeBy: { "Lugar según \($0)" }, notKnown: "no se sabe",
    tableNote:
      "Los valores de los criterios van de 0, la peor de estas acciones, a 1, la mejor. Lo que no se sabe queda fuera del puntaje; «Se apoya en» dice qué parte del peso se conoce, «Entre» dónde estaría el puntaje si el resto fuera lo peor o lo mejor. Un lugar con «?» se apoya en menos de la mitad del peso. Un criterio según el cual todas son iguales no tiene peso.",
    sensitivityTitle: "Cuánto depende el orden de los pesos",
    sensitivityLead:
      "Cada peso se mueve solo, mientras los demás conservan sus proporciones. Los rangos son exactos.",
    criterion: "Criterio", weight: "Peso ahora", spread: "Pesos de las personas",
    firstStays: "La primera sigue primera", firstElse: "Si no, primera",
    orderStays: "Todo el orden sigue", always: "siempre", below: { "por debajo: \($0)" },
    above: { "por encima: \($0)" }, drawsTitle: "Con otros pesos",
    drawsLead: {
      "De \($0) conjuntos de pesos sacados al azar desde la semilla \($1), todos igual de probables, cuántas veces una acción está delante."
    },
    first: "Primera", top: { "Entre las primeras \($0)" }, meanPlace: "Lugar medio",
    disagreements: "Puntuaciones para conversar",
    disagreement: { "\($0) de «\($1)»: \($2)" }, unsure: "sin certeza",
    weightsTitle: "Dé sus pesos",
    weightsLead:
      "Cualquier número desde 0; solo cuentan las proporciones, y cada persona cuenta igual.",
    person: "Nombre de la persona u oficina", youAre: "Usted pondera como", reason: "Por qué",
    save: "Guardar los pesos", saved: "Los pesos están guardados.",
    wrongWeight: "Escriba un número de 0 a 1 000 000.",
    wrongWeights: "Dé a un criterio, al menos, un peso mayor que 0.",
    noName: "Escriba de quién son estos pesos.",
    emptyTitle: "Todavía no hay acciones",
    emptyDetail: "Agregue acciones primero; después se pueden comparar.",
    scoresLink: "Puntuar acciones", criteriaLink: "Criterios", noScore: "No se sabe nada de ella")
}
