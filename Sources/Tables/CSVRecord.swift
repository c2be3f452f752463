/// One record of a table: cells found by column name, each knowing its place.
public struct CSVRecord: Hashable, Sendable {
  public let file: String
  /// The row as a spreadsheet counts: the header is 1.
  public let row: Int
  let header: [String]
  let cells: [String]

  init(file: String, row: Int, header: [String], cells: [String]) {
    self.file = file
    self.row = row
    self.header = header
    self.cells = cells
  }

  /// The names of the table's columns, in order.
  public var columns: [String] { header }

  /// The place of the row.
  public var place: Place { Place(file: file, row: row) }

  /// The text of a cell without outer spaces; empty when the column or cell is not there.
  public subscript(column: String) -> String {
    guard let position = header.firstIndex(of: column), cells.indices.contains(position) else {
      return ""
    }
    return cells[position].trimmed
  }

  /// The text of a cell, or nil when it is empty.
  public func text(_ column: String) -> String? {
    let text = self[column]
    return text.isEmpty ? nil : text
  }
}
