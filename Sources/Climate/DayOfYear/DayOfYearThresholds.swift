/// A percentile of daily values for each day of the year: the threshold of percentile indices.
///
/// The threshold of a day is the quantile of all values in the windows around it, over the base years; missing values
/// are left out, and a day without any value has the threshold NaN.
///
///     threshold(day) = quantile of { value(year, day + k) : year in base, |k| ≤ window / 2 }
///
/// - Source: [ZHANG-2005], section 2; the window of five days is that of the ETCCDI indices.
/// - Limits: infinite values count as missing.
public struct DayOfYearThresholds: Hashable, Sendable {
  public let base: DayOfYearBase
  public let rule: QuantileRule
  /// Thresholds by key, then cell.
  public let values: [Float]
  public let cells: Int

  /// - Parameters:
  ///   - tile: daily values by day of the base's axis, then cell: `base.axis.count * cells` of them
  ///   - wetDay: only values at or above it take part, as for precipitation on wet days; nil for all
  public init(
    of tile: UnsafeBufferPointer<Float>, cells: Int, base: DayOfYearBase, rule: QuantileRule,
    wetDay: Float? = nil
  ) {
    precondition(tile.count == base.axis.count * cells, "a tile has every day of the axis")
    self.base = base
    self.rule = rule
    self.cells = cells
    values = [Float](unsafeUninitializedCapacity: base.keyCount * cells) { buffer, count in
      let tail: WindowLists.Tail = rule.probability < 0.5 ? .lower : .upper
      let places = TailPlace.table(rule, tail: tail, maximum: base.window * base.yearCount)
      let lists = WindowLists(
        base: base, tail: tail, entries: places.reduce(1) { max($0, $1.entries) })
      for first in stride(from: 0, to: cells, by: 16) {
        lists.load(tile, cells: cells, firstCell: first, wetDay: wetDay)
        for keys in lists.blocks {
          lists.fill(keys)
          for key in keys {
            let quantiles = lists.quantile(of: key - keys.lowerBound, places: places)
            for lane in 0..<min(16, cells - first) {
              buffer.initializeElement(at: key * cells + first + lane, to: quantiles[lane])
            }
          }
        }
      }
      count = base.keyCount * cells
    }
  }

  /// For an array laid out the same way.
  public init(
    of tile: [Float], cells: Int = 1, base: DayOfYearBase, rule: QuantileRule, wetDay: Float? = nil
  ) {
    self = tile.withUnsafeBufferPointer {
      DayOfYearThresholds(of: $0, cells: cells, base: base, rule: rule, wetDay: wetDay)
    }
  }

  /// The threshold of a key, 0..<`base.keyCount`, for one cell.
  public func value(key: Int, cell: Int = 0) -> Float { values[key * cells + cell] }

  /// The threshold of a day in any calendar, such as that of a later scenario; NaN when the base has no such day.
  ///
  /// 29 February takes the threshold of 28 February, and a 30 February has none outside `360_day`.
  public func value(on day: MonthDay, cell: Int = 0) -> Float {
    guard base.keying == .monthDay, let key = base.key(of: day) else { return .nan }
    return value(key: key, cell: cell)
  }
}

extension DayOfYearBase {
  /// The key of a day that comes back every year, in a base keyed by month and day; nil when it has none.
  public func key(of day: MonthDay) -> Int? {
    let calendar = axis.calendar
    guard (1...12).contains(day.month), day.day >= 1 else { return nil }
    let isLeapDay = day == MonthDay(2, 29) && calendar != .day360 && keyCount == 365
    let wanted = isLeapDay ? 28 : day.day
    guard wanted <= calendar.days(inMonth: day.month, of: 2001) else { return nil }
    return calendar.daysBefore(month: day.month, of: 2001) + wanted - 1
  }
}

extension WindowLists {
  /// The quantiles of a key of the block that was filled last.
  func quantile(of key: Int, places: [TailPlace]) -> Lanes {
    let list = windows + key * length
    let count = counts[key]
    if count[0] > 0, all(count .== Lanes(repeating: count[0])) {
      let entry = places[Int(count[0])]
      let (lower, upper) = (list[entry.lower], list[entry.upper])
      return tail == .upper
        ? entry.place.value(between: lower, and: upper)
        : entry.place.value(between: -lower, and: -upper)
    }
    var result = Lanes(repeating: .nan)
    for lane in 0..<16 where count[lane] > 0 {
      let entry = places[Int(count[lane])]
      let (lower, upper) = (list[entry.lower][lane], list[entry.upper][lane])
      result[lane] =
        tail == .upper
        ? entry.place.value(between: lower, and: upper)
        : entry.place.value(between: -lower, and: -upper)
    }
    return result
  }
}
