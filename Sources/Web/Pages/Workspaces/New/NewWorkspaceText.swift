import Foundation

struct NewWorkspaceText: Words {
  let title: String
  let lead: String
  let search: String
  let searchHint: String
  let searchButton: String
  let results: @Sendable (_ shown: Int, _ total: Int) -> String
  let nearMisses: String
  let nothingFound: String
  let nothingDetail: String
  let choose: String
  let chosen: String
  let otherPlace: String
  let facts: String
  let placeFact: String
  let kindFact: String
  let countyFact: String
  let otherCounties: @Sendable (_ names: String) -> String
  let geoidFact: String
  let coastFact: String
  let coastYes: String
  let gridFact: String
  let populationSource: String
  let changedCode: @Sendable (_ year: Int, _ old: String, _ new: String) -> String
  let formerTitle: String
  let formerDetail: String
  let name: String
  let nameHint: String
  let id: String
  let idHint: String
  let kind: String
  let kinds: [String: String]
  let state: String
  let stateHint: String
  let language: String
  let units: String
  let unitsUS: String
  let unitsMetric: String
  let year: String
  let yearHint: String
  let subregion: String
  let subregionHint: String
  let noSubregion: String
  let timeZone: String
  let make: String
  let other: String
  let emptyTitle: String
  let emptyDetail: String
  let emptyButton: String
  let archiveTitle: String
  let archiveDetail: String
  let archiveField: String
  let archiveButton: String
  let noArchive: String
  let exampleTitle: String
  let exampleDetail: String
  let exampleButton: String
  let reasonPlace: @Sendable (_ place: String) -> String
  let reasonEmpty: String
  let reasonArchive: String
  let reasonExample: String
  let wrongName: String
  let wrongState: String
  let wrongYear: String
  let wrongPlace: String
}

extension NewWorkspaceText {
  static let english = NewWorkspaceText(
    title: "New workspace",
    lead:
      "A workspace holds the plan of one city, county or tribe. Begin with your place: its county, power grid and climate are known here.",
    search: "Your place",
    searchHint: "A city, town or county, such as “St. Paul, MN”, or its Census code.",
    searchButton: "Search",
    results: {
      $0 == $1
        ? ($0 == 1 ? "One place" : "\($0) places")
        : "The first \($0) of \($1) places; add the state to see fewer"
    },
    nearMisses: "Nothing has this name. These are near it:",
    nothingFound: "No place of this name was found",
    nothingDetail:
      "Write it as on a map, with the state. For a tribe or a region, choose the county that it mostly lies in, or begin with an empty workspace.",
    choose: "Choose", chosen: "A workspace for ", otherPlace: "Another place",
    facts: "What is known of this place", placeFact: "Place", kindFact: "Kind",
    countyFact: "County",
    otherCounties: { "also in \($0)" }, geoidFact: "Census code (GEOID)", coastFact: "Coast",
    coastYes: "a coastal county by NOAA’s list", gridFact: "Power grid",
    populationSource:
      "Places: US Census Bureau, Gazetteer 2022. Population of places and time zones: GeoNames (CC BY 4.0); of counties: census of 2020.",
    changedCode: {
      "Since \($0) the county code \($2) has taken the place of \($1). Data from before use the older code; Cairn looks under both."
    },
    formerTitle: "This county code is no longer used",
    formerDetail: "Choose what took its place:",
    name: "Name", nameHint: "As it stands on the plan.", id: "Address",
    idHint: "Lower-case letters, digits and hyphens; it stands in links and cannot be changed.",
    kind: "Kind of government",
    kinds: [
      "city": "City or town", "county": "County", "tribe": "Tribe",
      "region": "Region of several governments",
    ],
    state: "State", stateHint: "Two letters, such as MN; may stay empty.",
    language: "Language of the plan",
    units: "Units", unitsUS: "US (miles, °F, inches)", unitsMetric: "Metric (km, °C, mm)",
    year: "First inventory year",
    yearHint:
      "The year that your energy bills and traffic counts are of; more can be added later. May stay empty.",
    subregion: "Power grid (eGRID subregion)",
    subregionHint:
      "Electricity is counted with this grid’s emission rates. The utility’s own is better than the map’s; it can be changed.",
    noSubregion: "Not sure yet", timeZone: "Time zone", make: "Make the workspace",
    other: "Other ways to begin",
    emptyTitle: "Empty",
    emptyDetail:
      "Every table with its columns and a first chapter, for a place that is not in the list.",
    emptyButton: "Begin empty", archiveTitle: "From a folder",
    archiveDetail:
      "A workspace that was exported here or made by the command line, as a ZIP archive of at most 64 MB.",
    archiveField: "ZIP archive", archiveButton: "Make it from the archive",
    noArchive: "Choose a ZIP archive.",
    exampleTitle: "The worked example",
    exampleDetail:
      "A complete draft for Hennepin County, MN, to look around in and to try things out.",
    exampleButton: "Make the example", reasonPlace: { "Begin the plan of \($0)" },
    reasonEmpty: "Begin with empty tables",
    reasonArchive: "Begin from an archive", reasonExample: "Begin with the worked example",
    wrongName: "Give it a name of at most 100 letters.",
    wrongState: "A state is two letters, such as MN.",
    wrongYear: "A year has four digits between 1990 and 2100, such as 2022.",
    wrongPlace: "This place is not in the list. Search for it again.")

  static let spanish = NewWorkspaceText(
    title: "Nuevo espacio de trabajo",
    lead:
      "Un espacio de trabajo contiene el plan de una ciudad, un condado o una tribu. Empiece por su lugar: aquí se conocen su condado, su red eléctrica y su clima.",
    search: "Su lugar",
    searchHint: "Una ciudad, un pueblo o un condado, como «St. Paul, MN», o su código del Censo.",
    searchButton: "Buscar",
    results: {
      $0 == $1
        ? ($0 == 1 ? "Un lugar" : "\($0) lugares")
        : "Los primeros \($0) de \($1) lugares; agregue el estado para ver menos"
    },
    nearMisses: "Nada tiene este nombre. Estos se le parecen:",
    nothingFound: "No se encontró ningún lugar con este nombre",
    nothingDetail:
      "Escríbalo como en un mapa, con el estado. Para una tribu o una región, elija el condado en que está la mayor parte, o empiece con un espacio vacío.",
    choose: "Elegir", chosen: "Un espacio de trabajo para ", otherPlace: "Otro lugar",
    facts: "Lo que se sabe de este lugar", placeFact: "Lugar", kindFact: "Tipo",
    countyFact: "Condado",
    otherCounties: { "también en \($0)" }, geoidFact: "Código del Censo (GEOID)",
    coastFact: "Costa",
    coastYes: "condado costero según la lista de la NOAA", gridFact: "Red eléctrica",
    populationSource:
      "Lugares: Oficina del Censo de EE. UU., Gazetteer 2022. Población de los lugares y husos horarios: GeoNames (CC BY 4.0); de los condados: censo de 2020.",
    changedCode: {
      "Desde \($0) el código de condado \($2) sustituye a \($1). Los datos anteriores usan el código antiguo; Cairn busca con ambos."
    },
    formerTitle: "Este código de condado ya no se usa",
    formerDetail: "Elija el que lo sustituye:",
    name: "Nombre", nameHint: "Como figura en el plan.", id: "Dirección",
    idHint: "Minúsculas, cifras y guiones; figura en los enlaces y no se puede cambiar.",
    kind: "Tipo de gobierno",
    kinds: [
      "city": "Ciudad o pueblo", "county": "Condado", "tribe": "Tribu",
      "region": "Región de varios gobiernos",
    ],
    state: "Estado", stateHint: "Dos letras, como MN; puede quedar vacío.",
    language: "Idioma del plan",
    units: "Unidades", unitsUS: "EE. UU. (millas, °F, pulgadas)",
    unitsMetric: "Métricas (km, °C, mm)",
    year: "Primer año de inventario",
    yearHint:
      "El año de sus facturas de energía y aforos de tráfico; después se pueden agregar más. Puede quedar vacío.",
    subregion: "Red eléctrica (subregión eGRID)",
    subregionHint:
      "La electricidad se cuenta con las tasas de emisión de esta red. La de la compañía es mejor que la del mapa; se puede cambiar.",
    noSubregion: "Todavía no se sabe", timeZone: "Huso horario",
    make: "Crear el espacio de trabajo",
    other: "Otras maneras de empezar", emptyTitle: "Vacío",
    emptyDetail:
      "Todas las tablas con sus columnas y un primer capítulo, para un lugar que no está en la lista.",
    emptyButton: "Empezar vacío", archiveTitle: "Desde una carpeta",
    archiveDetail:
      "Un espacio exportado aquí o hecho con la línea de comandos, como archivo ZIP de 64 MB como máximo.",
    archiveField: "Archivo ZIP", archiveButton: "Crearlo desde el archivo",
    noArchive: "Elija un archivo ZIP.",
    exampleTitle: "El ejemplo desarrollado",
    exampleDetail: "Un borrador completo para Hennepin County, MN, para mirar y probar.",
    exampleButton: "Crear el ejemplo", reasonPlace: { "Comienza el plan de \($0)" },
    reasonEmpty: "Comienza con tablas vacías",
    reasonArchive: "Comienza desde un archivo",
    reasonExample: "Comienza con el ejemplo desarrollado",
    wrongName: "Dele un nombre de 100 letras como máximo.",
    wrongState: "Un estado son dos letras, como MN.",
    wrongYear: "Un año tiene cuatro cifras entre 1990 y 2100, como 2022.",
    wrongPlace: "Este lugar no está en la lista. Búsquelo otra vez.")
}
