import Forecast

/// Texts of the targets.
struct TargetText: Words {
  let tab: String
  let title: String
  let lead: String
  let table: String
  let target: String
  let reduction: @Sendable (_ percent: String, _ kind: Target.Kind, _ base: Int) -> String
  let reductionTitle: String
  let year: String
  let allowed: String
  let gap: String
  let planGap: String
  let yearly: String
  let yearlyRate: String
  let met: String
  let edit: String
  let add: String
  let unverified: String
  let unverifiedNote: String
  let gapNote: String
  let yearlyNote: @Sendable (Int?) -> String
  let notComputed: String
  let emptyTitle: String
  let emptyDetail: String
  let readMore: String

  static let english = TargetText(
    tab: "Targets", title: "Targets beside the forecast",
    lead:
      "What each target allows, how far business as usual and the plan are from it, and how much every year has to bring.",
    table: "Targets, t CO₂e", target: "Target",
    reduction: { percent, kind, base in
      "\(percent) \(kind == .perCapita ? "per resident " : "")below \(base)"
    }, reductionTitle: "Reduction", year: "Year", allowed: "Allowed",
    gap: "Gap, business as usual", planGap: "Gap, with this plan",
    yearly: "Needed each year", yearlyRate: "Needed each year, %", met: "met", edit: "Edit",
    add: "Add a target", unverified: "unverified",
    unverifiedNote:
      "Unverified: the percentage was not confirmed for this community in a source.",
    gapNote: "A gap above 0 means that the target is missed.",
    yearlyNote: { last in
      last.map {
        "Needed each year: the same amount every year from the inventory of \($0) to the target's year; the percentage is of that inventory."
      } ?? ""
    }, notComputed: "Targets that could not be computed",
    emptyTitle: "There is no target yet",
    emptyDetail:
      "A target says by how much emissions fall from a base year to a year ahead. Add the first one.",
    readMore: "What it rests on")

  static let spanish = TargetText(
    tab: "Metas", title: "Las metas junto a la proyección",
    lead:
      "Lo que permite cada meta, a qué distancia están la proyección y el plan, y cuánto tiene que aportar cada año.",
    table: "Metas, t CO₂e", target: "Meta",
    reduction: { percent, kind, base in
      "\(percent) \(kind == .perCapita ? "por habitante " : "")por debajo de \(base)"
    }, reductionTitle: "Reducción", year: "Año", allowed: "Permitido",
    gap: "Brecha, sin cambios", planGap: "Brecha, con este plan",
    yearly: "Necesario cada año", yearlyRate: "Necesario cada año, %", met: "cumplida",
    edit: "Editar", add: "Agregar una meta", unverified: "sin verificar",
    unverifiedNote:
      "Sin verificar: el porcentaje no se confirmó en una fuente para esta comunidad.",
    gapNote: "Una brecha mayor que 0 significa que la meta no se cumple.",
    yearlyNote: { last in
      last.map {
        "Necesario cada año: la misma cantidad cada año desde el inventario de \($0) hasta el año de la meta; el porcentaje es de ese inventario."
      } ?? ""
    }, notComputed: "Metas que no se pudieron calcular",
    emptyTitle: "Todavía no hay ninguna meta",
    emptyDetail:
      "Una meta dice cuánto bajan las emisiones desde un año base hasta un año futuro. Agregue la primera.",
    readMore: "En qué se apoya")
}
