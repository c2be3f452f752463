extension IndicatorCatalog {
  static let plannerSeason: [IndicatorDeclaration] = [
    PlannerDefinitions.declaration(
      "last-spring-freeze", "Last spring freeze",
      equation: "last day before 1 July with tn ≤ threshold", parameters: [freeze],
      source: season, limits: "Missing in a year without one. " + northern
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try freezingNight(arguments)
      return ("Last spring freeze (\(text))", .lastDay(condition, before: midsummer), .dayOfYear)
    }
    .about(.season, worse: .neither),
    PlannerDefinitions.declaration(
      "first-fall-freeze", "First fall freeze",
      equation: "first day from 1 July on with tn ≤ threshold", parameters: [freeze],
      source: season, limits: "Missing in a year without one. " + northern
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try freezingNight(arguments)
      return ("First fall freeze (\(text))", .firstDay(condition, from: midsummer), .dayOfYear)
    }
    .about(.season, worse: .neither),
    PlannerDefinitions.declaration(
      "frost-free-season", "Frost-free season",
      equation:
        "days between the last day before 1 July and the first day from 1 July on with tn ≤ threshold",
      parameters: [freeze], source: season,
      limits: "The whole year where it never freezes; means nothing over parts of a year. "
        + northern
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try freezingNight(arguments)
      return (
        "Days between the last and first freeze (\(text))",
        .daysFreeOf(condition, around: midsummer), .days
      )
    }
    .about(.season, worse: .neither),
  ]

  private static let season =
    "Kunkel, Easterling, Hubbard and Redmond, Temporal variations in frost-free season in the United States: 1895–2000, Geophysical Research Letters 31, 2004"
  private static let northern = "For the Northern Hemisphere."
  private static let midsummer = MonthDay(7, 1)
  private static let freeze = PlannerDefinitions.threshold(
    32, .fahrenheit, "Low at most; 28 degF for a hard freeze")

  private static func freezingNight(
    _ arguments: IndicatorArguments
  ) throws(ClimateProblem) -> (DailyCondition, String) {
    let (value, unit) = try arguments.value("threshold")
    return (DailyCondition(.variable(.tasmin), .atMost, .value(value, unit)), unit.text(value))
  }
}
