import Inventory

/// Texts of the comparison of two years.
struct CompareText: Words {
  let tab: String
  let title: @Sendable (Int, Int) -> String
  let lead: String
  let from: String
  let to: String
  let show: String
  let controls: String
  let totalOf: @Sendable (Int) -> String
  let change: String
  let changePercent: String
  let table: @Sendable (Int, Int) -> String
  let drivers: String
  let driversLead: String
  let driver: String
  let effect: String
  let partOfStart: @Sendable (Int) -> String
  let sum: String
  let kind: @Sendable (RecordChange.Kind) -> String
  let notSplit: @Sendable (String) -> String
  let notes: String
  let recalculations: String
  let recalculationsLead: String
  let date: String
  let year: String
  let what: String
  let why: String
  let before: String
  let after: String
  let record: String
  let noRecalculation: @Sendable (Int, Int) -> String
  let needsTwo: String
  let needsTwoDetail: String
  let notSplitYet: String
  let toRecalculation: String
  let missing: @Sendable (_ count: Int, _ from: Int, _ to: Int) -> String
  let missingDetail: @Sendable (_ count: Int, _ share: String, _ from: Int) -> String
  let toRecords: String

  static let english = CompareText(
    tab: "Years compared", title: { "From \($0) to \($1)" },
    lead: "Two inventories side by side, and what the change between them is made of.",
    from: "From", to: "To", show: "Compare", controls: "Which years",
    totalOf: { "t CO₂e in \($0)" }, change: "t CO₂e of change", changePercent: "change",
    table: { "Emissions by sector in \($0) and \($1), t CO₂e" },
    drivers: "What the change is made of",
    driversLead:
      "The change is split among its drivers without a remainder. It says what moved with what, not what caused it.",
    driver: "Driver", effect: "Effect, t CO₂e", partOfStart: { "% of \($0)" }, sum: "Change",
    kind: { $0.title }, notSplit: { "Not split: \($0)" }, notes: "Notes",
    recalculations: "Recalculations",
    recalculationsLead: "What the inventories of these years were recalculated for.",
    date: "Date", year: "Year", what: "What changed", why: "Why", before: "Before, t CO₂e",
    after: "After, t CO₂e", record: "Row",
    noRecalculation: { "No recalculation of \($0) or \($1) is recorded." },
    needsTwo: "A comparison needs two inventories",
    needsTwoDetail: "Add records of a second year; then the two stand side by side here.",
    notSplitYet: "The change cannot be split",
    toRecalculation: "Compare with an earlier state of the inventory",
    missing: { count, from, to in
      count == 1
        ? "1 source of \(from) is not counted in \(to)"
        : "\(count) sources of \(from) are not counted in \(to)"
    },
    missingDetail: { count, share, from in
      count == 1
        ? "It was \(share) of the emissions of \(from). If it still exists, what is missing here only looks like a reduction: add its record, mend the one with an error, or enter a notation key that says why there is none."
        : "They were \(share) of the emissions of \(from). If they still exist, what is missing here only looks like a reduction: add their records, mend those with an error, or enter a notation key that says why there are none."
    }, toRecords: "Open the activity data")

  static let spanish = CompareText(
    tab: "Años comparados", title: { "De \($0) a \($1)" },
    lead: "Dos inventarios uno junto al otro, y de qué está hecho el cambio entre ellos.",
    from: "De", to: "A", show: "Comparar", controls: "Qué años",
    totalOf: { "t CO₂e en \($0)" }, change: "t CO₂e de cambio", changePercent: "cambio",
    table: { "Emisiones por sector en \($0) y \($1), t CO₂e" },
    drivers: "De qué está hecho el cambio",
    driversLead:
      "El cambio se reparte entre sus impulsores sin resto. Dice qué se movió con qué, no qué lo causó.",
    driver: "Impulsor", effect: "Efecto, t CO₂e", partOfStart: { "% de \($0)" }, sum: "Cambio",
    kind: { kind in
      switch kind {
      case .started: "Fuentes que empezaron"
      case .stopped: "Fuentes que terminaron"
      case .newlyCounted: "Fuentes contadas por primera vez"
      case .noLongerCounted: "Fuentes que ya no se cuentan"
      }
    }, notSplit: { "Sin repartir: \($0)" }, notes: "Notas", recalculations: "Recálculos",
    recalculationsLead: "Por qué se recalcularon los inventarios de estos años.",
    date: "Fecha", year: "Año", what: "Qué cambió", why: "Por qué", before: "Antes, t CO₂e",
    after: "Después, t CO₂e", record: "Fila",
    noRecalculation: { "No consta ningún recálculo de \($0) ni de \($1)." },
    needsTwo: "Una comparación necesita dos inventarios",
    needsTwoDetail: "Agregue registros de un segundo año; entonces estarán aquí uno junto al otro.",
    notSplitYet: "El cambio no se puede repartir",
    toRecalculation: "Comparar con un estado anterior del inventario",
    missing: { count, from, to in
      count == 1
        ? "1 fuente de \(from) no se cuenta en \(to)"
        : "\(count) fuentes de \(from) no se cuentan en \(to)"
    },
    missingDetail: { count, share, from in
      count == 1
        ? "Era el \(share) de las emisiones de \(from). Si todavía existe, lo que falta aquí solo parece una reducción: agregue su registro, corrija el que tiene un error o ponga una clave de notación que diga por qué no lo hay."
        : "Eran el \(share) de las emisiones de \(from). Si todavía existen, lo que falta aquí solo parece una reducción: agregue sus registros, corrija los que tienen un error o ponga una clave de notación que diga por qué no los hay."
    }, toRecords: "Abrir los datos de actividad")
}
