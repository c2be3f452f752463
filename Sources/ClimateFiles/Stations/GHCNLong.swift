internal import Climate
internal import Tables

/// Reads rows of station, date, element, value, and flags of measurement, quality and source.
enum GHCNLong {
  static func read(
    _ bytes: [UInt8], hasHeader: Bool, file: String, station: String?, limit: Int
  ) throws(ClimateProblem) -> DailyTable {
    let names = ["ID", "DATE", "ELEMENT", "VALUE", "M", "Q", "S", "TIME"]
    let start = String(decoding: bytes.prefix(4096).prefix { $0 != 0x0A }, as: UTF8.self)
    let width = start.split(separator: ",", omittingEmptySubsequences: false).count
    let source = TableBytes(
      bytes, header: hasHeader ? nil : Array(names.prefix(max(width, 4))), separator: .comma)
    var scanner = try source.scanner(file: file, limit: limit)
    var builder = DailyTableBuilder(
      file: file, calendar: .standard, columns: GHCNElement.columns, limit: limit)
    var choice = GHCNStationChoice(file: file, wanted: station)
    do {
      while try scanner.next() {
        try readRow(scanner, row: scanner.row - source.addedRows, &builder, &choice)
      }
    } catch let problem as ClimateProblem {
      throw problem
    } catch {
      throw TableBytes.problem(error, file)
    }
    try choice.check()
    return try builder.table(station: choice.chosen)
  }

  private static func readRow(
    _ scanner: borrowing CSVScanner, row: Int, _ builder: inout DailyTableBuilder,
    _ choice: inout GHCNStationChoice
  ) throws(ClimateProblem) {
    guard try choice.takes(scanner.text(at: 0)),
      let column = GHCNElement.positions[scanner.text(at: 2)]
    else { return }
    guard let date = DateText.date(scanner.text(at: 1)) else {
      builder.find(
        .error, "“\(scanner.text(at: 1))” is no date such as 20260131. The row was left out.",
        row: row, column: "DATE")
      return
    }
    guard let number = builder.day(date.year, date.month, date.day, row: row) else { return }
    guard let value = scanner.integer(at: 3) else {
      builder.find(
        .error,
        "“\(scanner.text(at: 3))” is no whole number of tenths. The value is missing now.",
        row: row,
        column: "VALUE")
      return
    }
    guard value != -9999 else { return }
    builder.add(
      value, scanner.text(at: 4), scanner.text(at: 5), column, day: number, row: row)
  }
}
