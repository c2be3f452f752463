/// Rare extremes of a place: return levels of every model, how they change, and their spread across models.
///
/// Each model's years are fitted by themselves, and each change is within one model; only then are models summarized.
/// - Source: as `ExtremeValueFit` and `WarmingExtremeFit`; per model first as in [IPCC-ATLAS-2021].
/// - Limits: a period is taken as if its climate did not change within it. Thirty years tell little of a 100-year
///   level: see each model's interval. The spread across models is not a confidence interval.
public struct ReturnLevelSummary: Hashable, Sendable {
  public let request: ReturnLevelRequest
  /// Every model's fit, by scenario and period, the baseline first.
  public let fits: [ModelFit]
  /// Return levels and their changes across models.
  public let rows: [Row]
  /// What becomes of the baseline's events.
  public let shifts: [Shift]
  /// Fits of observed years, for the periods that have enough.
  public let observed: [ModelFit]
  /// Fits that follow warming; empty unless asked for.
  public let warmingFits: [WarmingFit]
  /// Return levels at levels of warming across models; their period is the level.
  public let warmingRows: [Row]
  /// What could not be fitted, and why.
  public let missing: [Gap]

  /// Every model that a row is made without, and why: what could not be fitted, and what rows leave out besides, such
  /// as a model of weight 0 or one whose level is no base of a percentage.
  public var gaps: [Gap] {
    var found = missing
    var known = Set(missing.map { [$0.model, $0.scenario, $0.reason] })
    for row in rows + warmingRows {
      for gap in row.summary.missing
      where known.insert([gap.model, row.scenario, gap.reason]).inserted {
        found.append(
          Gap(model: gap.model, scenario: row.scenario, period: row.period, reason: gap.reason))
      }
    }
    return found
  }

  /// One model's distribution in one period.
  public struct ModelFit: Hashable, Sendable {
    /// `observed` for observations.
    public var model: String
    public var scenario: String
    public var period: ClimatePeriod
    /// The years of the period for this model.
    public var years: ClosedRange<Int>
    /// Of the lowest extremes, the fit of their negated values.
    public var fit: ExtremeValueFit
    /// One for each return period asked for, in that order.
    public var levels: [ReturnLevel]
  }

  /// One model's distribution that moves with warming.
  public struct WarmingFit: Hashable, Sendable {
    public var model: String
    public var scenario: String
    /// The first and the last year of the fit.
    public var years: ClosedRange<Int>
    /// Of the lowest extremes, the fit of their negated values.
    public var fit: WarmingExtremeFit
    /// By level of warming as asked for; each has one for each return period.
    public var levels: [[ReturnLevel]]
  }

  /// A return level, or its change, across models.
  public struct Row: Hashable, Sendable {
    public var scenario: String
    public var period: ClimatePeriod
    /// In years.
    public var returnPeriod: Double
    public var kind: PlaceProfile.Kind
    /// What a change is counted from; nil for the kind `absolute`.
    public var baseline: ClimatePeriod?
    public var models: ModelValues
    public var summary: EnsembleSummary
  }

  /// A period, model and scenario that has no fit.
  public struct Gap: Hashable, Sendable {
    public var model: String
    public var scenario: String
    /// Nil for the fit that follows warming.
    public var period: ClimatePeriod?
    /// A clause such as `has 12 of the 20 years that a fit needs in 2035–2064`.
    public var reason: String
  }
}

extension IndicatorEnsemble {
  /// Return levels of yearly extremes, such as those of `wettest-days`, by model and across models.
  ///
  /// - Parameter scale: of the indicator's unit; changes in percent are made on a ratio scale only
  /// - Throws: `ClimateProblem` when nothing can be fitted, a return period is not above 1 year, or a warming level
  ///   is asked for without a table.
  public func returnLevels(
    _ request: ReturnLevelRequest = ReturnLevelRequest(), scale: MeasurementScale
  ) throws(ClimateProblem) -> ReturnLevelSummary {
    var fitting = ReturnLevelFitting(ensemble: self, request: request, scale: scale)
    return try fitting.summary()
  }
}
