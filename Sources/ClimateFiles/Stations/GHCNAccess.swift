internal import Climate
internal import Tables

/// Reads `access` files: a day on each row, and beside each element its attributes, `measurement,quality,source`.
enum GHCNAccess {
  static func read(
    _ bytes: [UInt8], file: String, station: String?, limit: Int
  ) throws(ClimateProblem) -> DailyTable {
    let source = TableBytes(bytes, header: nil, separator: .comma)
    var scanner = try source.scanner(file: file, limit: limit)
    var builder = DailyTableBuilder(
      file: file, calendar: .standard, columns: GHCNElement.columns, limit: limit)
    var choice = GHCNStationChoice(file: file, wanted: station)
    let places = GHCNElement.all.map { element in
      (scanner.position(of: element.name), scanner.position(of: element.name + "_ATTRIBUTES"))
    }
    guard let stations = scanner.position(of: "STATION"), let dates = scanner.position(of: "DATE"),
      places.contains(where: { $0.0 != nil })
    else {
      throw ClimateProblem(
        "“\(file)” has none of the columns \(GHCNElement.all.map(\.name).joined(separator: ", ")).")
    }
    do {
      while try scanner.next() {
        guard !scanner.isFaulty, try choice.takes(scanner.text(at: stations)) else { continue }
        let row = scanner.row
        guard let date = DateText.date(scanner.text(at: dates)) else {
          builder.find(
            .error, "“\(scanner.text(at: dates))” is no date. The row was left out.", row: row,
            column: "DATE")
          continue
        }
        guard let day = builder.day(date.year, date.month, date.day, row: row),
          builder.beginDay(day, row: row)
        else { continue }
        for (column, place) in places.enumerated() {
          try readCell(scanner, place, column, day: day, &builder)
        }
      }
    } catch let problem as ClimateProblem {
      throw problem
    } catch {
      throw TableBytes.problem(error, file)
    }
    builder.append(scanner.findings)
    try choice.check()
    return try builder.table(station: choice.chosen)
  }

  private static func readCell(
    _ scanner: borrowing CSVScanner, _ place: (value: Int?, attributes: Int?), _ column: Int,
    day: Int, _ builder: inout DailyTableBuilder
  ) throws(ClimateProblem) {
    let text = scanner.text(at: place.value)
    guard !text.isEmpty else { return }
    let name = GHCNElement.all[column].name
    guard let value = Int(text) else {
      if Double(text) != nil {
        throw ClimateProblem(
          "\(builder.file), row \(scanner.row), column \(name): \(text) has decimals, so the file does not hold tenths of °C and mm as NCEI’s access files do. Give the layout of the file with its units."
        )
      }
      builder.find(
        .error, "“\(text)” is no number. The value is missing now.", row: scanner.row, column: name)
      return
    }
    guard value != -9999 else { return }
    let flags = scanner.text(at: place.attributes)
      .split(separator: ",", omittingEmptySubsequences: false).map(\.trimmingQuotes)
    builder.add(
      value, flags.first ?? "", flags.count > 1 ? flags[1] : "", column, day: day, row: scanner.row)
  }
}
