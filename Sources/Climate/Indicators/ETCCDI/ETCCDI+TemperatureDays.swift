extension ETCCDI {
  /// Days beyond fixed temperatures, and the growing season.
  static let temperatureDays: [IndicatorDeclaration] = [
    yearly(
      "fd", "Frost days", equation: "count of days with tn < 0 °C", .days,
      .count(DailyCondition(tn, .below, .value(0, .celsius))), index: "FD"),
    yearly(
      "su", "Summer days", equation: "count of days with tx > 25 °C", .days,
      .count(DailyCondition(tx, .above, .value(25, .celsius))), index: "SU"),
    yearly(
      "id", "Icing days", equation: "count of days with tx < 0 °C", .days,
      .count(DailyCondition(tx, .below, .value(0, .celsius))), index: "ID"),
    yearly(
      "tr", "Tropical nights", equation: "count of days with tn > 20 °C", .days,
      .count(DailyCondition(tn, .above, .value(20, .celsius))), index: "TR"),
    growingSeason,
  ]

  private static let growingSeason = IndicatorDeclaration(
    "gsl", .etccdi, "Growing season length",
    equation:
      "days from the first 6 days in a row with tm > 5 °C to the first 6 days in a row with tm < 5 °C from 1 July on",
    parameters: [
      IndicatorParameter(
        "hemisphere", "Hemisphere of the place", .word("north", of: ["north", "south"]))
    ],
    source: source + "GSL",
    limits:
      "The six warm days must be over before 1 July, as in climdex; without them the length is 0, without an end it runs to the end of the year. In the south years run from July to June and are labeled by the year in which they end; climdex labels them by the other."
  ) { arguments throws(ClimateProblem) in
    let isSouth = try arguments.word("hemisphere") == "south"
    return Indicator(
      id: "gsl", definitions: .etccdi, name: "Growing season length",
      reduction: .seasonLength(
        start: DailyCondition(.meanTemperature, .above, .value(5, .celsius)),
        end: DailyCondition(.meanTemperature, .below, .value(5, .celsius)), run: 6,
        endFrom: isSouth ? MonthDay(1, 1) : MonthDay(7, 1), startsBeforeEnd: true),
      unit: .days, period: isSouth ? .yearsFrom(month: 7) : .yearly)
  }
}
