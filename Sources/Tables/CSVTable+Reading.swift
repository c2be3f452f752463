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
    if let problem = encodingProblem(bytes, file: file) {
      return (CSVTable(file: file, hasByteOrderMark: false, lines: []), [problem])
    }
    var reader = CSVReader(bytes: bytes, file: file)
    let table = reader.read(progress: progress)
    return (table, reader.findings + table.shapeFindings())
  }

  private static func encodingProblem(_ bytes: [UInt8], file: String) -> Finding? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Finding(
        .error,
        "The file is saved as UTF-16 (“Unicode text”). Save it again as “CSV UTF-8”; nothing in it was read.",
        at: Place(file: file))
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return Finding(
        .error,
        "The file is an Excel workbook with the ending of a CSV file. Save it from Excel as “CSV UTF-8”.",
        at: Place(file: file))
    }
    guard let bad = firstInvalidUTF8(bytes) else { return nil }
    let line = bytes[..<bad].count { $0 == 0x0A } + 1
    return Finding(
      .error,
      "The file is not UTF-8: there is a broken character on this line. Save it again as “CSV UTF-8”; nothing in it was read.",
      at: Place(file: file, row: line))
  }

  private static func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var low = 0
    var high = bytes.count
    while low < high {
      let middle = (low + high + 1) / 2
      var end = middle
      while end < bytes.count, bytes[end] & 0xC0 == 0x80, end - middle < 3 { end += 1 }
      if String(validating: bytes[..<end], as: UTF8.self) != nil {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return min(low, bytes.count - 1)
  }

  private func shapeFindings() -> [Finding] {
    guard let first = lines.first, !first.isBlank else {
      return [
        Finding(
          .error, "The file has no header row. The first row must name the columns.",
          at: Place(file: file, row: 1))
      ]
    }
    let separators = separatorFindings(first)
    return separators.isEmpty ? headerFindings() + lengthFindings() : separators
  }

  private func separatorFindings(_ first: Line) -> [Finding] {
    guard first.cells.count == 1, let cell = first.cells.first, !cell.isQuoted else { return [] }
    for (character, name) in [(Character(";"), "semicolons"), ("\t", "tabs")]
    where cell.text.contains(character) {
      return [
        Finding(
          .error,
          "The columns are separated by \(name). Save the file again as “CSV UTF-8 (comma delimited)”; nothing in it was read.",
          at: Place(file: file, row: 1))
      ]
    }
    return []
  }

  private func headerFindings() -> [Finding] {
    var seen: Set<String> = []
    return header.enumerated().compactMap { position, name in
      if name.isEmpty, lines.dropFirst().allSatisfy({ !$0.hasText(at: position) }) { return nil }
      if name.isEmpty {
        return Finding(
          .error, "Column \(position + 1) has values but no name. Name it or remove it.",
          at: Place(file: file, row: 1))
      }
      guard seen.insert(name).inserted else {
        return Finding(
          .error, "The column “\(name)” appears twice. Keep one; only the first was read.",
          at: Place(file: file, row: 1, column: name))
      }
      return nil
    }
  }

  private func lengthFindings() -> [Finding] {
    let width = header.count
    return lines.enumerated().dropFirst().compactMap { index, line in
      guard !line.isBlank, line.cells.count != width else { return nil }
      let extra = line.cells.dropFirst(width)
      if line.cells.count > width, extra.allSatisfy({ $0.text.trimmed.isEmpty }) { return nil }
      let advice =
        line.cells.count > width
        ? "A comma inside a value needs quotes around the value."
        : "Fill the missing cells or remove the row."
      return Finding(
        .error, "The row has \(line.cells.count) cells, the header \(width). \(advice)",
        at: Place(file: file, row: index + 1))
    }
  }
}

extension CSVTable.Line {
  fileprivate func hasText(at position: Int) -> Bool {
    cells.indices.contains(position) && !cells[position].text.trimmed.isEmpty
  }
}

/// Splits bytes, known to be UTF-8, into lines of cells.
private struct CSVReader {
  let bytes: [UInt8]
  let file: String
  var findings: [Finding] = []
  private var position = 0
  private var lineNumber = 1

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  mutating func read(progress: ((Double) -> Void)?) -> CSVTable {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    position = hasMark ? 3 : 0
    var lines: [CSVTable.Line] = []
    lines.reserveCapacity(bytes.count / 64)
    while position < bytes.count {
      let start = lineNumber
      let cells = readCells(row: lines.count + 1)
      lines.append(CSVTable.Line(cells: cells, terminator: readTerminator(), number: start))
      if let progress, lines.count % 1024 == 0 {
        progress(Double(position) / Double(bytes.count))
      }
    }
    return CSVTable(file: file, hasByteOrderMark: hasMark, lines: lines)
  }

  private mutating func readCells(row: Int) -> [CSVTable.Cell] {
    var cells: [CSVTable.Cell] = []
    while true {
      cells.append(
        position < bytes.count && bytes[position] == 0x22 ? readQuoted(row: row) : readPlain())
      guard position < bytes.count, bytes[position] == 0x2C else { return cells }
      position += 1
    }
  }

  private mutating func readPlain() -> CSVTable.Cell {
    let start = position
    while position < bytes.count, bytes[position] != 0x2C, !isLineEnd(bytes[position]) {
      position += 1
    }
    return CSVTable.Cell(
      text: String(decoding: bytes[start..<position], as: UTF8.self), isQuoted: false)
  }

  private mutating func readQuoted(row: Int) -> CSVTable.Cell {
    let opening = position
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x22 {
        guard position + 1 < bytes.count, bytes[position + 1] == 0x22 else {
          position += 1
          return closed(text, opening: opening, row: row)
        }
        position += 1
      }
      if byte == 0x0A { lineNumber += 1 }
      text.append(byte)
      position += 1
    }
    findings.append(
      Finding(
        .error,
        "A quote opens here and never closes, so the rest of the file could not be told apart. Add the closing quote.",
        at: Place(file: file, row: row)))
    return CSVTable.Cell(
      text: String(decoding: bytes[opening..<position], as: UTF8.self), isQuoted: false)
  }

  /// A closing quote must end the cell; text after it keeps the cell as it was written.
  private mutating func closed(_ text: [UInt8], opening: Int, row: Int) -> CSVTable.Cell {
    if position == bytes.count || bytes[position] == 0x2C || isLineEnd(bytes[position]) {
      return CSVTable.Cell(text: String(decoding: text, as: UTF8.self), isQuoted: true)
    }
    while position < bytes.count, bytes[position] != 0x2C, !isLineEnd(bytes[position]) {
      position += 1
    }
    findings.append(
      Finding(
        .error, "There is text after a closing quote. Quotes inside a value are written twice.",
        at: Place(file: file, row: row)))
    return CSVTable.Cell(
      text: String(decoding: bytes[opening..<position], as: UTF8.self), isQuoted: false)
  }

  private mutating func readTerminator() -> String {
    guard position < bytes.count else { return "" }
    lineNumber += 1
    if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A {
      position += 2
      return "\r\n"
    }
    defer { position += 1 }
    return bytes[position] == 0x0D ? "\r" : "\n"
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
