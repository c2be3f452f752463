extension CSVTable {
  /// Reads a CSV file from its bytes.
  ///
  /// What can be read is always read. Bytes that are not UTF-8, a file with semicolons or tabs, a quote
  /// that never closes, a missing or repeated column name, and records longer or shorter than the
  /// header are error findings at their place; such records are still in the table's text, so nothing is lost.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its name relative to the workspace, for findings.
  ///   - progress: Called now and then with the share of the bytes that has been read, 0…1.
  /// - Returns: The table and what was found; the table has no lines when the bytes are not text.
  public static func read(
    _ bytes: [UInt8], file: String, progress: ((Double) -> Void)? = nil
  ) -> (table: CSVTable, findings: [Finding]) {
    bytes.withUnsafeBytes { buffer in
      if let problem = encodingProblem(buffer, file: file) {
        return (CSVTable(file: file, hasByteOrderMark: false, lines: []), [problem])
      }
      let hasMark = bytes.starts(with: CSVEncoding.byteOrderMark)
      let (lines, faults) = lines(
        of: buffer, from: hasMark ? 3 : 0, file: file, progress: progress)
      let table = CSVTable(file: file, hasByteOrderMark: hasMark, lines: lines)
      return (table, faults + table.shapeFindings())
    }
  }

  static func encodingProblem(_ bytes: [UInt8], file: String) -> Finding? {
    bytes.withUnsafeBytes { encodingProblem($0, file: file) }
  }

  private static func encodingProblem(_ bytes: UnsafeRawBufferPointer, file: String) -> Finding? {
    if let problem = CSVEncoding.problem(start: Array(bytes.prefix(4)), file: file) {
      return problem
    }
    let valid = UTF8Check(bytes).validCount
    guard valid < bytes.count else { return nil }
    let before = ByteSearch.count(0x0A, in: UnsafeRawBufferPointer(rebasing: bytes[..<valid]))
    return CSVEncoding.brokenCharacter(file: file, line: before + 1)
  }

  /// Splits bytes, known to be UTF-8, into lines of cells.
  private static func lines(
    of bytes: UnsafeRawBufferPointer, from start: Int, file: String,
    progress: ((Double) -> Void)?
  ) -> (lines: [Line], faults: [Finding]) {
    guard let base = bytes.baseAddress else { return ([], []) }
    var parser = CSVRowParser()
    var lines: [Line] = []
    var faults: [Finding] = []
    var position = start
    lines.reserveCapacity(bytes.count / 64)
    while position < bytes.count,
      let next = parser.parse(base, from: position, to: bytes.count, isLast: true)
    {
      let cells = parser.cells.prefix(parser.count).map { cell in
        Cell(text: parser.text(of: cell, base), isQuoted: cell.isQuoted)
      }
      let terminator = UnsafeRawBufferPointer(rebasing: bytes[parser.contentEnd..<next])
      lines.append(Line(cells: cells, terminator: String(decoding: terminator, as: UTF8.self)))
      for fault in parser.faults {
        faults.append(fault.finding(at: Place(file: file, row: lines.count)))
      }
      position = next
      if let progress, lines.count % 1024 == 0 { progress(Double(position) / Double(bytes.count)) }
    }
    return (lines, faults)
  }

  private func shapeFindings() -> [Finding] {
    var shape = CSVShape(file: file)
    let first = lines.first?.cells ?? []
    if let problem = shape.begin(first.map(\.text), isFirstQuoted: first.first?.isQuoted ?? false) {
      return [problem]
    }
    for (index, line) in lines.enumerated().dropFirst()
    where shape.mustLook(count: line.cells.count) {
      let isBlank = line.isBlank
      _ = shape.fits(row: index + 1, count: line.cells.count, isBlank: isBlank) { position in
        !line.cells[position].text.trimmed.isEmpty
      }
    }
    return shape.headerFindings + shape.lengths.findings
  }
}
