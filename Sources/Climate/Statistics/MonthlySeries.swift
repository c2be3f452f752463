/// One value a month, in order; NaN for a missing month.
public struct MonthlySeries: Hashable, Sendable {
  public let firstYear: Int
  /// The month, 1…12.
  public let firstMonth: Int
  public let values: [Double]

  /// - Precondition: the month is 1…12.
  public init(firstYear: Int, firstMonth: Int = 1, values: [Double]) {
    precondition((1...12).contains(firstMonth), "a month is 1 to 12")
    self.firstYear = firstYear
    self.firstMonth = firstMonth
    self.values = values
  }

  /// The sums of daily values over the calendar months that an axis covers in full.
  ///
  /// A month with a missing day, or cut by the end of the axis, is missing.
  public init(sumsOf daily: [Double], axis: DailyAxis) {
    precondition(daily.count == axis.count, "a series has every day of the axis")
    var sums: [Double] = []
    var days = 0
    var last = (year: axis.firstDay.year, month: axis.firstDay.month)
    func isComplete() -> Bool { days == axis.calendar.days(inMonth: last.month, of: last.year) }
    for (value, date) in zip(daily, axis.dates) {
      if sums.isEmpty || date.month != last.month || date.year != last.year {
        if let sum = sums.popLast() { sums.append(isComplete() ? sum : .nan) }
        sums.append(0)
        days = 0
        last = (date.year, date.month)
      }
      sums[sums.count - 1] += value
      days += 1
    }
    if let sum = sums.popLast() { sums.append(isComplete() ? sum : .nan) }
    self.init(firstYear: axis.firstDay.year, firstMonth: axis.firstDay.month, values: sums)
  }

  /// The month of an index, 1…12.
  public func month(at index: Int) -> Int { (firstMonth - 1 + index) % 12 + 1 }

  /// The year of an index.
  public func year(at index: Int) -> Int { firstYear + (firstMonth - 1 + index) / 12 }

  /// For each month the sum with those before it, `months` in all; missing for the first, and where one is missing.
  public func sums(over months: Int) -> MonthlySeries {
    let sums = values.indices.map { index in
      index + 1 < months ? .nan : values[(index + 1 - months)...index].reduce(0, +)
    }
    return MonthlySeries(firstYear: firstYear, firstMonth: firstMonth, values: sums)
  }
}
