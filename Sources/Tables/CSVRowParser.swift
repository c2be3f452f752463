/// Splits one row of bytes, known to be UTF-8, into cells: the one parser of every CSV file.
///
/// Cells are ranges of the bytes, so nothing is copied. A row that reaches the end of the bytes before
/// the end of the file is asked for again when more bytes are there.
struct CSVRowParser {
  /// One cell: where it stands, without its quotes.
  struct Cell {
    var start: Int
    var end: Int
    var isQuoted: Bool
    /// True when a quote inside is written twice.
    var hasDoubledQuotes: Bool
  }

  /// What is wrong with quotes.
  enum Fault: Hashable {
    case neverCloses, textAfterQuote

    func finding(at place: Place) -> Finding {
      switch self {
      case .neverCloses:
        Finding(
          .error,
          "A quote opens here and never closes, so the rest of the file could not be told apart. Add the closing quote.",
          at: place)
      case .textAfterQuote:
        Finding(
          .error, "There is text after a closing quote. Quotes inside a value are written twice.",
          at: place)
      }
    }
  }

  /// The cells of the row; those from `count` on are left over from rows before.
  private(set) var cells: [Cell] = []
  private(set) var count = 0
  private(set) var faults: [Fault] = []
  /// Where the line end begins.
  private(set) var contentEnd = 0

  /// Reads the row that begins at `start`.
  ///
  /// - Parameter isLast: True when no bytes follow `end`.
  /// - Returns: Where the next row begins; nil when more bytes are needed first.
  mutating func parse(
    _ base: UnsafeRawPointer, from start: Int, to end: Int, isLast: Bool
  ) -> Int? {
    count = 0
    if !faults.isEmpty { faults.removeAll() }
    var position = start
    while true {
      position = readCell(base, from: position, to: end)
      guard position < end else { return finish(at: end, isLast) }
      guard byte(base, position) == 0x2C else { break }
      position += 1
    }
    contentEnd = position
    guard byte(base, position) == 0x0D else { return position + 1 }
    guard position + 1 < end else { return isLast ? end : nil }
    return byte(base, position + 1) == 0x0A ? position + 2 : position + 1
  }

  private mutating func finish(at end: Int, _ isLast: Bool) -> Int? {
    contentEnd = end
    return isLast ? end : nil
  }

  /// Reads a cell; returns where its comma or line end stands, or `end`.
  @inline(__always)
  private mutating func readCell(_ base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
    if start < end, byte(base, start) == 0x22 {
      return readQuoted(base, from: start, to: end)
    }
    let stop = ByteSearch.cellEnd(base, from: start, to: end)
    append(Cell(start: start, end: stop, isQuoted: false, hasDoubledQuotes: false))
    return stop
  }

  /// A closing quote must end the cell; text after it keeps the cell as it was written.
  private mutating func readQuoted(
    _ base: UnsafeRawPointer, from opening: Int, to end: Int
  ) -> Int {
    var position = opening + 1
    var hasDoubledQuotes = false
    while true {
      position = ByteSearch.first(0x22, base, from: position, to: end)
      guard position < end else {
        faults.append(.neverCloses)
        append(Cell(start: opening, end: end, isQuoted: false, hasDoubledQuotes: false))
        return end
      }
      guard position + 1 < end, byte(base, position + 1) == 0x22 else { break }
      hasDoubledQuotes = true
      position += 2
    }
    let closing = position
    let stop = ByteSearch.cellEnd(base, from: closing + 1, to: end)
    if stop == closing + 1 {
      append(
        Cell(
          start: opening + 1, end: closing, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes))
    } else {
      faults.append(.textAfterQuote)
      append(Cell(start: opening, end: stop, isQuoted: false, hasDoubledQuotes: false))
    }
    return stop
  }

  @inline(__always)
  private mutating func append(_ cell: Cell) {
    if count < cells.count { cells[count] = cell } else { cells.append(cell) }
    count += 1
  }

  @inline(__always)
  private func byte(_ base: UnsafeRawPointer, _ position: Int) -> UInt8 {
    base.load(fromByteOffset: position, as: UInt8.self)
  }
}

extension CSVRowParser {
  /// A cell's text, with quotes inside written once.
  func text(of cell: Cell, _ base: UnsafeRawPointer) -> String {
    let bytes = UnsafeRawBufferPointer(start: base + cell.start, count: cell.end - cell.start)
    guard cell.hasDoubledQuotes else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: CSVRowParser.withSingleQuotes(bytes), as: UTF8.self)
  }

  /// The bytes with every doubled quote written once.
  static func withSingleQuotes(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      result.append(bytes[position])
      position += bytes[position] == 0x22 ? 2 : 1
    }
    return result
  }
}
