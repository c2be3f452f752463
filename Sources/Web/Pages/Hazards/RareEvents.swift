import Climate
import Quantities
import Workspace

/// Return levels of one yearly extreme, from the years of single models in a workspace.
struct RareEvents: Sendable {
  static let returnPeriods = [2.0, 10, 25, 50, 100]
  /// Years that no fit of some decades tells apart any more.
  static let longest = 10_000.0

  let indicator: String
  let unit: MeasurementUnit
  let summary: ReturnLevelSummary

  /// Indicators with years of single models that are an extreme of the year, in the order of the profile.
  static func indicators(of profile: ClimateProfile) -> [String] {
    let known = Set(profile.models.filter { $0.runningMeanYears == 1 }.map(\.indicator))
    return profile.indicators.filter { known.contains($0) && extreme(of: $0) != nil }
  }

  static func extreme(of indicator: String) -> ReturnLevelRequest.Extreme? {
    (try? IndicatorCatalog.indicator(named: indicator))?.extreme
  }

  /// Fits every model by itself and summarizes over models.
  ///
  /// - Throws: `ClimateProblem` when nothing can be fitted.
  init(_ indicator: String, of profile: ClimateProfile) throws(ClimateProblem) {
    guard let extreme = Self.extreme(of: indicator), let unit = profile.unit(of: indicator) else {
      throw ClimateProblem("“\(indicator)” is no yearly extreme.")
    }
    let ensemble = try Self.ensemble(indicator, of: profile)
    let later: [ClimatePeriod] = [.middle, .late]
    let first = profile.models.filter { $0.indicator == indicator }.map(\.year).min() ?? 1981
    let baseline = first <= 1981 ? ClimatePeriod.normal1981 : .years(first...first + 29)
    self.indicator = indicator
    self.unit = unit
    // Intervals of single models take a thousand fits each, and the page shows the spread of models alone.
    summary = try ensemble.returnLevels(
      ReturnLevelRequest(
        returnPeriods: Self.returnPeriods, baseline: baseline, periods: later, extreme: extreme,
        estimator: .lMoments, interval: .delta),
      scale: unit.kind == .temperature ? .interval : .ratio)
  }

  private static func ensemble(
    _ indicator: String, of profile: ClimateProfile
  ) throws(ClimateProblem) -> IndicatorEnsemble {
    var byRun: [String: (model: String, scenario: String, values: [Int: Double])] = [:]
    for point in profile.models where point.indicator == indicator && point.runningMeanYears == 1 {
      let key = "\(point.model)\n\(point.scenario.key)"
      var run = byRun[key] ?? (point.model, point.scenario.key, [:])
      run.values[point.year] = point.value
      byRun[key] = run
    }
    return try IndicatorEnsemble(
      runs: byRun.sorted { $0.key < $1.key }.map { _, run in
        IndicatorEnsemble.Run(
          model: run.model, scenario: run.scenario, values: YearlyValues(run.values))
      })
  }
}
