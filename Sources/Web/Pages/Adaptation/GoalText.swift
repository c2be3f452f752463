import Strategies

/// The words of goals.
struct GoalText: Words {
  let tab: String
  let title: String
  let lead: String
  let new: String
  let emptyTitle: String
  let emptyDetail: String
  let goal: String
  let progress: String
  let risks: String
  let actions: String
  let noRisks: String
  let noActions: String
  let baseline: String
  let target: String
  let latest: String
  let expected: String
  let states: [GoalProgress.State: String]
  let way: @Sendable (_ percent: String) -> String
  let inYear: @Sendable (_ value: String, _ year: Int) -> String
  let gapsTitle: String
  let risksWithoutGoal: @Sendable (_ count: Int) -> String
  let goalsWithoutAction: @Sendable (_ count: Int) -> String
  let edit: String
  let saved: String
  let name: String
  let description: String
  let tiedRisks: String
  let indicator: String
  let indicatorHint: String
  let noIndicator: String
  let baselineYear: String
  let targetYear: String
  let unit: String
  let unitHint: String
  let lead2: String
  let status: String
  let source: String
  let note: String
  let save: String
  let wrongTitle: String
  let wrongYear: String
  let wrongNumber: String
  let wrongOrder: String
  let wrongUnit: String
  let record: String

  static let english = GoalText(
    tab: "Goals", title: "Goals of adaptation",
    lead:
      "What is to be better by when, tied to the risks that it lowers, with an indicator that says how far it is.",
    new: "Add a goal", emptyTitle: "No goals yet",
    emptyDetail:
      "A goal says what will be better, for whom and by when. Begin with the worst risks of the register.",
    goal: "Goal", progress: "Where it stands", risks: "Risks", actions: "Actions for it",
    noRisks: "tied to no risk", noActions: "no action", baseline: "From", target: "To",
    latest: "Newest reading", expected: "The line expects",
    states: [
      .reached: "reached", .behind: "behind", .missed: "missed", .onTrack: "on track",
      .noReading: "no reading yet", .notMeasurable: "cannot be measured yet",
    ], way: { "\($0) of the way" }, inYear: { "\($0) in \($1)" }, gapsTitle: "What is missing",
    risksWithoutGoal: { $0 == 1 ? "1 risk has no goal" : "\($0) risks have no goal" },
    goalsWithoutAction: {
      $0 == 1 ? "1 goal has no action for its risks" : "\($0) goals have no action for their risks"
    }, edit: "Edit", saved: "Saved.",
    name: "What is to be better", description: "In more words", tiedRisks: "Risks that it lowers",
    indicator: "Indicator",
    indicatorHint: "A measure of indicators.csv; its newest value says how far the goal is.",
    noIndicator: "None yet", baselineYear: "Year it starts from", targetYear: "Year of the target",
    unit: "Unit", unitHint: "Such as percent or people; the same as the indicator's.",
    lead2: "Who leads", status: "Status", source: "Sources (ids)", note: "Note", save: "Save",
    wrongTitle: "Say what is to be better.",
    wrongYear: "Write a year of four digits, or nothing.",
    wrongNumber: "Write a number, or nothing.",
    wrongOrder: "The target has to come after the start.",
    wrongUnit: "This unit is not known.", record: "All fields")

  static let spanish = GoalText(
    tab: "Metas", title: "Metas de adaptación",
    lead:
      "Qué ha de mejorar y para cuándo, unido a los riesgos que reduce, con un indicador que dice cuánto se ha avanzado.",
    new: "Agregar una meta", emptyTitle: "Todavía no hay metas",
    emptyDetail:
      "Una meta dice qué mejorará, para quién y para cuándo. Empiece por los peores riesgos del registro.",
    goal: "Meta", progress: "Cómo va", risks: "Riesgos", actions: "Acciones para ella",
    noRisks: "unida a ningún riesgo", noActions: "sin acción", baseline: "Desde",
    target: "Hasta", latest: "Última lectura", expected: "La línea espera",
    states: [
      .reached: "alcanzada", .behind: "con retraso", .missed: "no alcanzada",
      .onTrack: "en camino", .noReading: "todavía sin lectura",
      .notMeasurable: "todavía no se puede medir",
    ], way: { "\($0) del camino" }, inYear: { "\($0) en \($1)" }, gapsTitle: "Lo que falta",
    risksWithoutGoal: { $0 == 1 ? "1 riesgo no tiene meta" : "\($0) riesgos no tienen meta" },
    goalsWithoutAction: {
      $0 == 1
        ? "1 meta no tiene acción para sus riesgos"
        : "\($0) metas no tienen acción para sus riesgos"
    }, edit: "Editar", saved: "Guardado.",
    name: "Qué ha de mejorar", description: "Con más palabras",
    tiedRisks: "Riesgos que reduce", indicator: "Indicador",
    indicatorHint:
      "Una medida de indicators.csv; su último valor dice cuánto se ha avanzado.",
    noIndicator: "Ninguno todavía", baselineYear: "Año de partida",
    targetYear: "Año de la meta", unit: "Unidad",
    unitHint: "Como percent o people; la misma que la del indicador.", lead2: "Quién dirige",
    status: "Estado", source: "Fuentes (identificadores)", note: "Nota", save: "Guardar",
    wrongTitle: "Diga qué ha de mejorar.",
    wrongYear: "Escriba un año de cuatro cifras, o nada.",
    wrongNumber: "Escriba un número, o nada.",
    wrongOrder: "La meta tiene que venir después del comienzo.",
    wrongUnit: "Esta unidad no se conoce.", record: "Todos los campos")
}
