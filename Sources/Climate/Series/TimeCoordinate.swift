/// A CF time coordinate, decoded to days.
///
/// - Source: CF Conventions 1.11, section 4.4: `days|hours|minutes|seconds since DATE [TIME]`.
/// - Errors: an unknown calendar or unit, time that goes backwards or stands still, more than one value a day.
public struct TimeCoordinate: Hashable, Sendable {
  /// The days from the first to the last value.
  public let axis: DailyAxis
  /// For each value of the file, its day on the axis; strictly increasing.
  ///
  /// Days without a value are missing.
  public let positions: DayPositions

  /// True when every day of the axis has its value.
  public var isComplete: Bool { positions.count == axis.count }

  /// - Parameters:
  ///   - values: the coordinate's numbers, in file order
  ///   - units: such as `days since 1950-01-01 00:00:00`
  ///   - calendarName: the `calendar` attribute; CF's default is `standard` where a file has none
  public init(
    values: [Double], units: String, calendarName: String?
  ) throws(ClimateProblem) {
    guard let calendar = ClimateCalendar(cfName: calendarName ?? "standard") else {
      throw ClimateProblem(
        "The calendar “\(calendarName ?? "")” is not known. Known are \(ClimateCalendar.cfNames.joined(separator: ", "))."
      )
    }
    guard !values.isEmpty else { throw ClimateProblem("The time coordinate has no values.") }
    let reference = try TimeReference(units)
    guard calendar.contains(reference.date) else {
      throw ClimateProblem(
        "The time unit “\(units)” counts from \(reference.date), which the calendar \(calendar.rawValue) does not have."
      )
    }
    let origin = Self.origin(reference.date, calendar, named: calendarName)
    var numbers = DayPositions()
    var last: Int?
    for (index, value) in values.enumerated() {
      let days = value * reference.daysPerUnit + reference.dayFraction
      guard days.isFinite, days.magnitude < 4e6 else {
        throw ClimateProblem("Time value \(index + 1) is \(value), which is no day.")
      }
      // Noon is as usual as midnight; the small amount lets 0.9999999 of an hourly unit be the next day.
      let number = origin + Int((days + 1e-6).rounded(.down))
      if let last, number <= last {
        throw ClimateProblem(
          number == last
            ? "Time value \(index + 1) falls on \(calendar.date(ofDayNumber: number)), which already has a value. The file is not daily."
            : "Time goes backwards at value \(index + 1): \(calendar.date(ofDayNumber: number)) follows \(calendar.date(ofDayNumber: last)). Fetch the file again, or sort it by time."
        )
      }
      numbers.append(number)
      last = number
    }
    try self.init(dayNumbers: numbers, calendar: calendar)
  }

  /// The number of the day that values are counted from, in the calendar that they are decoded in.
  ///
  /// CF's `standard` is Julian before 15 October 1582, so that `days since 0001-01-01` begins two days before that date of
  /// the Gregorian calendar.
  /// - Source: CF Conventions 1.11, section 4.4.1; 1 January of the year 0 is the Julian day 1,721,058 in the Julian and
  ///   1,721,060 in the Gregorian calendar.
  private static func origin(
    _ date: CalendarDate, _ calendar: ClimateCalendar, named name: String?
  ) -> Int {
    let isMixed = calendar == .standard && name?.lowercased() != "proleptic_gregorian"
    guard isMixed, date < CalendarDate(1582, 10, 15) else { return calendar.dayNumber(of: date) }
    return ClimateCalendar.julian.dayNumber(of: date) - 2
  }

  /// From days counted since 1 January of the year 0.
  public init(dayNumbers: DayPositions, calendar: ClimateCalendar) throws(ClimateProblem) {
    guard let first = dayNumbers.first, let last = dayNumbers.last else {
      throw ClimateProblem("The time coordinate has no values.")
    }
    let firstDay = calendar.date(ofDayNumber: first)
    guard calendar != .standard || firstDay >= CalendarDate(1582, 10, 15) else {
      throw ClimateProblem(
        "The time coordinate begins on \(firstDay), before the Gregorian calendar did.")
    }
    // Daily files have gaps of days, not centuries; a monthly file would fill the axis with missing days.
    let span = last - first + 1
    guard span <= 4 * dayNumbers.count + 366 else {
      throw ClimateProblem(
        "The time coordinate has \(dayNumbers.count) values in \(span) days. Indicators need daily values."
      )
    }
    axis = DailyAxis(calendar: calendar, firstDay: firstDay, count: span)
    positions = dayNumbers.shifted(by: -first)
  }
}

/// The unit and the origin of a CF time coordinate.
struct TimeReference {
  var daysPerUnit: Double
  var date: CalendarDate
  /// The part of a day that the origin lies after midnight.
  var dayFraction: Double

  init(_ text: String) throws(ClimateProblem) {
    let problem = ClimateProblem(
      "The time unit “\(text)” is not known. It should read like “days since 1950-01-01”.")
    var words = text.split { $0 == " " }
    guard words.count >= 3, words[1].lowercased() == "since" else { throw problem }
    guard let unit = Self.days(of: words[0]) else { throw problem }
    daysPerUnit = unit
    if let middle = words[2].firstIndex(of: "T") {
      words.insert(words[2][words[2].index(after: middle)...], at: 3)
      words[2] = words[2][..<middle]
    }
    if words[2].last == "Z" { words[2].removeLast() }
    let parts = words[2].split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { throw problem }
    date = CalendarDate(parts[0], parts[1], parts[2])
    guard let fraction = Self.fraction(of: words.dropFirst(3)) else { throw problem }
    dayFraction = fraction
  }

  private static func days(of unit: Substring) -> Double? {
    switch unit.lowercased() {
    case "days", "day", "d": 1
    case "hours", "hour", "hr", "hrs", "h": 1 / 24.0
    case "minutes", "minute", "min", "mins": 1 / 1440.0
    case "seconds", "second", "sec", "secs", "s": 1 / 86_400.0
    default: nil
    }
  }

  /// The part of a day that `06:00:00`, `06:00Z` or `06:00:00 UTC` is; nil for another zone and for what is no time.
  private static func fraction(of words: ArraySlice<Substring>) -> Double? {
    let text = words.joined(separator: " ")
    let clock = text.prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let zone = text.dropFirst(clock.count).filter { $0 != " " }.lowercased()
    guard ["z", "utc", "gmt"].contains(zone) || zone.allSatisfy({ "+-0:".contains($0) }) else {
      return nil
    }
    let numbers = clock.split(separator: ":").map { Double($0) }
    guard numbers.count <= 3 else { return nil }
    var fraction = 0.0
    for (number, weight) in zip(numbers, [1 / 24.0, 1 / 1440.0, 1 / 86_400.0]) {
      guard let number else { return nil }
      fraction += number * weight
    }
    return fraction
  }
}
