import Store
import Tables
import Workspace

/// Changes to rows of a workspace's tables, made together and taken into the journal as one commit.
///
/// Rows that are not touched keep their very bytes.
struct TableEdits {
  private let snapshot: WorkspaceSnapshot
  private var tables: [String: CSVTable] = [:]

  init(_ snapshot: WorkspaceSnapshot) { self.snapshot = snapshot }

  /// Changes the rows whose cells are as given; adds one when there is none.
  mutating func put(_ values: [String: String], in file: String, where match: [String: String]) {
    let rows = records(of: file, where: match).map(\.row)
    guard !rows.isEmpty else { return add(match.merging(values) { $1 }, to: file) }
    addColumns(values.keys.sorted(), to: file)
    for row in rows { tables[file]?.set(values, row: row) }
  }

  /// Adds a row at the end of a table, which is made when there is none.
  mutating func add(_ values: [String: String], to file: String) {
    addColumns(values.filter { !$0.value.isEmpty }.keys.sorted(), to: file)
    var table = table(file)
    table.append(table.header.map { values[$0] ?? "" })
    tables[file] = table
  }

  /// Adds a row before the first one that a condition holds for, at the end when there is none.
  mutating func insert(
    _ values: [String: String], in file: String, before isLater: (CSVRecord) -> Bool
  ) {
    guard let row = records(of: file).first(where: isLater)?.row else {
      return add(values, to: file)
    }
    addColumns(values.filter { !$0.value.isEmpty }.keys.sorted(), to: file)
    var (head, tail) = (table(file), table(file))
    let header = CSVTable.header(of: head)
    head.remove(rows: Set(row...head.lastRow))
    head.append(head.header.map { values[$0] ?? "" })
    tail.remove(rows: row > 2 ? Set(2..<row) : [])
    // What follows keeps its very bytes, the header apart.
    let text = head.text + tail.text.dropFirst(header.count)
    tables[file] = CSVTable.read(Array(text.utf8), file: file).table
  }

  /// Removes the rows whose cells are as given.
  mutating func remove(from file: String, where match: [String: String]) {
    let rows = records(of: file, where: match).map(\.row)
    guard !rows.isEmpty else { return }
    tables[file]?.remove(rows: Set(rows))
  }

  /// Puts a whole table in place of the one that is there.
  mutating func replace(_ table: CSVTable) { tables[table.file] = table }

  /// The rows as they were before any change.
  var rows: SnapshotRows { SnapshotRows(snapshot) }

  /// What would change, document by document.
  var changes: [DocumentChange] {
    FolderDocuments.changes(
      from: snapshot, to: tables.mapValues { Array($0.text.utf8) }, keepsOthers: true
    ).changes
  }

  /// The tables that say something else than before, by file name.
  var changedFiles: [String: [UInt8]] {
    let files = Set(changes.map(\.name.file))
    return tables.filter { files.contains($0.key) }.mapValues { Array($0.text.utf8) }
  }

  /// The rows of a table whose cells are as given, as they are now.
  mutating func records(of file: String, where match: [String: String] = [:]) -> [CSVRecord] {
    let table = table(file)
    tables[file] = table
    return table.records.filter { record in match.allSatisfy { record[$0.key] == $0.value } }
  }

  /// A table as it is now; one with a header alone where the workspace has none.
  func table(_ file: String) -> CSVTable {
    if let table = tables[file] { return table }
    let documents = snapshot.documents.filter { $0.name.file == file }
    if let bytes = FolderDocuments.join(documents)[file] {
      return CSVTable.read(bytes, file: file).table
    }
    let declared = WorkspaceTables.all.first { $0.file == file }?.columns ?? []
    return CSVTable(file: file, header: declared)
  }

  /// A table made by an earlier release may lack a column.
  private mutating func addColumns(_ columns: [String], to file: String) {
    var table = table(file)
    for column in columns { table.appendColumn(column) }
    tables[file] = table
  }
}

extension CSVTable {
  /// The text of the header alone, with its line end.
  fileprivate static func header(of table: CSVTable) -> String {
    var header = table
    if table.lastRow > 1 { header.remove(rows: Set(2...table.lastRow)) }
    return header.text
  }
}
