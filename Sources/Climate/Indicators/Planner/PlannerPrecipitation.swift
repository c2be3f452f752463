extension IndicatorCatalog {
  static let plannerPrecipitation: [IndicatorDeclaration] = [
    PlannerDefinitions.fixed(
      "total-precipitation", "Total precipitation", equation: "Σ pr", .sum(.variable(.pr)),
      .difference(.inchesPerDay), source: PlannerDefinitions.precipitationReport
    ).about(.drought, .heavyRain, worse: .neither),
    PlannerDefinitions.dayCount(
      "pr-days-above", "Days with more precipitation than a threshold", .pr, .above,
      PlannerDefinitions.threshold(1, .inchesPerDay, "More than"),
      source: PlannerDefinitions.precipitationReport + "; " + PlannerDefinitions.explorer,
      limits: gridded
    ) { "Days with more than \($0) of precipitation" }
    .about(.heavyRain, worse: .higher),
    PlannerDefinitions.declaration(
      "wettest-days", "Wettest days", equation: "max over the period of the sum of pr over d days",
      parameters: [PlannerDefinitions.days(1, "Length d")],
      source: "ETCCDI indices Rx1day and Rx5day; Zhang and others, WIREs Climate Change 2, 2011",
      limits: gridded
        + " Days in a row belong to the period of the last of them, and may begin in the one before. Those of which one is missing have no sum."
    ) { arguments throws(ClimateProblem) in
      let days = try arguments.integer("days")
      return (
        days == 1
          ? "Precipitation of the wettest day" : "Precipitation of the wettest \(days) days",
        days == 1
          ? .maximum(.variable(.pr))
          : .maximumRunningSum(.variable(.pr), days: days, mayCrossPeriods: true),
        .difference(.inchesPerDay)
      )
    }
    .about(.heavyRain, worse: .higher),
    PlannerDefinitions.declaration(
      "heavy-days-above-percentile", "Days of unusually heavy precipitation",
      equation: "count of days with pr > P(pr on days with pr ≥ 0.01 inch)",
      parameters: heavy, source: PlannerDefinitions.precipitationReport, limits: gridded
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try heavyDay(arguments)
      return ("Days wetter than \(text)", .count(condition), .days)
    }
    .about(.heavyRain, worse: .higher),
    PlannerDefinitions.declaration(
      "heavy-precipitation-total", "Precipitation of unusually wet days",
      equation: "Σ pr over days with pr > P(pr on days with pr ≥ 0.01 inch)", parameters: heavy,
      source: PlannerDefinitions.precipitationReport, limits: gridded
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try heavyDay(arguments)
      return (
        "Precipitation on days wetter than \(text)", .sumWhere(.variable(.pr), condition),
        .difference(.inchesPerDay)
      )
    }
    .about(.heavyRain, worse: .higher),
    PlannerDefinitions.declaration(
      "mean-wet-day", "Precipitation of an average wet day",
      equation: "mean pr over days with pr ≥ threshold", parameters: [wetThreshold],
      source: "ETCCDI index SDII; Zhang and others, WIREs Climate Change 2, 2011",
      limits: drizzle
    ) { arguments throws(ClimateProblem) in
      let condition = DailyCondition(
        .variable(.pr), .atLeast, try arguments.threshold("threshold"))
      return (
        "Precipitation of an average wet day", .meanWhere(.variable(.pr), condition),
        .difference(.inchesPerDay)
      )
    }
    .about(.heavyRain, worse: .higher),
  ]

  /// The least amount that the National Weather Service calls measurable.
  static let wetThreshold = PlannerDefinitions.threshold(0.01, .inchesPerDay, "Wet from")
  static let drizzle =
    "0.01 inch is the least measurable amount; models drizzle, and have too many wet days where this was not corrected."

  private static let gridded =
    "The mean of a grid cell is lower than the highest gauge in it; compare with gauges by change, not by level."
  private static let heavy = [
    IndicatorParameter(
      "percentile", "Percentile P of the base period",
      .number(99, unit: "percent", range: 50...99.9)), PlannerDefinitions.base,
  ]

  private static func heavyDay(
    _ arguments: IndicatorArguments
  ) throws(ClimateProblem) -> (DailyCondition, String) {
    let percent = try arguments.number("percentile")
    let years = try arguments.years("base")
    let baseline = BaselineStatistic(
      operand: .variable(.pr), statistic: .wetDayPercentile(percent, wetDay: 0.254), years: years)
    return (
      DailyCondition(.variable(.pr), .above, .baseline(baseline)),
      "\(numberText(percent))% of the wet days of \(years.lowerBound)–\(years.upperBound)"
    )
  }
}
