struct HazardListText: Words {
  let title: String
  let lead: String
  let hazard: String
  let before: String
  let after: String
  let change: String
  let risks: String
  let inWords: String
  let range: @Sendable (_ low: String, _ high: String) -> String
  let edit: String
  let add: String
  let emptyTitle: String
  let emptyDetail: String
  let toProfile: String
  let note: String
  let toRisks: @Sendable (_ count: Int) -> String
  let noRisk: String

  static let english = HazardListText(
    title: "Hazards of the plan",
    lead:
      "What threatens this community, each with its figures before and after. Risks are scored against these.",
    hazard: "Hazard", before: "Before", after: "After", change: "Change",
    risks: "Risks",
    inWords: "in words only", range: { "models \($0) to \($1)" }, edit: "Edit", add: "Add a hazard",
    emptyTitle: "No hazards yet",
    emptyDetail:
      "Take the climate profile of your place into the plan; it adds a hazard for each indicator. Others, such as wildfire smoke, are added in words.",
    toProfile: "Open the hazard profile",
    note:
      "The average over models; below it the lowest and highest model. A hazard without figures is described in its note.",
    toRisks: { $0 == 1 ? "1 risk" : "\($0) risks" }, noRisk: "none yet")
  static let spanish = HazardListText(
    title: "Amenazas del plan",
    lead:
      "Lo que amenaza a esta comunidad, con sus cifras de antes y después. Los riesgos se valoran frente a ellas.",
    hazard: "Amenaza", before: "Antes", after: "Después", change: "Cambio",
    risks: "Riesgos",
    inWords: "solo con palabras", range: { "modelos \($0) a \($1)" }, edit: "Editar",
    add: "Agregar una amenaza",
    emptyTitle: "Todavía no hay amenazas",
    emptyDetail:
      "Lleve al plan el perfil climático de su lugar; agrega una amenaza por cada indicador. Otras, como el humo de los incendios, se agregan con palabras.",
    toProfile: "Abrir el perfil de amenazas",
    note:
      "El promedio de los modelos; debajo, el modelo más bajo y el más alto. Una amenaza sin cifras se describe en su nota.",
    toRisks: { $0 == 1 ? "1 riesgo" : "\($0) riesgos" }, noRisk: "ninguno todavía")
}
