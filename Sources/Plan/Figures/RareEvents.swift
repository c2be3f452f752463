public import Climate
public import Quantities
internal import Tables
public import Workspace

/// Return levels of one yearly extreme, from the years of single models in a workspace.
///
/// Every model is fitted by itself, with a generalized extreme value distribution by L-moments, and its interval comes
/// from a parametric bootstrap; then models are summarized.
public struct RareEvents: Sendable {
  public static let returnPeriods = [2.0, 10, 25, 50, 100]
  /// Years that no fit of some decades tells apart any more.
  public static let longest = 10_000.0
  /// Fits to drawn samples behind each model's interval.
  public static let samples = 200
  /// The probability that each model's interval is made for.
  public static let confidence = 0.9

  public let indicator: String
  public let unit: MeasurementUnit
  public let summary: ReturnLevelSummary
  /// Ids of the rows of `sources.csv` that the numbers are from, each once.
  public let sources: [String]

  /// Indicators with years of single models that are an extreme of the year, in the order of the profile.
  public static func indicators(of profile: ClimateProfile) -> [String] {
    let known = Set(profile.models.filter { $0.runningMeanYears == 1 }.map(\.indicator))
    return profile.indicators.filter { known.contains($0) && extreme(of: $0, in: profile) != nil }
  }

  private static func extreme(
    of indicator: String, in profile: ClimateProfile
  ) -> ReturnLevelRequest.Extreme? {
    let definition = profile.first(indicator)?.definition ?? ""
    return IndicatorCatalog.indicator(ofPlain: indicator, definition: definition)?.extreme
  }

  /// Fits every model by itself and summarizes over models.
  ///
  /// - Throws: `ClimateProblem` when nothing can be fitted.
  public init(_ indicator: String, of profile: ClimateProfile) throws(ClimateProblem) {
    guard let extreme = Self.extreme(of: indicator, in: profile),
      let unit = profile.unit(of: indicator)
    else {
      throw ClimateProblem("“\(indicator)” is no yearly extreme.")
    }
    let ensemble = try Self.ensemble(indicator, of: profile)
    let later: [ClimatePeriod] = [.middle, .late]
    let first = profile.models.filter { $0.indicator == indicator }.map(\.year).min() ?? 1981
    let baseline = first <= 1981 ? ClimatePeriod.normal1981 : .years(first...first + 29)
    self.indicator = indicator
    self.unit = unit
    sources = Self.sources(of: indicator, in: profile)
    summary = try ensemble.returnLevels(
      ReturnLevelRequest(
        returnPeriods: Self.returnPeriods, baseline: baseline, periods: later, extreme: extreme,
        estimator: .lMoments, interval: .parametricBootstrap, confidence: Self.confidence,
        samples: Self.samples),
      scale: unit.kind == .temperature ? .interval : .ratio)
  }

  /// Observed rows may be a weather station's, which no model's years are from.
  private static func sources(of indicator: String, in profile: ClimateProfile) -> [String] {
    profile.summaries(of: indicator).filter { !$0.scenario.isObserved }
      .flatMap { $0.source.split(separator: " ").map(String.init) }
      .withoutRepeats()
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

extension RareEvents {
  /// Heights across models, in the order of scenarios, periods and return periods.
  public var heights: [ReturnLevelSummary.Row] { summary.rows.filter { $0.kind == .absolute } }

  /// The scenarios that have heights.
  public var scenarios: [String] {
    heights.map(\.scenario).withoutRepeats()
  }

  /// The periods that have heights, the baseline first.
  public var periods: [ClimatePeriod] {
    heights.map(\.period).withoutRepeats()
  }

  /// The height of an event across models; nil where no model tells it.
  public func height(
    _ scenario: String, _ period: ClimatePeriod, every years: Double
  ) -> ReturnLevelSummary.Row? {
    heights.first {
      $0.scenario == scenario && $0.period == period && $0.returnPeriod == years
    }
  }

  /// How sure a single model is of a height: the medians over models of the lower and of the upper ends of their
  /// intervals; nil where none has one.
  public func typicalInterval(of row: ReturnLevelSummary.Row) -> ClosedRange<Double>? {
    let intervals = summary.fits.filter { $0.scenario == row.scenario && $0.period == row.period }
      .flatMap(\.levels).filter { $0.years == row.returnPeriod }.compactMap(\.interval)
    guard let low = Self.median(intervals.map(\.lowerBound)),
      let high = Self.median(intervals.map(\.upperBound))
    else { return nil }
    return low...max(low, high)
  }

  /// The fewest and the most years with a value that a model is fitted to.
  public var fittedYears: ClosedRange<Int>? { Self.years(of: summary.fits) }

  /// The same of the models of one height; nil where none is fitted.
  public func fittedYears(of row: ReturnLevelSummary.Row) -> ClosedRange<Int>? {
    Self.years(
      of: summary.fits.filter { $0.scenario == row.scenario && $0.period == row.period })
  }

  private static func years(of fits: [ReturnLevelSummary.ModelFit]) -> ClosedRange<Int>? {
    let counts = fits.map(\.fit.years)
    guard let fewest = counts.min(), let most = counts.max() else { return nil }
    return fewest...most
  }

  private static func median(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
