import Factors

/// The texts of the library of factors.
struct FactorLibraryText: Words {
  let tab, title, lead, pages, libraryTab, placeTab: String
  let search, words, wordsHint, all, onlyUnverified, show, clear, wrongYear: String
  let table, tables, tablesNote, rows, unverifiedRows, editions: String
  let found, nothing, nothingDetail, didYouMean: String
  let noWord: @Sendable (_ word: String) -> String
  let factor, gas, value, unit, per, year, dataYear, edition, region, source, status, id: String
  let modelYears, anyYear: String
  let until, from: @Sendable (_ year: Int) -> String
  let verified, unverified, verifiedMeans, unverifiedMeans: String
  let byGas, otherEditions, noOther, fromThis: String
  let compare: @Sendable (_ old: String, _ new: String) -> String
  let publisher, licence, address, howRead, allOfSource: String
  let howToTake, toRecords, missingTitle, missingDetail, near: String
  let columns: [String: String]
  let allLike: String

  func tag(_ status: EvidenceStatus) -> HTML {
    switch status {
    case .verified: "<span class=\"tag tag--good\">\(verified)</span>"
    case .unverified: "<span class=\"tag tag--caution\">\(unverified)</span>"
    }
  }

  /// What a column that only some tables have is called; its name where it has no other.
  func column(_ name: String) -> String { columns[name] ?? name }

  static let english = FactorLibraryText(
    tab: "Factors", title: "Library of factors",
    lead:
      "Every number that Cairn calculates with, with its edition, its source and whether that source was read.",
    pages: "Pages of factors", libraryTab: "Library", placeTab: "A place's grid",
    search: "Search the factors", words: "Words",
    wordsHint: "A fuel, vehicle, material or constant, such as natural gas; every word must fit.",
    all: "All", onlyUnverified: "Only rows whose source has not been read", show: "Show",
    clear: "Show all tables", wrongYear: "A year is a whole number, such as 2021.",
    table: "Table", tables: "Tables of the library",
    tablesNote:
      "Choose a table, or search above. Unverified rows are from memory, or their source could not be read; every page that prints one says so.",
    rows: "Rows", unverifiedRows: "Unverified", editions: "Editions",
    found: "Factors found", nothing: "No factor fits",
    nothingDetail: "Nothing was taken in its place. Leave out a word or a filter to see more.",
    didYouMean: "Did you mean", noWord: { "No row has “\($0)” beside the rest." },
    factor: "Factor", gas: "Gas", value: "Value", unit: "Unit", per: "Per", year: "Year",
    dataYear: "Year of the data", edition: "Edition", region: "Region", source: "Source",
    status: "Standing", id: "Name in tables", modelYears: "Model years", anyYear: "any",
    until: { "up to \($0)" }, from: { "from \($0)" }, verified: "verified",
    unverified: "unverified",
    verifiedMeans: "Verified: the number was read in this source.",
    unverifiedMeans:
      "Unverified: the number was not found in a source that was read. Look for one before you publish.",
    byGas: "The same factor, gas by gas", otherEditions: "Other editions and years",
    noOther: "The library has this row in one edition only.", fromThis: "From this one",
    compare: { "Compare all of \($0) with \($1)" }, publisher: "Publisher", licence: "Licence",
    address: "Address", howRead: "How it was read",
    allOfSource: "All factors of this source",
    howToTake:
      "A record takes a factor by its method, activity, year and place. To take another one, open the record and choose its factor, with the reason.",
    toRecords: "Activity data", missingTitle: "No such factor",
    missingDetail: "The library has no row of this name.", near: "Near it:",
    columns: [
      "valid_from": "Valid from", "valid_to": "Valid until", "note": "Remark",
      "uncertainty_percent": "Uncertainty, ± percent", "gwp_set": "Warming potentials",
      "gross_loss_fraction": "Lost in the grid, part of generation", "dollar_year": "Dollars of",
      "horizon_years": "Years of the potential", "scenario": "Scenario", "set": "Set",
      "variant": "Variant", "group": "Group", "biogenic": "Biogenic", "fuel": "Fuel",
      "path": "Path", "activity": "Activity", "parameter": "Constant",
    ], allLike: "All factors of this activity")

  static let spanish = FactorLibraryText(
    tab: "Factores", title: "Biblioteca de factores",
    lead:
      "Cada número con que Cairn calcula, con su edición, su fuente y si esa fuente se leyó.",
    pages: "Páginas de factores", libraryTab: "Biblioteca", placeTab: "La red de un lugar",
    search: "Buscar en los factores", words: "Palabras",
    wordsHint:
      "Un combustible, vehículo, material o constante, como gas natural; cada palabra debe encajar.",
    all: "Todo", onlyUnverified: "Solo filas cuya fuente no se ha leído", show: "Mostrar",
    clear: "Mostrar todas las tablas", wrongYear: "Un año es un número entero, como 2021.",
    table: "Tabla", tables: "Tablas de la biblioteca",
    tablesNote:
      "Elija una tabla o busque arriba. Las filas sin verificar se escribieron de memoria o su fuente no se pudo leer; cada página que imprime una lo dice.",
    rows: "Filas", unverifiedRows: "Sin verificar", editions: "Ediciones",
    found: "Factores encontrados", nothing: "Ningún factor encaja",
    nothingDetail: "No se tomó nada en su lugar. Quite una palabra o un filtro para ver más.",
    didYouMean: "¿Quiso decir", noWord: { "Ninguna fila tiene «\($0)» junto a lo demás." },
    factor: "Factor", gas: "Gas", value: "Valor", unit: "Unidad", per: "Por", year: "Año",
    dataYear: "Año de los datos", edition: "Edición", region: "Región", source: "Fuente",
    status: "Estado", id: "Nombre en las tablas", modelYears: "Años de modelo",
    anyYear: "cualquiera", until: { "hasta \($0)" }, from: { "desde \($0)" },
    verified: "verificado", unverified: "sin verificar",
    verifiedMeans: "Verificado: el número se leyó en esta fuente.",
    unverifiedMeans:
      "Sin verificar: el número no se encontró en una fuente leída. Busque una antes de publicar.",
    byGas: "El mismo factor, gas por gas", otherEditions: "Otras ediciones y años",
    noOther: "La biblioteca tiene esta fila en una sola edición.", fromThis: "Desde esta",
    compare: { "Comparar todo \($0) con \($1)" }, publisher: "Editor", licence: "Licencia",
    address: "Dirección", howRead: "Cómo se leyó", allOfSource: "Todos los factores de esta fuente",
    howToTake:
      "Un registro toma un factor según su método, actividad, año y lugar. Para tomar otro, abra el registro y elija su factor, con la razón.",
    toRecords: "Datos de actividad", missingTitle: "No hay tal factor",
    missingDetail: "La biblioteca no tiene ninguna fila con este nombre.", near: "Cerca de él:",
    columns: [
      "valid_from": "Válido desde", "valid_to": "Válido hasta", "note": "Observación",
      "uncertainty_percent": "Incertidumbre, ± por ciento",
      "gwp_set": "Potenciales de calentamiento",
      "gross_loss_fraction": "Perdido en la red, parte de la generación",
      "dollar_year": "Dólares de", "horizon_years": "Años del potencial",
      "scenario": "Escenario", "set": "Conjunto", "variant": "Variante", "group": "Grupo",
      "biogenic": "Biogénico", "fuel": "Combustible", "path": "Trayectoria",
      "activity": "Actividad", "parameter": "Constante",
    ], allLike: "Todos los factores de esta actividad")
}
