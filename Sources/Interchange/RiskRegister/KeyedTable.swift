internal import Tables
internal import Workspace

/// A table that rows are written to one by one, each found by its key without a walk over all of them.
struct KeyedTable: Sendable {
  /// What writing a row has done.
  enum Outcome {
    case added, changed, same
  }

  private(set) var table: CSVTable
  private(set) var isChanged = false
  private let columns: [String]
  private let key: [String]
  /// The row of the first record with a key.
  private var rows: [[String]: Int] = [:]

  /// - Parameters:
  ///   - columns: That the table may have, in their order.
  ///   - key: The columns that tell its records apart.
  init(_ table: CSVTable, columns: [String], key: [String]) {
    self.table = table
    self.columns = columns
    self.key = key
    for record in table.records {
      let own = key.map { record[$0] }
      if rows[own] == nil { rows[own] = record.row }
    }
  }

  /// The first record with a key; nil when there is none.
  func record(_ key: [String]) -> CSVRecord? { rows[key].flatMap(table.record) }

  /// True when a record has the key.
  func has(_ key: [String]) -> Bool { rows[key] != nil }

  /// Writes cells to the row of their key, or to a new one; an empty cell never empties a filled one.
  mutating func keep(_ cells: [String: String]) -> Outcome {
    for column in columns where !(cells[column] ?? "").isEmpty {
      if !table.header.contains(column) { table.appendColumn(column) }
    }
    let own = key.map { cells[$0] ?? "" }
    guard let record = record(own) else {
      table.append(table.header.map { cells[$0] ?? "" })
      rows[own] = table.lastRow
      isChanged = true
      return .added
    }
    let news = cells.filter { !$0.value.isEmpty && record[$0.key] != $0.value }
    guard !news.isEmpty else { return .same }
    table.set(news, row: record.row)
    isChanged = true
    return .changed
  }

  /// Empties cells of the row of a key, as far as the table has their columns.
  mutating func clear(_ columns: [String], of key: [String]) {
    guard let record = record(key) else { return }
    let filled = columns.filter { table.header.contains($0) && !record[$0].isEmpty }
    guard !filled.isEmpty else { return }
    table.set(Dictionary(uniqueKeysWithValues: filled.map { ($0, "") }), row: record.row)
    isChanged = true
  }
}

extension RowIdentifier {
  /// The id, or with the first number that makes it one that no record of a table has.
  static func free(_ id: String, in table: KeyedTable) -> String {
    guard table.has([id]) else { return id }
    let number = (2...).first { !table.has(["\(id)-\($0)"]) } ?? 2
    return "\(id)-\(number)"
  }
}
