internal import Factors
internal import Quantities
internal import Tables

/// The sheets of a filled workbook that stand for tables, and their rows.
struct ImportSheets {
  private(set) var sheets: [ImportedSheet] = []
  private(set) var rows: [ImportRow] = []
  private(set) var findings: [Finding] = []
  private let layout: InventoryLayout
  private let workbook: String

  /// - Parameter workbook: What people call the file.
  init(_ reading: WorkbookReading, named workbook: String, layout: InventoryLayout) {
    self.layout = layout
    self.workbook = workbook
    let skipped = Set(
      InventoryLayout.referenceSheets.map { SheetTable.file(workbook, sheet: $0) })
    findings = reading.findings.filter { !skipped.contains($0.place.file) }
    for table in reading.tables where !InventoryLayout.referenceSheets.contains(table.name) {
      take(table)
    }
    if sheets.isEmpty, !reading.tables.isEmpty {
      let names = reading.tables.map { "“\($0.name)”" }
      find(
        .error,
        "None of the sheets (\(shortList(names))) is one that `cairn inventory template` makes, so there is nothing to import.",
        at: Place(file: workbook))
    }
  }

  private mutating func find(_ severity: Finding.Severity, _ message: String, at place: Place) {
    findings.append(Finding(severity, message, at: place))
  }

  private mutating func take(_ table: SheetTable) {
    guard let sheet = layout.sheet(named: table.name) else { return tellUnknown(table) }
    let titles = titles(of: table, sheet)
    guard isUsable(table, sheet, titles: titles) else { return }
    let imported = ImportedSheet(
      sheet: sheet, file: table.file, titles: titles, isComplete: table.isComplete)
    var reader = SheetRowReader(imported, position: sheets.count)
    reader.read(table)
    sheets.append(imported)
    rows += reader.rows
    findings += reader.findings
  }

  /// A sheet that looks like records must not be passed over in silence.
  private mutating func tellUnknown(_ table: SheetTable) {
    let known: Set = ["id", "year", "method", "activity", "quantity", "unit"]
    let place = Place(file: table.file)
    guard known.isSubset(of: table.columns.map { normalized($0.name) }) else {
      find(.note, "The sheet is none of the template's, so it was not read.", at: place)
      return
    }
    let names = layout.sheets.filter { $0.sector != nil }.map(\.name)
    find(
      .error,
      "The sheet has records, but its name is none of the template's, so nothing of it was read. Copy its rows to the sheet of their sector: \(names.joined(separator: ", ")).",
      at: place)
  }

  /// Titles of the workbook by the layout's own; in any case, with spaces for underscores.
  private mutating func titles(of table: SheetTable, _ sheet: InventorySheet) -> [String: String] {
    let own = Dictionary(sheet.columns.map { (normalized($0.title), $0.title) }) { first, _ in first
    }
    var titles: [String: String] = [:]
    for column in table.columns {
      if let title = own[normalized(column.name)], titles[title] == nil {
        titles[title] = column.name
      } else if table.records.contains(where: { $0[column.name].kind != .empty }) {
        let near = NearestName.find(normalized(column.name), among: own.keys, atMost: 2)
        let advice = near.map { " Did you mean “\(own[$0] ?? $0)”?" }
        find(
          .warning,
          "This sheet has no column “\(column.name)” in the template, so the column was not read.\(advice ?? "")",
          at: Place(file: table.file, row: table.headerRow, column: column.name))
      }
    }
    return titles
  }

  /// False when nobody could tell what the rows of a sheet say.
  private mutating func isUsable(
    _ table: SheetTable, _ sheet: InventorySheet, titles: [String: String]
  ) -> Bool {
    let place = Place(file: table.file, row: table.headerRow)
    guard !table.records.isEmpty else { return true }
    if let missing = sheet.requiredTitles.first(where: { titles[$0] == nil }) {
      find(
        .error,
        "The column “\(missing)” is missing, so nothing of the sheet was read. Add it to the header.",
        at: place)
      return false
    }
    // The reader has named what is wrong; which of two columns holds is for people to say.
    let doubled = findings.contains {
      $0.severity == .error && $0.place.file == table.file && $0.place.row == table.headerRow
        && $0.place.column.map { titles.values.contains($0) } == true
    }
    if doubled || table.hasMoreMerges {
      find(
        .error, "Because of the errors of this sheet, nothing of it was read.", at: place)
      return false
    }
    return true
  }

  private func normalized(_ title: String) -> String {
    title.lowercased().trimmed.replacing(" ", with: "_").replacing("*", with: "")
  }
}
