extension IndicatorCatalog {
  static let plannerCold: [IndicatorDeclaration] = [
    PlannerDefinitions.dayCount(
      "tn-days-below", "Nights colder than a threshold", .tasmin, .below,
      PlannerDefinitions.threshold(32, .fahrenheit, "Colder than"), source: explored
    ) { "Nights colder than \($0)" }
    .about(.cold, worse: .higher),
    PlannerDefinitions.dayCount(
      "tx-days-below", "Days that stay below a threshold", .tasmax, .below,
      PlannerDefinitions.threshold(32, .fahrenheit, "Stays below"), source: explored
    ) { "Days that stay below \($0)" }
    .about(.cold, worse: .higher),
    PlannerDefinitions.fixed(
      "coldest-night", "Coldest night", equation: "min tn", .minimum(.variable(.tasmin)),
      .absolute(.fahrenheit), source: PlannerDefinitions.temperatureReport
    ).about(.cold, worse: .lower),
    PlannerDefinitions.fixed(
      "coldest-day", "Coldest day", equation: "min tx", .minimum(.variable(.tasmax)),
      .absolute(.fahrenheit), source: PlannerDefinitions.temperatureReport
    ).about(.cold, worse: .lower),
    PlannerDefinitions.declaration(
      "cold-wave-count", "Cold waves",
      equation: "count of runs of at least d days with tn < threshold", parameters: absolute,
      period: winterYear, source: coldWaves, limits: winters
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try coldDay(arguments)
      let days = try arguments.integer("days")
      return (
        "Cold waves: \(days.of("night")) or more \(text)", .runCount(condition, atLeast: days),
        .count
      )
    }
    .about(.cold, worse: .higher),
    PlannerDefinitions.declaration(
      "cold-wave-days", "Cold-wave days",
      equation: "days in runs of at least d days with tn < threshold", parameters: absolute,
      period: winterYear, source: coldWaves, limits: winters
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try coldDay(arguments)
      let days = try arguments.integer("days")
      return (
        "Days in cold waves of \(days.of("night")) or more \(text)",
        .daysInRuns(condition, atLeast: days), .days
      )
    }
    .about(.cold, worse: .higher),
    PlannerDefinitions.declaration(
      "unusual-cold-wave-count", "Unusual cold waves",
      equation: "count of runs of at least d days with tn < P(tn around that day of the year)",
      parameters: relative, period: winterYear, source: calendarDay, limits: winters
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try unusuallyColdDay(arguments)
      let days = try arguments.integer("days")
      return (
        "Cold waves: \(days.of("night")) or more \(text)", .runCount(condition, atLeast: days),
        .count
      )
    }
    .about(.cold, worse: .higher),
    PlannerDefinitions.declaration(
      "unusual-cold-wave-days", "Days in unusual cold waves",
      equation: "days in runs of at least d days with tn < P(tn around that day of the year)",
      parameters: relative, period: winterYear, source: calendarDay, limits: winters
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try unusuallyColdDay(arguments)
      let days = try arguments.integer("days")
      return (
        "Days in cold waves of \(days.of("night")) or more \(text)",
        .daysInRuns(condition, atLeast: days), .days
      )
    }
    .about(.cold, worse: .higher),
    PlannerDefinitions.declaration(
      "freeze-thaw-days", "Freeze–thaw cycles",
      equation: "count of days with tx > thaw and tn ≤ freeze",
      parameters: [
        IndicatorParameter("thaw", "High above", .value(32, .fahrenheit)),
        IndicatorParameter("freeze", "Low at most", .value(32, .fahrenheit)),
      ], period: winterYear,
      source:
        "Ho and Gough, Freeze thaw cycles in Toronto, Canada in a changing climate, Theoretical and Applied Climatology 83, 2006",
      limits:
        "Days with air on both sides of freezing, at most one cycle a day; a pavement or a wall may differ. Years run from July to June and carry the number of the latter."
    ) { arguments throws(ClimateProblem) in
      let (thaw, freeze) = (try arguments.value("thaw"), try arguments.value("freeze"))
      let condition = DailyCondition(
        .variable(.tasmax), .above, .value(thaw.value, thaw.unit)
      ).and(DailyCondition(.variable(.tasmin), .atMost, .value(freeze.value, freeze.unit)))
      return ("Days with freezing and thawing", .count(condition), .days)
    }
    .about(.cold, worse: .higher),
    PlannerDefinitions.declaration(
      "freezing-precipitation-total", "Precipitation on freezing days",
      equation: "Σ pr over the days with (tx + tn) / 2 < threshold", parameters: [snowThreshold],
      period: winterYear, source: snow, limits: snowLimits
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try freezingDay(arguments)
      return (
        "Precipitation on days with a mean below \(text)",
        .sumWhere(.variable(.pr), condition), .difference(.inchesPerDay)
      )
    }
    .about(.season, .drought, worse: .lower),
    PlannerDefinitions.declaration(
      "freezing-precipitation-days", "Days of snow weather",
      equation: "count of days with pr ≥ 0.01 inch and (tx + tn) / 2 < threshold",
      parameters: [snowThreshold], period: winterYear, source: snow, limits: snowLimits
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try freezingDay(arguments)
      let wet = DailyCondition(.variable(.pr), .atLeast, .value(0.01, .inchesPerDay))
      return (
        "Days with precipitation and a mean below \(text)", .count(wet.and(condition)), .days
      )
    }
    .about(.season, .cold, worse: .neither),
  ]

  /// July to June, so that a winter is one.
  static let winterYear = PeriodRule.yearsFrom(month: 7)

  private static let explored =
    PlannerDefinitions.temperatureReport + "; " + PlannerDefinitions.explorer
  private static let coldWaves =
    "Peterson and others, Monitoring and Understanding Changes in Heat Waves, Cold Waves, Floods, and Droughts in the United States, Bulletin of the American Meteorological Society 94, 2013"
  private static let calendarDay =
    "After Perkins and Alexander, On the Measurement of Heat Waves, Journal of Climate 26, 2013, section 2, turned to cold nights"
  private static let winters =
    "Years run from July to June and carry the number of the latter, so that no winter is cut. Peterson and others take four days colder than once in five years."
  private static let snow =
    "Jennings, Winchell, Livneh and Molotch, Spatial variation of the rain–snow temperature threshold across the Northern Hemisphere, Nature Communications 9, 2018"
  private static let snowLimits =
    "A stand-in for snowfall: half of precipitation falls as snow at about 1 °C, between −0.4 and 2.4 °C by place. Water, not depth of snow. Years run from July to June and carry the number of the latter."

  private static let absolute = [
    PlannerDefinitions.threshold(0, .fahrenheit, "Low below"), PlannerDefinitions.days(3),
  ]
  private static let relative = [
    IndicatorParameter(
      "percentile", "Percentile P of the base period",
      .number(10, unit: "percent", range: 1...50)),
    IndicatorParameter(
      "window", "Days around each day of the year that its percentile is of",
      .number(15, unit: "days", range: 1...61)), PlannerDefinitions.days(3),
    PlannerDefinitions.base,
  ]
  private static let snowThreshold = PlannerDefinitions.threshold(32, .fahrenheit, "Mean below")

  private static func coldDay(
    _ arguments: IndicatorArguments
  ) throws(ClimateProblem) -> (DailyCondition, String) {
    let (value, unit) = try arguments.value("threshold")
    return (
      DailyCondition(.variable(.tasmin), .below, .value(value, unit)),
      "colder than \(unit.text(value))"
    )
  }

  private static func unusuallyColdDay(
    _ arguments: IndicatorArguments
  ) throws(ClimateProblem) -> (DailyCondition, String) {
    let percent = try arguments.number("percentile")
    let years = try arguments.years("base")
    let baseline = BaselineStatistic(
      operand: .variable(.tasmin),
      statistic: .dayOfYearPercentile(percent, window: try oddWindow(arguments)), years: years)
    return (
      DailyCondition(.variable(.tasmin), .below, .baseline(baseline)),
      "colder than \(numberText(100 - percent))% of such nights in \(years.lowerBound)–\(years.upperBound)"
    )
  }

  private static func freezingDay(
    _ arguments: IndicatorArguments
  ) throws(ClimateProblem) -> (DailyCondition, String) {
    let (value, unit) = try arguments.value("threshold")
    return (DailyCondition(.meanTemperature, .below, .value(value, unit)), unit.text(value))
  }
}
