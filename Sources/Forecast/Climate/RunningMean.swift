internal import Quantities

/// A mean over neighboring years.
enum RunningMean {
  /// A centered mean over whole windows; years too near to an end for one take the nearest mean of a whole window.
  ///
  /// A window that shrank towards an end would be one single year there, so that one warm winter would stand for the
  /// climate. A series that is shorter than a window has the mean of all its years.
  ///
  /// - Returns: The means, and the last year with a whole window; nil when nothing was averaged.
  static func of(
    _ series: YearSeries, window: Int
  ) -> (series: YearSeries, lastWhole: Int?) {
    guard window > 1, let span = series.span else { return (series, nil) }
    let points = series.points
    func mean(_ middle: Int) -> Double {
      let near = points.filter { abs($0.year - middle) <= window / 2 }.map(\.value)
      return near.reduce(0, +) / Double(max(1, near.count))
    }
    let (first, last) = (span.lowerBound + window / 2, span.upperBound - window / 2)
    guard first <= last else {
      let whole = points.map(\.value).reduce(0, +) / Double(points.count)
      return (YearSeries([span.lowerBound: whole, span.upperBound: whole]), span.lowerBound)
    }
    var means: [Int: Double] = [first: mean(first), last: mean(last)]
    for point in points where (first...last).contains(point.year) {
      means[point.year] = mean(point.year)
    }
    means[span.lowerBound] = means[first]
    means[span.upperBound] = means[last]
    return (YearSeries(means), last)
  }
}
