public import Quantities

/// Degree days to come in one scenario of the climate, by model or by percentile of models.
///
/// Heating and cooling follow degree days, the rest of an energy does not:
///
///     W(y) = 1 + h · (HDD(y) ÷ HDD(base) − 1) + c · (CDD(y) ÷ CDD(base) − 1)
///
/// - Source: The form of Cairn's split of changes between inventories, on [ICLEI-CONTRIBUTION-2018].
/// - Limits: Proportional to degree days; shares of the base year; the buildings and their equipment stay as they are.
public struct ClimateAdjustment: Sendable {
  /// One run of degree days: a model, or a percentile of models.
  public struct Member: Sendable {
    /// As printed, such as `median of models`.
    public let name: String
    /// Heating degree days by year; nil when they are not known.
    public let heating: YearSeries?
    /// Cooling degree days by year; nil when they are not known.
    public let cooling: YearSeries?

    /// Years are averaged over a window, so that one warm winter does not stand for the climate.
    ///
    /// - Parameter window: Years of the running mean, odd; 1 when the series is smoothed already.
    public init(name: String, heating: YearSeries?, cooling: YearSeries?, window: Int = 1) {
      self.name = name
      self.heating = heating.map { RunningMean.of($0, window: window) }
      self.cooling = cooling.map { RunningMean.of($0, window: window) }
    }

    private init(_ name: String, _ heating: YearSeries?, _ cooling: YearSeries?) {
      self.name = name
      self.heating = heating
      self.cooling = cooling
    }

    /// True when both kinds of degree days are known from the first year to the last.
    public func covers(_ years: ClosedRange<Int>) -> Bool { covering(years).missing.isEmpty }

    /// The member with the series that cover all years, and the names of those that do not.
    func covering(_ years: ClosedRange<Int>) -> (member: Member, missing: [String]) {
      func covers(_ series: YearSeries?) -> Bool {
        guard let series, let base = series.value(in: years.lowerBound), base > 0 else {
          return false
        }
        return series.value(in: years.upperBound) != nil
      }
      let kept = Member(
        name, covers(heating) ? heating : nil, covers(cooling) ? cooling : nil)
      let missing = [(heating, kept.heating, "heating"), (cooling, kept.cooling, "cooling")]
        .filter { $0.1 == nil }.map(\.2)
      return (kept, missing)
    }

    /// What the changing climate multiplies an activity by, against the base year.
    public func multipliers(
      heatingShare: Double, coolingShare: Double, _ years: ClosedRange<Int>
    ) -> [Double] {
      let heat = change(heating, years)
      let cold = change(cooling, years)
      return zip(heat, cold).map { 1 + heatingShare * $0 + coolingShare * $1 }
    }

    /// Degree days against the base year, minus 1.
    private func change(_ series: YearSeries?, _ years: ClosedRange<Int>) -> [Double] {
      guard let series, let base = series.value(in: years.lowerBound), base > 0 else {
        return [Double](repeating: 0, count: years.count)
      }
      return years.map { (series.value(in: $0) ?? base) / base - 1 }
    }
  }

  /// The scenario, such as `rcp45`.
  public let id: String
  /// As printed, such as `RCP4.5, lower emissions`.
  public let title: String
  /// What a forecast follows: the median of models.
  public let central: Member
  /// What its spread is made of: every model, or a warmer and a cooler run of percentiles.
  public let others: [Member]
  /// How the members were made, in a sentence.
  public let note: String

  public init(id: String, title: String, central: Member, others: [Member], note: String = "") {
    self.id = id
    self.title = title
    self.central = central
    self.others = others
    self.note = note
  }
}

/// A mean over neighboring years.
enum RunningMean {
  /// A centered mean; years nearer to an end than half a window take the years that there are, the same on both sides.
  static func of(_ series: YearSeries, window: Int) -> YearSeries {
    guard window > 1, let span = series.span else { return series }
    var means: [Int: Double] = [:]
    for point in series.points {
      let reach = min(
        window / 2, point.year - span.lowerBound, span.upperBound - point.year)
      let near = series.points.filter { abs($0.year - point.year) <= reach }.map(\.value)
      means[point.year] = near.reduce(0, +) / Double(near.count)
    }
    return YearSeries(means)
  }
}
