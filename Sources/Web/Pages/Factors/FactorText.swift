import Inventory
import Plan

/// The texts of choosing a record's factor.
struct FactorText: Words {
  let title, lead, record, factor, values, source, uncertainty, tonnes, difference: String
  let automatic, notStated, noFactors, notPossible, otherMethod, noMethodTitle, noMethod: String
  let reason, reasonHint, reasonMissing, choiceMissing, same, save, cancel, readOnly, stale: String
  let current, own, edition, study, region, automaticGroup: String
  let noteBefore: @Sendable (String) -> String

  func group(_ group: FactorOption.Group) -> String {
    switch group {
    case .current: current
    case .automatic: automaticGroup
    case .own: own
    case .edition: edition
    case .study: study
    case .region: region
    }
  }

  static let english = FactorText(
    title: "Choose the emission factor",
    lead:
      "These factors fit the method, activity, year and place of the record. Choose one and say why: the reason goes into the record's remarks and the history.",
    record: "Record", factor: "Factor cell", values: "Values",
    source: "Edition and source", uncertainty: "Uncertainty", tonnes: "t CO₂e",
    difference: "Difference", automatic: "(empty: Cairn's own choice)", notStated: "not stated",
    noFactors: "No factor is taken.", notPossible: "Not possible: ",
    otherMethod: "A factor of another kind may need another method or inputs of its own.",
    noMethodTitle: "This record has no factor to choose",
    noMethod:
      "It has a notation key in place of an amount, or an error. Mend it in its form first.",
    reason: "Why this factor",
    reasonHint: "Such as: the utility's own rate for the year, verified by The Climate Registry.",
    reasonMissing: "Say why: a change of factor needs a reason.",
    choiceMissing: "Choose one of the factors.", same: "The record has this factor already.",
    save: "Take this factor", cancel: "Back to the record",
    readOnly: "You can read this, and not change it.",
    stale: "Somebody else has changed the record since you opened this. Look at it again.",
    current: "What the record takes now", own: "Factors of the community",
    edition: "Other editions, revisions and years", study: "Other studies",
    region: "Grids of other regions", automaticGroup: "Cairn's own choice",
    noteBefore: { $0.isEmpty ? "Factor, automatic choice: " : "Factor \($0): " })

  static let spanish = FactorText(
    title: "Elegir el factor de emisión",
    lead:
      "Estos factores corresponden al método, la actividad, el año y el lugar del registro. Elija uno y diga por qué: la razón pasa a las observaciones del registro y al historial.",
    record: "Registro", factor: "Celda del factor",
    values: "Valores", source: "Edición y fuente", uncertainty: "Incertidumbre",
    tonnes: "t CO₂e", difference: "Diferencia",
    automatic: "(vacía: elección de Cairn)", notStated: "no indicada",
    noFactors: "No se toma ningún factor.", notPossible: "No es posible: ",
    otherMethod:
      "Un factor de otro tipo puede necesitar otro método o datos propios.",
    noMethodTitle: "Este registro no tiene factor que elegir",
    noMethod:
      "Tiene una clave de notación en lugar de una cantidad, o un error. Corríjalo primero en su formulario.",
    reason: "Por qué este factor",
    reasonHint:
      "Por ejemplo: la tasa propia de la empresa eléctrica para el año, verificada por The Climate Registry.",
    reasonMissing: "Diga por qué: un cambio de factor necesita una razón.",
    choiceMissing: "Elija uno de los factores.", same: "El registro ya tiene este factor.",
    save: "Tomar este factor", cancel: "Volver al registro",
    readOnly: "Puede leer esto, pero no cambiarlo.",
    stale: "Otra persona cambió el registro desde que abrió esto. Véalo de nuevo.",
    current: "Lo que el registro toma ahora", own: "Factores de la comunidad",
    edition: "Otras ediciones, revisiones y años", study: "Otros estudios",
    region: "Redes de otras regiones", automaticGroup: "Elección de Cairn",
    noteBefore: { $0.isEmpty ? "Factor, elección automática: " : "Factor \($0): " })
}
