internal import Tables

/// Reads and changes rows of one table by column name, each row as the bytes that a document keeps.
public struct RowFields: Sendable {
  /// The file, such as `inventory.csv`.
  public let file: String
  /// The column names in order, trimmed; empty for a column without a name.
  public let columns: [String]
  private let head: [UInt8]
  private let positions: [String: Int]

  /// - Parameter head: The head of the table as its document keeps it.
  public init(file: String, head: [UInt8]) {
    self.file = file
    self.head = LineEnd.ends(head) ? head : head + LineEnd.first(in: head)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let names = CSVRow.cells(of: head.starts(with: mark) ? Array(head.dropFirst(3)) : head)
    columns = names.map(\.trimmed)
    positions = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The cells of a row by column, trimmed; of a name that appears twice the first counts.
  ///
  /// A row that is shorter than the header has empty cells for the rest.
  public func fields(of body: [UInt8]) -> [String: String] {
    let cells = CSVRow.cells(of: body)
    return positions.reduce(into: [:]) { fields, column in
      guard !column.key.isEmpty else { return }
      fields[column.key] = column.value < cells.count ? cells[column.value].trimmed : ""
    }
  }

  /// The row with some cells changed and every other byte as it was.
  ///
  /// Cells that say the same already stay as they are, spaces and quotes included. Columns that the table does not have
  /// are passed over; `TableEdit` adds them first.
  public func editing(_ body: [UInt8], fields: [String: String]) -> [UInt8] {
    let current = self.fields(of: body)
    let changed = fields.filter { current[$0.key] != nil && current[$0.key] != $0.value.trimmed }
    var (table, _) = CSVTable.read(head + body, file: file)
    guard !changed.isEmpty, let record = table.records.first else { return body }
    table.set(changed, row: record.row)
    return Array(table.text.utf8.dropFirst(head.count))
  }

  /// Whether some bytes are one row under the head, so that its cells can be edited one by one.
  public func holds(_ body: [UInt8]) -> Bool {
    CSVTable.read(head + body, file: file).table.records.count == 1
  }

  /// A new row; columns that are not given are empty.
  public func row(_ fields: [String: String]) -> [UInt8] {
    var (table, _) = CSVTable.read(head, file: file)
    var values = [String](repeating: "", count: columns.count)
    for (column, text) in fields {
      if let position = positions[column] { values[position] = text }
    }
    table.append(values)
    return Array(table.text.utf8.dropFirst(head.count))
  }

  /// The name that a row's cells give it, before repeated names get a number; empty when they say nothing.
  func key(of body: [UInt8]) -> String {
    let fields = fields(of: body)
    let declared = FolderTable.declaration(file)?.key ?? []
    return RowKey.text(cells: declared.map { fields[$0] ?? "" })
  }

  /// True when no cell of a row says anything: in a file it would pass for a blank line.
  func isBlank(_ body: [UInt8]) -> Bool { CSVRow.cells(of: body).allSatisfy { $0.trimmed.isEmpty } }

  /// Every cell with a name to show it under, as written: also columns without a name, and cells past the header.
  func labelled(_ body: [UInt8]) -> [(label: String, text: String)] {
    CSVRow.cells(of: body).enumerated().map { index, text in
      let name = index < columns.count ? columns[index] : ""
      if name.isEmpty { return ("column \(index + 1)", text) }
      return (positions[name] == index ? name : "\(name) (column \(index + 1))", text)
    }
  }
}
