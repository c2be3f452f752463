import Strategies

struct ActionPageText: Words {
  let effect: String
  let noEffect: String
  let effectNote: String
  let equation: String
  let validity: String
  let parameters: String
  let parametersLead: String
  let value: String
  let unit: String
  let source: String
  let note: String
  let save: String
  let saved: String
  let unchanged: String
  let edit: String
  let remove: String
  let removeTitle: @Sendable (_ action: String) -> String
  let removeLead: String
  let removeButton: String
  let removed: String
  let goes: String
  let goesParameters: @Sendable (_ count: Int) -> String
  let goesMilestones: @Sendable (_ count: Int) -> String
  let goesResponses: @Sendable (_ count: Int) -> String
  let goesAnswers: @Sendable (_ count: Int) -> String
  let mentions: @Sendable (_ files: String) -> String
  let pathwaysLeft: @Sendable (_ names: String) -> String
  let goalsLeft: @Sendable (_ titles: String) -> String
  let cancel: String
  let details: String
  let coBenefits: String
  let funding: String
  let monitoring: String
  let costSource: String
  let risksTitle: String
  let noRisks: String
  let linkRisk: String
  let linkButton: String
  let unlink: @Sendable (_ risk: String) -> String
  let milestones: String
  let noMilestones: String
  let addMilestone: String
  let milestoneTitle: String
  let year: String
  let status: String
  let history: String
  let newTitle: String
  let chooseKind: String
  let needs: String
  let needsNothing: String
  let choose: String
  let title: String
  let summary: String
  let startYear: String
  let fullYear: String
  let fullYearHint: String
  let otherKind: String
  let needed: String
  let make: String
  let wrongTitle: String
  let wrongYear: String
  let wrongOrder: String
  let wrongUnit: @Sendable (_ meaning: String, _ units: String) -> String
  /// No range where any number goes, and no upper end where only the lower one says anything.
  let wrongValue:
    @Sendable (_ meaning: String, _ value: String, _ range: (low: String, high: String?)?) -> String
  let wrongWord: @Sendable (_ meaning: String, _ value: String, _ words: String) -> String
  /// The language in which the catalogue's own words are read.
  let language: Language
  let group: String
  let allGroups: String
  let search: String
  let searchButton: String
  let found: @Sendable (_ count: Int) -> String
  let nothingFound: String
  let usual: @Sendable (_ value: String) -> String
  let usualSpan: @Sendable (_ low: String, _ high: String) -> String
  let unverified: String
  let usualCosts: String
  let usualCostsHint: String
  let noUsualCosts: String
  let writeUsualCosts: String
  let costPayer: String
  let countForCost: @Sendable (_ meaning: String) -> String
  let costsPer: String
  /// By what is paid for, as the library has it.
  let costKinds: [String: String]
  /// By what one is, as the library has it.
  let costUnits: [String: String]
  let costEach: @Sendable (_ dollars: String, _ unit: String) -> String
  let prices: @Sendable (_ year: String) -> String
  let choices: [String: String]
  let timelineTitle: String
  let timelineLead: String
  let late: String
  let now: String
  let next: String
  let later: String
  let done: String
  let nothingPlanned: String
  let change: String
  let statusOf: @Sendable (_ title: String) -> String
}

extension ActionPageText {
  static let english = ActionPageText(
    effect: "Effect on emissions",
    noEffect: "This action lowers risks; it has no effect on emissions.",
    effectNote:
      "Actions share the ground: efficiency leaves less gas for heat pumps. Each one’s share is its mean over all orders, so shares add up to the whole.",
    equation: "Equation", validity: "Limits", parameters: "What the effect is calculated from",
    parametersLead: "Change a number and the whole forecast follows. Say where each comes from.",
    value: "Value", unit: "Unit", source: "Source", note: "Note", save: "Save", saved: "Saved.",
    unchanged: "Nothing was changed.",
    edit: "Edit all fields", remove: "Remove this action", removeTitle: { "Remove “\($0)”?" },
    removeLead: "The history keeps it, and it can be brought back from there.",
    removeButton: "Remove it", removed: "The action was removed.",
    goes: "With it goes:", goesParameters: { $0 == 1 ? "1 parameter" : "\($0) parameters" },
    goesMilestones: { $0 == 1 ? "1 milestone" : "\($0) milestones" },
    goesResponses: {
      $0 == 1 ? "1 judgment of its effect on a risk" : "\($0) judgments of its effect on risks"
    },
    goesAnswers: { $0 == 1 ? "1 answer about fairness" : "\($0) answers about fairness" },
    mentions: { "These chapters show its figures and must be changed: \($0)." },
    pathwaysLeft: { "These pathways keep their threshold and have no action any more: \($0)." },
    goalsLeft: { "No other action is for the risks of these goals: \($0)." }, cancel: "Keep it",
    details: "Details",
    coBenefits: "Other benefits", funding: "Funding", monitoring: "Measured by",
    costSource: "Source of the cost",
    risksTitle: "Risks it lowers", noRisks: "It lowers no risk yet.", linkRisk: "Link a risk",
    linkButton: "Link",
    unlink: { "Unlink \($0)" }, milestones: "Milestones",
    noMilestones: "No steps yet. The first one is what happens in the first year.",
    addMilestone: "Add a milestone", milestoneTitle: "Step", year: "Year", status: "Status",
    history: "History of this action",
    newTitle: "New action",
    chooseKind: "What kind of action is it? The kind decides how its effect is calculated.",
    needs: "Asks for:", needsNothing: "Asks for no numbers.", choose: "Choose", title: "Title",
    summary: "What is done, in a few sentences",
    startYear: "Starts in", fullYear: "Full effect in",
    fullYearHint: "The effect grows evenly until then.", otherKind: "Another kind",
    needed: "Only the title and the years are needed now; everything else can follow later.",
    make: "Add the action", wrongTitle: "Give it a title.",
    wrongYear: "A year has four digits, such as 2028.",
    wrongOrder: "The full effect comes before the start. Exchange the two years.",
    wrongUnit: { "\($0): its unit is missing, or measures something else. It can be \($1)." },
    wrongValue: { meaning, value, range in
      let ends = range.map { ends in
        ends.high.map { " from \(ends.low) to \($0)" } ?? " of at least \(ends.low)"
      }
      return "\(meaning): write a number\(ends ?? "") in place of “\(value)”."
    },
    wrongWord: { "\($0): “\($1)” is not known. Choose one of \($2)." },
    language: .english, group: "Group", allGroups: "All groups", search: "Words",
    searchButton: "Show",
    found: { $0 == 1 ? "1 kind" : "\($0) kinds" },
    nothingFound: "No kind fits these words. Try fewer, or use your own formula.",
    usual: { "Left empty: \($0)" }, usualSpan: { "seen from \($0) to \($1)" },
    unverified: "unverified",
    usualCosts: "What it usually costs",
    usualCostsHint: "Costs of the place go before these; they are stated once the action is there.",
    noUsualCosts: "No usual cost is known. State the costs of the place in the table of costs.",
    writeUsualCosts:
      "Write these costs to the table of costs, for each one that the action does, so that they follow its size",
    costPayer: "Who pays them",
    countForCost: { "The costs need this: \($0)" },
    costsPer: "Per what costs of this action may be stated",
    costKinds: ["capital": "To build or buy", "operating": "To run, each year"],
    costUnits: [
      "square foot": "square foot", "home": "home", "kW": "kilowatt", "bus": "bus",
      "lamp": "lamp", "tree": "tree", "bicycle": "bicycle", "mile of pipe": "mile of pipe",
      "kWh": "kilowatt hour",
    ],
    costEach: { "\($0) for each \($1)" }, prices: { "prices of \($0)" },
    choices: ["electricity": "electricity", "natural-gas": "natural gas", "both": "both"],
    timelineTitle: "Timeline",
    timelineLead: "When each action starts and has its full effect, and the steps on the way.",
    late: "Late", now: "This year", next: "Next three years", later: "Later", done: "Done",
    nothingPlanned: "No action has milestones yet. Add them on an action’s own page.",
    change: "Change",
    statusOf: { "Status of “\($0)”" })

  static let spanish = ActionPageText(
    effect: "Efecto en las emisiones",
    noEffect: "Esta acción reduce riesgos; no tiene efecto en las emisiones.",
    effectNote:
      "Las acciones comparten terreno: la eficiencia deja menos gas a las bombas de calor. La parte de cada una es su media en todos los órdenes, y las partes suman el total.",
    equation: "Ecuación", validity: "Límites", parameters: "De qué se calcula el efecto",
    parametersLead: "Cambie un número y toda la proyección le sigue. Diga de dónde viene cada uno.",
    value: "Valor", unit: "Unidad", source: "Fuente", note: "Nota", save: "Guardar",
    saved: "Guardado.", unchanged: "No cambió nada.",
    edit: "Editar todos los campos", remove: "Quitar esta acción",
    removeTitle: { "¿Quitar «\($0)»?" },
    removeLead: "El historial la conserva y desde allí se puede recuperar.",
    removeButton: "Quitarla", removed: "La acción se quitó.",
    goes: "Con ella se van:", goesParameters: { $0 == 1 ? "1 parámetro" : "\($0) parámetros" },
    goesMilestones: { $0 == 1 ? "1 hito" : "\($0) hitos" },
    goesResponses: {
      $0 == 1 ? "1 juicio de su efecto en un riesgo" : "\($0) juicios de su efecto en los riesgos"
    },
    goesAnswers: { $0 == 1 ? "1 respuesta sobre equidad" : "\($0) respuestas sobre equidad" },
    mentions: { "Estos capítulos muestran sus cifras y hay que cambiarlos: \($0)." },
    pathwaysLeft: { "Estas trayectorias conservan su umbral y quedan sin acción: \($0)." },
    goalsLeft: { "Ninguna otra acción atiende los riesgos de estas metas: \($0)." },
    cancel: "Conservarla", details: "Detalles",
    coBenefits: "Otros beneficios", funding: "Financiación", monitoring: "Se mide por",
    costSource: "Fuente del costo",
    risksTitle: "Riesgos que reduce", noRisks: "Todavía no reduce ningún riesgo.",
    linkRisk: "Enlazar un riesgo", linkButton: "Enlazar",
    unlink: { "Desenlazar \($0)" }, milestones: "Hitos",
    noMilestones: "Todavía sin pasos. El primero es lo que ocurre el primer año.",
    addMilestone: "Agregar un hito", milestoneTitle: "Paso", year: "Año", status: "Estado",
    history: "Historial de esta acción",
    newTitle: "Nueva acción",
    chooseKind: "¿Qué tipo de acción es? El tipo decide cómo se calcula su efecto.",
    needs: "Pide:", needsNothing: "No pide números.", choose: "Elegir", title: "Título",
    summary: "Qué se hace, en pocas frases",
    startYear: "Empieza en", fullYear: "Efecto pleno en",
    fullYearHint: "El efecto crece por igual hasta entonces.", otherKind: "Otro tipo",
    needed: "Por ahora solo hacen falta el título y los años; lo demás se puede agregar después.",
    make: "Agregar la acción", wrongTitle: "Dele un título.",
    wrongYear: "Un año tiene cuatro cifras, como 2028.",
    wrongOrder: "El efecto pleno es anterior al inicio. Intercambie los dos años.",
    wrongUnit: { "\($0): falta su unidad, o mide otra cosa. Puede ser \($1)." },
    wrongValue: { meaning, value, range in
      let ends = range.map { ends in
        ends.high.map { " de \(ends.low) a \($0)" } ?? " de \(ends.low) o más"
      }
      return "\(meaning): escriba un número\(ends ?? "") en lugar de «\(value)»."
    },
    wrongWord: { "\($0): «\($1)» no se conoce. Elija uno de \($2)." },
    language: .spanish, group: "Grupo", allGroups: "Todos los grupos", search: "Palabras",
    searchButton: "Mostrar",
    found: { $0 == 1 ? "1 tipo" : "\($0) tipos" },
    nothingFound:
      "Ningún tipo encaja con estas palabras. Pruebe con menos o use su propia fórmula.",
    usual: { "Si queda vacío: \($0)" }, usualSpan: { "visto de \($0) a \($1)" },
    unverified: "sin verificar",
    usualCosts: "Lo que suele costar",
    usualCostsHint:
      "Los costos del lugar van antes que estos; se indican cuando la acción ya existe.",
    noUsualCosts:
      "No se conoce ningún costo habitual. Indique los costos del lugar en la tabla de costos.",
    writeUsualCosts:
      "Anotar estos costos en la tabla de costos, por cada unidad que hace la acción, para que sigan su tamaño",
    costPayer: "Quién los paga",
    countForCost: { "Los costos necesitan esto: \($0)" },
    costsPer: "Por qué unidades se pueden indicar los costos de esta acción",
    costKinds: ["capital": "Construir o comprar", "operating": "Mantener en marcha, cada año"],
    costUnits: [
      "square foot": "pie cuadrado", "home": "vivienda", "kW": "kilovatio",
      "bus": "autobús", "lamp": "lámpara", "tree": "árbol", "bicycle": "bicicleta",
      "mile of pipe": "milla de tubería", "kWh": "kilovatio hora",
    ],
    costEach: { "\($0) por cada \($1)" }, prices: { "precios de \($0)" },
    choices: ["electricity": "electricidad", "natural-gas": "gas natural", "both": "ambas"],
    timelineTitle: "Calendario",
    timelineLead: "Cuándo empieza cada acción y tiene su efecto pleno, y los pasos en el camino.",
    late: "Con retraso", now: "Este año", next: "Próximos tres años", later: "Más tarde",
    done: "Hechos",
    nothingPlanned: "Ninguna acción tiene hitos todavía. Añádalos en la página de cada acción.",
    change: "Cambiar",
    statusOf: { "Estado de «\($0)»" })

  /// What a parameter means, in the reader's language.
  func meaning(_ input: CalculatorInput) -> String { input.meaning(in: language.rawValue) }
}
