public import Quantities

/// How a series by year is read between its given years and after the last one.
///
/// Nothing is ever read before the first given year: a value of later years says nothing about earlier ones.
public struct SeriesReading: Hashable, Sendable {
  /// Between two given years.
  public enum Between: String, Hashable, Sendable, CaseIterable {
    /// On a straight line: v0 + (v1 − v0) · t.
    case linear
    /// The earlier value until the later year.
    case step
    /// By the same percentage each year: v0 · (v1 ÷ v0)^t.
    case compound
  }

  /// After the last given year.
  public enum Beyond: String, Hashable, Sendable, CaseIterable {
    /// There is no value, which is found.
    case stop
    /// The last value stays.
    case hold
    /// The last two given years go on: straight, or by the same percentage when read so between years.
    case trend
  }

  /// Why a series has no value for a year.
  public enum Gap: Error, Hashable, Sendable {
    case empty
    /// The year lies before the first one given.
    case before(Int)
    /// The year lies after the last one given.
    case after(Int)
    /// One given year shows no trend.
    case noTrend
    /// A percentage cannot lead from or to 0.
    case zeroAround(Int)
  }

  public var between: Between
  public var beyond: Beyond

  public init(between: Between = .linear, beyond: Beyond = .stop) {
    self.between = between
    self.beyond = beyond
  }

  /// Values of consecutive years; a trend that would fall below 0 stays at 0.
  public func values(
    of series: YearSeries, _ years: ClosedRange<Int>
  ) throws(Gap) -> [Double] {
    let points = series.points
    guard let first = points.first, let last = points.last else { throw .empty }
    guard years.lowerBound >= first.year else { throw .before(years.lowerBound) }
    var values: [Double] = []
    values.reserveCapacity(years.count)
    var next = 0
    for year in years {
      while next < points.count, points[next].year < year { next += 1 }
      if next == points.count {
        values.append(try after(last.year, year, points))
      } else if points[next].year == year {
        values.append(points[next].value)
      } else {
        values.append(try inside(points[next - 1], points[next], year))
      }
    }
    return values
  }

  private typealias Point = (year: Int, value: Double)

  private func inside(_ left: Point, _ right: Point, _ year: Int) throws(Gap) -> Double {
    let part = Double(year - left.year) / Double(right.year - left.year)
    switch between {
    case .linear: return left.value + (right.value - left.value) * part
    case .step: return left.value
    case .compound:
      guard left.value > 0, right.value > 0 else { throw .zeroAround(year) }
      return left.value * power(right.value / left.value, part)
    }
  }

  private func after(_ lastYear: Int, _ year: Int, _ points: [Point]) throws(Gap) -> Double {
    let last = points[points.count - 1]
    switch beyond {
    case .stop: throw .after(year)
    case .hold: return last.value
    case .trend:
      guard points.count > 1 else { throw .noTrend }
      let before = points[points.count - 2]
      let steps = Double(year - last.year) / Double(last.year - before.year)
      guard between == .compound else {
        return max(0, last.value + (last.value - before.value) * steps)
      }
      guard before.value > 0, last.value > 0 else { throw .zeroAround(year) }
      return last.value * power(last.value / before.value, steps)
    }
  }

  /// The longest run of years between two given ones within a span; nil when every year is given.
  func longestGap(of series: YearSeries, _ years: ClosedRange<Int>) -> ClosedRange<Int>? {
    let spans: [ClosedRange<Int>] = zip(series.points, series.points.dropFirst()).map {
      $0.year...$1.year
    }
    return spans.filter { span in
      span.upperBound > years.lowerBound && span.lowerBound < years.upperBound && span.count > 2
    }.max { $0.count < $1.count }
  }
}
