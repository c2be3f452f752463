internal import Quantities
internal import Tables

/// Turns the cells of a sheet into the texts of a table's rows, and finds what only a spreadsheet can get wrong.
struct SheetRowReader {
  private let imported: ImportedSheet
  private let position: Int
  private(set) var rows: [ImportRow] = []
  private(set) var findings: [Finding] = []
  /// First row and count of cells in percent, by title.
  private var percentCells: [String: (row: Int, count: Int)] = [:]

  init(_ imported: ImportedSheet, position: Int) {
    self.imported = imported
    self.position = position
  }

  mutating func read(_ table: SheetTable) {
    let columns = imported.sheet.columns.compactMap { column in
      column.target == .hint ? nil : imported.titles[column.title].map { (column, $0) }
    }
    rows.reserveCapacity(table.records.count)
    for record in table.records {
      var row = ImportRow(sheet: position, number: record.row, cells: [:], inputs: [:])
      for (column, title) in columns {
        let text = text(record[title], column, in: record)
        if text == nil { row.state = .wrong }
        switch column.target {
        case .cell(let name): row.cells[name] = text ?? ""
        case .input(let name): row.inputs[name] = text ?? ""
        case .hint: break
        }
      }
      if table.mergedRows.contains(where: { $0.contains(record.row) }) { row.state = .wrong }
      let isBlank =
        row.cells.values.allSatisfy(\.isEmpty) && row.inputs.values.allSatisfy(\.isEmpty)
      if !isBlank || row.state == .wrong { rows.append(row) }
    }
    notePercentCells()
  }

  /// The text that a cell means; nil when it cannot be used, with a finding.
  private mutating func text(
    _ cell: SheetCell, _ column: InventoryColumn, in record: SheetRecord
  ) -> String? {
    let place = imported.place(row: record.row, title: column.title)
    switch cell.kind {
    case .empty: return ""
    case .text: return cell.text.trimmed
    case .error, .uncalculated: return nil  // The reader has said so.
    case .number:
      return cell.isPercent ? percent(cell, column, in: record, at: place) : cell.text
    case .date: return date(cell, column, at: place)
    case .boolean:
      if column.content == .prose { return cell.text }
      find(
        .error,
        "The cell holds \(cell.text.uppercased()), which is Excel's own truth value. \(wanted(column))",
        at: place)
      return nil
    }
  }

  private mutating func date(
    _ cell: SheetCell, _ column: InventoryColumn, at place: Place
  ) -> String? {
    let day = cell.text.hasSuffix(" 00:00:00") ? String(cell.text.dropLast(9)) : cell.text
    if column.content == .date || column.content == .prose { return day }
    let number = cell.serialNumber.map { ", which Excel keeps as the number \(plain($0))" } ?? ""
    find(
      .error,
      "The cell holds the date \(day)\(number). \(wanted(column)) Excel turns entries such as 3-1 into dates: format the cell as Number or Text, then enter it again.",
      at: place)
    return nil
  }

  /// A number that people see as 25 %.
  private mutating func percent(
    _ cell: SheetCell, _ column: InventoryColumn, in record: SheetRecord, at place: Place
  ) -> String? {
    let shown = cell.number.map { "\(plain($0 * 100)) %" } ?? cell.text
    let unit = column.title == "quantity" ? self.unit(of: record) : ""
    if column.countsPercent || unit == "percent" {
      find(
        .error,
        "Excel shows \(shown) here and holds \(cell.text), and this is counted in percent. Format the cell as Number and enter \(plain((cell.number ?? 0) * 100)).",
        at: place)
      return nil
    }
    if column.isShare || unit == "share" || column.content == .word || column.content == .prose {
      percentCells[column.title, default: (record.row, 0)].count += 1
    } else {
      find(
        .warning,
        "Excel shows \(shown) here, and this is not a share. \(cell.text) was read; format the cell as Number to see it.",
        at: place)
    }
    return cell.text
  }

  private func unit(of record: SheetRecord) -> String {
    guard let title = imported.titles["unit"] else { return "" }
    return MeasurementUnit.named(record[title].text)?.symbol ?? ""
  }

  private mutating func notePercentCells() {
    for (title, cells) in percentCells.sorted(by: { $0.value.row < $1.value.row }) {
      let count = cells.count == 1 ? "1 cell is" : "\(cells.count) cells are"
      find(
        .note, "\(count) shown as percent and were read as shares: 25 % is 0.25.",
        at: imported.place(row: cells.row, title: title))
    }
  }

  private func wanted(_ column: InventoryColumn) -> String {
    switch column.content {
    case .number: "A number is wanted here."
    case .year: "A year of four digits is wanted here, such as 2023."
    case .word: "A word is wanted here."
    case .prose: "Text is wanted here."
    case .date: "A date such as 2024-03-01 is wanted here."
    }
  }

  private func plain(_ number: Double) -> String {
    let rounded = (number * 1e9).rounded() / 1e9
    return rounded == rounded.rounded() && rounded.magnitude < 1e15
      ? String(Int(rounded)) : "\(rounded)"
  }

  private mutating func find(_ severity: Finding.Severity, _ message: String, at place: Place) {
    findings.append(Finding(severity, message, at: place))
  }
}
