/// One record of a table: cells found by column name, each knowing its place.
public struct CSVRecord: Hashable, Sendable {
  public let file: String
  /// The row as a spreadsheet counts: the header is 1.
  public let row: Int
  let header: CSVColumns
  let cells: [CSVTable.Cell]

  init(file: String, row: Int, columns: CSVColumns, cells: [CSVTable.Cell]) {
    self.file = file
    self.row = row
    header = columns
    self.cells = cells
  }

  /// The names of the table's columns, in order.
  public var columns: [String] { header.names }

  /// The place of the row.
  public var place: Place { Place(file: file, row: row) }

  /// The text of a cell without outer spaces; empty when the column or cell is not there.
  public subscript(column: String) -> String {
    guard let position = header.position(of: column), cells.indices.contains(position) else {
      return ""
    }
    return CSVText.trimmed(cells[position].text)
  }

  /// The text of a cell, or nil when it is empty.
  public func text(_ column: String) -> String? {
    let text = self[column]
    return text.isEmpty ? nil : text
  }
}

/// A header shared by all records under it; of a name that appears twice the first position counts.
final class CSVColumns: Hashable, Sendable {
  let names: [String]
  private let table: SymbolTable
  /// The first position of each name of the table.
  private let positions: [Int]

  init(_ names: [String]) {
    self.names = names
    var table = SymbolTable()
    var positions: [Int] = []
    for (position, name) in names.enumerated() where table.number(of: name) == positions.count {
      positions.append(position)
    }
    self.table = table
    self.positions = positions
  }

  func position(of name: String) -> Int? {
    if let number = table.existingNumber(of: name) { return positions[Int(number)] }
    // The same letters may be written in another Unicode form.
    return name.utf8.allSatisfy { $0 < 0x80 } ? nil : names.firstIndex(of: name)
  }

  static func == (left: CSVColumns, right: CSVColumns) -> Bool { left.names == right.names }

  func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
