/// Consecutive days in a calendar: the time axis of every series and slab.
///
/// A day that a file leaves out is a day of the axis with a missing value, so that an index is a date.
public struct DailyAxis: Hashable, Sendable {
  public let calendar: ClimateCalendar
  public let firstDay: CalendarDate
  /// How many days, at least 1.
  public let count: Int

  /// - Precondition: `firstDay` is a date of the calendar, and `count` is at least 1.
  public init(calendar: ClimateCalendar, firstDay: CalendarDate, count: Int) {
    precondition(calendar.contains(firstDay) && count > 0)
    self.calendar = calendar
    self.firstDay = firstDay
    self.count = count
  }

  /// Whole years, first to last.
  public init(calendar: ClimateCalendar, years: ClosedRange<Int>) {
    self.init(
      calendar: calendar, firstDay: CalendarDate(years.lowerBound, 1, 1),
      count: years.reduce(0) { $0 + calendar.days(inYear: $1) })
  }

  public var lastDay: CalendarDate { date(at: count - 1) }

  /// The years that have at least one day on the axis.
  public var years: ClosedRange<Int> { firstDay.year...lastDay.year }

  /// The date of a day of the axis, or of one before or after it.
  public func date(at index: Int) -> CalendarDate {
    calendar.date(ofDayNumber: calendar.dayNumber(of: firstDay) + index)
  }

  /// The index of a date, which may lie outside `0..<count`; the date must be one of the calendar.
  public func index(of date: CalendarDate) -> Int {
    calendar.dayNumber(of: date) - calendar.dayNumber(of: firstDay)
  }

  /// The days of a year that the axis has; empty when it has none.
  public func indices(ofYear year: Int) -> Range<Int> {
    let start = index(of: CalendarDate(year, 1, 1))
    let end = start + calendar.days(inYear: year)
    let lower = min(max(start, 0), count)
    return lower..<max(lower, min(end, count))
  }

  /// Every date, in order.
  public var dates: [CalendarDate] { dates(of: 0..<count) }

  /// The dates of days of the axis, or of others, in order; cheaper than asking for each.
  public func dates(of days: Range<Int>) -> [CalendarDate] {
    var result: [CalendarDate] = []
    result.reserveCapacity(days.count)
    var date = self.date(at: days.lowerBound)
    for _ in days {
      result.append(date)
      date.day += 1
      if date.day > calendar.days(inMonth: date.month, of: date.year) {
        date.day = 1
        date.month += 1
      }
      if date.month > 12 {
        date.month = 1
        date.year += 1
      }
    }
    return result
  }
}
