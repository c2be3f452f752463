/// Values by year with gaps: linear between given years, nothing beyond them.
public struct YearSeries: Hashable, Sendable {
  /// Given years in order, each with its value.
  public let points: [(year: Int, value: Double)]

  /// Makes a series from pairs in any order; of two values for a year the last one counts.
  public init(_ values: [Int: Double]) {
    points = values.sorted { $0.key < $1.key }.map { (year: $0.key, value: $0.value) }
  }

  /// The years covered, from the first given to the last; nil when there is none.
  public var span: ClosedRange<Int>? {
    guard let first = points.first, let last = points.last else { return nil }
    return first.year...last.year
  }

  /// True when the year itself is given.
  public func isGiven(_ year: Int) -> Bool {
    points.contains { $0.year == year }
  }

  /// The value of a year: given, or linear between its neighbors; nil outside the span.
  ///
  ///     v(y) = v0 + (v1 − v0) · (y − y0) ÷ (y1 − y0)
  public func value(in year: Int) -> Double? {
    guard let span, span.contains(year),
      let after = points.firstIndex(where: { $0.year >= year })
    else { return nil }
    let next = points[after]
    guard next.year != year else { return next.value }
    let previous = points[after - 1]
    let part = Double(year - previous.year) / Double(next.year - previous.year)
    return previous.value + (next.value - previous.value) * part
  }

  /// The given years that a value rests on: one when given, two when interpolated, none outside.
  public func years(behind year: Int) -> [Int] {
    guard value(in: year) != nil else { return [] }
    if isGiven(year) { return [year] }
    let before = points.last { $0.year < year }
    let after = points.first { $0.year > year }
    return [before, after].compactMap { $0?.year }
  }

  public static func == (left: YearSeries, right: YearSeries) -> Bool {
    left.points.elementsEqual(right.points) { $0.year == $1.year && $0.value == $1.value }
  }

  public func hash(into hasher: inout Hasher) {
    for point in points {
      hasher.combine(point.year)
      hasher.combine(point.value)
    }
  }
}
