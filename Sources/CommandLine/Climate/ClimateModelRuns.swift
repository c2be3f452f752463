internal import Climate
internal import ClimateFiles
internal import Workspace

/// Degree days of every model of an atlas at one place, for a forecast that follows each model by itself.
struct ClimateModelRuns {
  /// What a climate-adjusted forecast follows.
  private static let indicators = ["heating-degree-days", "cooling-degree-days"]

  /// By indicator, scenario, model and year; what a model says of the past stands once, under `historical`, where the
  /// atlas keeps it apart.
  private(set) var points: [ClimateModelPoint] = []
  /// The models with a value, in the order of the atlas.
  private(set) var models: [String] = []

  /// - Parameter profile: Of the atlas; only the indicators and scenarios that it shows are taken.
  init(of profile: PlaceProfile, atlas: IndicatorAtlas) throws(ClimateProblem) {
    for indicator in Self.indicators {
      let shown = Set(
        profile.entries.filter { $0.indicator == indicator }.map(\.scenario))
      guard !shown.isEmpty else { continue }
      let ensemble = try atlas.ensemble(place: profile.place.id, indicator: indicator)
      for scenario in [IndicatorEnsemble.historical] + ensemble.scenarios
      where scenario == IndicatorEnsemble.historical || shown.contains(scenario) {
        for model in ensemble.models { add(ensemble, indicator, scenario, model) }
      }
    }
  }

  private mutating func add(
    _ ensemble: IndicatorEnsemble, _ indicator: String, _ scenario: String, _ model: String
  ) {
    guard let run = ensemble.values(model: model, scenario: scenario), let years = run.years
    else { return }
    let isPast = scenario == IndicatorEnsemble.historical
    let past =
      isPast ? nil : ensemble.values(model: model, scenario: IndicatorEnsemble.historical)
    for year in years where run[year].isFinite && past?[year].isFinite != true {
      points.append(
        ClimateModelPoint(
          indicator: indicator, scenario: ClimateScenario(scenario), model: model, year: year,
          value: run[year]))
    }
    if !models.contains(model) { models.append(model) }
  }
}
