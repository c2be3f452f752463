/// The days of a base period, laid out by day of the year: which values make up the sample of each day.
///
/// The sample of a day is, for every base year, the window of days around it. The window of one year is what the
/// bootstrap leaves out and doubles.
///
/// **Leap days.** By `.monthDay`, 29 February has no sample and takes no part in any; it is compared
/// with the threshold of 28 February, as in climdex. xclim instead counts days from 1 January (so that from March on a leap
/// year is one day ahead), and stretches the 365 thresholds over 366 days; `.dayOfYear` counts like it, does not
/// stretch, and gives day 366 the threshold of day 365. In calendars without leap days, all these agree.
/// - Source: [ZHANG-2005]; [CLIMDEX-PCIC] for the treatment of 29 February.
public struct DayOfYearBase: Hashable, Sendable {
  /// What comes back every year.
  public enum Keying: String, Hashable, Sendable, Codable {
    /// Month and day, so that 1 March meets 1 March.
    case monthDay
    /// The days since 1 January, as in xclim.
    case dayOfYear
  }

  /// Where the window finds its days at the turn of the year.
  public enum Edge: String, Hashable, Sendable, Codable {
    /// In the neighbouring year, also just outside the base period where the series has such days (climdex).
    case acrossYears
    /// In the neighbouring year, unless that lies outside the base period (xclim).
    case withinBase
    /// At the other end of the same year.
    case withinYear
  }

  public let axis: DailyAxis
  public let years: ClosedRange<Int>
  /// Days in the window, odd.
  public let window: Int
  public let keying: Keying
  public let edge: Edge
  /// How many days of the year have a threshold: 365, 360 in `360_day`, 366 in `all_leap`.
  public let keyCount: Int
  /// For every day of the axis, its key 0..<keyCount.
  public let keys: [Int16]
  /// The days of the axis that belong to the base years.
  public let baseDays: Range<Int>

  /// The days of the axis that any window reaches; rows are counted from its first.
  let reach: Range<Int>
  /// For every column (day of the year, from `-window / 2` on) and year, a row, or `reach.count` for no day.
  let columns: [Int32]
  /// The base days of every key, in `daysOfKeys[firstOfKey[key]..<firstOfKey[key + 1]]`.
  let daysOfKeys: [Day]
  let firstOfKey: [Int]

  struct Day: Hashable, Sendable {
    var row: Int32
    /// Years since the first of the base.
    var year: Int32
  }

  var yearCount: Int { years.count }

  /// - Throws: `ClimateProblem` when the window is even, or the axis does not have all days of the base years.
  public init(
    axis: DailyAxis, years: ClosedRange<Int>, window: Int = 5, keying: Keying = .monthDay,
    edge: Edge = .acrossYears
  ) throws(ClimateProblem) {
    guard window % 2 == 1, (1...91).contains(window) else {
      throw ClimateProblem(
        "A window of \(window) days has no middle day, or is too long. Use an odd number up to 91.")
    }
    let start = axis.index(of: CalendarDate(years.lowerBound, 1, 1))
    let end = axis.index(of: CalendarDate(years.upperBound + 1, 1, 1))
    guard start >= 0, end <= axis.count else {
      throw ClimateProblem(
        "The base period \(years.lowerBound)–\(years.upperBound) is not covered by the series, which has \(axis.firstDay) to \(axis.lastDay). Choose a base period within it."
      )
    }
    self.axis = axis
    self.years = years
    self.window = window
    self.keying = keying
    self.edge = edge
    baseDays = start..<end
    // 2001 is no leap year in any calendar that has years without one.
    let plainYear = DailyAxis(calendar: axis.calendar, years: 2001...2001).dates.map(\.monthDay)
    keyCount = plainYear.count
    let half = window / 2
    switch edge {
    case .acrossYears: reach = max(0, start - half)..<min(axis.count, end + half)
    case .withinBase, .withinYear: reach = start..<end
    }
    let layout = Layout(axis: axis, keying: keying, edge: edge, monthDays: plainYear, reach: reach)
    var columns: [Int32] = []
    columns.reserveCapacity((keyCount + 2 * half) * years.count)
    for day in -half..<(keyCount + half) {
      for year in years { columns.append(layout.row(ofDay: day, year: year)) }
    }
    self.columns = columns
    keys = layout.keys()
    (daysOfKeys, firstOfKey) = Self.days(
      byKey: keys, keyCount: keyCount, base: start..<end, axis: axis, reach: reach,
      first: years.lowerBound)
  }

  private static func days(
    byKey keys: [Int16], keyCount: Int, base: Range<Int>, axis: DailyAxis, reach: Range<Int>,
    first: Int
  ) -> ([Day], [Int]) {
    var lists = [[Day]](repeating: [], count: keyCount)
    let dates = axis.dates
    for index in base {
      lists[Int(keys[index])].append(
        Day(row: Int32(index - reach.lowerBound), year: Int32(dates[index].year - first)))
    }
    var firsts = [0]
    for list in lists { firsts.append((firsts.last ?? 0) + list.count) }
    return (lists.flatMap(\.self), firsts)
  }
}

/// Finds the rows of the windows.
private struct Layout {
  let axis: DailyAxis
  let keying: DayOfYearBase.Keying
  let edge: DayOfYearBase.Edge
  /// The month and day of every key.
  let monthDays: [MonthDay]
  let reach: Range<Int>

  /// The row of the day of a year, which may lie before its first (negative) or after its last.
  func row(ofDay day: Int, year: Int) -> Int32 {
    let index =
      switch keying {
      case .dayOfYear:
        axis.index(of: CalendarDate(year, 1, 1)) + (edge == .withinYear ? wrapped(day) : day)
      case .monthDay: monthDayIndex(day, year)
      }
    return Int32(reach.contains(index) ? index - reach.lowerBound : reach.count)
  }

  private func monthDayIndex(_ day: Int, _ year: Int) -> Int {
    let key = monthDays[wrapped(day)]
    let shift = edge == .withinYear ? 0 : day < 0 ? -1 : day >= monthDays.count ? 1 : 0
    return axis.index(of: CalendarDate(year + shift, key.month, key.day))
  }

  private func wrapped(_ day: Int) -> Int { (day + monthDays.count) % monthDays.count }

  /// The key of every day of the axis.
  func keys() -> [Int16] {
    var firstOfMonth: [Int] = []
    for (key, monthDay) in monthDays.enumerated() where monthDay.day == 1 {
      firstOfMonth.append(key)
    }
    let last = monthDays.count - 1
    return axis.dates.map { date in
      switch keying {
      case .dayOfYear:
        Int16(min(axis.calendar.daysBefore(month: date.month, of: date.year) + date.day - 1, last))
      case .monthDay:
        // Only 29 February of a leap year passes the end of its month.
        Int16(
          min(
            firstOfMonth[date.month - 1] + date.day - 1,
            date.month == 12 ? last : firstOfMonth[date.month] - 1))
      }
    }
  }
}
