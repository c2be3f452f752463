internal import Climate
internal import Tables

/// Reads `.dly` files: station (11), year (4), month (2), element (4), then 31 times value (5) and three flags.
enum GHCNFixedWidth {
  static func read(
    _ bytes: [UInt8], file: String, station: String?, limit: Int
  ) throws(ClimateProblem) -> DailyTable {
    var builder = DailyTableBuilder(
      file: file, calendar: .standard, columns: GHCNElement.columns, limit: limit)
    var choice = GHCNStationChoice(file: file, wanted: station)
    var row = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      row += 1
      let line = Array(line.last == 0x0D ? line.dropLast() : line)
      guard !line.isEmpty else { continue }
      try readLine(line, row: row, &builder, &choice)
    }
    try choice.check()
    return try builder.table(station: choice.chosen)
  }

  private static func readLine(
    _ line: [UInt8], row: Int, _ builder: inout DailyTableBuilder,
    _ choice: inout GHCNStationChoice
  ) throws(ClimateProblem) {
    func text(_ range: Range<Int>) -> String {
      String(decoding: line[range.clamped(to: 0..<line.count)], as: UTF8.self)
        .filter { $0 != " " }
    }
    guard line.count >= 21, let year = Int(text(11..<15)), let month = Int(text(15..<17)),
      (1...12).contains(month)
    else {
      builder.find(
        .error, "The line has no station, year and month. It was left out.", row: row)
      return
    }
    guard try choice.takes(text(0..<11)), let column = GHCNElement.positions[text(17..<21)] else {
      return
    }
    for day in 1...31 {
      let start = 21 + 8 * (day - 1)
      let cell = text(start..<start + 5)
      guard !cell.isEmpty, cell != "-9999" else { continue }
      guard let value = Int(cell) else {
        builder.find(
          .error, "“\(cell)” is no number. The value of day \(day) is missing now.", row: row,
          column: GHCNElement.all[column].name)
        continue
      }
      guard let number = builder.day(year, month, day, row: row) else { continue }
      let (measure, quality) = (text(start + 5..<start + 6), text(start + 6..<start + 7))
      builder.add(value, measure, quality, column, day: number, row: row)
    }
  }
}

extension DailyTableBuilder {
  /// Takes a value in tenths with its flags.
  mutating func add(
    _ tenths: Int, _ measureFlag: String, _ qualityFlag: String, _ column: Int, day: Int, row: Int
  ) {
    guard qualityFlag.isEmpty else {
      noteFlagged(column)
      note(day)
      return
    }
    if measureFlag == "T" { noteTrace(column) }
    add(Double(tenths) / 10, column, day: day, row: row)
  }
}
