import Climate

/// The words of the library of climate indicators.
struct IndicatorLibraryText: Words {
  let title: String
  let lead: String
  let search: String
  let set: String
  let sets: [DefinitionSet: String]
  let hazard: String
  let hazards: [IndicatorHazard: String]
  let all: String
  let apply: String
  let clear: String
  let found: @Sendable (_ found: Int, _ all: Int) -> String
  let nothing: String
  let equation: String
  let unit: String
  let needs: String
  let tellsOf: String
  let worse: [IndicatorDirection: String]
  let parameters: String
  let parameterColumns: [String]
  let noParameters: String
  let howToWrite: String
  let limits: String
  let source: String
  let symbols: String
  let symbolMeanings: [String]
  let everyPeriod: String
  let toLibrary: String
  let howComputed: String

  /// What the symbols of equations are, in the order of `symbolMeanings`.
  static let symbolNames = [
    "tx, tn", "pr", "RH, wind", "P(x)", "es, ea", "Σ, mean, max, min", "run",
  ]

  static let english = IndicatorLibraryText(
    title: "Climate indicators",
    lead:
      "Everything that Cairn can compute from daily temperature, precipitation, humidity and wind, each with its equation, unit and source. An atlas has some of them.",
    search: "Words", set: "Definitions",
    sets: [
      .temperate: "As the Climate API computed them", .etccdi: "The indices of ETCCDI",
      .planner: "What planners ask for",
    ], hazard: "Hazard",
    hazards: [
      .heat: "Heat", .cold: "Cold", .drought: "Drought", .heavyRain: "Heavy rain and flooding",
      .wildfire: "Fire weather", .season: "Seasons", .energy: "Energy demand",
    ], all: "All", apply: "Show", clear: "Show all",
    found: { $0 == $1 ? "\($1) indicators" : "\($0) of \($1) indicators" },
    nothing: "No indicator fits these words.", equation: "Equation", unit: "Unit", needs: "Needs",
    tellsOf: "Tells of",
    worse: [.higher: "higher is worse", .lower: "lower is worse"], parameters: "Parameters",
    parameterColumns: ["Parameter", "Meaning", "Unless stated"],
    noParameters: "It has no parameters.",
    howToWrite:
      "A parameter is written with the name, such as tx-days-above(threshold=90 degF); what is not written is as in the table.",
    limits: "Limits", source: "Source", symbols: "Symbols of the equations",
    symbolMeanings: [
      "the day’s highest and lowest temperature", "the day’s precipitation",
      "the day’s mean relative humidity and wind speed", "a percentile of x in the base period",
      "saturation and actual vapor pressure", "over the days of the period", "consecutive days",
    ],
    everyPeriod:
      "Each can be had over years, seasons, quarters and months. It is computed for every model on its own calendar; models are summarized only afterward.",
    toLibrary: "All climate indicators", howComputed: "How it is computed")

  static let spanish = IndicatorLibraryText(
    title: "Indicadores climáticos",
    lead:
      "Todo lo que Cairn puede calcular con temperatura, precipitación, humedad y viento diarios, cada uno con su ecuación, unidad y fuente. Un atlas tiene algunos de ellos.",
    search: "Palabras", set: "Definiciones",
    sets: [
      .temperate: "Como los calculaba la Climate API", .etccdi: "Los índices del ETCCDI",
      .planner: "Lo que piden quienes planifican",
    ], hazard: "Amenaza",
    hazards: [
      .heat: "Calor", .cold: "Frío", .drought: "Sequía",
      .heavyRain: "Lluvia intensa e inundación", .wildfire: "Tiempo propicio al fuego",
      .season: "Estaciones", .energy: "Demanda de energía",
    ], all: "Todos", apply: "Mostrar", clear: "Mostrar todo",
    found: { $0 == $1 ? "\($1) indicadores" : "\($0) de \($1) indicadores" },
    nothing: "Ningún indicador encaja con estas palabras.", equation: "Ecuación", unit: "Unidad",
    needs: "Necesita", tellsOf: "Habla de",
    worse: [.higher: "más alto es peor", .lower: "más bajo es peor"], parameters: "Parámetros",
    parameterColumns: ["Parámetro", "Significado", "Si no se indica"],
    noParameters: "No tiene parámetros.",
    howToWrite:
      "Un parámetro se escribe con el nombre, como tx-days-above(threshold=90 degF); lo que no se escribe es como en la tabla.",
    limits: "Límites", source: "Fuente", symbols: "Símbolos de las ecuaciones",
    symbolMeanings: [
      "la temperatura máxima y la mínima del día", "la precipitación del día",
      "la humedad relativa y la velocidad del viento, medias del día",
      "un percentil de x en el período base", "presión de vapor de saturación y real",
      "sobre los días del período", "días consecutivos",
    ],
    everyPeriod:
      "Cada uno se puede obtener por años, estaciones, trimestres y meses. Se calcula para cada modelo en su propio calendario; los modelos se resumen solo después.",
    toLibrary: "Todos los indicadores climáticos", howComputed: "Cómo se calcula")
}
