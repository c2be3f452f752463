/// The words of importing an index of tracts.
struct TractIndexText: Words {
  let title: String
  let lead: String
  let shipped: String
  let shippedLead: String
  let lookShipped: String
  let fromFile: String
  let file: String
  let fileHint: String
  let overlay: String
  let own: String
  let ownHint: String
  let prefix: String
  let prefixHint: String
  let source: String
  let sourceHint: String
  let take: String
  let takeHint: String
  let look: String
  let noFile: String
  let noOverlay: String
  let wrongTake: String
  let gone: String
  let stale: String
  let previewTitle: String
  let holds: @Sendable (_ file: String, _ overlay: String) -> String
  let measures: String
  let counts: [String]
  let findings: String
  let changes: String
  let moreRows: @Sendable (Int) -> String
  let nothing: String
  let takeRows: String
  let drop: String

  static let english = TractIndexText(
    title: "Import an index of tracts",
    lead:
      "Social vulnerability or another index by census tract, from the table that its publisher offers. You see what would change before anything is taken.",
    shipped: "Without a file",
    shippedLead:
      "This index comes with Cairn, as the federal government published it before it was taken offline: people, low income, and whether a tract is marked as disadvantaged.",
    lookShipped: "Look at it", fromFile: "From a file", file: "File",
    fileHint:
      "CSV with one row for each tract, for a state at most 30 MB. Tracts of other places are passed over.",
    overlay: "Index", own: "Or another index",
    ownHint: "Its name and edition, such as heat-2024; goes before the choice above.",
    prefix: "Your tracts",
    prefixHint:
      "What the codes of your tracts begin with, such as 27053 for Hennepin County. The plan has no tracts yet; these are added, without outlines.",
    source: "Source",
    sourceHint: "The short name of a source of the plan, such as cdc-svi-2022.",
    take: "Columns",
    takeHint:
      "Left empty for files of CDC’s index and of CEJST. Otherwise one a line: column=measure:kind, such as RPL_THEMES=overall:percentile. Kinds are percentile (0 to 1), percent (0 to 100), flag and value.",
    look: "Look at the file", noFile: "Choose a CSV file.",
    noOverlay: "Choose the index.",
    wrongTake: "A line is not column=measure:kind, such as RPL_THEMES=overall:percentile.",
    gone: "The file is not here any more. Send it again.",
    stale: "The plan has changed meanwhile. Look again, then take the rows.",
    previewTitle: "What this index would change", holds: { "\($0), read as \($1)." },
    measures: "Measures",
    counts: ["Added", "Changed", "Same", "Tracts added", "Elsewhere, passed over"],
    findings: "Found in the file", changes: "Changes",
    moreRows: { $0 == 1 ? "1 more row would change." : "\($0) more rows would change." },
    nothing: "Nothing would change.", takeRows: "Take these rows", drop: "Take nothing")

  static let spanish = TractIndexText(
    title: "Importar un índice de tramos censales",
    lead:
      "Vulnerabilidad social u otro índice por tramo censal, de la tabla que ofrece quien lo publica. Usted ve qué cambiaría antes de que se tome nada.",
    shipped: "Sin archivo",
    shippedLead:
      "Este índice viene con Cairn, tal como el gobierno federal lo publicó antes de retirarlo de internet: personas, bajos ingresos y si un tramo está marcado como desfavorecido.",
    lookShipped: "Verlo", fromFile: "De un archivo", file: "Archivo",
    fileHint:
      "CSV con una fila por tramo, de un estado y de 30 MB como máximo. Los tramos de otros lugares se pasan por alto.",
    overlay: "Índice", own: "U otro índice",
    ownHint: "Su nombre y edición, como heat-2024; tiene prioridad sobre la elección anterior.",
    prefix: "Sus tramos",
    prefixHint:
      "Con qué empiezan los códigos de sus tramos, como 27053 para el condado de Hennepin. El plan todavía no tiene tramos; estos se agregan, sin contornos.",
    source: "Fuente",
    sourceHint: "El nombre corto de una fuente del plan, como cdc-svi-2022.",
    take: "Columnas",
    takeHint:
      "Vacío para los archivos del índice de CDC y de CEJST. Si no, una por línea: columna=medida:tipo, como RPL_THEMES=overall:percentile. Los tipos son percentile (0 a 1), percent (0 a 100), flag y value.",
    look: "Ver el archivo", noFile: "Elija un archivo CSV.",
    noOverlay: "Elija el índice.",
    wrongTake: "Una línea no es columna=medida:tipo, como RPL_THEMES=overall:percentile.",
    gone: "El archivo ya no está aquí. Envíelo otra vez.",
    stale: "El plan cambió entretanto. Mire otra vez y luego tome las filas.",
    previewTitle: "Qué cambiaría este índice", holds: { "\($0), leído como \($1)." },
    measures: "Medidas",
    counts: ["Agregadas", "Cambiadas", "Iguales", "Tramos agregados", "De otros lugares"],
    findings: "Hallado en el archivo", changes: "Cambios",
    moreRows: { $0 == 1 ? "Cambiaría 1 fila más." : "Cambiarían \($0) filas más." },
    nothing: "No cambiaría nada.", takeRows: "Tomar estas filas", drop: "No tomar nada")
}
