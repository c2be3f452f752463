/// Texts of the list of findings.
struct FindingText: Words {
  let tab: String
  let title: String
  let lead: String
  let file: String
  let allFiles: String
  let severity: String
  let allSeverities: String
  let show: String
  let filter: String
  let count: @Sendable (Int) -> String
  let nothing: String
  let nothingDetail: String
  let noMatch: String
  let more: String
  let table: String
  let finding: String
  let place: String
  let places: @Sendable (Int) -> String
  let stake: String

  static let english = FindingText(
    tab: "Findings", title: "Findings",
    lead:
      "What was found while reading and calculating. An error leaves its row out of every total; a warning or a note leaves the value as it was given.",
    file: "File", allFiles: "All files", severity: "Weight", allSeverities: "All weights",
    show: "Show", filter: "Which findings", count: { $0 == 1 ? "1 finding" : "\($0) findings" },
    nothing: "Nothing was found",
    nothingDetail: "Everything could be read and calculated as it stands.",
    noMatch: "There is no such finding. Choose another file or weight.", more: "Show more",
    table: "Findings", finding: "Finding", place: "Where", places: { "\($0) places" },
    stake: "t CO₂e at stake")

  static let spanish = FindingText(
    tab: "Hallazgos", title: "Hallazgos",
    lead:
      "Lo que se encontró al leer y calcular. Un error deja su fila fuera de todos los totales; una advertencia o una nota deja el valor como se dio.",
    file: "Archivo", allFiles: "Todos los archivos", severity: "Peso",
    allSeverities: "Todos los pesos", show: "Mostrar", filter: "Qué hallazgos",
    count: { $0 == 1 ? "1 hallazgo" : "\($0) hallazgos" }, nothing: "No se encontró nada",
    nothingDetail: "Todo se pudo leer y calcular tal como está.",
    noMatch: "No hay tal hallazgo. Elija otro archivo u otro peso.", more: "Mostrar más",
    table: "Hallazgos", finding: "Hallazgo", place: "Dónde", places: { "\($0) lugares" },
    stake: "t CO₂e en juego")
}
