/// Where the head and the records of a CSV file lie in its bytes.
///
/// Head and records, one after another, are the whole file: blank lines belong to what stands before them.
public struct CSVLayout: Sendable {
  /// The column names, trimmed of spaces.
  public let header: [String]
  /// Byte order mark, header row and the blank lines under it.
  public private(set) var head = 0..<0
  /// Each record with its line end and the blank lines under it.
  public private(set) var records: [Range<Int>] = []
  /// The row of each record, as a spreadsheet counts: the header is 1.
  public private(set) var rows: [Int] = []

  /// The wanted cells of each record, one record after another.
  private var cells: [CSVRowParser.Cell] = []
  private let width: Int

  /// Lays out a file; nil when it cannot be read as a table.
  ///
  /// That is a file that is not UTF-8, has no header or other separators, or has a quote that does not
  /// close or is followed by text.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its name, for findings of a reader.
  ///   - columns: The columns whose cells will be asked for.
  public init?(_ bytes: [UInt8], file: String, columns: [String] = []) {
    width = columns.count
    guard CSVTable.encodingProblem(bytes, file: file) == nil else { return nil }
    let start = bytes.starts(with: CSVEncoding.byteOrderMark) ? 3 : 0
    var parser = CSVRowParser()
    let first: (names: [String], isQuoted: Bool, end: Int)? = bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, start < buffer.count,
        let end = parser.parse(base, from: start, to: buffer.count, isLast: true),
        parser.faults.isEmpty
      else { return nil }
      let names = (0..<parser.count).map { parser.text(of: parser.cells[$0], base) }
      return (names, parser.cells[0].isQuoted, end)
    }
    guard let first else { return nil }
    var shape = CSVShape(file: file)
    guard shape.begin(first.names, isFirstQuoted: first.isQuoted) == nil else { return nil }
    header = shape.header
    let names = header
    let positions = columns.map { names.firstIndex(of: $0) }
    guard readRows(bytes, from: first.end, positions, &parser) else { return nil }
  }

  /// Reads the rows under the header; false when quotes are broken.
  private mutating func readRows(
    _ bytes: [UInt8], from start: Int, _ positions: [Int?], _ parser: inout CSVRowParser
  ) -> Bool {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return true }
      records.reserveCapacity(buffer.count / 64)
      var position = start
      var row = 1
      var open = 0
      while position < buffer.count,
        let next = parser.parse(base, from: position, to: buffer.count, isLast: true)
      {
        guard parser.faults.isEmpty else { return false }
        row += 1
        if !parser.isBlank(base) {
          close(from: open, to: position)
          open = position
          rows.append(row)
          keep(positions, parser)
        }
        position = next
      }
      close(from: open, to: buffer.count)
      return true
    }
  }

  /// Ends the head, or the record that began at `start`.
  private mutating func close(from start: Int, to end: Int) {
    if rows.isEmpty { head = 0..<end } else { records.append(start..<end) }
  }

  private mutating func keep(_ positions: [Int?], _ parser: CSVRowParser) {
    for position in positions {
      if let position, position < parser.count {
        cells.append(parser.cells[position])
      } else {
        cells.append(.init(start: 0, end: 0, isQuoted: false, hasDoubledQuotes: false))
      }
    }
  }

  /// Hands out a wanted cell's bytes without outer spaces and with quotes inside written once.
  ///
  /// - Parameters:
  ///   - record: The record, from 0.
  ///   - column: The column's place among those wanted, from 0.
  ///   - base: The first byte of the file that was laid out.
  public func withCell<Result>(
    record: Int, column: Int, base: UnsafeRawPointer,
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    let cell = cells[record * width + column]
    let range = CSVText.trimmedRange(base, cell)
    let bytes = UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
    guard cell.hasDoubledQuotes else { return try body(bytes) }
    return try CSVRowParser.withSingleQuotes(bytes).withUnsafeBytes(body)
  }
}

extension CSVRowParser {
  /// True when every cell of the row is empty or has only spaces.
  fileprivate func isBlank(_ base: UnsafeRawPointer) -> Bool {
    for position in 0..<count where !CSVText.trimmedRange(base, cells[position]).isEmpty {
      return false
    }
    return true
  }
}
