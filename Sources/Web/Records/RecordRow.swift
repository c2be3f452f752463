import Store
import Tables

/// One row of a table with the names of its columns: what a form shows, and how it goes back.
///
/// A cell that is not changed keeps its very bytes.
struct RecordRow: Sendable, Equatable {
  let columns: [String]
  /// One for each column, as they stand in the file.
  let values: [String]
  private let table: CSVTable
  private let headLength: Int
  private let row: Int

  /// Nil when the two do not make a table with one row.
  init?(head: [UInt8], body: [UInt8], file: String = "") {
    var joined = head
    if let last = head.last, last != 0x0A, last != 0x0D { joined += [0x0A] }
    headLength = joined.count
    joined += body
    table = CSVTable.read(joined, file: file).table
    guard let record = table.records.first else { return nil }
    row = record.row
    columns = table.header
    values = columns.map { record.exact($0) }
  }

  subscript(column: String) -> String? {
    columns.firstIndex(of: column).map { values[$0] }
  }

  /// The row's bytes with other texts in some columns.
  func body(with changes: [String: String]) -> [UInt8] {
    let different = changes.filter { self[$0.key] != nil && self[$0.key] != $0.value }
    var changed = table
    changed.set(different, row: row)
    return Array(changed.text.utf8.dropFirst(headLength))
  }
}

extension CSVRecord {
  /// The cell without outer spaces; what a form can show and send back unchanged.
  fileprivate func exact(_ column: String) -> String { self[column] }
}
