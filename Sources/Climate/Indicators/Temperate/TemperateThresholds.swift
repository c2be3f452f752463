extension IndicatorCatalog {
  static let temperateThresholds: [IndicatorDeclaration] = [
    TemperateDefinitions.declaration(
      "frost_days", "Frost days", equation: "count of days with tn ≤ 273.15 K",
      limits: "The API described the days as below freezing and counted those at freezing too."
    ) { _ in
      (.count(DailyCondition(.variable(.tasmin), .atMost, .value(273.15, .kelvin))), .days)
    }
    .about(.cold, worse: .higher),
    threshold(
      "max_temperature_threshold", "Days with high temperature beyond a threshold", .tasmax,
      .value(95, .fahrenheit), "gt"
    ).about(.heat, worse: .higher),
    threshold(
      "min_temperature_threshold", "Days with low temperature beyond a threshold", .tasmin,
      .value(32, .fahrenheit), "lt"
    ).about(.cold, worse: .higher),
    threshold(
      "precipitation_threshold", "Days with precipitation beyond a threshold", .pr,
      .value(1, .inchesPerDay), "gt"
    ).about(.heavyRain, worse: .higher),
  ]

  private static let comparators: [String: DailyComparison.Relation] = [
    "lt": .below, "lte": .atMost, "gt": .above, "gte": .atLeast,
  ]

  private static func threshold(
    _ apiName: String, _ name: String, _ variable: ClimateVariable,
    _ usual: IndicatorParameter.Kind, _ comparator: String
  ) -> IndicatorDeclaration {
    let symbol = variable == .tasmax ? "tx" : variable == .tasmin ? "tn" : "pr"
    return TemperateDefinitions.declaration(
      apiName, name, equation: "count of days with \(symbol) ⋄ threshold, ⋄ being <, ≤, > or ≥",
      parameters: [
        IndicatorParameter("threshold", "Threshold with its unit", usual),
        IndicatorParameter(
          "comparator", "Less (lt), at most (lte), more (gt) or at least (gte)",
          .word(comparator, of: ["lt", "lte", "gt", "gte"])),
      ],
      limits:
        "The API demanded threshold, unit and comparator; the defaults are Cairn's. The threshold is rounded to the single precision of the daily values, so that a day written as the threshold is at it."
    ) { arguments throws(ClimateProblem) in
      let relation = comparators[try arguments.word("comparator")] ?? .above
      return (
        .count(
          DailyCondition(.variable(variable), relation, try arguments.threshold("threshold"))),
        .days
      )
    }
  }
}
