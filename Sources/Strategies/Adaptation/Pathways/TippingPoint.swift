internal import Quantities
internal import Tables
public import Vulnerability

/// When what is done now no longer suffices: the year in which an indicator passes a threshold for good.
///
/// The year is the first from which the running median stays at or beyond the threshold to the end of the series. Only
/// years with a whole window decide: toward the end the window shrinks, and one hot last year would. The same for the
/// 10th and 90th percentile over models gives the window. A decision that needs `lead` years is due by
///
///     latest decision = earliest tipping year − ⌈lead⌉
///
/// - Limits: Percentiles of models are not probabilities. Nothing is extrapolated beyond the series.
/// - Source: The idea of tipping points and pathways: Haasnoot and others, 2013, Global Environmental Change 23; unverified.
public struct TippingPoint: Hashable, Sendable {
  /// How the threshold and the series meet.
  public enum State: Hashable, Sendable {
    /// In this year or before: now, or the first year of the series.
    case passedAlready(Int)
    case withinPlan(Int)
    /// In the series, and after the plan's end.
    case afterPlan(Int)
    /// Beyond it from this year to the end of the series, which is too near to be sure that it stays.
    case towardEnd(Int)
    /// The series ends before the threshold and is on its way to it.
    case afterSeries(Int)
    /// The series ends before the threshold and is not on its way to it.
    case notReached(Int)
    /// Passed first in one year and left again; the last year in which it was left.
    case notMonotone(first: Int, left: Int)
    /// There is no series, or its unit is another.
    case unknown(String)
  }

  public let pathway: Pathway
  public let state: State
  /// Nil when it is not reached for good in the series.
  public let year: Int?
  /// The year by the percentile that reaches the threshold first; nil when none does.
  public let earliest: Int?
  /// The year by the percentile that reaches it last; nil when it does not within the series.
  public let latest: Int?
  /// Which way the indicator is worse; nil without a series.
  public let worse: IndicatorPath.Worse?
  /// The first and last year of the series.
  public let span: ClosedRange<Int>?
  /// The year that counts as now.
  public let now: Int

  /// The last year in which to decide by the median; nil without a tipping year.
  public var decisionYear: Int? { year.map { $0 - leadYears } }
  /// The last year in which to decide, as it is told: by the percentile that reaches the threshold first, else by the median.
  public var cautiousDecisionYear: Int? { (earliest ?? year).map { $0 - leadYears } }
  /// The lead time in whole years, rounded up.
  public var leadYears: Int { Int(max(0, min(500, pathway.leadYears)).rounded(.up)) }

  /// Finds the point.
  ///
  /// - Parameters:
  ///   - path: In the unit of the pathway's threshold; nil when there is none, for the reason given.
  ///   - reason: Why there is no path, as a full sentence.
  ///   - worse: Which way the indicator is worse; nil for the way in which the series goes.
  ///   - now: The year of the plan.
  ///   - end: The plan's last year.
  public init(
    _ pathway: Pathway, path: IndicatorPath?, reason: String = "There is no series.",
    worse: IndicatorPath.Worse? = nil, now: Int, end: Int
  ) {
    self.pathway = pathway
    self.now = now
    guard let path, let reader = ThresholdReader(path, pathway.threshold, worse) else {
      state = .unknown(path.map(Self.gap) ?? reason)
      (year, earliest, latest, span) = (nil, nil, nil, nil)
      self.worse = worse
      return
    }
    self.worse = reader.worse
    span = reader.span
    let crossing = reader.crossing(\.median)
    let p10 = reader.crossing(\.p10).lasting
    let p90 = reader.crossing(\.p90).lasting
    year = crossing.lasting
    let (early, late) = reader.worse == .higher ? (p90, p10) : (p10, p90)
    earliest = early
    latest = late
    state = Self.state(crossing, reader, now: now, end: end)
  }

  private static func gap(_ path: IndicatorPath) -> String {
    path.decided == nil && !path.years.isEmpty
      ? "The series has fewer than \(IndicatorPath.window) years, so that single years would decide."
      : "The series has no values."
  }

  private static func state(
    _ crossing: ThresholdReader.Crossing, _ reader: ThresholdReader, now: Int, end: Int
  ) -> State {
    if let first = crossing.first, let left = crossing.left {
      return .notMonotone(first: first, left: left)
    }
    if let year = crossing.lasting {
      if year <= max(now, reader.decided.lowerBound) { return .passedAlready(year) }
      return year <= end ? .withinPlan(year) : .afterPlan(year)
    }
    if let unsure = crossing.unsure { return .towardEnd(unsure) }
    let last = reader.span.upperBound
    return reader.isApproaching ? .afterSeries(last) : .notReached(last)
  }
}

/// Reads where a path stands beyond a threshold.
struct ThresholdReader {
  /// When a percentile passes the threshold.
  struct Crossing: Hashable {
    /// The first year beyond it.
    var first: Int?
    /// The first year from which it stays beyond it.
    var lasting: Int?
    /// The last year back on this side after `first`; nil when it never went back.
    var left: Int?
    /// The first year after those that decide from which it stays beyond it to the end of the series.
    var unsure: Int?
  }

  let path: IndicatorPath
  let threshold: Double
  let worse: IndicatorPath.Worse
  let span: ClosedRange<Int>
  /// The years that decide.
  let decided: ClosedRange<Int>

  /// Nil when the median has no value in a year that decides.
  init?(_ path: IndicatorPath, _ threshold: Double, _ worse: IndicatorPath.Worse?) {
    let medians = path.smoothed(\.median)
    guard let first = medians.first?.year, let last = medians.last?.year,
      let decided = path.decided, medians.contains(where: { decided.contains($0.year) })
    else { return nil }
    self.decided = decided
    self.path = path
    self.threshold = threshold
    self.worse = worse ?? path.trend ?? .higher
    span = first...last
  }

  private func isBeyond(_ value: Double) -> Bool {
    worse == .higher ? value >= threshold : value <= threshold
  }

  func crossing(_ value: (IndicatorPath.Year) -> Double?) -> Crossing {
    let all = path.smoothed(value)
    let values = all.filter { decided.contains($0.year) }
    let tail = all.filter { $0.year > decided.upperBound }
    let back = tail.last { !isBeyond($0.value) }?.year ?? decided.upperBound
    let unsure = tail.first { $0.year > back }?.year
    guard let first = values.first(where: { isBeyond($0.value) })?.year else {
      return Crossing(unsure: unsure)
    }
    let left = values.last { $0.year > first && !isBeyond($0.value) }?.year
    let lasting = values.first { $0.year > (left ?? first - 1) && isBeyond($0.value) }?.year
    return Crossing(
      first: first, lasting: lasting, left: left, unsure: lasting == nil ? unsure : nil)
  }

  /// True when the median moved toward the threshold from the middle of the years that decide to their end.
  var isApproaching: Bool {
    let values = path.smoothed(\.median).filter { decided.contains($0.year) }
    guard values.count > 1, let last = values.last else { return false }
    let middle = values[values.count / 2]
    return worse == .higher ? last.value > middle.value : last.value < middle.value
  }
}
