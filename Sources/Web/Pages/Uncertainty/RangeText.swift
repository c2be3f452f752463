/// The words of ranges: their search, their form and the program's suggestions.
struct RangeText: Words {
  let new: String
  let newLead: String
  let search: String
  let searchHint: String
  let kind: String
  let anyKind: String
  let find: String
  let found: @Sendable (_ shown: Int, _ all: Int) -> String
  let has: String
  let hasNone: String
  let stated: String
  let partOfEffect: String
  let quantity: String
  let factor: String
  let cost: String
  let capitalCost: String
  let annualCost: String
  let times: @Sendable (String) -> String
  /// Units that have other words than their spelling.
  let units: [String: String]
  let planUses: @Sendable (String) -> String
  let between: @Sendable (_ low: String, _ high: String) -> String
  let inventoryHas: String
  let year: String
  let yearHint: String
  let distribution: String
  let distributionHint: String
  let low: String
  let best: String
  let bestHint: String
  let high: String
  let source: String
  let sourceHint: String
  let note: String
  let save: String
  let check: String
  let checkHint: String
  let remove: String
  let noNumber: @Sendable (String) -> String
  let noDistribution: String
  let exchanged: String
  let bestOutside: String
  let notAbove0: String
  let beyond: @Sendable (_ low: String, _ high: String) -> String
  let noEnd: String
  let statedOutside: @Sendable (String) -> String
  let wouldDraw: @Sendable (_ low: String, _ middle: String, _ high: String) -> String
  let wouldMove: @Sendable (_ low: String, _ high: String, _ year: Int) -> String
  let movesNothing: @Sendable (Int) -> String
  let costsAlone: String
  let suggestions: String
  let suggestionsLead: @Sendable (Int) -> String
  let take: String
  let fromTo: @Sendable (_ low: String, _ high: String) -> String
  let swing: @Sendable (_ tonnes: String, _ year: Int) -> String
  let ruleOfThumb: String
  let librarySpan: String
  let takenReason: String
  let sourceTitle: String
  let sourceNote: String

  /// What the note of a row that was taken over says.
  func basis(_ citation: String) -> String {
    citation.isEmpty ? ruleOfThumb : "\(librarySpan) \(citation)"
  }

  static let english = RangeText(
    new: "Add a range",
    newLead:
      "Choose the input first: a parameter of an action, a fact, a path, a policy, a record, a factor or a cost.",
    search: "Words", searchHint: "Such as the name of an action, or electricity.",
    kind: "Kind of input", anyKind: "Any", find: "Find",
    found: { $1 == 0 ? "Nothing fits. Try fewer words." : "\($0) of \($1) inputs" },
    has: "Range:", hasNone: "no range yet", stated: "the plan has",
    partOfEffect: "part of its effect that comes", quantity: "amount", factor: "emission factors",
    cost: "cost", capitalCost: "capital cost", annualCost: "yearly cost",
    times: { "\($0) times the factor" }, units: ["share": "", "ratio": ""],
    planUses: { "The plan is calculated with \($0)." },
    between: { "It may lie between \($0) and \($1)." },
    inventoryHas: "The inventory has a range of its own, which yours would replace:",
    year: "Year",
    yearHint:
      "The range is that of this year; the deviation grows in a straight line from the base year and stays.",
    distribution: "How likely the values between are",
    distributionHint:
      "For a bell-shaped or lognormal range the ends are what 5 of 100 draws lie below and above.",
    low: "Lower end", best: "Best value", bestHint: "Empty for what the plan has.",
    high: "Upper end", source: "Source",
    sourceHint: "The short name of a source of this workspace, or assumption.", note: "Note",
    save: "Save the range", check: "Check it",
    checkHint: "Fill both ends to see what the range would come to.",
    remove: "Remove this range",
    noNumber: { "\($0): write a number, such as 0.35 or 1450000." },
    noDistribution: "Choose how likely the values between the ends are.",
    exchanged: "The lower end lies above the upper end. Exchange the two.",
    bestOutside: "The best value lies outside the range. Widen the range or correct the value.",
    notAbove0:
      "A lognormal range lies above 0. Choose another distribution or a lower end above 0.",
    beyond: { "The input may lie between \($0) and \($1); the range reaches beyond." },
    noEnd: "any size",
    statedOutside: {
      "The plan is calculated with \($0), which lies outside the range. State a best value or widen the range."
    },
    wouldDraw: { "5 of 100 draws lie below \($0), half below \($1), 5 above \($2)." },
    wouldMove: {
      "With the input at these ends, and all else as stated, the plan emits \($0) to \($1) t CO₂e in \($2)."
    },
    movesNothing: { "It does not move the plan's emissions of \($0)." },
    costsAlone: "A cost moves what the actions cost, and no emissions.",
    suggestions: "Suggested ranges",
    suggestionsLead: {
      "For inputs without a range, those first that move the emissions of \($0) most. They are suggestions of the program and marked as such; nobody has judged them. Take over what seems reasonable and correct it later."
    },
    take: "Take over what is chosen", fromTo: { "\($0) to \($1)" },
    swing: { "moves \($1) by \($0) t CO₂e" },
    ruleOfThumb: "Rule of thumb of the program; nobody has measured it.",
    librarySpan: "The span that the library gives:",
    takenReason: "Take over suggested ranges",
    sourceTitle: "Suggestion of the program, not judged by anybody yet",
    sourceNote:
      "Ranges that were taken over from the page of how sure the plan is. Replace them with ranges that people have judged."
  )

  static let spanish = RangeText(
    new: "Agregar un margen",
    newLead:
      "Elija primero el dato: un parámetro de una acción, un dato de la comunidad, una trayectoria, una política, un registro, un factor o un costo.",
    search: "Palabras", searchHint: "Por ejemplo el nombre de una acción, o electricity.",
    kind: "Tipo de dato", anyKind: "Cualquiera", find: "Buscar",
    found: { $1 == 0 ? "Nada coincide. Pruebe con menos palabras." : "\($0) de \($1) datos" },
    has: "Margen:", hasNone: "todavía sin margen", stated: "el plan tiene",
    partOfEffect: "parte de su efecto que llega", quantity: "cantidad",
    factor: "factores de emisión", cost: "costo", capitalCost: "costo de inversión",
    annualCost: "costo anual", times: { "\($0) veces el factor" },
    units: [
      "share": "", "ratio": "", "percent": "por ciento", "acre": "acres",
      "hectare": "hectáreas", "mile": "millas", "days": "días", "people": "personas",
    ],
    planUses: { "El plan se calcula con \($0)." },
    between: { "Puede estar entre \($0) y \($1)." },
    inventoryHas: "El inventario tiene un margen propio, que el suyo reemplazaría:", year: "Año",
    yearHint:
      "El margen es el de este año; la desviación crece en línea recta desde el año base y se queda.",
    distribution: "Qué tan probables son los valores entre los extremos",
    distributionHint:
      "En un margen en campana o lognormal los extremos son aquello por debajo y por encima de lo cual quedan 5 de cada 100 sorteos.",
    low: "Extremo inferior", best: "Mejor valor", bestHint: "Vacío para lo que tiene el plan.",
    high: "Extremo superior", source: "Fuente",
    sourceHint: "El nombre corto de una fuente de este espacio, o assumption.", note: "Nota",
    save: "Guardar el margen", check: "Revisarlo",
    checkHint: "Llene los dos extremos para ver a qué llevaría el margen.",
    remove: "Quitar este margen",
    noNumber: { "\($0): escriba un número, por ejemplo 0.35 o 1450000." },
    noDistribution: "Elija qué tan probables son los valores entre los extremos.",
    exchanged: "El extremo inferior está por encima del superior. Intercámbielos.",
    bestOutside: "El mejor valor está fuera del margen. Amplíe el margen o corrija el valor.",
    notAbove0:
      "Un margen lognormal está por encima de 0. Elija otra distribución o un extremo inferior mayor que 0.",
    beyond: { "El dato puede estar entre \($0) y \($1); el margen va más allá." },
    noEnd: "cualquier tamaño",
    statedOutside: {
      "El plan se calcula con \($0), que está fuera del margen. Indique un mejor valor o amplíe el margen."
    },
    wouldDraw: {
      "5 de cada 100 sorteos quedan por debajo de \($0), la mitad por debajo de \($1), 5 por encima de \($2)."
    },
    wouldMove: {
      "Con el dato en estos extremos, y lo demás como se indica, el plan emite de \($0) a \($1) t CO₂e en \($2)."
    },
    movesNothing: { "No mueve las emisiones del plan de \($0)." },
    costsAlone: "Un costo mueve lo que cuestan las acciones, y ninguna emisión.",
    suggestions: "Márgenes propuestos",
    suggestionsLead: {
      "Para datos sin margen, primero los que más mueven las emisiones de \($0). Son propuestas del programa y llevan esa marca; nadie las ha juzgado. Incorpore lo que parezca razonable y corríjalo después."
    },
    take: "Incorporar lo elegido", fromTo: { "de \($0) a \($1)" },
    swing: { "mueve \($1) en \($0) t CO₂e" },
    ruleOfThumb: "Regla práctica del programa; nadie la ha medido.",
    librarySpan: "El margen que da la biblioteca:",
    takenReason: "Incorporar márgenes propuestos",
    sourceTitle: "Propuesta del programa, que nadie ha juzgado todavía",
    sourceNote:
      "Márgenes incorporados desde la página de qué tan seguro es el plan. Reemplácelos por márgenes que la gente haya juzgado."
  )
}
