internal import Tables
internal import Workspace

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

  private static let places: Set = ["shape", "latitude", "longitude"]

  /// The id of the row at the very same place, for a file that gives its features neither id nor name.
  func idOfSamePlace(_ cells: [String: String]) -> String? {
    records.values.first { record in
      !used.contains(record[key]) && Self.places.allSatisfy { (cells[$0] ?? "") == record[$0] }
    }?[key]
  }

  /// Keeps ids of the table from being given to other features.
  mutating func unusedInTable(_ base: String) -> String {
    let id = RowIdentifier.free(base, among: used.union(records.keys))
    used.insert(id)
    return id
  }

  /// Changes the row of the same key, or adds one.
  mutating func write(_ cells: [String: String]) -> Change {
    for column in cells.keys.sorted() where !(cells[column] ?? "").isEmpty {
      if !table.header.contains(column) { table.appendColumn(column) }
    }
    guard let record = records[cells[key] ?? ""] else {
      table.append(table.header.map { cells[$0] ?? "" })
      if let added = table.records.last, let id = cells[key] { records[id] = added }
      return .added
    }
    // An empty cell of the file never empties a filled one, but a new place leaves nothing of the old.
    let isMoved = Self.places.contains { !(cells[$0] ?? "").isEmpty }
    let changes = cells.filter { column, text in
      text != record[column] && (!text.isEmpty || isMoved && Self.places.contains(column))
    }
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
