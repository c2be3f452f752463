extension IndicatorCatalog {
  /// What planners ask for, in US units.
  static let planner: [IndicatorDeclaration] =
    plannerHeat + plannerHeatWaves + plannerHumidHeat + plannerCold + plannerDegreeDays
    + plannerPrecipitation + plannerSpells + plannerSeason + plannerChill + plannerFireWeather
    + plannerDrought
}
