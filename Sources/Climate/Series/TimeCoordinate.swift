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
    let origin = calendar.dayNumber(of: reference.date)
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
    let words = text.split(whereSeparator: { $0 == " " || $0 == "T" || $0 == "Z" })
    guard words.count >= 3, words[1].lowercased() == "since" else { throw problem }
    switch words[0].lowercased() {
    case "days", "day", "d": daysPerUnit = 1
    case "hours", "hour", "hr", "hrs", "h": daysPerUnit = 1 / 24.0
    case "minutes", "minute", "min", "mins": daysPerUnit = 1 / 1440.0
    case "seconds", "second", "sec", "secs", "s": daysPerUnit = 1 / 86_400.0
    default: throw problem
    }
    let parts = words[2].split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { throw problem }
    date = CalendarDate(parts[0], parts[1], parts[2])
    dayFraction = 0
    guard words.count > 3 else { return }
    let clock = words[3].split(separator: ":").map { Double($0) }
    guard clock.count <= 3, !clock.contains(where: { $0 == nil }) else { throw problem }
    let weights = [1 / 24.0, 1 / 1440.0, 1 / 86_400.0]
    for (value, weight) in zip(clock, weights) { dayFraction += (value ?? 0) * weight }
  }
}
