/// Texts of the page on which actions and scenarios stand side by side.
struct ActionCompareText: Words {
  let tab: String
  let title: String
  let lead: String
  let choose: String
  let actions: String
  let scenarios: String
  let compare: String
  let chooseTwo: String
  let tooMany: @Sendable (Int) -> String
  let caption: String
  let measure: String
  let saved: @Sendable (Int) -> String
  let alone: @Sendable (Int) -> String
  let last: @Sendable (Int) -> String
  let remaining: @Sendable (Int) -> String
  let belowUsual: String
  let cumulative: String
  let net: String
  let perTonne: String
  let staff: String
  let coBenefits: String
  let risks: String
  let score: String
  let place: String
  let note: String
  let notKnown: String
  let noScore: String
  let moneyOf: @Sendable (_ known: Int, _ count: Int) -> String
  let remarks: String
  let emptyTitle: String
  let emptyDetail: String
  let addAction: String

  static let english = ActionCompareText(
    tab: "Side by side", title: "Actions side by side",
    lead:
      "Tick actions, scenarios or saved portfolios, and see what each saves, costs, asks for and brings.",
    choose: "What is compared", actions: "Actions", scenarios: "Scenarios and saved portfolios",
    compare: "Compare", chooseTwo: "Tick something to compare",
    tooMany: { "Only the first \($0) are shown." }, caption: "Side by side",
    measure: "By", saved: { "t CO₂e saved in \($0)" }, alone: { "alone, \($0)" },
    last: { "on top of all others, \($0)" }, remaining: { "t CO₂e left in \($0)" },
    belowUsual: "less than usual, with policies",
    cumulative: "t CO₂e saved, all years", net: "Net present value",
    perTonne: "Net cost of a t CO₂e", staff: "Staff hours a year", coBenefits: "Other benefits",
    risks: "Risks lowered", score: "Score", place: "Place",
    note:
      "What an action saves is its share among all actions of the plan. A scenario is the sum of its actions and has no score; its net cost of a ton counts those of them that save tons.",
    notKnown: "It is not known.", noScore: "Only actions have a score.",
    moneyOf: { "\($0) of \($1) actions" }, remarks: "What is not in these numbers",
    emptyTitle: "There is nothing to compare yet",
    emptyDetail: "It takes actions and a forecast.", addAction: "Add an action")

  static let spanish = ActionCompareText(
    tab: "Lado a lado", title: "Acciones lado a lado",
    lead:
      "Marque acciones, escenarios o carteras guardadas, y vea qué ahorra, cuesta, pide y trae cada una.",
    choose: "Qué se compara", actions: "Acciones", scenarios: "Escenarios y carteras guardadas",
    compare: "Comparar", chooseTwo: "Marque algo para comparar",
    tooMany: { "Se muestran solo las primeras \($0)." }, caption: "Lado a lado", measure: "Según",
    saved: { "t CO₂e ahorradas en \($0)" }, alone: { "por sí sola, \($0)" },
    last: { "además de todas las otras, \($0)" }, remaining: { "t CO₂e que quedan en \($0)" },
    belowUsual: "menos que lo habitual, con políticas",
    cumulative: "t CO₂e ahorradas, todos los años", net: "Valor actual neto",
    perTonne: "Costo neto de una t CO₂e", staff: "Horas de personal al año",
    coBenefits: "Otros beneficios", risks: "Riesgos que baja", score: "Puntaje", place: "Lugar",
    note:
      "Lo que ahorra una acción es su parte entre todas las acciones del plan. Un escenario es la suma de sus acciones y no tiene puntaje; su costo neto de una tonelada cuenta las que ahorran toneladas.",
    notKnown: "No se conoce.", noScore: "Solo las acciones tienen puntaje.",
    moneyOf: { "\($0) de \($1) acciones" }, remarks: "Lo que no está en estas cifras",
    emptyTitle: "Todavía no hay nada que comparar",
    emptyDetail: "Hacen falta acciones y una proyección.", addAction: "Agregar una acción")
}
