/// How a time axis is cut into the periods that indicators are reported for.
public enum PeriodRule: Hashable, Sendable {
  /// Calendar years.
  case yearly
  /// Calendar months.
  case monthly
  /// Calendar quarters.
  case quarterly
  /// December–February, March–May, June–August, September–November; winter carries the year of its January.
  case seasonal
  /// Years that begin in another month, labeled by the year in which they end, such as water years from October.
  case yearsFrom(month: Int)
  /// The Climate API's `offset_yearly`: the days of a year from number 181 on and the next year's first 180.
  case offsetYearly
  /// Parts of every year; a part whose end is before its start runs over New Year and carries the year of its end.
  case custom([YearPart])

  /// Days of every year from one to another, both counted.
  public struct YearPart: Hashable, Sendable {
    public var first: MonthDay
    public var last: MonthDay

    public init(_ first: MonthDay, _ last: MonthDay) {
      self.first = first
      self.last = last
    }
  }

  /// The periods that the axis covers at least in part, in tracks: within a track periods follow each other and
  /// never overlap, so that a kernel holds one state a track.
  ///
  /// - Throws: `ClimateProblem` when a part of the year is not one, such as 30 February.
  public func tracks(of axis: DailyAxis) throws(ClimateProblem) -> [[IndicatorPeriod]] {
    switch self {
    case .yearly: return [axis.periods(months: 12, from: 1) { year, _ in "\(year)" }]
    case .yearsFrom(let month):
      guard (1...12).contains(month) else { throw ClimateProblem("There is no month \(month).") }
      return [
        axis.periods(months: 12, from: month) { year, _ in "\(month == 1 ? year : year + 1)" }
      ]
    case .monthly:
      return [
        axis.periods(months: 1, from: 1) { year, month in
          "\(year)-\(month < 10 ? "0" : "")\(month)"
        }
      ]
    case .quarterly:
      return [axis.periods(months: 3, from: 1) { year, month in "\(year)-Q\((month + 2) / 3)" }]
    case .seasonal:
      return [
        axis.periods(months: 3, from: 12) { year, month in
          switch month {
          case 12: "\(year + 1)-DJF"
          case 3: "\(year)-MAM"
          case 6: "\(year)-JJA"
          default: "\(year)-SON"
          }
        }
      ]
    case .offsetYearly: return [axis.offsetYears()]
    case .custom(let parts): return try axis.tracks(parts)
    }
  }
}

/// A period of a `PeriodRule` on an axis.
public struct IndicatorPeriod: Hashable, Sendable {
  /// Such as `2051`, `2051-07`, `2051-JJA`.
  public let label: String
  /// The year that the period is counted in.
  public let year: Int
  /// The period's days as indices of the axis; may begin before or end after it.
  public let days: Range<Int>

  /// The days that the axis has.
  public func days(on axis: DailyAxis) -> Range<Int> { days.clamped(to: 0..<axis.count) }
}

extension DailyAxis {
  /// Consecutive stretches of whole months, the first ones beginning in the month `from`.
  fileprivate func periods(
    months: Int, from firstMonth: Int, label: (Int, Int) -> String
  ) -> [IndicatorPeriod] {
    var result: [IndicatorPeriod] = []
    // Months are numbered through the years, so that a stretch may run over New Year.
    let first = firstDay.year * 12 + firstDay.month - 1
    let offset = ((first - (firstMonth - 1)) % months + months) % months
    var month = first - offset
    while true {
      let start = index(ofMonth: month)
      guard start < count else { return result }
      let (year, number) = (yearOf(month), month - yearOf(month) * 12 + 1)
      let text = label(year, number)
      let end = yearOf(month + months - 1)
      result.append(
        IndicatorPeriod(label: text, year: end, days: start..<index(ofMonth: month + months)))
      month += months
    }
  }

  private func yearOf(_ month: Int) -> Int { (month - ((month % 12) + 12) % 12) / 12 }

  private func index(ofMonth month: Int) -> Int {
    index(of: CalendarDate(yearOf(month), month - yearOf(month) * 12 + 1, 1))
  }

  fileprivate func offsetYears() -> [IndicatorPeriod] {
    years.dropLast().map { year in
      let start = index(of: CalendarDate(year, 1, 1)) + 180
      let end = index(of: CalendarDate(year + 1, 1, 1)) + 180
      return IndicatorPeriod(label: "\(year)-\(year + 1)", year: year, days: start..<end)
    }
  }

  fileprivate func tracks(
    _ parts: [PeriodRule.YearPart]
  ) throws(ClimateProblem) -> [[IndicatorPeriod]] {
    var result: [[IndicatorPeriod]] = []
    for (number, part) in parts.enumerated() {
      for end in [part.first, part.last] where !isPossible(end) {
        throw ClimateProblem("\(end) is not a day of the year.")
      }
      let suffix = number < 9 ? "0\(number + 1)" : "\(number + 1)"
      let wraps = part.last < part.first
      let track = (years.lowerBound...years.upperBound + (wraps ? 1 : 0)).map { year in
        IndicatorPeriod(
          label: "\(year)-\(suffix)", year: year,
          days: index(ofDay: part.first, in: wraps ? year - 1 : year)..<index(
            ofDay: part.last, in: year) + 1)
      }
      result.append(track.filter { !$0.days(on: self).isEmpty })
    }
    return result
  }

  private func isPossible(_ day: MonthDay) -> Bool {
    let leap: ClimateCalendar = calendar == .day360 ? .day360 : .allLeap
    return leap.contains(CalendarDate(2000, day.month, day.day))
      || ClimateCalendar.allLeap.contains(CalendarDate(2000, day.month, day.day))
  }

  /// The index of a day in a year; the month's last day where the calendar has no such day.
  private func index(ofDay day: MonthDay, in year: Int) -> Int {
    let last = calendar.days(inMonth: day.month, of: year)
    return index(of: CalendarDate(year, day.month, min(day.day, last)))
  }
}
