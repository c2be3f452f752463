/// A day of a year in some `ClimateCalendar`; 30 February is one in `360_day`.
public struct CalendarDate: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  public var year: Int
  /// The month, 1…12.
  public var month: Int
  /// The day of the month, 1…31.
  public var day: Int

  public init(_ year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  public var monthDay: MonthDay { MonthDay(month, day) }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// For example `2051-02-03`.
  public var description: String {
    "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}

/// A day that comes back every year: the key of a climatology.
public struct MonthDay: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// The month, 1…12.
  public var month: Int
  /// The day of the month, 1…31.
  public var day: Int

  public init(_ month: Int, _ day: Int) {
    self.month = month
    self.day = day
  }

  public static func < (left: MonthDay, right: MonthDay) -> Bool {
    (left.month, left.day) < (right.month, right.day)
  }

  /// For example `02-29`.
  public var description: String { "\(padded(month, to: 2))-\(padded(day, to: 2))" }
}

private func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
