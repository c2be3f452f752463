internal import Tables

/// Makes a table of a sheet's cells, and findings of what people should know about it.
struct SheetTableReader {
  /// So many places of one kind of trouble are named; the others are counted.
  static let named = 20

  private let sheet: SheetContents
  private let file: String
  private let limits: WorkbookReader.Limits
  private let awaitsCalculation: Bool
  private let fillsMergedText: Bool
  private(set) var findings: [Finding] = []

  init(
    _ sheet: SheetContents, file: String, limits: WorkbookReader.Limits, awaitsCalculation: Bool,
    fillsMergedText: Bool = false
  ) {
    self.sheet = sheet
    self.file = file
    self.limits = limits
    self.awaitsCalculation = awaitsCalculation
    self.fillsMergedText = fillsMergedText
  }

  /// Returns nil when the sheet is empty or its header is not there.
  mutating func table(header: HeaderSearch) -> SheetTable? {
    findLimits()
    guard !sheet.rows.isEmpty else { return nil }
    guard let position = header.position(in: sheet.rows) else {
      if case .row(let row) = header {
        find(.error, "There is nothing in row \(row), where the header should be.", row: row)
      }
      return nil
    }
    let head = sheet.rows[position]
    let columns = namedColumns(of: head)
    let below = sheet.rows[(position + 1)...]
    findUnnamedColumns(below, header: head, columns: columns)
    var records = records(below, columns: columns)
    let filled = fillMerged(&records, columns: columns)
    findHidden(below: head.number, columns: columns)
    let merged = findMerged(
      from: head.number, through: records.last?.row ?? head.number, columns: columns,
      filled: filled)
    return SheetTable(
      name: sheet.name, file: file, isHidden: sheet.isHidden,
      intro: sheet.rows[..<position].map { $0.cells.map(\.text).joined(separator: " ") },
      headerRow: head.number, columns: columns.map(\.column), records: records, mergedRows: merged,
      hasMoreMerges: sheet.mergedCount > sheet.merged.count,
      isComplete: sheet.rowsLeftOut == 0 && sheet.columnsLeftOut == 0 && sheet.stop == nil)
  }

  private mutating func find(
    _ severity: Finding.Severity, _ message: String, row: Int? = nil, column: String? = nil
  ) {
    findings.append(
      Finding(severity, message, at: Place(file: file, row: row, column: column)))
  }
}

// MARK: - Header

/// A column of a table and its number in the sheet.
private struct NumberedColumn {
  var number: Int
  var column: SheetTable.Column
}

extension SheetTableReader {
  private mutating func namedColumns(of head: SheetRow) -> [NumberedColumn] {
    var seen: Set<String> = []
    var columns: [NumberedColumn] = []
    for (number, cell) in zip(head.columns, head.cells) {
      let name = cell.headerName
      guard !name.isEmpty else { continue }
      guard seen.insert(name).inserted else {
        find(
          .error,
          "The column “\(name)” appears twice, the second time as column "
            + "\(SheetTable.letters(ofColumn: number)). Keep one; only the first was read.",
          row: head.number, column: name)
        continue
      }
      let column = SheetTable.Column(name: name, letters: SheetTable.letters(ofColumn: number))
      columns.append(NumberedColumn(number: number, column: column))
    }
    return columns
  }

  private mutating func findUnnamedColumns(
    _ rows: ArraySlice<SheetRow>, header head: SheetRow, columns: [NumberedColumn]
  ) {
    // A second column of the same name has a name too.
    let named = Set(
      zip(head.columns, head.cells).filter { !$0.1.headerName.isEmpty }.map { $0.0 })
    var firstRows: [Int: Int] = [:]
    for row in rows {
      for number in row.columns where !named.contains(number) && firstRows[number] == nil {
        firstRows[number] = row.number
      }
    }
    for (number, row) in firstRows.sorted(by: { $0.key < $1.key }) {
      let letters = SheetTable.letters(ofColumn: number)
      find(
        .warning,
        "Column \(letters) has values but no name in row \(head.number), so it was not read. Name "
          + "it if it belongs to the table.", row: row, column: letters)
    }
  }
}

// MARK: - Records

/// What was met in a column besides plain values.
private struct ColumnTally {
  var formulaCount = 0
  var firstFormula = 0
  var uncalculated: [Int] = []
  var errors: [(row: Int, text: String)] = []

  /// Counts a cell, and returns it as it can be used.
  mutating func take(_ cell: SheetCell, row: Int, awaitsCalculation: Bool) -> SheetCell {
    // Such programs write 0 into every formula that they do not calculate.
    let isStale = cell.isFormula && awaitsCalculation && cell.number == 0
    if cell.kind == .uncalculated || isStale {
      uncalculated.append(row)
      return SheetCell(kind: .uncalculated, text: "", isFormula: true)
    }
    if cell.kind == .error {
      errors.append((row, cell.text))
    } else if cell.isFormula {
      formulaCount += 1
      if formulaCount == 1 { firstFormula = row }
    }
    return cell
  }
}

extension SheetTableReader {
  private mutating func records(
    _ rows: ArraySlice<SheetRow>, columns: [NumberedColumn]
  ) -> [SheetRecord] {
    let names = columns.map(\.column.name)
    let positions = Dictionary(
      uniqueKeysWithValues: columns.enumerated().map { ($1.number, $0) })
    var tallies = Array(repeating: ColumnTally(), count: columns.count)
    var records: [SheetRecord] = []
    records.reserveCapacity(rows.count)
    for row in rows {
      var cells = Array(repeating: SheetCell.empty, count: columns.count)
      var isEmpty = true
      for (number, cell) in zip(row.columns, row.cells) {
        guard let position = positions[number] else { continue }
        cells[position] = tallies[position].take(
          cell, row: row.number, awaitsCalculation: awaitsCalculation)
        isEmpty = isEmpty && cell.kind == .text && cell.text.allSatisfy(\.isWhitespace)
      }
      guard !isEmpty else { continue }
      records.append(SheetRecord(file: file, row: row.number, names: names, cells: cells))
    }
    for (name, tally) in zip(names, tallies) { report(tally, column: name) }
    return records
  }

  private mutating func report(_ tally: ColumnTally, column: String) {
    for error in tally.errors.prefix(SheetTableReader.named) {
      find(
        .error,
        "The cell shows the error \(error.text), so there is no value. Correct it in Excel and save.",
        row: error.row, column: column)
    }
    if tally.errors.count > SheetTableReader.named {
      let others = tally.errors[SheetTableReader.named...].map(\.row)
      find(
        .error, "More cells of this column show errors: \(rowList(others)).", row: others.first,
        column: column)
    }
    if let first = tally.uncalculated.first {
      find(
        .error,
        "The workbook holds formulas without their values in \(rowList(tally.uncalculated)). Open it "
          + "in Excel, recalculate (F9) and save it.", row: first, column: column)
    }
    guard tally.formulaCount > 0 else { return }
    let count = tally.formulaCount
    let cells = count == 1 ? "1 cell is a formula" : "\(count.grouped) cells are formulas"
    if awaitsCalculation {
      find(
        .warning,
        "\(cells), and the program that wrote the workbook left calculating to Excel, so the values "
          + "may be out of date. They were used; open the workbook in Excel and save it to be sure.",
        row: tally.firstFormula, column: column)
    } else {
      find(
        .note, "\(cells); the values that were calculated last were used.", row: tally.firstFormula,
        column: column)
    }
  }
}

// MARK: - What people may not see

extension SheetTableReader {
  private mutating func findLimits() {
    if sheet.rowsLeftOut > 0 {
      find(
        .error,
        "The sheet goes on to row \(sheet.lastRow.grouped). Only its first \(limits.rows.grouped) rows "
          + "were read; \(sheet.rowsLeftOut.grouped) rows were left out. Split it into several workbooks.",
        row: limits.rows + 1)
    }
    if sheet.columnsLeftOut > 0 {
      find(
        .error,
        "The sheet has values as far right as column "
          + "\(SheetTable.letters(ofColumn: sheet.lastColumn)). Only its first \(limits.columns) columns "
          + "were read; \(sheet.columnsLeftOut.grouped) columns were left out.",
        column: SheetTable.letters(ofColumn: limits.columns + 1))
    }
    guard let stop = sheet.stop else { return }
    let limit =
      switch stop.reason {
      case .cells: "\(limits.cells.grouped) filled cells"
      case .text: "\(limits.textCharacters.grouped) characters of text"
      }
    find(
      .error,
      "The workbook has more than \(limit). Reading ended at this row; the rest of the sheet was left "
        + "out. Split the workbook.", row: stop.row)
  }

  private mutating func findHidden(below header: Int, columns: [NumberedColumn]) {
    if sheet.isHidden {
      find(.note, "The sheet is hidden in Excel. It was read like the others.")
    }
    let rows = sheet.hiddenRows.filter { $0.upperBound > header }
    if let first = rows.first {
      find(
        .warning,
        "Rows with values are hidden, by hand or by a filter: \(rangeList(rows)). They were read like "
          + "the others; delete them if they do not belong to the data.",
        row: max(first.lowerBound, header + 1))
    }
    let hidden = columns.filter { column in
      sheet.hiddenColumns.contains { $0.contains(column.number) }
    }
    guard let first = hidden.first else { return }
    let names = hidden.map { "“\($0.column.name)” (\($0.column.letters))" }
    find(
      .warning,
      "Columns with values are hidden: \(shortList(names)). They were read like the others.",
      column: first.column.name)
  }

  /// Gives merged cells of one column the text of the first, which is what people read in each of them.
  ///
  /// A merged number may be the sum of its rows, so that it is never taken several times.
  ///
  /// - Returns: The ranges that were filled.
  private mutating func fillMerged(
    _ records: inout [SheetRecord], columns: [NumberedColumn]
  ) -> Set<CellRange> {
    guard fillsMergedText else { return [] }
    var filled: [CellRange] = []
    for range in sheet.merged.compactMap(CellRange.init).sorted() where range.columns.count == 1 {
      guard let position = columns.firstIndex(where: { $0.number == range.columns.lowerBound }),
        let first = records.firstIndex(where: { $0.row == range.rows.lowerBound }),
        case let cell = records[first].cells[position],
        cell.kind == .text, !cell.text.allSatisfy(\.isWhitespace)
      else { continue }
      for place in (first + 1)..<records.count where range.rows.contains(records[place].row) {
        records[place].cells[position] = cell
      }
      filled.append(range)
    }
    if let first = filled.first {
      find(
        .note,
        "These cells are merged, and each was read with the text of the first: \(shortList(filled.map(\.description))).",
        row: first.rows.lowerBound)
    }
    return Set(filled)
  }

  /// Returns the rows of the merged ranges.
  ///
  /// - Parameter filled: Ranges that have a value everywhere.
  private mutating func findMerged(
    from header: Int, through last: Int, columns: [NumberedColumn], filled: Set<CellRange>
  ) -> [ClosedRange<Int>] {
    var rows: [ClosedRange<Int>] = []
    var count = sheet.mergedCount - sheet.merged.count
    var named = 0
    for range in sheet.merged.compactMap(CellRange.init).sorted() where !filled.contains(range) {
      guard range.rows.overlaps(header...last),
        let column = columns.first(where: { range.columns.contains($0.number) })
      else { continue }
      rows.append(range.rows)
      named += 1
      guard named <= SheetTableReader.named else {
        count += 1
        continue
      }
      find(
        .error,
        "The cells \(range) are merged, so only the first of them has a value. Unmerge them in Excel "
          + "(Home, Merge & Center) and fill each cell.",
        row: max(range.rows.lowerBound, header), column: column.column.name)
    }
    if count > 0 {
      find(.error, "The sheet has \(count.grouped) more merged ranges. Unmerge them all in Excel.")
    }
    return rows
  }
}
