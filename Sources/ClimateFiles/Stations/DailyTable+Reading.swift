public import Climate
internal import Tables

extension DailyTable {
  /// Reads a table whose layout is known.
  ///
  /// Missing are empty cells, `NA`, `NaN`, `null`, `M`, dashes and the layout's missing numbers. `T` in a column of
  /// precipitation is a trace, counted and taken as 0. Everything else that is no number is a finding.
  /// - Parameters:
  ///   - bytes: The file, plain or gzip.
  ///   - file: Its name, for findings.
  ///   - limit: The most findings of each severity that are kept; all are counted.
  /// - Throws: `ClimateProblem` when a column is not there, or no row can be used.
  public static func read(
    _ bytes: [UInt8], file: String, layout: DailyTableLayout, limit: Int = 1000
  ) throws(ClimateProblem) -> DailyTable {
    let plain = Gzip.isGzip(bytes) ? try Gzip.inflated(bytes, name: file) : bytes
    let source = TableBytes(plain, header: layout.header, separator: layout.separator)
    var scanner = try source.scanner(file: file, limit: limit)
    var rows = try DailyTableRows(
      file: file, header: scanner.header, layout: layout, addedRows: source.addedRows, limit: limit)
    do {
      while try scanner.next() { rows.read(scanner) }
    } catch {
      throw TableBytes.problem(error, file)
    }
    return try rows.table(scanner.findings)
  }

  /// Reads a file on disk whose layout is known; see `read(_:file:layout:limit:)`.
  public static func read(
    path: String, layout: DailyTableLayout
  ) throws(ClimateProblem) -> DailyTable {
    let source = try LocalFile(path: path)
    return try read(source.read(0..<source.length), file: path, layout: layout)
  }
}

/// Takes the rows of a table one by one.
private struct DailyTableRows {
  private enum DatePositions {
    case yearMonthDay(Int, Int, Int)
    case yearAndDayOfYear(Int, Int)
    case oneColumn(Int)
  }

  private let layout: DailyTableLayout
  private let addedRows: Int
  private var builder: DailyTableBuilder
  private let dates: DatePositions
  private let positions: [Int]

  init(
    file: String, header: [String], layout: DailyTableLayout, addedRows: Int, limit: Int
  ) throws(ClimateProblem) {
    func position(_ name: String) throws(ClimateProblem) -> Int {
      if let found = header.firstIndex(of: name) { return found }
      throw ClimateProblem(
        "“\(file)” has no column “\(name)”. It has \(header.joined(separator: ", ")).")
    }
    switch layout.dates {
    case .yearMonthDay(let year, let month, let day):
      dates = .yearMonthDay(try position(year), try position(month), try position(day))
    case .yearAndDayOfYear(let year, let day):
      dates = .yearAndDayOfYear(try position(year), try position(day))
    case .oneColumn(let name): dates = .oneColumn(try position(name))
    }
    positions = try layout.columns.map { column throws(ClimateProblem) in
      guard column.unit.kind == column.variable.kind else {
        throw ClimateProblem(
          "\(column.unit) is no unit of \(column.variable.rawValue), which column “\(column.name)” should hold."
        )
      }
      return try position(column.name)
    }
    builder = DailyTableBuilder(
      file: file, calendar: layout.calendar,
      columns: layout.columns.map { ($0.name, $0.variable, $0.unit) }, limit: limit)
    self.layout = layout
    self.addedRows = addedRows
  }

  /// The table of all rows; what the scanner found comes last.
  mutating func table(_ found: FindingTally) throws(ClimateProblem) -> DailyTable {
    for finding in found.findings {
      let row = max(1, (finding.place.row ?? 1) - addedRows)
      builder.find(finding.severity, finding.message, row: row, column: finding.place.column)
    }
    return try builder.table(station: nil)
  }

  mutating func read(_ scanner: borrowing CSVScanner) {
    let row = scanner.row - addedRows
    guard !scanner.isFaulty, let day = day(scanner, row: row), builder.beginDay(day, row: row)
    else {
      return
    }
    for index in positions.indices { readCell(scanner, index, day: day, row: row) }
  }

  private mutating func readCell(
    _ scanner: borrowing CSVScanner, _ index: Int, day: Int, row: Int
  ) {
    let column = layout.columns[index]
    if let number = scanner.number(at: positions[index]), number.isFinite {
      if !layout.missingNumbers.contains(number) {
        builder.add(number * column.scale, index, day: day, row: row)
      }
      return
    }
    let text = scanner.text(at: positions[index])
    if text == "T", column.variable == .pr {
      builder.noteTrace(index)
      builder.add(0, index, day: day, row: row)
    } else if !MissingText.isMissing(text) {
      builder.find(
        .error, "“\(text)” is no number. The value is missing now; correct it.", row: row,
        column: column.name)
    }
  }

  private mutating func day(_ scanner: borrowing CSVScanner, row: Int) -> Int? {
    switch dates {
    case .yearMonthDay(let year, let month, let day):
      if let year = scanner.integer(at: year), let month = scanner.integer(at: month),
        let day = scanner.integer(at: day)
      {
        return builder.day(year, month, day, row: row)
      }
    case .yearAndDayOfYear(let year, let day):
      if let year = scanner.integer(at: year), let day = scanner.integer(at: day) {
        return ordinalDay(year, day, row: row)
      }
    case .oneColumn(let column):
      if let date = DateText.date(scanner.text(at: column)) {
        return builder.day(date.year, date.month, date.day, row: row)
      }
    }
    builder.find(.error, "The row has no date that can be read. It was left out.", row: row)
    return nil
  }

  private mutating func ordinalDay(_ year: Int, _ day: Int, row: Int) -> Int? {
    guard (1...layout.calendar.days(inYear: year)).contains(day),
      let first = builder.day(year, 1, 1, row: row)
    else {
      builder.find(.error, "The year \(year) has no day \(day). The row was left out.", row: row)
      return nil
    }
    return first + day - 1
  }
}

/// Texts that stand for a missing value.
enum MissingText {
  static func isMissing(_ text: String) -> Bool {
    ["", "na", "nan", "null", "m", "-", "--", "---", "–", "missing"].contains(text.lowercased())
  }
}

/// Dates written in one cell.
enum DateText {
  /// `2051-01-31`, with or without a time, or `20510131`; nil for anything else.
  static func date(_ text: String) -> CalendarDate? {
    let day = text.split(whereSeparator: { $0 == "T" || $0 == " " }).first ?? ""
    if day.count == 8, let number = Int(day), number > 0 {
      return CalendarDate(number / 10_000, number / 100 % 100, number % 100)
    }
    let parts = day.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]),
      let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    return CalendarDate(year, month, day)
  }
}
