internal import Climate
internal import Tables

/// Collects values day by day, and checks each before it is used.
///
/// - Source: the limits of temperature are wider than the records of the World Meteorological Organization
///   (−89.2 °C and 56.7 °C).
struct DailyTableBuilder {
  private struct Collected {
    var name: String
    var variable: ClimateVariable
    var unit: ClimateUnit
    var values: [Int: Float] = [:]
    var flagged = 0
    var impossible = 0
    var traces = 0
  }

  let file: String
  let calendar: ClimateCalendar
  private(set) var findings: FindingTally
  private var columns: [Collected]
  private var seenDays: Set<Int> = []
  private var latestDay: (number: Int, date: CalendarDate)?
  private var dayRange: ClosedRange<Int>?

  /// - Parameter columns: Name in the file, variable and unit of each.
  init(
    file: String, calendar: ClimateCalendar,
    columns: [(name: String, variable: ClimateVariable, unit: ClimateUnit)], limit: Int
  ) {
    self.file = file
    self.calendar = calendar
    self.columns = columns.map { Collected(name: $0.name, variable: $0.variable, unit: $0.unit) }
    findings = FindingTally(limit: limit)
  }

  mutating func find(
    _ severity: Finding.Severity, _ message: String, row: Int, column: String? = nil
  ) {
    findings.append(Finding(severity, message, at: Place(file: file, row: row, column: column)))
  }

  mutating func append(_ other: FindingTally) { findings.append(contentsOf: other) }

  /// The number of a day; nil, with a finding, when the calendar has no such date.
  mutating func day(_ year: Int, _ month: Int, _ day: Int, row: Int) -> Int? {
    let date = CalendarDate(year, month, day)
    guard (1583...9999).contains(year), calendar.contains(date) else {
      find(
        .error,
        "\(date) is no date of the calendar \(calendar.rawValue). The row was left out; correct its date.",
        row: row)
      return nil
    }
    return calendar.dayNumber(of: date)
  }

  /// Takes note of the day of a row where each row is a day; false, with a finding, for a day that was there before.
  mutating func beginDay(_ number: Int, row: Int) -> Bool {
    let date = calendar.date(ofDayNumber: number)
    guard seenDays.insert(number).inserted else {
      find(
        .error, "\(date) is there a second time. The first row of the day was used; remove one.",
        row: row)
      return false
    }
    if let latestDay, latestDay.number > number {
      find(
        .warning,
        "\(date) comes after \(latestDay.date): the days are not in order. The values were put at their days.",
        row: row)
    } else {
      latestDay = (number, date)
    }
    note(number)
    return true
  }

  /// Makes the axis reach a day.
  mutating func note(_ number: Int) {
    let range = dayRange ?? number...number
    dayRange = min(range.lowerBound, number)...max(range.upperBound, number)
  }

  mutating func noteFlagged(_ column: Int) { columns[column].flagged += 1 }
  mutating func noteTrace(_ column: Int) { columns[column].traces += 1 }

  /// Takes a value; one that cannot be right is a finding and stays missing.
  mutating func add(_ value: Double, _ column: Int, day number: Int, row: Int) {
    let collected = columns[column]
    let canonical = collected.unit.canonical(value)
    guard collected.variable.kind.possible.contains(canonical) else {
      columns[column].impossible += 1
      find(
        .error,
        "\(collected.variable.rawValue) of \(NumberShape.text(value)) \(collected.unit) cannot be. The value is missing now; correct it, or the unit of the column.",
        row: row, column: collected.name)
      return
    }
    guard collected.values[number] == nil else {
      find(
        .error,
        "\(calendar.date(ofDayNumber: number)) has a second \(collected.name). The first was used; remove one.",
        row: row, column: collected.name)
      return
    }
    columns[column].values[number] = Float(value)
    note(number)
  }

  /// The table of all days from the first to the last.
  ///
  /// - Throws: `ClimateProblem` when there is no day, or the days are too far apart to be those of one series.
  mutating func table(station: String?) throws(ClimateProblem) -> DailyTable {
    guard let dayRange else {
      let first = findings.findings.first.map { " The first thing found: \($0)" } ?? ""
      throw ClimateProblem("“\(file)” has no row of daily values that can be used.\(first)")
    }
    guard dayRange.count <= 1_000_000 else {
      throw ClimateProblem(
        "“\(file)” has days from \(calendar.date(ofDayNumber: dayRange.lowerBound)) to \(calendar.date(ofDayNumber: dayRange.upperBound)). One of its dates must be wrong."
      )
    }
    findCrossings()
    let axis = DailyAxis(
      calendar: calendar, firstDay: calendar.date(ofDayNumber: dayRange.lowerBound),
      count: dayRange.count)
    return DailyTable(
      file: file, station: station, axis: axis,
      columns: columns.map { column in
        var values = [Float](repeating: .nan, count: dayRange.count)
        for (day, value) in column.values { values[day - dayRange.lowerBound] = value }
        return DailyTable.Column(
          name: column.name, variable: column.variable, unit: column.unit, values: values,
          missingDays: dayRange.count - column.values.count, flaggedValues: column.flagged,
          impossibleValues: column.impossible, traces: column.traces)
      }, findings: findings)
  }

  /// One warning for all days whose maximum lies below their minimum, where each variable has one column.
  private mutating func findCrossings() {
    let high = columns.filter { $0.variable == .tasmax }
    let low = columns.filter { $0.variable == .tasmin }
    guard high.count == 1, low.count == 1 else { return }
    let days = high[0].values.filter { day, value in
      low[0].values[day].map { high[0].unit.canonical(Double(value)) < low[0].unit.canonical(Double($0)) }
        ?? false
    }.keys
    guard let first = days.min() else { return }
    findings.append(
      Finding(
        .warning,
        "On \(days.count) days, \(calendar.date(ofDayNumber: first)) the first, the maximum temperature is below the minimum. Both were used as given.",
        at: Place(file: file, column: high[0].name)))
  }
}

extension ClimateVariable.Kind {
  /// What nature allows, in the canonical unit.
  var possible: ClosedRange<Double> {
    switch self {
    case .temperature: -90...60
    case .precipitation: 0...(.infinity)
    case .humidity: 0...110
    case .wind: 0...150
    }
  }
}

/// Numbers for messages.
enum NumberShape {
  /// Without decimals where there are none.
  static func text(_ value: Double) -> String {
    Int(exactly: value).map { "\($0)" } ?? "\(value)"
  }
}
