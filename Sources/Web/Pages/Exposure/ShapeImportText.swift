import Interchange

/// The words of importing shapes.
struct ShapeImportText: Words {
  let title: String
  let lead: String
  let file: String
  let fileHint: String
  let target: String
  let targets: [ExposureImport.Target: String]
  let look: String
  let noFile: String
  let wrongFile: String
  let gone: String
  let previewTitle: String
  let holds: @Sendable (_ file: String, _ count: String, _ target: String) -> String
  let counts: [String]
  let findings: String
  let newFindings: String
  let more: @Sendable (Int) -> String
  let mapTitle: String
  let mapLead: String
  let column: String
  let field: String
  let fixed: String
  let optional: String
  let none: String
  let lookAgain: String
  let changes: String
  let moreRows: @Sendable (Int) -> String
  let nothing: String
  let reason: String
  let take: String
  let takeRight: String
  let drop: String
  let stale: String

  static let english = ShapeImportText(
    title: "Import shapes",
    lead:
      "Assets, hazard zones or tracts from a file of a map. You see what was found and what would change before anything is taken.",
    file: "File",
    fileHint:
      "GeoJSON, a shapefile packed as ZIP, or CSV with latitude and longitude; at most 30 MB.",
    target: "What it holds",
    targets: [.assets: "Assets", .zones: "Hazard zones", .tracts: "Census tracts"],
    look: "Look at the file", noFile: "Choose a file.",
    wrongFile: "This is none of the files that can be read: GeoJSON, shapefile as ZIP, CSV.",
    gone: "The file is not here any more. Send it again.",
    previewTitle: "What these shapes would change",
    holds: { "\($0): \($1) shapes, read as: \($2)." },
    counts: ["Added", "Changed", "Same", "Left out"], findings: "Found in the file",
    newFindings: "Findings that would be new in the workspace",
    more: { $0 == 1 ? "1 more finding" : "\($0) more findings" }, mapTitle: "Which field is what",
    mapLead: "A value for every row goes before a field of the file.", column: "Column",
    field: "Field of the file", fixed: "Or the same in every row", optional: "optional",
    none: "No field", lookAgain: "Look again with these", changes: "Changes",
    moreRows: { $0 == 1 ? "1 more row would change." : "\($0) more rows would change." },
    nothing: "Nothing would change.", reason: "Why", take: "Take these rows",
    takeRight: "Take the rows that are right", drop: "Take nothing",
    stale:
      "Somebody has changed these rows since you looked. Nothing was taken; this is what would change now."
  )

  static let spanish = ShapeImportText(
    title: "Importar formas",
    lead:
      "Bienes, zonas de amenaza o sectores censales de un archivo de mapa. Verá qué se halló y qué cambiaría antes de que se acepte nada.",
    file: "Archivo",
    fileHint:
      "GeoJSON, un shapefile comprimido como ZIP, o CSV con latitud y longitud; 30 MB como máximo.",
    target: "Qué contiene",
    targets: [.assets: "Bienes", .zones: "Zonas de amenaza", .tracts: "Sectores censales"],
    look: "Mirar el archivo", noFile: "Elija un archivo.",
    wrongFile: "No es un archivo que se pueda leer: GeoJSON, shapefile en ZIP o CSV.",
    gone: "El archivo ya no está aquí. Envíelo de nuevo.",
    previewTitle: "Qué cambiarían estas formas",
    holds: { "\($0): \($1) formas, leídas como: \($2)." },
    counts: ["Añadidas", "Cambiadas", "Iguales", "Omitidas"], findings: "Hallado en el archivo",
    newFindings: "Observaciones que serían nuevas en el espacio de trabajo",
    more: { $0 == 1 ? "1 observación más" : "\($0) observaciones más" },
    mapTitle: "Qué es cada campo",
    mapLead: "Un valor para todas las filas va antes que un campo del archivo.",
    column: "Columna", field: "Campo del archivo", fixed: "O lo mismo en cada fila",
    optional: "opcional", none: "Ningún campo", lookAgain: "Mirar de nuevo con estos",
    changes: "Cambios",
    moreRows: { $0 == 1 ? "Cambiaría 1 fila más." : "Cambiarían \($0) filas más." },
    nothing: "Nada cambiaría.", reason: "Por qué", take: "Aceptar estas filas",
    takeRight: "Aceptar las filas correctas", drop: "No aceptar nada",
    stale:
      "Alguien ha cambiado estas filas desde que usted miró. No se aceptó nada; esto es lo que cambiaría ahora."
  )
}
