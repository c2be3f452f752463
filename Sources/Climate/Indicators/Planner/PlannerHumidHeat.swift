extension IndicatorCatalog {
  static let plannerHumidHeat: [IndicatorDeclaration] = [
    highest(
      "heat-index-max", "Highest heat index", "max HI(tx, RH at tx)", .heatIndexAtHigh,
      source: heatIndex, limits: heatIndexLimits),
    days(
      "heat-index-days-above", "Days with a heat index above a threshold",
      "count of days with HI(tx, RH at tx) > threshold", .heatIndexAtHigh, 105,
      source: heatIndex, limits: heatIndexLimits
    ) { "Days with a heat index above \($0)" },
    highest(
      "wet-bulb-max", "Highest wet-bulb temperature", "max Tw(tx, RH at tx)", .wetBulbAtHigh,
      source: wetBulb, limits: wetBulbLimits),
    days(
      "wet-bulb-days-above", "Days of humid heat",
      "count of days with Tw(tx, RH at tx) > threshold", .wetBulbAtHigh, 80, source: wetBulb,
      limits: wetBulbLimits
    ) { "Days of humid heat: wet-bulb temperature above \($0)" },
    highest(
      "apparent-temperature-max", "Highest apparent temperature", "max AT(tx, RH at tx, wind)",
      .apparentTemperatureAtHigh, source: apparent, limits: apparentLimits),
    days(
      "apparent-temperature-days-above", "Days with an apparent temperature above a threshold",
      "count of days with AT(tx, RH at tx, wind) > threshold", .apparentTemperatureAtHigh, 100,
      source: apparent, limits: apparentLimits
    ) { "Days that feel hotter than \($0)" },
  ]

  private static let heatIndex =
    "National Weather Service, Weather Prediction Center, The Heat Index Equation; Rothfusz, NWS Southern Region Technical Attachment SR 90-23, 1990"
  private static let wetBulb =
    "Stull, Wet-Bulb Temperature from Relative Humidity and Air Temperature, Journal of Applied Meteorology and Climatology 50, 2011, equation 1"
  private static let apparent =
    "Steadman, Norms of apparent temperature in Australia, Australian Meteorological Magazine 43, 1994"
  private static let dailyVapor =
    "The humidity at the high follows from the day's mean humidity with the same vapor pressure all day (FAO Irrigation and Drainage Paper 56, 1998, equations 11, 12 and 19)."
  private static let heatIndexLimits =
    "For shade and a light wind; not valid beyond Steadman's table. " + dailyVapor
  private static let wetBulbLimits =
    "At sea-level pressure, within 1 °C; days outside −20…50 °C or below 5% humidity have no value and never count. "
    + dailyVapor
  private static let apparentLimits =
    "In the shade, with the day's mean wind. " + dailyVapor

  private static func highest(
    _ id: String, _ name: String, _ equation: String, _ quantity: DerivedQuantity, source: String,
    limits: String
  ) -> IndicatorDeclaration {
    PlannerDefinitions.fixed(
      id, name, equation: equation, .maximum(.derived(quantity)), .absolute(.fahrenheit),
      source: source, limits: limits
    ).about(.heat, worse: .higher)
  }

  private static func days(
    _ id: String, _ name: String, _ equation: String, _ quantity: DerivedQuantity,
    _ usual: Double, source: String, limits: String, title: @escaping @Sendable (String) -> String
  ) -> IndicatorDeclaration {
    PlannerDefinitions.declaration(
      id, name, equation: equation,
      parameters: [PlannerDefinitions.threshold(usual, .fahrenheit, "Above")], source: source,
      limits: limits
    ) { arguments throws(ClimateProblem) in
      let (value, unit) = try arguments.value("threshold")
      let condition = DailyCondition(.derived(quantity), .above, .value(value, unit))
      return (title(unit.text(value)), .count(condition), .days)
    }
    .about(.heat, worse: .higher)
  }
}
