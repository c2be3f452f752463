import ClimateFiles
import Phrasebook
import Workspace

extension ClimateFileText {
  static let spanish = ClimateFileText(
    title: "Un perfil climático de su propio archivo",
    lead:
      "Envíe un atlas de indicadores climáticos. Verá el perfil de su lugar junto a lo que tiene el plan antes de que se acepte nada.",
    file: "Atlas de indicadores",
    fileHint:
      "Un archivo NetCDF-4 que la orden «cairn climate build» ha hecho de salidas diarias de modelos; 50 MB como máximo junto con el archivo de la estación.",
    made:
      "Un atlas de una ciudad con 20 indicadores y 30 modelos tiene menos de 10 MB. De uno más grande, la orden «cairn climate profile» hace las mismas tablas en su propio equipo.",
    stationTitle: "Una estación meteorológica junto a los modelos",
    stationFile: "Valores diarios de una estación",
    stationHint:
      "Un archivo GHCN-Daily, un CSV con encabezado como date, tmax, tmin, prcp, o la entrada de RClimDex; sin comprimir.",
    layout: "Cómo está dispuesto el archivo de la estación",
    layouts: [
      .ghcn: "GHCN-Daily, en cualquiera de sus formas", .header: "CSV con encabezado",
      .climdex: "Entrada de RClimDex, sin encabezado",
    ], temperatureUnit: "Unidad de las temperaturas de la estación",
    precipitationUnit: "Unidad de la precipitación de la estación",
    unitHint: "Solo para un CSV con encabezado; nunca se adivina.", notStated: "sin indicar",
    look: "Hacer el perfil", noFile: "Elija un atlas.",
    gone: "El archivo ya no está aquí. Envíelo de nuevo.",
    notNetCDF: {
      "\($0) no es un archivo NetCDF-4. Envíe el atlas que ha hecho «cairn climate build», no valores diarios ni una tabla."
    },
    cutShort: {
      "\($0) es más corto de lo que él mismo dice: se cortó en el camino. Obténgalo o hágalo de nuevo y envíelo otra vez."
    },
    withoutIndex: {
      "\($0) no está como lo hizo «cairn climate build»: otro programa lo escribió o lo cambió. Envíe el archivo que hizo Cairn o haga el perfil con «cairn climate profile», que lee también este."
    },
    tooLarge: {
      "\($0) tiene demasiados indicadores, modelos o años para una página. Haga el perfil con «cairn climate profile» o un atlas con menos."
    }, unreadable: { "\($0) no se puede leer. \(LibraryWords.inSpanish($1))" },
    noScenario: "Elija al menos un escenario.", noIndicator: "Elija al menos un indicador.",
    wrongPeriod: {
      "«\($0)» no es un período. Escriba años como 2035-2064 o un nivel de calentamiento como 2C."
    }, periodCount: "Escriba de uno a doce períodos separados por espacios.",
    wrongYears: "Escriba un número entero de años del 1 al 99.",
    wrongID:
      "Un identificador tiene letras minúsculas, cifras y guiones sueltos, como climate-profile.",
    previewTitle: "Qué cambiaría este perfil",
    holds: {
      "\($0): \($1 == 1 ? "1 lugar" : "\($1) lugares"), \($2 == 1 ? "1 modelo" : "\($2) modelos"), de \($3) a \($4)."
    }, place: "Lugar", away: { "a \($0) km del centro de la comunidad" },
    proposed: "propuesto; abajo se puede elegir otro",
    placeOpen:
      "Nada dice qué lugar del atlas es el suyo. Elíjalo o nombre el lugar de la comunidad (GEOID) en los ajustes.",
    noPlace: { "El atlas no tiene ningún lugar «\($0)»." },
    noPeriod: {
      "Ningún modelo tiene suficientes años de ninguno de estos períodos: \($0). El atlas tiene de \($1) a \($2). Escriba períodos dentro de estos años."
    },
    tooManyRows: {
      "Serían \($0) filas, más de las que un plan debería tener de un perfil. Elija menos indicadores o escenarios."
    },
    wrongStation: {
      "El archivo de la estación no se puede leer. \(LibraryWords.inSpanish($0))"
    }, wrongProfile: { "El perfil no se puede hacer. \(LibraryWords.inSpanish($0))" },
    chooseBelow:
      "No se aceptó nada y el archivo se guarda un día. Elija abajo y mire de nuevo.",
    noObserved: {
      "Lo observado (\($0)) no llena el 80 por ciento de los años de ninguno de estos períodos, así que no hay ningún valor observado junto a los modelos. Elija una línea base dentro de estos años."
    }, besides: "Observado en", stationFindings: "Hallado en el archivo de la estación",
    newFindings: "Hallazgos que serían nuevos en el espacio de trabajo", changes: "Cambios",
    rowsOfSummary: "Filas de la tabla del clima",
    standings: [
      .added: "Agregadas", .changed: "Cambiadas", .same: "Iguales",
      .displaced: "En lugar de otra fuente", .removed: "Quitadas",
    ],
    beside: {
      "Con ellas van \($0) valores anuales y \($1) años de modelos sueltos, cuyos grados día puede seguir un pronóstico."
    }, columns: ["Indicador", "Escenario", "Período", "Cifra", "Ahora", "Nueva", "Qué ocurre"],
    kinds: ["absolute": "valor", "change": "cambio", "percent": "cambio en por ciento"],
    observed: "Observado", historical: "Histórico",
    moreRows: { $0 == 1 ? "1 fila más" : "\($0) filas más" },
    wouldBeDisplaced: {
      $0 == 1
        ? "1 fila de otra fuente cedería su lugar"
        : "\($0) filas de otras fuentes cederían su lugar"
    },
    wereDisplaced: {
      $0 == 1
        ? "1 fila de otra fuente cedió su lugar" : "\($0) filas de otras fuentes cedieron su lugar"
    },
    oneRowEach:
      "Una tabla tiene una fila por cada indicador, escenario, período y cifra. El historial devuelve una fila.",
    noSource: "sin fuente indicada", notes: "Notas y modelos que faltan",
    nothing: "El plan ya tiene estas cifras.", reason: "Por qué",
    take: "Llevar estas cifras", drop: "No llevar nada",
    stale: "Alguien ha cambiado estas filas desde que usted miró. No se aceptó nada.",
    lookAgainNow: "Mirar qué cambiaría ahora", choice: "Lugar, escenarios e indicadores",
    chooseOne: "Elija un lugar",
    placeHint: { "El identificador de uno de los \($0) lugares del atlas." },
    nearest: "Los lugares más próximos", scenarios: "Escenarios", indicators: "Indicadores",
    periodsTitle: "Períodos y la fuente", baseline: "Línea base",
    baselineHint: "Desde dónde se cuentan los cambios, como 1981-2010.", periods: "Períodos",
    periodsHint:
      "Años como 2035-2064 o niveles de calentamiento como 2C, separados por espacios.",
    runningMean: "Media móvil de los valores anuales, en años",
    runningMeanHint: "1 para ninguna. Cada modelo se suaviza por sí solo.",
    sourceID: "Identificador de la fuente",
    sourceIDHint:
      "Las filas de esta fuente se sustituyen. Otro identificador conserva las cifras que ya están, donde son otras.",
    withoutStation: "Dejar fuera la estación", lookAgain: "Mirar de nuevo con estos",
    reading: "Se lee el atlas", computing: "Se resumen los modelos",
    comparing: "Se compara con el espacio de trabajo", keeping: "Se guarda lo que cambiaría",
    looked: {
      $0 == 0
        ? "Se hizo el perfil. Nada cambiaría."
        : $0 == 1
          ? "Se hizo el perfil. Cambiaría 1 fila."
          : "Se hizo el perfil. Cambiarían \($0) filas."
    }, askedMore: "Se leyó el atlas. El perfil necesita una elección suya.",
    seeChanges: "Ver qué cambiaría", ownFile: "Cifras de un archivo propio",
    ownFileDetail:
      "Un atlas hecho de salidas diarias de modelos tiene más indicadores, escenarios y la dispersión de los modelos.",
    toOwnFile: "Hacer un perfil de un archivo")
}
