extension IndicatorCatalog {
  static let temperatePrecipitation: [IndicatorDeclaration] = [
    TemperateDefinitions.declaration(
      "total_precipitation", "Total precipitation", equation: "Σ pr",
      parameters: [
        IndicatorParameter(
          "units", "Unit of the result", .word("in", of: ["in", "mm", "kg/m^2"]))
      ], limits: "1 kg/m^2 of water is 1 mm, and is written so."
    ) { arguments throws(ClimateProblem) in
      (
        .sum(.variable(.pr)),
        .difference(try arguments.word("units") == "in" ? .inchesPerDay : .millimetersPerDay)
      )
    }
    .about(.heavyRain, worse: .neither),
    TemperateDefinitions.declaration(
      "percentile_precipitation", "Percentile of daily precipitation",
      equation: "percentile of pr over the days of the period",
      parameters: [
        IndicatorParameter(
          "percentile", "Percentile", .number(50, unit: "percent", range: 0...100)),
        IndicatorParameter(
          "units", "Unit of the result",
          .word("in/day", of: ["in/day", "mm/day", "kg/m^2/s"])),
      ],
      limits:
        "All days count, dry ones included, so that the default of 50 is 0 wherever half the days are dry."
    ) { arguments throws(ClimateProblem) in
      (
        .percentile(Double(try arguments.integer("percentile")), .variable(.pr)),
        .absolute(rates[try arguments.word("units")] ?? .inchesPerDay)
      )
    }
    .about(.heavyRain, worse: .higher),
    TemperateDefinitions.declaration(
      "max_consecutive_dry_days", "Longest dry spell",
      equation: "longest run of days with not (pr > 0)",
      limits: "Any trace of precipitation ends a spell. " + missing
    ) { _ in
      (
        .longestRun(
          DailyCondition(.variable(.pr), .atMost, .value(0, .millimetersPerDay)),
          mayCrossPeriods: false), .days
      )
    }
    .about(.drought, .wildfire, worse: .higher),
    TemperateDefinitions.declaration(
      "dry_spells", "Dry spells", equation: "count of runs of at least 5 days with pr = 0",
      limits: "Any trace of precipitation ends a spell. " + missing
    ) { _ in
      let (zero, pr) = (Threshold.value(0, .millimetersPerDay), DailyOperand.variable(.pr))
      return (
        .runCount(
          DailyCondition(pr, .atMost, zero).and(DailyCondition(pr, .atLeast, zero)), atLeast: 5),
        .count
      )
    }
    .about(.drought, worse: .higher),
  ]

  private static let missing =
    "A day without a value ends it too, where the API counted the day as dry."
  private static let rates: [String: ClimateUnit] = [
    "in/day": .inchesPerDay, "mm/day": .millimetersPerDay,
    "kg/m^2/s": .kilogramsPerSquareMeterSecond,
  ]
}
