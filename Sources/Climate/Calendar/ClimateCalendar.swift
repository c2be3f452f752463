/// The calendar that a climate model counts its days in.
///
/// - Source: CF Conventions 1.11, section 4.4.1 (calendar).
/// - Limits: `standard` counts Gregorian days for all years; dates before 15 October 1582 therefore differ from
///   the mixed calendar that CF calls `standard`. Such dates are refused when time is decoded.
public enum ClimateCalendar: String, Hashable, Sendable, Codable, CaseIterable {
  /// The civil calendar: `standard`, `gregorian` and `proleptic_gregorian`.
  case standard
  /// A leap day every fourth year.
  case julian
  /// 365 days in every year.
  case noLeap = "noleap"
  /// 366 days in every year.
  case allLeap = "all_leap"
  /// Twelve months of 30 days.
  case day360 = "360_day"

  /// The calendar that a CF attribute names, in any case; nil when unknown.
  public init?(cfName: String) {
    switch cfName.lowercased() {
    case "standard", "gregorian", "proleptic_gregorian": self = .standard
    case "julian": self = .julian
    case "noleap", "365_day": self = .noLeap
    case "all_leap", "366_day": self = .allLeap
    case "360_day": self = .day360
    default: return nil
    }
  }

  /// The names that a CF attribute may have, for messages.
  public static let cfNames = [
    "standard", "gregorian", "proleptic_gregorian", "julian", "noleap", "365_day", "all_leap",
    "366_day", "360_day",
  ]

  /// Days in a year, 360 to 366.
  public func days(inYear year: Int) -> Int {
    switch self {
    case .day360: 360
    default: isLeap(year) ? 366 : 365
    }
  }

  /// Days in a month (1…12) of a year, 28 to 31.
  public func days(inMonth month: Int, of year: Int) -> Int {
    if self == .day360 { return 30 }
    if month == 2 { return isLeap(year) ? 29 : 28 }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  }

  /// True when the year has a 29 February; never in `noleap`, and not asked of `360_day`, which has a 30th.
  public func isLeap(_ year: Int) -> Bool {
    switch self {
    case .standard: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    case .julian: year % 4 == 0
    case .noLeap, .day360: false
    case .allLeap: true
    }
  }

  /// True when the calendar has the date.
  public func contains(_ date: CalendarDate) -> Bool {
    (1...12).contains(date.month)
      && (1...days(inMonth: date.month, of: date.year)).contains(date.day)
  }

  /// Days from 1 January of the year 0 to the date; the date must be one of the calendar.
  public func dayNumber(of date: CalendarDate) -> Int {
    daysBefore(year: date.year) + daysBefore(month: date.month, of: date.year) + date.day - 1
  }

  /// The date of a day number.
  public func date(ofDayNumber number: Int) -> CalendarDate {
    var year = Int((Double(number) / meanYear).rounded(.down))
    while daysBefore(year: year) > number { year -= 1 }
    while daysBefore(year: year + 1) <= number { year += 1 }
    var rest = number - daysBefore(year: year)
    var month = 1
    while rest >= days(inMonth: month, of: year) {
      rest -= days(inMonth: month, of: year)
      month += 1
    }
    return CalendarDate(year, month, rest + 1)
  }

  /// Days of the year before a month, 0 for January.
  public func daysBefore(month: Int, of year: Int) -> Int {
    if self == .day360 { return 30 * (month - 1) }
    let cumulated = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1]
    return cumulated + (month > 2 && isLeap(year) ? 1 : 0)
  }

  private var meanYear: Double {
    switch self {
    case .standard: 365.2425
    case .julian: 365.25
    case .noLeap: 365
    case .allLeap: 366
    case .day360: 360
    }
  }

  private func daysBefore(year: Int) -> Int {
    func leapDays(every period: Int) -> Int {
      Int((Double(year - 1) / Double(period)).rounded(.down)) + 1
    }
    switch self {
    case .standard:
      return 365 * year + leapDays(every: 4) - leapDays(every: 100) + leapDays(every: 400)
    case .julian: return 365 * year + leapDays(every: 4)
    case .noLeap: return 365 * year
    case .allLeap: return 366 * year
    case .day360: return 360 * year
    }
  }
}
