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
    var values = DayValues()
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
    guard (1583...2600).contains(year), calendar.contains(date) else {
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
    let unit = columns[column].unit
    let variable = columns[column].variable
    guard variable.kind.possible.contains(unit.canonical(value)) else {
      columns[column].impossible += 1
      find(
        .error,
        "\(variable.rawValue) of \(Self.text(value)) \(unit) cannot be. The value is missing now; correct it, or the unit of the column.",
        row: row, column: columns[column].name)
      return
    }
    guard columns[column].values.take(Float(value), day: number) else {
      let name = columns[column].name
      find(
        .error,
        "\(calendar.date(ofDayNumber: number)) has a second \(name). The first was used; remove one.",
        row: row, column: name)
      return
    }
    note(number)
  }

  /// A number without decimals where it has none.
  private static func text(_ value: Double) -> String {
    Int(exactly: value).map { "\($0)" } ?? "\(value)"
  }

  /// The table of all days from the first to the last.
  ///
  /// - Throws: `ClimateProblem` when there is no day.
  mutating func table(station: String?) throws(ClimateProblem) -> DailyTable {
    guard let dayRange else {
      let first = findings.findings.first.map { " The first thing found: \($0)" } ?? ""
      throw ClimateProblem("“\(file)” has no row of daily values that can be used.\(first)")
    }
    findCrossings()
    let axis = DailyAxis(
      calendar: calendar, firstDay: calendar.date(ofDayNumber: dayRange.lowerBound),
      count: dayRange.count)
    return DailyTable(
      file: file, station: station, axis: axis,
      columns: columns.map { column in
        DailyTable.Column(
          name: column.name, variable: column.variable, unit: column.unit,
          values: column.values.values(from: dayRange),
          missingDays: dayRange.count - column.values.count, flaggedValues: column.flagged,
          impossibleValues: column.impossible, traces: column.traces)
      }, findings: findings)
  }

  /// One warning for all days whose maximum lies below their minimum, where each variable has one column.
  private mutating func findCrossings() {
    let high = columns.filter { $0.variable == .tasmax }
    let low = columns.filter { $0.variable == .tasmin }
    guard high.count == 1, low.count == 1, let dayRange else { return }
    var days: [Int] = []
    for (index, pair) in zip(
      high[0].values.values(from: dayRange), low[0].values.values(from: dayRange)
    ).enumerated() {
      let maximum = high[0].unit.canonical(Double(pair.0))
      // A missing value is no less than any other.
      if maximum < low[0].unit.canonical(Double(pair.1)) {
        days.append(dayRange.lowerBound + index)
      }
    }
    guard let first = days.first else { return }
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

/// Values by day, in whatever order the days come.
struct DayValues {
  private var first = 0
  private var values: [Float] = []
  /// How many days have a value.
  private(set) var count = 0

  /// Takes the value of a day; false when the day has one.
  mutating func take(_ value: Float, day: Int) -> Bool {
    if values.isEmpty { first = day }
    if day < first {
      // Twice as far as needed, so that days in reverse order are not slow.
      let room = max(first - day, values.count)
      values.insert(contentsOf: repeatElement(.nan, count: room), at: 0)
      first -= room
    }
    let place = day - first
    if place >= values.count {
      values.append(contentsOf: repeatElement(.nan, count: place + 1 - values.count))
    }
    guard values[place].isNaN else { return false }
    values[place] = value
    count += 1
    return true
  }

  /// The values of consecutive days; NaN where there is none.
  func values(from days: ClosedRange<Int>) -> [Float] {
    let own = first..<first + values.count
    let shared = own.clamped(to: days.lowerBound..<days.upperBound + 1)
    guard !shared.isEmpty else { return [Float](repeating: .nan, count: days.count) }
    return [Float](repeating: .nan, count: shared.lowerBound - days.lowerBound)
      + values[shared.lowerBound - first..<shared.upperBound - first]
      + [Float](repeating: .nan, count: days.upperBound + 1 - shared.upperBound)
  }
}
