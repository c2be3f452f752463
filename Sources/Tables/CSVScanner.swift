/// Reads a CSV file of any size row by row, holding one piece of it in memory.
///
/// Rows, quotes, line ends and findings are those of `CSVTable.read`: both use one parser. Cells are
/// asked for by position in the current row; asking makes no copy unless a `String` is asked for.
///
///     var scanner = try CSVScanner(file: "inventory.csv", read: read)
///     while try scanner.next() { … scanner.number(at: quantity) … }
///
/// A file that is not text, has no header or has other separators throws `CSVUnreadable`, at the first row or
/// later: what was read before then is not the file, and must be thrown away.
///
/// - Limits: A row longer than `longestRow` is taken for a quote that never closes.
public struct CSVScanner: ~Copyable {
  /// Fills the buffer with the next bytes of the file; returns how many, 0 at the end.
  public typealias Source = (UnsafeMutableRawBufferPointer) throws -> Int
  /// Hears how many bytes are done, and of how many, when that is known.
  public typealias Progress = (_ done: Int, _ total: Int?) -> Void

  /// The file's name relative to the workspace, for findings.
  public let file: String
  /// The row as a spreadsheet counts: the header is 1.
  public private(set) var row = 0
  /// True when the quotes or the length of the current row are wrong; a finding says so.
  public private(set) var isFaulty = false

  var window: CSVWindow
  var parser = CSVRowParser()
  let columns: CSVColumns
  private var shape: CSVShape
  private var quoteFaults: FindingTally

  /// Begins a file and reads its header.
  ///
  /// - Parameters:
  ///   - file: The name relative to the workspace.
  ///   - total: The size of the file in bytes, for the progress.
  ///   - limit: The most findings that are kept; the others are counted.
  ///   - chunk: How many bytes are held at least.
  ///   - longestRow: The most bytes that one row may have.
  ///   - progress: Called after each piece of the file.
  ///   - read: Called for each piece of the file, in order.
  /// - Throws: `CSVUnreadable`, or what `read` throws.
  public init(
    file: String, total: Int? = nil, limit: Int = 1000, chunk: Int = 1 << 18,
    longestRow: Int = 64 << 20, progress: Progress? = nil, read: @escaping Source
  ) throws {
    self.file = file
    shape = CSVShape(file: file, limit: limit)
    quoteFaults = FindingTally(limit: limit)
    window = CSVWindow(
      file: file, chunk: chunk, longestRow: longestRow, total: total, progress: progress,
      read: read)
    columns = try CSVScanner.readHeader(
      &window, parser: &parser, shape: &shape, quoteFaults: &quoteFaults)
    row = 1
  }

  private static func readHeader(
    _ window: inout CSVWindow, parser: inout CSVRowParser, shape: inout CSVShape,
    quoteFaults: inout FindingTally
  ) throws -> CSVColumns {
    try window.begin()
    let hasRow = try advance(&window, &parser, row: 1)
    for fault in parser.faults {
      quoteFaults.append(fault.finding(at: Place(file: window.file, row: 1)))
    }
    let names = (0..<(hasRow ? parser.count : 0)).map { position in
      parser.text(of: parser.cells[position], window.base)
    }
    if let problem = shape.begin(names, isFirstQuoted: parser.cells.first?.isQuoted ?? false) {
      throw CSVUnreadable([problem])
    }
    return CSVColumns(shape.header)
  }

  /// The column names, trimmed of spaces.
  public var header: [String] { shape.header }

  /// The position of a column, the first of a name that appears twice; nil when it is not there.
  public func position(of column: String) -> Int? { shape.header.firstIndex(of: column) }

  /// What was found up to the current row, in the order of `CSVTable.read`; complete after the last row.
  public var findings: FindingTally {
    var all = quoteFaults
    for finding in shape.headerFindings { all.append(finding) }
    all.append(contentsOf: shape.lengths)
    return all
  }

  /// Moves to the next row that is not blank; false after the last one.
  ///
  /// - Throws: `CSVUnreadable`, or what the source throws.
  public mutating func next() throws -> Bool {
    while try CSVScanner.advance(&window, &parser, row: row + 1) {
      row += 1
      isFaulty = !parser.faults.isEmpty
      for fault in parser.faults {
        quoteFaults.append(fault.finding(at: Place(file: file, row: row)))
      }
      let isBlank = isBlank
      if shape.mustLook(count: parser.count), !fits(isBlank: isBlank) { isFaulty = true }
      if !isBlank { return true }
    }
    return false
  }

  private var isBlank: Bool { (0..<parser.count).allSatisfy { isEmpty(at: $0) } }

  private mutating func fits(isBlank: Bool) -> Bool {
    let (parser, base) = (parser, window.base)
    return shape.fits(row: row, count: parser.count, isBlank: isBlank) { position in
      !CSVText.trimmedRange(base, parser.cells[position]).isEmpty
    }
  }

  /// Parses the next row, blank or not, and reads on where it is cut off; false at the end.
  private static func advance(
    _ window: inout CSVWindow, _ parser: inout CSVRowParser, row: Int
  ) throws -> Bool {
    while true {
      if window.position == window.textEnd {
        guard !window.isComplete else { return false }
      } else if let next = parser.parse(
        window.base, from: window.position, to: window.textEnd, isLast: window.isComplete)
      {
        window.position = next
        return true
      }
      try window.fill(row: row)
    }
  }
}

/// Why nothing of a CSV file can be used, as findings at their place.
public struct CSVUnreadable: Error, Hashable, Sendable {
  public let findings: [Finding]

  public init(_ findings: [Finding]) { self.findings = findings }
}
