internal import Climate
internal import Tables

/// The bytes of a table as the CSV reader wants them: with a header row, and commas between cells.
final class TableBytes {
  /// Rows that were put in front: 1 when the file has no header of its own.
  let addedRows: Int
  private var bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8], header: [String]?, separator: DailyTableLayout.Separator) {
    let content = separator == .blanks ? Self.commas(bytes) : bytes
    addedRows = header == nil ? 0 : 1
    self.bytes = header.map { Array(($0.joined(separator: ",") + "\n").utf8) + content } ?? content
  }

  /// A scanner over the bytes; its rows are `addedRows` more than those of the file.
  func scanner(file: String, limit: Int) throws(ClimateProblem) -> CSVScanner {
    do {
      return try CSVScanner(file: file, total: bytes.count, limit: limit) { self.fill($0) }
    } catch {
      throw Self.problem(error, file)
    }
  }

  static func problem(_ error: any Error, _ file: String) -> ClimateProblem {
    guard let unreadable = error as? CSVUnreadable, let first = unreadable.findings.first else {
      return ClimateProblem("“\(file)” cannot be read: \(error)")
    }
    return ClimateProblem("\(first.place): \(first.message)")
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - position)
    bytes.withUnsafeBytes { source in
      UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: source[position..<position + count]))
    }
    position += count
    return count
  }

  /// One comma for each run of spaces and tabs; none at the ends of a line.
  private static func commas(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isBlankPending = false
    var isAtStart = true
    for byte in bytes {
      switch byte {
      case 0x20, 0x09: isBlankPending = true
      case 0x0A, 0x0D:
        result.append(byte)
        (isBlankPending, isAtStart) = (false, true)
      default:
        if isBlankPending, !isAtStart { result.append(0x2C) }
        result.append(byte)
        (isBlankPending, isAtStart) = (false, false)
      }
    }
    return result
  }
}
