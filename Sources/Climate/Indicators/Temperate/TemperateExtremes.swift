extension IndicatorCatalog {
  static let temperateExtremes: [IndicatorDeclaration] = [
    events(
      "extreme_heat_events", "Extremely hot days", "count of days with tx > P(tx)", .tasmax, .above,
      99, limits: pooled
    ) { .percentile($0) }
    .about(.heat, worse: .higher),
    events(
      "extreme_cold_events", "Extremely cold days", "count of days with tn < P(tn)", .tasmin,
      .below, 1, limits: pooled
    ) { .percentile($0) }
    .about(.cold, worse: .higher),
    events(
      "extreme_precipitation_events", "Days of extreme precipitation",
      "count of days with pr > P(pr on days with pr > 0)", .pr, .above, 99,
      limits: pooled
        + " The percentile is of days with any precipitation, drizzle of models included."
    ) { .wetDayPercentile($0, wetDay: 0) }
    .about(.heavyRain, worse: .higher),
    TemperateDefinitions.declaration(
      "heat_wave_duration_index", "Longest heat wave",
      equation: "longest run of days with tx > mean(tx of that day in the base period) + 5 K",
      parameters: [TemperateDefinitions.base],
      limits: "A single day is a heat wave of one day: there is no minimum length. " + dayIndex
    ) { arguments throws(ClimateProblem) in
      (
        .longestRun(try unusualHeat(arguments), mayCrossPeriods: false), .days
      )
    }
    .about(.heat, worse: .higher),
    TemperateDefinitions.declaration(
      "heat_wave_incidents", "Heat waves",
      equation:
        "count of runs of at least 5 days with tx > mean(tx of that day in the base period) + 5 K",
      parameters: [TemperateDefinitions.base], limits: dayIndex
    ) { arguments throws(ClimateProblem) in
      (.runCount(try unusualHeat(arguments), atLeast: 5), .count)
    }
    .about(.heat, worse: .higher),
  ]

  private static let pooled =
    "Each model is compared with its own percentile of the base period; the API compared all of them with the mean over models, so that a model with a warm or wet bias always counted more. The API stored the percentiles 1, 5, 95 and 99 of 1951–1980, 1961–1990 and 1971–2000 and answered 0 events for any other; here every percentile and base period is computed."
  private static let dayIndex =
    "Days are counted from 1 January, so that from March on a leap year is compared with the day before. Each model is compared with its own mean; the API took the mean over models. Day 366 has a threshold from leap years alone."

  private static func unusualHeat(
    _ arguments: IndicatorArguments
  ) throws(ClimateProblem) -> DailyCondition {
    DailyCondition(
      .variable(.tasmax), .above,
      .baseline(
        BaselineStatistic(
          operand: .variable(.tasmax), statistic: .dayIndexMean(plus: 5),
          years: try arguments.years("base"))))
  }

  private static func events(
    _ apiName: String, _ name: String, _ equation: String, _ variable: ClimateVariable,
    _ relation: DailyComparison.Relation, _ usual: Double, limits: String,
    statistic: @escaping @Sendable (Double) -> BaselineStatistic.Statistic
  ) -> IndicatorDeclaration {
    TemperateDefinitions.declaration(
      apiName, name, equation: equation,
      parameters: [
        IndicatorParameter(
          "percentile", "Percentile P of the base period",
          .number(usual, unit: "percent", range: 0...100)),
        TemperateDefinitions.base,
      ], limits: limits
    ) { arguments throws(ClimateProblem) in
      let baseline = BaselineStatistic(
        operand: .variable(variable),
        statistic: statistic(Double(try arguments.integer("percentile"))),
        years: try arguments.years("base"), definition: .linear)
      return (.count(DailyCondition(.variable(variable), relation, .baseline(baseline))), .count)
    }
  }
}
