/// An index that is made of whole series of monthly values, after the pass through the days.
///
/// Such an index compares a month with the same month of many years, so no reduction of one period can give it.
/// Its inputs are indicators of the catalog over months; they are computed in the pass with all others.
public struct MonthlyIndexDeclaration: Sendable {
  /// Lower-case words with hyphens; no indicator of the catalog has the same.
  public let id: String
  public let name: String
  public let equation: String
  /// What is computed for every month and then turned into the index, in metric units.
  public let inputs: [Indicator]
  /// Author, title, year, and table or page.
  public let source: String
  public let limits: String
  public let hazards: [IndicatorHazard]
  /// Which way of changing is the harmful one.
  public let direction: IndicatorDirection
}

extension IndicatorCatalog {
  /// The indices that are made of monthly values.
  public static let monthlyIndices: [MonthlyIndexDeclaration] = [
    MonthlyIndexDeclaration(
      id: "spi", name: "Standardized Precipitation Index",
      equation:
        "the normal deviate with the probability that the sum of pr over n months has for that month of the year",
      inputs: [
        monthly(.sum(.variable(.pr)), .difference(.millimetersPerDay), "total-precipitation")
      ],
      source:
        "McKee, Doesken and Kleist, The relationship of drought frequency and duration to time scales, 8th Conference on Applied Climatology, 1993; World Meteorological Organization, Standardized Precipitation Index User Guide, 2012",
      limits: "Needs 30 years or more; says nothing of evaporation in a warmer climate.",
      hazards: [.drought], direction: .lower),
    MonthlyIndexDeclaration(
      id: "spei", name: "Standardized Precipitation Evapotranspiration Index",
      equation:
        "the normal deviate with the probability that the sum of pr − PET over n months has for that month of the year",
      inputs: [
        monthly(.sum(.variable(.pr)), .difference(.millimetersPerDay), "total-precipitation"),
        monthly(.mean(.variable(.tasmax)), .absolute(.celsius), "mean-high"),
        monthly(.mean(.variable(.tasmin)), .absolute(.celsius), "mean-low"),
      ],
      source:
        "Vicente-Serrano, Beguería and López-Moreno, A multiscalar drought index sensitive to global warming, Journal of Climate 23, 2010",
      limits: "Needs 30 years or more; depends on how potential evapotranspiration is estimated.",
      hazards: [.drought], direction: .lower),
  ]

  /// As the catalog's indicator of that id, which a test makes sure of.
  private static func monthly(
    _ reduction: Reduction, _ unit: IndicatorUnit, _ id: String
  ) -> Indicator {
    Indicator(
      id: id, definitions: .planner, name: declaration(id)?.name ?? id, reduction: reduction,
      unit: unit, period: .monthly)
  }
}
