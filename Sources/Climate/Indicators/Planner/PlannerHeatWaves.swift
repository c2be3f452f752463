extension IndicatorCatalog {
  static let plannerHeatWaves: [IndicatorDeclaration] = [
    PlannerDefinitions.declaration(
      "heat-wave-count", "Heat waves", equation: "count of runs of at least d days with \(hotDay)",
      parameters: absolute, source: definitions, limits: edges
    ) { arguments throws(ClimateProblem) in
      let (condition, text, days) = try hotDays(arguments)
      return (
        "Heat waves: \(days.of("day")) or more \(text)", .runCount(condition, atLeast: days), .count
      )
    }
    .about(.heat, worse: .higher),
    PlannerDefinitions.declaration(
      "heat-wave-days", "Heat-wave days",
      equation: "days in runs of at least d days with \(hotDay)",
      parameters: absolute, source: definitions, limits: edges
    ) { arguments throws(ClimateProblem) in
      let (condition, text, days) = try hotDays(arguments)
      return (
        "Days in heat waves of \(days.of("day")) or more \(text)",
        .daysInRuns(condition, atLeast: days), .days
      )
    }
    .about(.heat, worse: .higher),
    PlannerDefinitions.declaration(
      "heat-wave-high", "Heat-wave intensity",
      equation: "mean tx over the days in runs of at least d days with \(hotDay)",
      parameters: absolute, source: definitions,
      limits: "Missing in a year without a heat wave; compare it beside their number. " + edges
    ) { arguments throws(ClimateProblem) in
      let (condition, text, days) = try hotDays(arguments)
      return (
        "Average high during heat waves of \(days.of("day")) or more \(text)",
        .meanInRuns(.variable(.tasmax), condition, atLeast: days), .absolute(.fahrenheit)
      )
    }
    .about(.heat, worse: .higher),
    PlannerDefinitions.declaration(
      "longest-hot-spell", "Longest hot spell", equation: "longest run of days with \(hotDay)",
      parameters: [high, night], source: definitions,
      limits: "A spell over New Year counts in the year in which it ends."
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try hotDay(arguments)
      return ("Longest run of days \(text)", .longestRun(condition, mayCrossPeriods: true), .days)
    }
    .about(.heat, worse: .higher),
    PlannerDefinitions.declaration(
      "unusual-heat-wave-count", "Unusual heat waves",
      equation: "count of runs of at least d days with tx > P(tx around that day of the year)",
      parameters: relative, source: calendarDay, limits: wholeYear
    ) { arguments throws(ClimateProblem) in
      let (condition, text, days) = try unusualDays(arguments)
      return (
        "Heat waves: \(days.of("day")) or more \(text)", .runCount(condition, atLeast: days), .count
      )
    }
    .about(.heat, worse: .higher),
    PlannerDefinitions.declaration(
      "unusual-heat-wave-days", "Days in unusual heat waves",
      equation: "days in runs of at least d days with tx > P(tx around that day of the year)",
      parameters: relative, source: calendarDay, limits: wholeYear
    ) { arguments throws(ClimateProblem) in
      let (condition, text, days) = try unusualDays(arguments)
      return (
        "Days in heat waves of \(days.of("day")) or more \(text)",
        .daysInRuns(condition, atLeast: days), .days
      )
    }
    .about(.heat, worse: .higher),
    PlannerDefinitions.declaration(
      "unusual-heat-wave-high", "Unusual heat-wave intensity",
      equation:
        "mean tx over the days in runs of at least d days with tx > P(tx around that day of the year)",
      parameters: relative, source: magnitude,
      limits: "Missing in a year without a heat wave; compare it beside their number. " + wholeYear
    ) { arguments throws(ClimateProblem) in
      let (condition, text, days) = try unusualDays(arguments)
      return (
        "Average high during heat waves of \(days.of("day")) or more \(text)",
        .meanInRuns(.variable(.tasmax), condition, atLeast: days), .absolute(.fahrenheit)
      )
    }
    .about(.heat, worse: .higher),
    PlannerDefinitions.declaration(
      "longest-unusual-hot-spell", "Longest unusual hot spell",
      equation: "longest run of days with tx > P(tx around that day of the year)",
      parameters: [percentile, window, PlannerDefinitions.base], source: calendarDay,
      limits: wholeYear
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try unusualDay(arguments)
      return ("Longest run of days \(text)", .longestRun(condition, mayCrossPeriods: true), .days)
    }
    .about(.heat, worse: .higher),
  ]

  private static let definitions =
    "Smith, Zaitchik and Gohlke, Heat waves in the United States: definitions, patterns and trends, Climatic Change 118, 2013 (definitions by absolute thresholds)"
  private static let calendarDay =
    "Perkins and Alexander, On the Measurement of Heat Waves, Journal of Climate 26, 2013, section 2 (CTX90pct)"
  private static let magnitude =
    "Perkins and Alexander, On the Measurement of Heat Waves, Journal of Climate 26, 2013, section 2 (CTX90pct; HWM, the average magnitude of all heat waves)"
  private static let edges = "A run ends with its period."
  private static let wholeYear =
    "Warm spells of all seasons count; for the hot season alone, ask for the months of it. Days of the base period are compared with thresholds that they are part of."

  private static let hotDay = "tx > threshold (and tn > night, when stated)"
  private static let high = PlannerDefinitions.threshold(95, .fahrenheit, "High above")
  private static let night = IndicatorParameter(
    "night", "Low above; does not count unless stated", .value(75, .fahrenheit))
  private static let absolute = [high, night, PlannerDefinitions.days(3)]

  private static let percentile = IndicatorParameter(
    "percentile", "Percentile P of the base period", .number(90, unit: "percent", range: 50...99))
  private static let window = IndicatorParameter(
    "window", "Days around each day of the year that its percentile is of",
    .number(15, unit: "days", range: 1...61))
  private static let relative = [
    percentile, window, PlannerDefinitions.days(3), PlannerDefinitions.base,
  ]

  private static func hotDay(
    _ arguments: IndicatorArguments
  ) throws(ClimateProblem) -> (DailyCondition, String) {
    let (value, unit) = try arguments.value("threshold")
    let day = DailyCondition(.variable(.tasmax), .above, .value(value, unit))
    guard arguments.states("night") else { return (day, "hotter than \(unit.text(value))") }
    let (low, lowUnit) = try arguments.value("night")
    return (
      day.and(DailyCondition(.variable(.tasmin), .above, .value(low, lowUnit))),
      "hotter than \(unit.text(value)) with nights warmer than \(lowUnit.text(low))"
    )
  }

  private static func hotDays(
    _ arguments: IndicatorArguments
  ) throws(ClimateProblem) -> (DailyCondition, String, Int) {
    let (condition, text) = try hotDay(arguments)
    return (condition, text, try arguments.integer("days"))
  }

  private static func unusualDay(
    _ arguments: IndicatorArguments
  ) throws(ClimateProblem) -> (DailyCondition, String) {
    let percent = try arguments.number("percentile")
    let width = try oddWindow(arguments)
    let years = try arguments.years("base")
    let baseline = BaselineStatistic(
      operand: .variable(.tasmax), statistic: .dayOfYearPercentile(percent, window: width),
      years: years)
    return (
      DailyCondition(.variable(.tasmax), .above, .baseline(baseline)),
      "hotter than \(numberText(percent))% of such days in \(years.lowerBound)–\(years.upperBound)"
    )
  }

  private static func unusualDays(
    _ arguments: IndicatorArguments
  ) throws(ClimateProblem) -> (DailyCondition, String, Int) {
    let (condition, text) = try unusualDay(arguments)
    return (condition, text, try arguments.integer("days"))
  }

  /// A window lies evenly around its day.
  static func oddWindow(_ arguments: IndicatorArguments) throws(ClimateProblem) -> Int {
    let width = try arguments.integer("window")
    guard width % 2 == 1 else {
      throw ClimateProblem("The window must be an odd number of days; it is \(width).")
    }
    return width
  }
}
