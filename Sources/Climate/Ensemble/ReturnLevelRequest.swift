/// Which return levels are wanted of an indicator's yearly extremes.
public struct ReturnLevelRequest: Hashable, Sendable {
  /// Which end of the year's values the indicator is.
  public enum Extreme: String, Hashable, Sendable, Codable, CaseIterable {
    /// Such as the wettest day: a return level is exceeded.
    case highest
    /// Such as the coldest night: a return level is fallen below.
    case lowest
  }

  /// In years, each above 1.
  public var returnPeriods: [Double]
  public var baseline: ClimatePeriod
  public var periods: [ClimatePeriod]
  /// Nil for all that the ensemble has.
  public var scenarios: [String]?
  public var extreme: Extreme
  /// By maximum likelihood, or by L-moments, which are steadier in thirty years.
  public var estimator: ExtremeValueFit.Estimator
  /// The delta method gives no interval for L-moments.
  public var interval: ReturnLevel.IntervalMethod
  /// The probability that each model's interval is made for, such as 0.9.
  public var confidence: Double
  /// Of the bootstrap.
  public var samples: Int
  /// Of the bootstrap; the same seed gives the same intervals, whatever other models there are.
  public var seed: UInt64
  /// Years with a value that a model needs in a period.
  public var minimumYears: Int
  /// Levels of global warming, in °C, for the fit that follows warming; empty for none.
  ///
  /// That fit is always by maximum likelihood, and its intervals by the delta method.
  public var warmingLevels: [Double]
  /// Weights of models, and the table that warming levels need.
  public var rules: EnsembleRules

  public init(
    returnPeriods: [Double] = [2, 5, 10, 25, 50, 100], baseline: ClimatePeriod = .normal1981,
    periods: [ClimatePeriod] = [.middle], scenarios: [String]? = nil,
    extreme: Extreme = .highest, estimator: ExtremeValueFit.Estimator = .lMoments,
    interval: ReturnLevel.IntervalMethod = .parametricBootstrap, confidence: Double = 0.9,
    samples: Int = 500, seed: UInt64 = 1, minimumYears: Int = ExtremeValueFit.minimumYears,
    warmingLevels: [Double] = [], rules: EnsembleRules = EnsembleRules()
  ) {
    self.returnPeriods = returnPeriods
    self.baseline = baseline
    self.periods = periods
    self.scenarios = scenarios
    self.extreme = extreme
    self.estimator = estimator
    self.interval = interval
    self.confidence = confidence
    self.samples = samples
    self.seed = seed
    self.minimumYears = minimumYears
    self.warmingLevels = warmingLevels
    self.rules = rules
  }
}

extension Indicator {
  /// Which extreme of the year the indicator is; nil where it is none, and return levels mean little.
  public var extreme: ReturnLevelRequest.Extreme? {
    guard monthlyIndex == nil else { return nil }
    switch reduction {
    case .maximum, .maximumRunningSum: return .highest
    case .minimum: return .lowest
    default: return nil
    }
  }
}
