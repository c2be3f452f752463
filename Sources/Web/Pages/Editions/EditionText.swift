import Factors

/// Texts of editions of factors: two of them compared, and what another one would change.
struct EditionText: Words {
  let title: String
  let lead: String
  let compareTab: String
  let changeTab: String
  let family: @Sendable (FactorEdition.Family) -> String
  let old: String
  let new: String
  let region: String
  let regionHint: String
  let show: String
  let table: @Sendable (_ old: String, _ new: String) -> String
  let factor: String
  let place: String
  let gas: String
  let unit: String
  let before: String
  let after: String
  let percent: String
  let added: String
  let removed: String
  let counts: @Sendable (_ changed: Int, _ added: Int, _ removed: Int, _ same: Int) -> String
  let firstOf: @Sendable (_ shown: String, _ all: String) -> String
  let same: String
  let notPossible: String
  let unknown: @Sendable (_ name: String) -> String
  let wait: String
  let changeWait: String
  let changeNotPossible: String
  let changeTitle: String
  let changeLead: String
  let edition: String
  let totals: @Sendable (_ edition: String) -> String
  let year: String
  let nowTonnes: String
  let thenTonnes: String
  let difference: String
  let records: String
  let record: String
  let factors: String
  let notCalculated: String
  let nothingMoves: @Sendable (_ unchanged: Int) -> String
  let unchanged: @Sendable (_ unchanged: Int) -> String
  let notes: String
  let nothingWritten: String

  static let english = EditionText(
    title: "Two editions of factors",
    lead: "What a new edition of a publication changed, row by row, the largest change first.",
    compareTab: "Compare two editions", changeTab: "What another edition would change here",
    family: { $0.title }, old: "Older edition", new: "Newer edition", region: "Grid subregion",
    regionHint: "Such as MROW; empty for all.", show: "Show",
    table: { "From \($0) to \($1)" }, factor: "Factor", place: "Region", gas: "Gas",
    unit: "Unit", before: "Before", after: "After", percent: "%", added: "new", removed: "gone",
    counts: { "\($0) changed, \($1) new, \($2) gone, \($3) the same." },
    firstOf: { "The first \($0) of \($1); the download has all." }, same: "Nothing changed.",
    notPossible: "These two cannot be compared",
    unknown: { "There is no edition “\($0)” here. Choose one of the list." },
    wait: "The two editions are being compared.",
    changeWait: "The inventory is being calculated with the other edition.",
    changeNotPossible: "The inventory cannot be calculated with this edition",
    changeTitle: "What another edition would change",
    changeLead:
      "The inventory calculated again with another edition: what moves, by how much and by which factor.",
    edition: "Edition", totals: { "Totals with \($0), t CO₂e" }, year: "Year",
    nowTonnes: "Now", thenTonnes: "Then", difference: "Difference",
    records: "Records that move", record: "Record", factors: "By which factor",
    notCalculated: "not calculated",
    nothingMoves: { "No record moves; \($0) stay as they are." },
    unchanged: { "\($0) records stay as they are." }, notes: "Notes",
    nothingWritten:
      "Nothing was changed. To take an edition, choose it in the factor of a record, or in the settings."
  )

  static let spanish = EditionText(
    title: "Dos ediciones de factores",
    lead:
      "Qué cambió una edición nueva de una publicación, fila por fila, el mayor cambio primero.",
    compareTab: "Comparar dos ediciones", changeTab: "Qué cambiaría aquí otra edición",
    family: {
      switch $0 {
      case .grid: "eGRID, tasas de emisión totales"
      case .hub: "Centro de factores de emisión de GEI de la EPA"
      case .warmingPotentials: "Potenciales de calentamiento global"
      }
    }, old: "Edición anterior", new: "Edición nueva", region: "Subregión de la red",
    regionHint: "Como MROW; vacío para todas.", show: "Mostrar",
    table: { "De \($0) a \($1)" }, factor: "Factor", place: "Región", gas: "Gas",
    unit: "Unidad", before: "Antes", after: "Después", percent: "%", added: "nuevo",
    removed: "ya no está",
    counts: { "\($0) cambiados, \($1) nuevos, \($2) que ya no están, \($3) iguales." },
    firstOf: { "Los primeros \($0) de \($1); la descarga los tiene todos." },
    same: "Nada cambió.", notPossible: "Estas dos no se pueden comparar",
    unknown: { "Aquí no hay ninguna edición «\($0)». Elija una de la lista." },
    wait: "Se comparan las dos ediciones.",
    changeWait: "El inventario se calcula con la otra edición.",
    changeNotPossible: "El inventario no se puede calcular con esta edición",
    changeTitle: "Qué cambiaría otra edición",
    changeLead:
      "El inventario calculado de nuevo con otra edición: qué se mueve, cuánto y por qué factor.",
    edition: "Edición", totals: { "Totales con \($0), t CO₂e" }, year: "Año",
    nowTonnes: "Ahora", thenTonnes: "Después", difference: "Diferencia",
    records: "Registros que se mueven", record: "Registro", factors: "Por qué factor",
    notCalculated: "sin calcular",
    nothingMoves: { "Ningún registro se mueve; \($0) quedan como están." },
    unchanged: { "\($0) registros quedan como están." }, notes: "Notas",
    nothingWritten:
      "No se cambió nada. Para tomar una edición, elíjala en el factor de un registro o en la configuración."
  )
}
