/// A CSV file as it stands: every cell, quote and line end, so that writing it back is lossless.
///
/// Follows RFC 4180, and reads files with a byte order mark, LF line ends or blank lines. A cell that
/// is not changed is written with the very bytes it was read from.
public struct CSVTable: Hashable, Sendable {
  /// One cell: what it says, and whether it stood in quotes.
  struct Cell: Hashable, Sendable {
    var text: String
    var isQuoted: Bool
  }

  /// One line of cells with the line end that followed; the last line may have none.
  struct Line: Hashable, Sendable {
    var cells: [Cell]
    var terminator: String
  }

  /// The file's name, relative to the workspace.
  public let file: String
  var hasByteOrderMark: Bool
  var lines: [Line]

  init(file: String, hasByteOrderMark: Bool, lines: [Line]) {
    self.file = file
    self.hasByteOrderMark = hasByteOrderMark
    self.lines = lines
  }

  /// Makes a table with a header and no records.
  public init(file: String, header: [String]) {
    let cells = header.map { Cell(text: $0, isQuoted: CSVTable.needsQuotes($0)) }
    self.init(
      file: file, hasByteOrderMark: false,
      lines: [Line(cells: cells, terminator: "\n")])
  }

  /// The column names, trimmed of spaces; empty when the file is empty.
  public var header: [String] {
    lines.first?.cells.map { $0.text.trimmed } ?? []
  }

  /// The row of the last line, as a spreadsheet counts; blank lines count too.
  public var lastRow: Int { lines.count }

  /// The records under the header, without blank lines.
  public var records: [CSVRecord] {
    let columns = CSVColumns(header)
    return lines.indices.dropFirst().compactMap { index in
      let line = lines[index]
      guard !line.isBlank else { return nil }
      return CSVRecord(file: file, row: index + 1, columns: columns, cells: line.cells)
    }
  }

  /// The record of a row, which counts as in `CSVRecord`; nil for the header, a blank line and a row that is not there.
  public func record(_ row: Int) -> CSVRecord? {
    guard row > 1, lines.indices.contains(row - 1), !lines[row - 1].isBlank else { return nil }
    return CSVRecord(
      file: file, row: row, columns: CSVColumns(header), cells: lines[row - 1].cells)
  }

  /// Changes one cell; a record that is too short is filled up with empty cells.
  ///
  /// Does nothing when the table has no such row or column.
  ///
  /// - Parameter row: Counts as in `CSVRecord`.
  public mutating func set(_ text: String, row: Int, column: String) {
    set([column: text], row: row)
  }

  /// Changes cells of one record, by column, as `set(_:row:column:)` does.
  public mutating func set(_ values: [String: String], row: Int) {
    guard lines.indices.contains(row - 1) else { return }
    let header = self.header
    for (name, text) in values {
      guard let position = header.firstIndex(of: name) else { continue }
      let missing = position + 1 - lines[row - 1].cells.count
      if missing > 0 {
        lines[row - 1].cells += Array(repeating: Cell(text: "", isQuoted: false), count: missing)
      }
      let wasQuoted = lines[row - 1].cells[position].isQuoted
      lines[row - 1].cells[position] = Cell(
        text: text, isQuoted: wasQuoted || CSVTable.needsQuotes(text))
    }
  }

  /// Adds a record at the end, with the line ends of the file; values are in the order of the header.
  public mutating func append(_ values: [String]) {
    let first = lines.first?.terminator ?? ""
    let terminator = first.isEmpty ? "\n" : first
    if let last = lines.indices.last, lines[last].terminator.isEmpty {
      lines[last].terminator = terminator
    }
    let cells = values.map { Cell(text: $0, isQuoted: CSVTable.needsQuotes($0)) }
    lines.append(Line(cells: cells, terminator: terminator))
  }

  /// Adds a column at the end of the header, with an empty cell in every record.
  ///
  /// Does nothing when there is such a column already; blank lines stay as they are.
  public mutating func appendColumn(_ name: String) {
    let width = header.count
    guard width > 0, !header.contains(name) else { return }
    for index in lines.indices where !lines[index].isBlank {
      let missing = max(0, width - lines[index].cells.count)
      lines[index].cells += Array(repeating: Cell(text: "", isQuoted: false), count: missing)
      let text = index == 0 ? name : ""
      lines[index].cells.insert(
        Cell(text: text, isQuoted: CSVTable.needsQuotes(text)), at: width)
    }
  }

  /// Removes records by their rows, which count as in `CSVRecord`; the header stays.
  public mutating func remove(rows: Set<Int>) {
    lines = lines.enumerated().filter { $0.offset == 0 || !rows.contains($0.offset + 1) }
      .map(\.element)
  }

  /// The file's text, byte for byte as read apart from changed cells.
  public var text: String {
    var text = hasByteOrderMark ? "\u{FEFF}" : ""
    text.reserveCapacity(
      lines.reduce(8) { sum, line in
        line.cells.reduce(sum + 2) { $0 + $1.text.utf8.count + ($1.isQuoted ? 4 : 1) }
      })
    for line in lines {
      for (position, cell) in line.cells.enumerated() {
        if position > 0 { text += "," }
        text += cell.isQuoted ? cell.encoded : cell.text
      }
      text += line.terminator
    }
    return text
  }

  static func needsQuotes(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      || text.first == " " || text.last == " "
  }
}

extension CSVTable.Line {
  var isBlank: Bool { cells.allSatisfy { $0.text.trimmed.isEmpty } }
}

extension CSVTable.Cell {
  var encoded: String {
    guard isQuoted else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

extension StringProtocol {
  /// Without spaces, tabs and no-break spaces at both ends.
  @inlinable
  public var trimmed: String { CSVText.trimmed(String(self)) }
}
