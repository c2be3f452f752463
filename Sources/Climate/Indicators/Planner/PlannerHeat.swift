extension IndicatorCatalog {
  static let plannerHeat: [IndicatorDeclaration] = [
    PlannerDefinitions.dayCount(
      "tx-days-above", "Days hotter than a threshold", .tasmax, .above,
      PlannerDefinitions.threshold(95, .fahrenheit, "Hotter than"), source: explored
    ) { "Days hotter than \($0)" }
    .about(.heat, worse: .higher),
    PlannerDefinitions.dayCount(
      "tx-days-at-least", "Days at or above a temperature", .tasmax, .atLeast,
      PlannerDefinitions.threshold(95, .fahrenheit, "At least"),
      source: PlannerDefinitions.temperatureReport
    ) { "Days with a high of at least \($0)" }
    .about(.heat, worse: .higher),
    PlannerDefinitions.dayCount(
      "tn-days-above", "Nights warmer than a threshold", .tasmin, .above,
      PlannerDefinitions.threshold(75, .fahrenheit, "Warmer than"), source: explored,
      limits:
        "The daily minimum stands for the night; a cold afternoon can hide a warm night, seldom in summer."
    ) { "Nights warmer than \($0)" }
    .about(.heat, worse: .higher),
    PlannerDefinitions.fixed(
      "hottest-day", "Hottest day", equation: "max tx", .maximum(.variable(.tasmax)),
      .absolute(.fahrenheit), source: PlannerDefinitions.temperatureReport
    ).about(.heat, worse: .higher),
    PlannerDefinitions.fixed(
      "warmest-night", "Warmest night", equation: "max tn", .maximum(.variable(.tasmin)),
      .absolute(.fahrenheit), source: PlannerDefinitions.temperatureReport
    ).about(.heat, worse: .higher),
    PlannerDefinitions.fixed(
      "mean-temperature", "Average temperature", equation: "mean (tx + tn) / 2",
      .mean(.meanTemperature), .absolute(.fahrenheit),
      source: PlannerDefinitions.temperatureReport,
      limits: "The middle of high and low, not the mean of the hours."
    ).about(.heat, worse: .higher),
    PlannerDefinitions.fixed(
      "mean-high", "Average daily high", equation: "mean tx", .mean(.variable(.tasmax)),
      .absolute(.fahrenheit), source: PlannerDefinitions.temperatureReport
    ).about(.heat, worse: .higher),
    PlannerDefinitions.fixed(
      "mean-low", "Average nightly low", equation: "mean tn", .mean(.variable(.tasmin)),
      .absolute(.fahrenheit), source: PlannerDefinitions.temperatureReport
    ).about(.heat, worse: .higher),
    PlannerDefinitions.fixed(
      "day-night-range", "Difference of daily high and low", equation: "mean (tx − tn)",
      .mean(.diurnalRange), .difference(.fahrenheit), source: PlannerDefinitions.temperatureReport
    ).about(.heat, worse: .neither),
  ]

  private static let explored =
    PlannerDefinitions.temperatureReport + "; " + PlannerDefinitions.explorer
}
