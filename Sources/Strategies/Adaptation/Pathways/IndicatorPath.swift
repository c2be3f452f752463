/// The yearly values of a climate indicator in one scenario, as plain numbers in the threshold's unit.
public struct IndicatorPath: Hashable, Sendable {
  /// One year over models; nil for what is not known.
  public struct Year: Hashable, Sendable {
    public var year: Int
    public var median: Double?
    public var p10: Double?
    public var p90: Double?

    public init(year: Int, median: Double?, p10: Double? = nil, p90: Double? = nil) {
      self.year = year
      self.median = median
      self.p10 = p10
      self.p90 = p90
    }
  }

  /// Which way the indicator is worse.
  public enum Worse: String, Hashable, Sendable, CaseIterable {
    case higher, lower
  }

  /// In order of year, each year once.
  public var years: [Year]
  /// The window that each model was smoothed with already; 1 for none.
  public var smoothedYears: Int

  /// Sorts the years; of two rows for a year the first counts.
  public init(years: [Year], smoothedYears: Int = 1) {
    var seen: Set<Int> = []
    self.years = years.filter { seen.insert($0.year).inserted }.sorted { $0.year < $1.year }
    self.smoothedYears = smoothedYears
  }

  /// Years of the running median of a path that was not smoothed before.
  ///
  /// - Source: Cairn's own choice: long enough to pass over single years, short enough to leave an end to the series; unverified.
  public static let window = 11

  /// A percentile over models without single years: the running median, or the values as they are when smoothed already.
  ///
  /// The window is centered and shrinks evenly toward both ends, where single years weigh more and more; a year with
  /// fewer than half of its window's values known is left out.
  /// - Returns: Years with a value, in order.
  public func smoothed(_ value: (Year) -> Double?) -> [(year: Int, value: Double)] {
    guard smoothedYears < 5 else {
      return years.compactMap { year in value(year).map { (year.year, $0) } }
    }
    return years.compactMap { center in
      guard let first = years.first, let last = years.last else { return nil }
      let reach = min(Self.window / 2, center.year - first.year, last.year - center.year)
      let span = (center.year - reach)...(center.year + reach)
      let known = years.filter { span.contains($0.year) }.compactMap(value).sorted()
      guard known.count * 2 > span.count else { return nil }
      let middle = known.count / 2
      let median =
        known.count % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2
      return (center.year, median)
    }
  }

  /// The years whose window is whole, so that no single year decides; nil for a series too short to have one.
  public var decided: ClosedRange<Int>? {
    guard let first = years.first?.year, let last = years.last?.year else { return nil }
    guard smoothedYears < 5 else { return first...last }
    let reach = Self.window / 2
    return first + reach <= last - reach ? (first + reach)...(last - reach) : nil
  }

  /// The direction in which the smoothed median moves over the years with a whole window; nil when it stays.
  public var trend: Worse? {
    let whole = decided
    let values = smoothed(\.median).filter { whole?.contains($0.year) ?? true }
    guard let first = values.first?.value, let last = values.last?.value, first != last else {
      return nil
    }
    return last > first ? .higher : .lower
  }
}
