import Testing

@testable import Climate

/// CF time coordinates decoded to days; values by cftime 1.6.
@Suite struct TimeCoordinateTests {
  /// Noon of 1 January 1991 and of the day after, in each calendar and unit.
  @Test(arguments: [
    ("days since 0001-01-01", "standard", 726_834.5),
    ("days since 0001-01-01", "proleptic_gregorian", 726_832.5),
    ("days since 1500-06-01", "gregorian", 179_173.5),
    ("days since 1582-10-04", "standard", 149_098.5),
    ("days since 1582-10-15", "standard", 149_097.5),
    ("days since 0000-01-01", "noleap", 726_715.5), ("days since 0001-01-01", "julian", 726_847.5),
    ("hours since 0001-01-01 06:00:00", "standard", 17_444_022),
  ])
  func `days are those of the calendar`(_ units: String, _ calendar: String, _ value: Double) throws
  {
    let step: Double = units.hasPrefix("hours") ? 24 : 1
    let time = try TimeCoordinate(
      values: [value, value + step], units: units, calendarName: calendar)
    #expect(time.axis.firstDay == CalendarDate(1991, 1, 1) && time.axis.count == 2)
  }

  @Test(arguments: [
    ("days since 1850-01-01", 0.0), ("days since 1850-1-1 0:0:0.0", 0),
    ("days since 1850-01-01T06:00:00Z", 0.25), ("days since 1850-01-01 06:00 UTC", 0.25),
    ("days since 1850-01-01 06:00:00+00:00", 0.25), ("days since 1850-01-01 12:00:00 -0:00", 0.5),
    ("days since 1850-01-01 UTC", 0), ("days since 1850-01-01Z", 0),
  ])
  func `a time may follow the date, in UTC`(_ units: String, _ fraction: Double) throws {
    let reference = try TimeReference(units)
    #expect(reference.date == CalendarDate(1850, 1, 1) && reference.dayFraction == fraction)
  }

  @Test(arguments: [
    "months since 1850-01-01", "day as %Y%m%d.%f", "days since 1850-01-01 00:00:00 -6:00",
    "days since 1850-01-01 noon", "days since 1850-13-01", "days since 1850", "",
  ])
  func `other units and time zones are refused`(_ units: String) {
    let problem = #expect(throws: ClimateProblem.self) { try TimeReference(units) }
    #expect(problem?.message.contains("is not known. It should read like") == true)
  }
}
