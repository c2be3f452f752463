extension IndicatorCatalog {
  /// The 23 indicators of the Climate API.
  static let temperate: [IndicatorDeclaration] = [totalPrecipitation]

  private static let totalPrecipitation = IndicatorDeclaration(
    "temperate-total-precipitation", .temperate, "Total precipitation", equation: "Σ pr",
    .difference(.inchesPerDay), .sum(.variable(.pr)),
    source: "Azavea, Climate API, indicator total_precipitation, 2019")
}
