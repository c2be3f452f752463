extension ETCCDI {
  /// Days with much precipitation, and what falls on them.
  static let heavyPrecipitation: [IndicatorDeclaration] = [
    yearly(
      "r10mm", "Heavy precipitation days", equation: "count of days with pr ≥ 10 mm", .days,
      .count(DailyCondition(pr, .atLeast, .value(10, .millimetersPerDay))), index: "R10mm"),
    yearly(
      "r20mm", "Very heavy precipitation days", equation: "count of days with pr ≥ 20 mm", .days,
      .count(DailyCondition(pr, .atLeast, .value(20, .millimetersPerDay))), index: "R20mm"),
    IndicatorDeclaration(
      "rnnmm", .etccdi, "Days with at least an amount of precipitation",
      equation: "count of days with pr ≥ threshold",
      parameters: [
        IndicatorParameter("threshold", "At least", .value(1, .millimetersPerDay))
      ], source: source + "Rnnmm"
    ) { arguments throws(ClimateProblem) in
      let (value, unit) = try arguments.value("threshold")
      let amount = IndicatorUnit.difference(unit).symbol
      return Indicator(
        id: "rnnmm", definitions: .etccdi,
        name: "Days with at least \(numberText(value)) \(amount) of precipitation",
        reduction: .count(DailyCondition(pr, .atLeast, .value(value, unit))), unit: .days)
    },
    wetterThan("r95ptot", "Precipitation on very wet days", 95, index: "R95pTOT"),
    wetterThan("r99ptot", "Precipitation on extremely wet days", 99, index: "R99pTOT"),
  ]

  private static func wetterThan(
    _ id: String, _ name: String, _ percent: Double, index: String
  ) -> IndicatorDeclaration {
    IndicatorDeclaration(
      id, .etccdi, name,
      equation:
        "Σ pr over days with pr > the \(numberText(percent))th percentile of days with pr ≥ 1 mm in the base period",
      parameters: [base], source: source + index,
      limits:
        "The percentile is median-unbiased [HYNDMAN-FAN-1996]. Without a wet day in the base period there is no value."
    ) { arguments throws(ClimateProblem) in
      let statistic = BaselineStatistic(
        operand: pr, statistic: .wetDayPercentile(percent, wetDay: 1),
        years: try arguments.years("base"))
      return Indicator(
        id: id, definitions: .etccdi, name: name,
        reduction: .sumWhere(pr, DailyCondition(pr, .above, .baseline(statistic))),
        unit: .difference(.millimetersPerDay))
    }
  }
}
