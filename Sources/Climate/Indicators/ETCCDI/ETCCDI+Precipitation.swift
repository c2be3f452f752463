extension ETCCDI {
  static let wet = DailyCondition(pr, .atLeast, .value(1, .millimetersPerDay))

  /// Totals, intensity and the wettest days.
  static let precipitation: [IndicatorDeclaration] = [
    monthly(
      "rx1day", "Wettest day", equation: "max pr", .difference(.millimetersPerDay), .maximum(pr),
      index: "RX1day"),
    monthly(
      "rx5day", "Wettest five days", equation: "max Σ pr over five days in a row",
      .difference(.millimetersPerDay),
      .maximumRunningSum(pr, days: 5, mayCrossPeriods: true), index: "RX5day",
      limits:
        "Five days belong to the period of their last day, and may begin in the one before; climdex books them by their middle day. Five days of which one is missing have no sum."
    ),
    yearly(
      "sdii", "Precipitation on wet days", equation: "mean pr over days with pr ≥ 1 mm",
      .absolute(.millimetersPerDay), .meanWhere(pr, wet), index: "SDII",
      limits: "A year without a wet day has no value; climdex gives 0."),
    yearly(
      "prcptot", "Total precipitation on wet days", equation: "Σ pr over days with pr ≥ 1 mm",
      .difference(.millimetersPerDay), .sumWhere(pr, wet), index: "PRCPTOT"),
  ]
}
