internal import Forecast
internal import Quantities
internal import Workspace

extension CommunityWorkspace {
  private static let heating = "heating-degree-days"
  private static let cooling = "cooling-degree-days"
  /// Years of the running mean where the series is not smoothed already.
  private static let window = 21

  private var futures: [ClimateScenario] {
    var seen: Set<String> = []
    return (climate.seriesScenarios(of: Self.heating) + climate.seriesScenarios(of: Self.cooling))
      .filter { $0.isFuture && seen.insert($0.key).inserted }
  }

  /// The scenario that a climate-adjusted forecast follows unless told otherwise: the middle one when it is there.
  var climateToFollow: String? {
    let keys = futures.map(\.key)
    return ["ssp245", "rcp45"].first(where: keys.contains) ?? keys.first
  }

  /// Degree days of every scenario of the climate profile, by the scenario's key.
  var climateAdjustments: [String: ClimateAdjustment] {
    Dictionary(futures.map { ($0.key, adjustment($0)) }) { first, _ in first }
  }

  private func adjustment(_ scenario: ClimateScenario) -> ClimateAdjustment {
    func member(
      _ name: String, _ heat: KeyPath<ClimateSeriesPoint, Double?>,
      _ cool: KeyPath<ClimateSeriesPoint, Double?>
    ) -> ClimateAdjustment.Member {
      let heating = points(Self.heating, scenario)
      let cooling = points(Self.cooling, scenario)
      let isSmooth = (heating + cooling).contains { $0.runningMeanYears > 1 }
      return ClimateAdjustment.Member(
        name: name, heating: series(heating, heat), cooling: series(cooling, cool),
        window: isSmooth ? 1 : Self.window)
    }
    let hasSpread = (points(Self.heating, scenario) + points(Self.cooling, scenario))
      .contains { $0.p10 != nil && $0.p90 != nil }
    return ClimateAdjustment(
      id: scenario.key, title: scenario.fullTitle,
      central: member("\(scenario.title), median of models", \.median, \.median),
      others: hasSpread
        ? [
          member("\(scenario.title), warmer models", \.p10, \.p90),
          member("\(scenario.title), cooler models", \.p90, \.p10),
        ] : [],
      note:
        "Warmer models: 10th percentile of heating and 90th of cooling degree days; cooler models the other way round."
    )
  }

  /// The years of models of the past, then those of the scenario.
  private func points(
    _ indicator: String, _ scenario: ClimateScenario
  ) -> [ClimateSeriesPoint] {
    climate.points(indicator, .historical) + climate.points(indicator, scenario)
  }

  private func series(
    _ points: [ClimateSeriesPoint], _ value: KeyPath<ClimateSeriesPoint, Double?>
  ) -> YearSeries? {
    let known = points.compactMap { point in point[keyPath: value].map { (point.year, $0) } }
    return known.isEmpty ? nil : YearSeries(Dictionary(known) { _, later in later })
  }
}
