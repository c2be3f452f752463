internal import Inventory
internal import Tables
internal import Workspace

/// The tables of a workspace with the usable rows of a workbook written into them.
///
/// Cells that say the same keep their bytes; columns are added only for what is stated in them.
struct TableEdit {
  /// Where a row of a table came from.
  struct Origin: Hashable {
    /// The position of the workbook's row.
    let row: Int
    /// The input that a row of parameters states; nil for rows of other tables.
    var input: String?
    /// True when the row was added or changed.
    let isChanged: Bool
  }

  private(set) var tables: [String: CSVTable]
  private(set) var changes: [ImportPlan.RowChange] = []
  private(set) var unchangedRows = 0
  /// Rows of tables that came from the workbook, by file and row.
  private(set) var origins: [String: [Int: Origin]] = [:]
  /// Rows that turned out to be wrong: position and message.
  var problems: [(row: Int, message: String)] = []
  let rows: ImportedRows
  private let source: TableSource

  /// - Parameter removing: Rows of tables to remove, by file.
  init(_ rows: ImportedRows, source: TableSource, removing: [String: Set<Int>] = [:]) {
    self.rows = rows
    self.source = source
    tables = source.workspace.tables
    var inputs = InputEdit(source.stated)
    for (position, row) in rows.rows.enumerated()
    where row.state == .usable && !rows.sheet(of: row).annotatesInputs {
      write(row, at: position, &inputs)
    }
    for (position, row) in rows.rows.enumerated()
    where row.state == .usable && rows.sheet(of: row).annotatesInputs {
      annotate(row, at: position, &inputs)
    }
    write(inputs)
    var removing = removing
    removing[WorkspaceTables.inventoryParameters.file, default: []].formUnion(inputs.removed)
    remove(removing)
  }

  /// Tables whose bytes differ from the workspace's, by file.
  var changedTables: [String: CSVTable] {
    tables.filter { $0.value != source.workspace.tables[$0.key] }
  }
}

/// The tables of a workspace as they are, with their records by row.
struct TableSource {
  let workspace: CommunityWorkspace
  let records: [String: [Int: CSVRecord]]
  let stated: StatedInputs

  init(_ workspace: CommunityWorkspace) {
    self.workspace = workspace
    stated = StatedInputs(workspace)
    records = workspace.tables.mapValues { table in
      Dictionary(uniqueKeysWithValues: table.records.map { ($0.row, $0) })
    }
  }
}

// MARK: - Rows

extension TableEdit {
  private mutating func write(_ row: ImportRow, at position: Int, _ inputs: inout InputEdit) {
    let sheet = rows.sheet(of: row)
    let file = sheet.table.file
    var wanted = row.cells
    if let sector = sheet.sector { wanted["sector"] = sector.rawValue }
    let record = row.tableRow.flatMap { source.records[file]?[$0] }
    let imported = rows.sheets[row.sheet]
    var cells = columns(of: sheet).compactMap { column -> ImportPlan.CellChange? in
      guard let new = wanted[column] else { return nil }
      let old = record?[column] ?? ""
      guard !CellText.isSame(new, old, isNumber: imported.countsNumbers(column)) else { return nil }
      return ImportPlan.CellChange(column: column, old: old, new: new)
    }
    let number = put(cells, into: sheet.table, row: row.tableRow)
    if sheet.sector != nil {
      cells += inputs.take(row, at: position, method: record?["method"] ?? row["method"])
    }
    origins[file, default: [:]][number] = Origin(row: position, isChanged: !cells.isEmpty)
    note(cells, of: row, kind: row.tableRow == nil ? .added : .changed)
  }

  private func columns(of sheet: InventorySheet) -> [String] {
    var columns = sheet.columns.compactMap { column -> String? in
      guard case .cell(let name) = column.target else { return nil }
      return name
    }
    if sheet.sector != nil { columns.insert("sector", at: 2) }
    return columns
  }

  /// Writes cells into a row, or into a new one; returns the row.
  private mutating func put(
    _ cells: [ImportPlan.CellChange], into declaration: TableDeclaration, row: Int?
  ) -> Int {
    let file = declaration.file
    var table = tables[file] ?? CSVTable(file: file, header: declaration.columns)
    // Out of the dictionary, so that the table is changed in place.
    tables[file] = nil
    defer { tables[file] = table }
    for cell in cells where !cell.new.isEmpty { table.appendColumn(cell.column) }
    let values = Dictionary(uniqueKeysWithValues: cells.map { ($0.column, $0.new) })
    if let row {
      if !values.isEmpty { table.set(values, row: row) }
      return row
    }
    table.append(table.header.map { values[$0] ?? "" })
    return table.lastRow
  }

  private mutating func note(
    _ cells: [ImportPlan.CellChange], of row: ImportRow, kind: ImportPlan.RowChange.Kind
  ) {
    guard !cells.isEmpty else {
      unchangedRows += 1
      return
    }
    changes.append(
      ImportPlan.RowChange(
        kind: kind, table: rows.sheet(of: row).table.file, name: rows.name(of: row),
        place: rows.place(of: row), cells: cells))
  }
}

// MARK: - Inputs

extension TableEdit {
  /// Takes the source and note of an input from a row of their sheet.
  private mutating func annotate(
    _ row: ImportRow, at position: Int, _ inputs: inout InputEdit
  ) {
    let key = StatedInputs.Key(record: row["record"], parameter: row["parameter"])
    guard !inputs.isCleared(key) else { return }
    guard let old = inputs.origin(of: key) else {
      problems.append(
        (
          position,
          "“\(key.parameter)” of “\(key.record)” has no value, so there is nothing to name a source of. Fill the column “\(key.parameter)” in the record's row."
        ))
      return
    }
    let cells = ["source", "note"].compactMap { column -> ImportPlan.CellChange? in
      guard let new = row.cells[column], !CellText.isSame(new, old[column] ?? "", isNumber: false)
      else { return nil }
      return ImportPlan.CellChange(column: column, old: old[column] ?? "", new: new)
    }
    inputs.annotate(key, cells, at: position)
    note(cells, of: row, kind: .changed)
  }

  private mutating func write(_ inputs: InputEdit) {
    let declaration = WorkspaceTables.inventoryParameters
    for edit in inputs.edits {
      let number = put(edit.cells, into: declaration, row: edit.tableRow)
      origins[declaration.file, default: [:]][number] = Origin(
        row: edit.row, input: edit.key.parameter, isChanged: !edit.cells.isEmpty)
    }
  }

  /// Removes rows, and moves the origins of those below.
  private mutating func remove(_ removing: [String: Set<Int>]) {
    for (file, numbers) in removing where !numbers.isEmpty {
      tables[file]?.remove(rows: numbers)
      let removed = numbers.sorted()
      origins[file] = (origins[file] ?? [:]).reduce(into: [:]) { moved, origin in
        guard !numbers.contains(origin.key) else { return }
        let above = removed.firstIndex { $0 > origin.key } ?? removed.count
        moved[origin.key - above] = origin.value
      }
    }
  }
}
