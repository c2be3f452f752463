/// An indicator's values for one model and scenario, or as observed: one a year, NaN where missing.
public struct YearlyValues: Hashable, Sendable {
  public let firstYear: Int
  /// One for each year from `firstYear` on.
  public let values: [Double]

  public init(firstYear: Int, values: [Double]) {
    self.firstYear = firstYear
    self.values = values
  }

  /// From values by year; the years between that are not named are missing.
  public init(_ byYear: [Int: Double]) {
    guard let first = byYear.keys.min(), let last = byYear.keys.max() else {
      self.init(firstYear: 0, values: [])
      return
    }
    self.init(firstYear: first, values: (first...last).map { byYear[$0] ?? .nan })
  }

  /// The value of a year; NaN when missing or outside.
  public subscript(year: Int) -> Double {
    let index = year - firstYear
    return values.indices.contains(index) ? values[index] : .nan
  }

  /// True when no year has a value.
  public var isEmpty: Bool { values.allSatisfy(\.isNaN) }

  /// The first to the last year that the values cover, missing or not; nil without any.
  public var years: ClosedRange<Int>? {
    values.isEmpty ? nil : firstYear...(firstYear + values.count - 1)
  }

  /// These values, and those of another series in the years that are missing here.
  ///
  /// Archives keep a model's historical run apart from its scenarios; a period may need both.
  public func filled(from other: YearlyValues) -> YearlyValues {
    guard let mine = years else { return other }
    guard let others = other.years else { return self }
    let first = min(mine.lowerBound, others.lowerBound)
    let last = max(mine.upperBound, others.upperBound)
    return YearlyValues(
      firstYear: first, values: (first...last).map { self[$0].isNaN ? other[$0] : self[$0] })
  }

  /// How many of the years have a value, and the mean of those.
  ///
  /// - Returns: a mean of NaN where no year has a value.
  public func mean(over years: ClosedRange<Int>) -> (mean: Double, count: Int) {
    var sum = 0.0
    var count = 0
    for year in years where !self[year].isNaN {
      sum += self[year]
      count += 1
    }
    return (count == 0 ? .nan : sum / Double(count), count)
  }

  /// The centred mean over a window of years.
  ///
  /// The window of an even number of years has one year more after than before, as [IPCC-ATLAS-2021] centres its
  /// 20 years on n: n−9 … n+10.
  /// - Returns: the same years; NaN where the window has less than `minimumShare` of its years.
  public func runningMean(years window: Int, minimumShare: Double) -> YearlyValues {
    guard window > 1 else { return self }
    let before = (window - 1) / 2
    let means = values.indices.map { index -> Double in
      let start = firstYear + index - before
      let (mean, count) = mean(over: start...(start + window - 1))
      return Double(count) >= minimumShare * Double(window) ? mean : .nan
    }
    return YearlyValues(firstYear: firstYear, values: means)
  }
}
