/// Where in a community's files something stands.
///
/// `row` and `column` count as a spreadsheet shows them: the header is row 1, so the first record is
/// row 2. Text files use `row` for the line.
public struct Place: Hashable, Sendable, Codable {
  /// The file, relative to the workspace folder, such as `inventory.csv`.
  public var file: String
  /// The row or line, from 1; nil when the whole file is meant.
  public var row: Int?
  /// The column's name; nil when the whole row is meant.
  public var column: String?

  public init(file: String, row: Int? = nil, column: String? = nil) {
    self.file = file
    self.row = row
    self.column = column
  }

  /// The same row, at another column.
  public func at(column: String) -> Place {
    Place(file: file, row: row, column: column)
  }
}

extension Place: CustomStringConvertible {
  /// For example `inventory.csv, row 12, column unit`.
  public var description: String {
    var parts = [file]
    if let row { parts.append(file.hasSuffix(".md") ? "line \(row)" : "row \(row)") }
    if let column { parts.append("column \(column)") }
    return parts.joined(separator: ", ")
  }
}
