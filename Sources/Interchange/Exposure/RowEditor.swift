internal import Tables

/// Puts rows into a table by their key.
struct RowEditor {
  /// What became of a row.
  enum Change { case added, changed, unchanged }

  private(set) var table: CSVTable
  private let key: String
  private var records: [String: CSVRecord]
  private var used: Set<String> = []

  init(_ table: CSVTable, key: String) {
    self.table = table
    self.key = key
    records = Dictionary(table.records.map { ($0[key], $0) }) { first, _ in first }
  }

  /// Changes the row of the same key, or adds one.
  mutating func write(_ cells: [String: String]) -> Change {
    for column in cells.keys.sorted() where !(cells[column] ?? "").isEmpty {
      if !table.header.contains(column) { table.appendColumn(column) }
    }
    guard let record = records[cells[key] ?? ""] else {
      table.append(table.header.map { cells[$0] ?? "" })
      return .added
    }
    let changes = cells.filter { $0.value != record[$0.key] }
    guard !changes.isEmpty else { return .unchanged }
    table.set(changes, row: record.row)
    return .changed
  }

  /// The id, or with a number where this import has given it already: rows are told apart by their order then.
  mutating func unused(_ base: String) -> String {
    var id = base
    var number = 2
    while !used.insert(id).inserted {
      id = "\(base)-\(number)"
      number += 1
    }
    return id
  }
}
