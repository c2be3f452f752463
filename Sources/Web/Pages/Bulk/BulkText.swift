/// Texts of the totals of a file of records.
struct BulkText: Words {
  let title: String
  let link: String
  let lead: String
  let file: String
  let fileHint: String
  let account: String
  let total: String
  let toUpload: String
  let noFile: String
  let noWorkbook: String
  let noAccount: String
  let gone: String
  let noSettings: String
  let noPotentials: String
  let unreadable: @Sendable (_ reason: String) -> String
  let reading: String
  let calculating: String
  let done: @Sendable (_ rows: Int) -> String
  let seeTotals: String
  let totalsOf: @Sendable (_ file: String) -> String
  let described: @Sendable (_ account: String, _ rows: Int, _ revision: Int) -> String
  let leftOut: @Sendable (_ rejected: String, _ leftOut: String, _ rows: String) -> String
  let nothing: String
  let nothingDetail: String
  let controls: String
  let year: String
  let show: String
  let years: String
  let cells: @Sendable (_ year: Int) -> String
  let allCells: String
  let cell: String
  let noCell: String
  let beside: @Sendable (_ cell: String) -> String
  let others: String
  let biogenic: String
  let removals: String
  let records: String
  let leftOutColumn: String
  let keys: String
  let noRecord: String
  let unit: @Sendable (_ potentials: String) -> String
  let besides: @Sendable (_ tonnes: String) -> String
  let noPotential: @Sendable (_ gases: String) -> String
  let findings: @Sendable (_ count: String) -> String
  let moreFindings: @Sendable (_ count: String) -> String
  let another: String

  static let english = BulkText(
    title: "Total a large file", link: "Only total a large file, without taking it in",
    lead:
      "For a file of many thousand records, such as one row for each meter: its totals by year and GPC cell, and what is wrong in it. Nothing of it is taken into the plan.",
    file: "CSV file",
    fileHint:
      "With the columns of inventory.csv, at most 64 MB, about half a million rows. The plan gives grid subregion, mixes, own factors, stated parameters and warming potentials. Larger files: the command cairn inventory bulk.",
    account: "Account", total: "Total it", toUpload: "Take activity data in instead",
    noFile: "Choose a CSV file that is not empty.",
    noWorkbook: "This is a workbook. Save the sheet as CSV and send that.",
    noAccount: "Choose an account.", gone: "The file is not kept any more. Send it again.",
    noSettings: "The plan has no settings that can be read. Mend them first.",
    noPotentials:
      "The plan's warming potentials are not known. Choose a set in the settings first.",
    unreadable: { "Nothing in the file could be totaled. \($0)" }, reading: "Reading the rows",
    calculating: "Calculating", done: { "\($0) rows were totaled." }, seeTotals: "See the totals",
    totalsOf: { "Totals of \($0)" },
    described: { "\($0), \($1) rows, with revision \($2) of the plan. Nothing was taken in." },
    leftOut: {
      "The totals leave out \($0) rows that could not be read and \($1) records that could not be calculated, of \($2) rows."
    },
    nothing: "There is no record of this account in the file",
    nothingDetail: "Choose another account, or look at what was found.",
    controls: "Which year by cell", year: "Year", show: "Show", years: "Totals by year",
    cells: { "\($0) by GPC cell" }, allCells: "Every year by GPC cell", cell: "GPC cell",
    noCell: "no cell", beside: { "\($0), beside the total" }, others: "Other, CO₂e",
    biogenic: "Biogenic CO₂", removals: "Taken up, CO₂", records: "Records",
    leftOutColumn: "Left out", keys: "Keys", noRecord: "No record with an amount",
    unit: { "Metric tons; CO₂e under \($0). Biogenic CO₂ and what is taken up are outside." },
    besides: {
      "\($0) t CO₂e of power supplied to the grid and waste from elsewhere stand beside the totals."
    },
    noPotential: { "No potential for \($0): left out of CO₂e." },
    findings: { "What was found (\($0))" },
    moreFindings: { "\($0) more are not listed. Mend the first ones and send the file again." },
    another: "Total another file")

  static let spanish = BulkText(
    title: "Totalizar un archivo grande", link: "Solo totalizar un archivo grande, sin tomarlo",
    lead:
      "Para un archivo de muchos miles de registros, como una fila por medidor: sus totales por año y celda del GPC, y qué está mal en él. No se toma nada de él en el plan.",
    file: "Archivo CSV",
    fileHint:
      "Con las columnas de inventory.csv, de 64 MB como máximo, cerca de medio millón de filas. El plan da la subregión de la red, las mezclas, los factores propios, los parámetros indicados y los potenciales de calentamiento. Archivos mayores: el comando cairn inventory bulk.",
    account: "Cuenta", total: "Totalizarlo", toUpload: "Mejor tomar datos de actividad",
    noFile: "Elija un archivo CSV que no esté vacío.",
    noWorkbook: "Esto es un libro de Excel. Guarde la hoja como CSV y envíela.",
    noAccount: "Elija una cuenta.", gone: "El archivo ya no está guardado. Envíelo otra vez.",
    noSettings: "El plan no tiene una configuración que se pueda leer. Corríjala primero.",
    noPotentials:
      "No se conocen los potenciales de calentamiento del plan. Elija primero un conjunto en la configuración.",
    unreadable: { "No se pudo totalizar nada del archivo. \($0)" }, reading: "Leyendo las filas",
    calculating: "Calculando", done: { "Se totalizaron \($0) filas." },
    seeTotals: "Ver los totales", totalsOf: { "Totales de \($0)" },
    described: { "\($0), \($1) filas, con la revisión \($2) del plan. No se tomó nada." },
    leftOut: {
      "Los totales omiten \($0) filas que no se pudieron leer y \($1) registros que no se pudieron calcular, de \($2) filas."
    },
    nothing: "El archivo no tiene registros de esta cuenta",
    nothingDetail: "Elija otra cuenta o vea qué se encontró.",
    controls: "Qué año por celda", year: "Año", show: "Mostrar", years: "Totales por año",
    cells: { "\($0) por celda del GPC" }, allCells: "Cada año por celda del GPC",
    cell: "Celda del GPC", noCell: "sin celda", beside: { "\($0), junto al total" },
    others: "Otros, CO₂e", biogenic: "CO₂ biogénico", removals: "Absorbido, CO₂",
    records: "Registros", leftOutColumn: "Omitidos", keys: "Claves",
    noRecord: "Ningún registro con cantidad",
    unit: {
      "Toneladas métricas; CO₂e con \($0). El CO₂ biogénico y lo absorbido quedan fuera."
    },
    besides: {
      "\($0) t CO₂e de energía entregada a la red y de residuos de otro lugar están junto a los totales."
    },
    noPotential: { "Sin potencial para \($0): queda fuera del CO₂e." },
    findings: { "Qué se encontró (\($0))" },
    moreFindings: {
      "No se muestran \($0) más. Corrija los primeros y envíe el archivo otra vez."
    },
    another: "Totalizar otro archivo")
}
