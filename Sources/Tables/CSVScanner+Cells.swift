extension CSVScanner {
  /// How many cells the current row has.
  public var count: Int { parser.count }

  /// True when a cell is empty, has only spaces, or is not there.
  public func isEmpty(at position: Int?) -> Bool {
    guard let position, position < parser.count else { return true }
    return CSVText.trimmedRange(window.base, parser.cells[position]).isEmpty
  }

  /// The text of a cell without outer spaces; empty when it is not there.
  public func text(at position: Int?) -> String {
    withBytes(at: position) { String(decoding: $0, as: UTF8.self) }
  }

  /// The number in a cell, as `Double(_:)` reads it; nil when the cell is no number or empty.
  public func number(at position: Int?) -> Double? {
    withBytes(at: position) { DecimalText.double($0) }
  }

  /// The whole number in a cell; nil when the cell is no whole number or empty.
  public func integer(at position: Int?) -> Int? {
    withBytes(at: position) { DecimalText.integer($0) }
  }

  /// The number of a cell's text in a table of texts; empty cells have one too.
  public func symbol(at position: Int?, in table: inout SymbolTable) -> Int32 {
    withBytes(at: position) { table.insert($0).number }
  }

  /// Hands out the bytes of a cell without outer spaces and with quotes inside written once.
  ///
  /// - Parameter body: Must not keep the bytes: the next row overwrites them.
  public func withBytes<Result>(
    at position: Int?, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    guard let position, position < parser.count else {
      return try body(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    let cell = parser.cells[position]
    let range = CSVText.trimmedRange(window.base, cell)
    let bytes = UnsafeRawBufferPointer(start: window.base + range.lowerBound, count: range.count)
    guard cell.hasDoubledQuotes else { return try body(bytes) }
    return try CSVRowParser.withSingleQuotes(bytes).withUnsafeBytes(body)
  }

  /// The current row as a record, for readers that work cell by cell.
  public var record: CSVRecord {
    CSVRecord(
      file: file, row: row, columns: columns,
      cells: (0..<parser.count).map { position in
        let cell = parser.cells[position]
        return CSVTable.Cell(text: parser.text(of: cell, window.base), isQuoted: cell.isQuoted)
      })
  }
}
