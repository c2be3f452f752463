internal import Factors
internal import Inventory
internal import Tables
internal import Workspace

/// The rows of a filled workbook, matched with those of a workspace.
struct ImportedRows {
  let sheets: [ImportedSheet]
  var rows: [ImportRow]
  var findings: [Finding] = []
  private let index: [String: TableIndex]

  init(_ imported: ImportSheets, workspace: CommunityWorkspace) {
    sheets = imported.sheets
    rows = imported.rows
    var index: [String: TableIndex] = [:]
    for sheet in imported.sheets where index[sheet.sheet.table.file] == nil {
      index[sheet.sheet.table.file] = TableIndex(
        workspace.tables[sheet.sheet.table.file], key: sheet.sheet.key)
    }
    self.index = index
    setUnfilledApart()
    proposeIDs()
    findDuplicates()
    match()
  }

  func sheet(of row: ImportRow) -> InventorySheet { sheets[row.sheet].sheet }

  /// What tells the row from others of its table, for people.
  func name(of row: ImportRow) -> String {
    sheet(of: row).key.map { row[$0] }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  func place(of row: ImportRow, column: String? = nil) -> Place {
    let sheet = sheets[row.sheet]
    return sheet.place(row: row.number, title: column.flatMap { sheet.title(of: .cell($0)) })
  }

  /// Notes an error of a row, which leaves it out.
  mutating func refuse(_ position: Int, _ message: String, column: String? = nil) {
    findings.append(Finding(.error, message, at: place(of: rows[position], column: column)))
    rows[position].state = .wrong
  }

  private func key(of row: ImportRow) -> String {
    TableIndex.key(sheet(of: row).key.map { row[$0] })
  }

  /// Rows of the workspace with a key, as the table counts.
  private func tableRows(_ file: String, _ key: String) -> [Int] { index[file]?.rows[key] ?? [] }
}

// MARK: - New rows

extension ImportedRows {
  private mutating func setUnfilledApart() {
    for position in rows.indices where rows[position].state == .usable {
      let row = rows[position]
      let sheet = sheet(of: row)
      guard let amount = sheet.amount, row[amount].isEmpty, row["notation_key"].isEmpty,
        tableRows(sheet.table.file, key(of: row)).isEmpty
      else { continue }
      rows[position].state = .unfilled
    }
  }

  /// Gives an id to records without one; the same workbook gets the same ids again.
  private mutating func proposeIDs() {
    var taken = Set(rows.filter { sheet(of: $0).sector != nil }.map { $0["id"] })
    for position in rows.indices where rows[position].state == .usable {
      let row = rows[position]
      guard sheet(of: row).sector != nil, row["id"].isEmpty else { continue }
      guard !row["year"].isEmpty else {
        refuse(position, "The cell “year” is empty; it must be filled.", column: "year")
        continue
      }
      let text = ProposedID.text(
        subsector: row["subsector"], activity: row["activity"], year: row["year"])
      let base = text.isEmpty ? "record" : text
      let id = (1...).lazy.map { $0 == 1 ? base : "\(base)-\($0)" }
        .first { !taken.contains($0) && isFree($0, for: row) }
      guard let id else { continue }
      taken.insert(id)
      rows[position].cells["id"] = id
      findings.append(
        Finding(
          .note, "The row has no id; “\(id)” is used. Write it into the workbook to keep it.",
          at: place(of: row, column: "id")))
    }
  }

  /// True when the workspace has no record of an id, or one that was made of the same row before.
  private func isFree(_ id: String, for row: ImportRow) -> Bool {
    let file = WorkspaceTables.inventory.file
    let sector = sheet(of: row).sector?.rawValue ?? ""
    return tableRows(file, TableIndex.key([id])).allSatisfy { number in
      guard let record = index[file]?.records[number] else { return false }
      return record["sector"] == sector
        && ["year", "subsector", "method", "activity", "account"].allSatisfy {
          record[$0] == row[$0]
        }
    }
  }
}

// MARK: - Rows of the workspace

extension ImportedRows {
  /// Two rows with one id: nobody can tell which of them holds.
  private mutating func findDuplicates() {
    var groups: [String: [Int]] = [:]
    for (position, row) in rows.enumerated() where row.state != .unfilled {
      let sheet = sheet(of: row)
      guard sheet.hasUniqueKeys, sheet.key.allSatisfy({ !row[$0].isEmpty }) else { continue }
      groups[sheet.table.file + "\u{1F}" + key(of: row), default: []].append(position)
    }
    for positions in groups.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
      for position in positions {
        let others = positions.filter { $0 != position }.map { other in
          "row \(rows[other].number) of “\(sheet(of: rows[other]).name)”"
        }
        refuse(
          position,
          "“\(name(of: rows[position]))” is also in \(shortList(others)). Nobody can tell which one holds, so none of them was imported; give each its own id.",
          column: sheet(of: rows[position]).key.last)
      }
    }
  }

  /// Finds the row of the workspace that each row is about: the same content first, then in order.
  private mutating func match() {
    var free = index.mapValues(\.rows)
    for isExact in [true, false] {
      for position in rows.indices where rows[position].tableRow == nil {
        let row = rows[position]
        let file = sheet(of: row).table.file
        guard row.state != .unfilled, !sheet(of: row).annotatesInputs else { continue }
        let key = key(of: row)
        let candidates = free[file]?[key] ?? []
        let found =
          isExact
          ? candidates.firstIndex { isSame(row, index[file]?.records[$0]) } : candidates.startIndex
        guard let found, candidates.indices.contains(found) else { continue }
        rows[position].tableRow = candidates[found]
        free[file]?[key]?.remove(at: found)
      }
    }
  }

  private func isSame(_ row: ImportRow, _ record: CSVRecord?) -> Bool {
    guard let record else { return false }
    let sheet = sheets[row.sheet]
    return row.cells.allSatisfy { column, text in
      CellText.isSame(text, record[column], isNumber: sheet.countsNumbers(column))
    }
  }
}

extension InventorySheet {
  /// True when a key may stand in one row only; mixes may split a part into several rows.
  var hasUniqueKeys: Bool { table.file != WorkspaceTables.vehicleMix.file && !annotatesInputs }
}

/// The rows of a table by their key.
struct TableIndex {
  private(set) var rows: [String: [Int]] = [:]
  private(set) var records: [Int: CSVRecord] = [:]

  init(_ table: CSVTable?, key: [String]) {
    for record in table?.records ?? [] {
      records[record.row] = record
      rows[TableIndex.key(key.map { record[$0] }), default: []].append(record.row)
    }
  }

  static func key(_ cells: [String]) -> String { cells.joined(separator: "\u{1F}") }
}

/// Texts of cells, compared as people would.
enum CellText {
  /// True when two texts say the same: line ends aside, and numbers to the fifteen digits of Excel.
  ///
  /// Nobody can type more digits into a spreadsheet, and some programs keep no more when they save.
  static func isSame(_ left: String, _ right: String, isNumber: Bool) -> Bool {
    if left == right { return true }
    if isNumber, let first = plainNumber(left), let second = plainNumber(right) {
      return (first - second).magnitude <= 5e-15 * max(first.magnitude, second.magnitude)
    }
    return lines(left) == lines(right)
  }

  private static func lines(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").trimmed
  }
}
