import Inventory
import Strategies

/// The texts of methods and calculators: how numbers are calculated.
struct MethodText: Words {
  let tab, title, lead, search, searchHint, find, showAll, nothing, nothingDetail: String
  let counts: @Sendable (_ methods: Int, _ calculators: Int) -> String
  let methods, methodsNote, method, quantity, protocols, recordsHere, noneHere: String
  let calculators, calculatorsNote, usualUnverified: String
  let actionsHere: @Sendable (_ count: Int) -> String
  let equation, notProportional, inputs, noInputs, howToState, asksNothing, validity, source: String
  let input, meaning, unit, range, unlessStated, aWord, any, atLeastNothing: String
  let span: @Sendable (_ low: String, _ high: String) -> String
  let mustBeStated, orLeftOut, constant, orVariant: String
  let activity, anyWord, aFuel, ofSet, account, relatives: String
  let scope: @Sendable (_ scope: Int) -> String
  let counted: [CommunityCount: String]
  let planOne, usual, usualNote, actsOnPart, benefits, servesThrough, inThisPlan: String
  let nameInTables, verified, unverified, definition, howItCalculates: String

  func title(_ group: CalculatorGroup, _ language: Language) -> String {
    language == .spanish ? group.spanishTitle : group.title
  }

  /// Where a method's records stand in the protocols, in one line.
  func protocols(of method: MethodDeclaration) -> String {
    let tags = method.protocols
    let gpc = tags.gpc.replacing("{n}", with: "x").replacing("{t}", with: "x")
    return [
      gpc.isEmpty ? "" : "GPC \(gpc)", tags.scope.map(scope) ?? "",
      tags.uscp.isEmpty ? "" : "USCP \(tags.uscp)", tags.lgop.isEmpty ? "" : "LGOP \(tags.lgop)",
      tags.counts.flatMap { counted[$0] } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  func tag(_ standing: CalculatorFacts.Standing) -> HTML {
    switch standing {
    case .verified: "<span class=\"tag tag--good\">\(verified)</span>"
    case .unverified: "<span class=\"tag tag--caution\">\(unverified)</span>"
    case .definition: "<span class=\"tag\">\(definition)</span>"
    }
  }

  static let english = MethodText(
    tab: "Methods", title: "Methods and calculators",
    lead:
      "How every number is calculated: the equation, what goes into it with its units, where it holds and where it is from.",
    search: "Search methods and calculators",
    searchHint: "Such as natural gas, landfill, heat pumps or grid-electricity.", find: "Find",
    showAll: "Show all", nothing: "No method fits",
    nothingDetail: "Every word has to fit. Leave one out, or show all.",
    counts: { methods, calculators in
      "\(methods == 1 ? "1 method" : "\(methods) methods") and \(calculators == 1 ? "1 calculator" : "\(calculators) calculators")."
    }, methods: "Methods of the inventory",
    methodsNote:
      "A method turns an activity record into emissions by gas. What is listed under a sector may serve others too.",
    method: "Method", quantity: "Quantity", protocols: "Protocols", recordsHere: "Records here",
    noneHere: "none", calculators: "Calculators of actions",
    calculatorsNote:
      "A calculator says what an action does to activity and emissions. Actions on one stream act on what others have left of it.",
    usualUnverified: "usual values unverified",
    actionsHere: { $0 == 1 ? "1 action here" : "\($0) actions here" }, equation: "Equation",
    notProportional: "Emissions are not proportional to the quantity.", inputs: "What goes into it",
    noInputs: "Nothing beside the quantity.",
    howToState:
      "State an input as name=value in the factor of a record, or as a row of the table of inputs with its source.",
    asksNothing: "It asks for nothing.", validity: "Where it holds", source: "Source",
    input: "Input", meaning: "Meaning", unit: "Unit", range: "Range or words",
    unlessStated: "Unless stated", aWord: "a word", any: "any", atLeastNothing: "0 or more",
    span: { "\($0) to \($1)" }, mustBeStated: "must be stated",
    orLeftOut: "as the activity tells, or left out", constant: "of the library:",
    orVariant: "may name a variant of", activity: "Activity", anyWord: "any word",
    aFuel: "a fuel of the library", ofSet: "an activity of the set", account: "Account",
    relatives: "Same data by other methods",
    scope: { "scope \($0)" },
    counted: [.source: "source", .activity: "activity", .both: "source and activity"],
    planOne: "Plan such an action", usual: "Usual value",
    usualNote:
      "An input with a usual value may be left out; every other must be stated. Unverified values were not found in a source that was read. A definition is no fact: it leaves the input without an effect of its own.",
    actsOnPart: "It acts on a part that overlaps with no other part:", benefits: "Also brings",
    servesThrough: "Serves strategies for risks", inThisPlan: "Actions of this plan",
    nameInTables: "Name in tables", verified: "verified", unverified: "unverified",
    definition: "definition", howItCalculates: "How it calculates")

  static let spanish = MethodText(
    tab: "Métodos", title: "Métodos y calculadoras",
    lead:
      "Cómo se calcula cada número: la ecuación, lo que entra en ella con sus unidades, dónde vale y de dónde viene.",
    search: "Buscar métodos y calculadoras",
    searchHint: "Por ejemplo gas natural, vertedero, bombas de calor o grid-electricity.",
    find: "Buscar", showAll: "Mostrar todo", nothing: "Ningún método encaja",
    nothingDetail: "Cada palabra debe encajar. Quite una o muestre todo.",
    counts: { methods, calculators in
      "\(methods == 1 ? "1 método" : "\(methods) métodos") y \(calculators == 1 ? "1 calculadora" : "\(calculators) calculadoras")."
    }, methods: "Métodos del inventario",
    methodsNote:
      "Un método convierte un registro de actividad en emisiones por gas. Lo que está bajo un sector puede servir a otros.",
    method: "Método", quantity: "Cantidad", protocols: "Protocolos", recordsHere: "Registros aquí",
    noneHere: "ninguno", calculators: "Calculadoras de acciones",
    calculatorsNote:
      "Una calculadora dice qué hace una acción con la actividad y las emisiones. Las acciones sobre un mismo flujo actúan sobre lo que otras dejaron de él.",
    usualUnverified: "valores habituales sin verificar",
    actionsHere: { $0 == 1 ? "1 acción aquí" : "\($0) acciones aquí" }, equation: "Ecuación",
    notProportional: "Las emisiones no son proporcionales a la cantidad.",
    inputs: "Qué entra en ella", noInputs: "Nada aparte de la cantidad.",
    howToState:
      "Indique un dato como nombre=valor en el factor de un registro, o como fila de la tabla de datos con su fuente.",
    asksNothing: "No pide nada.", validity: "Dónde vale", source: "Fuente", input: "Dato",
    meaning: "Significado", unit: "Unidad", range: "Intervalo o palabras",
    unlessStated: "Si no se indica", aWord: "una palabra", any: "cualquiera",
    atLeastNothing: "0 o más", span: { "de \($0) a \($1)" }, mustBeStated: "se debe indicar",
    orLeftOut: "según la actividad, o se omite", constant: "de la biblioteca:",
    orVariant: "puede nombrar una variante de", activity: "Actividad",
    anyWord: "cualquier palabra", aFuel: "un combustible de la biblioteca",
    ofSet: "una actividad del conjunto", account: "Cuenta",
    relatives: "Los mismos datos por otros métodos",
    scope: { "alcance \($0)" },
    counted: [.source: "fuente", .activity: "actividad", .both: "fuente y actividad"],
    planOne: "Planear una acción así", usual: "Valor habitual",
    usualNote:
      "Un dato con valor habitual se puede omitir; los demás se deben indicar. Los valores sin verificar no se encontraron en una fuente leída. Una definición no es un hecho: deja el dato sin efecto propio.",
    actsOnPart: "Actúa sobre una parte que no se solapa con ninguna otra:",
    benefits: "También aporta", servesThrough: "Sirve a estrategias para riesgos",
    inThisPlan: "Acciones de este plan", nameInTables: "Nombre en las tablas",
    verified: "verificado", unverified: "sin verificar", definition: "definición",
    howItCalculates: "Cómo calcula")
}
