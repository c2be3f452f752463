import Interchange

/// The words of importing shapes.
struct ShapeImportText: Words {
  let title: String
  let lead: String
  let file: String
  let fileHint: String
  let target: String
  let targets: [ExposureImport.Target: String]
  let system: String
  let systemHint: String
  let wrongSystem: String
  let classes: String
  let classesHint: String
  let wrongClasses: @Sendable (_ english: String) -> String
  /// How a finding names a field, such as `in the field “File”`.
  let inField: @Sendable (_ label: String) -> String
  /// How a finding names a field of the list of columns.
  let below: @Sendable (_ label: String, _ list: String) -> String
  let look: String
  let noFile: String
  let wrongFile: String
  let gone: String
  let previewTitle: String
  let holds: @Sendable (_ file: String, _ count: String, _ target: String) -> String
  let counts: [String]
  let readAs: String
  let findings: String
  let newFindings: String
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
  let lookAgainNow: String
  let reading: String
  let checking: @Sendable (Int) -> String
  let comparing: String
  let keeping: String
  let looked: @Sendable (Int) -> String
  let seeChanges: String
  let unreadable: @Sendable (_ file: String, _ english: String) -> String

  static let english = ShapeImportText(
    title: "Import shapes",
    lead:
      "Assets, hazard zones or tracts from a file of a map. You see what was found and what would change before anything is taken.",
    file: "File",
    fileHint:
      "GeoJSON, a shapefile packed as ZIP, CSV with latitude and longitude, or a raster (GeoTIFF, ASCII grid); at most 30 MB.",
    target: "What it holds",
    targets: [.assets: "Assets", .zones: "Hazard zones", .tracts: "Census tracts"],
    system: "Coordinate system",
    systemHint:
      "Only where the file does not say it, or says it wrong: a code such as EPSG:26915, as the map's maker names it.",
    wrongSystem:
      "This is no coordinate system that is known. Write its code, such as EPSG:26915 for metres of UTM zone 15 north.",
    classes: "Classes of a raster",
    classesHint:
      "Only for a raster: which values become zones of which level, such as low=0..1, moderate=1..3, high=3.. for 3 and more.",
    wrongClasses: { $0 }, inField: { "in the field “\($0)”" },
    below: { "“\($0)”, under “\($1)”" },
    look: "Look at the file", noFile: "Choose a file.",
    wrongFile:
      "This is none of the files that can be read: GeoJSON, shapefile as ZIP, CSV, GeoTIFF, ASCII grid.",
    gone: "The file is not here any more. Send it again.",
    previewTitle: "What these shapes would change",
    holds: { "\($0): \($1) shapes, read as: \($2)." },
    counts: ["Added", "Changed", "Same", "Left out"], readAs: "Coordinates were read as",
    findings: "Found in the file",
    newFindings: "Findings that would be new in the workspace",
    mapTitle: "Which field is what",
    mapLead: "A value for every row goes before a field of the file.", column: "Column",
    field: "Field of the file", fixed: "Or the same in every row", optional: "optional",
    none: "No field", lookAgain: "Look again with these", changes: "Changes",
    moreRows: { $0 == 1 ? "1 more row would change." : "\($0) more rows would change." },
    nothing: "Nothing would change.", reason: "Why", take: "Take these rows",
    takeRight: "Take the rows that are right", drop: "Take nothing",
    stale:
      "Somebody has changed these rows since you looked. Nothing was taken.",
    lookAgainNow: "Look at what would change now", reading: "Reading the file",
    checking: { $0 == 1 ? "Reading 1 shape" : "Reading \($0) shapes" },
    comparing: "Comparing with the workspace", keeping: "Keeping what would change",
    looked: {
      $0 == 0
        ? "The file was looked at. Nothing would change."
        : $0 == 1
          ? "The file was looked at. 1 row would change."
          : "The file was looked at. \($0) rows would change."
    }, seeChanges: "See what would change", unreadable: { "\($0): \($1)" })

  static let spanish = ShapeImportText(
    title: "Importar formas",
    lead:
      "Bienes, zonas de amenaza o sectores censales de un archivo de mapa. Verá qué se halló y qué cambiaría antes de que se acepte nada.",
    file: "Archivo",
    fileHint:
      "GeoJSON, un shapefile comprimido como ZIP, CSV con latitud y longitud, o un ráster (GeoTIFF, cuadrícula ASCII); 30 MB como máximo.",
    target: "Qué contiene",
    targets: [.assets: "Bienes", .zones: "Zonas de amenaza", .tracts: "Sectores censales"],
    system: "Sistema de coordenadas",
    systemHint:
      "Solo si el archivo no lo dice o lo dice mal: un código como EPSG:26915, tal como lo nombra quien hizo el mapa.",
    wrongSystem:
      "No es un sistema de coordenadas conocido. Escriba su código, como EPSG:26915 para metros de la zona UTM 15 norte.",
    classes: "Clases de un ráster",
    classesHint:
      "Solo para un ráster: qué valores forman zonas de qué nivel, como low=0..1, moderate=1..3, high=3.. para 3 y más.",
    wrongClasses: { "Las clases no se pueden leer. En inglés: \($0)" },
    inField: { "in the field “\($0)”" }, below: { "“\($0)”, under “\($1)”" },
    look: "Mirar el archivo", noFile: "Elija un archivo.",
    wrongFile:
      "No es un archivo que se pueda leer: GeoJSON, shapefile en ZIP, CSV, GeoTIFF o cuadrícula ASCII.",
    gone: "El archivo ya no está aquí. Envíelo de nuevo.",
    previewTitle: "Qué cambiarían estas formas",
    holds: { "\($0): \($1) formas, leídas como: \($2)." },
    counts: ["Agregadas", "Cambiadas", "Iguales", "Omitidas"],
    readAs: "Las coordenadas se leyeron como", findings: "Hallado en el archivo",
    newFindings: "Hallazgos que serían nuevos en el espacio de trabajo",
    mapTitle: "Qué es cada campo",
    mapLead: "Un valor para todas las filas va antes que un campo del archivo.",
    column: "Columna", field: "Campo del archivo", fixed: "O lo mismo en cada fila",
    optional: "opcional", none: "Ningún campo", lookAgain: "Mirar de nuevo con estos",
    changes: "Cambios",
    moreRows: { $0 == 1 ? "Cambiaría 1 fila más." : "Cambiarían \($0) filas más." },
    nothing: "Nada cambiaría.", reason: "Por qué", take: "Aceptar estas filas",
    takeRight: "Aceptar las filas correctas", drop: "No aceptar nada",
    stale:
      "Alguien ha cambiado estas filas desde que usted miró. No se aceptó nada.",
    lookAgainNow: "Mirar qué cambiaría ahora", reading: "Se lee el archivo",
    checking: { $0 == 1 ? "Se lee 1 forma" : "Se leen \($0) formas" },
    comparing: "Se compara con el espacio de trabajo", keeping: "Se guarda lo que cambiaría",
    looked: {
      $0 == 0
        ? "Se miró el archivo. Nada cambiaría."
        : $0 == 1
          ? "Se miró el archivo. Cambiaría 1 fila."
          : "Se miró el archivo. Cambiarían \($0) filas."
    }, seeChanges: "Ver qué cambiaría",
    unreadable: { "\($0) no se puede leer. En inglés: \($1)" })
}
