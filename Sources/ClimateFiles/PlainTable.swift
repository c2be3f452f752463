internal import Climate
internal import Foundation

/// A CSV table without quotes whose rows are sorted by their first column, searched without reading it all.
///
/// Bundled tables are written that way, so that one row of thousands costs a few page reads.
struct PlainTable {
  let name: String
  private let data: Data
  private let columns: [Substring: Int]
  private let firstRow: Int

  init(_ name: String, data: Data, columns wanted: [String]) throws(ClimateProblem) {
    self.name = name
    self.data = data
    guard let end = data.firstIndex(of: UInt8(ascii: "\n")) else {
      throw ClimateProblem("The table \(name) is empty.")
    }
    firstRow = end + 1
    let header = String(decoding: data[data.startIndex..<end], as: UTF8.self)
    let names = header.split(separator: ",", omittingEmptySubsequences: false)
    columns = Dictionary(
      zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    for column in wanted where columns[column[...]] == nil {
      throw ClimateProblem("The table \(name) has no column “\(column)”.")
    }
  }

  /// A row's cells by column.
  struct Row {
    let table: String
    let columns: [Substring: Int]
    let cells: [Substring]

    subscript(column: String) -> String { columns[column[...]].map { String(cells[$0]) } ?? "" }

    /// Nil when the cell is empty.
    func number(_ column: String) throws(ClimateProblem) -> Double? {
      let text = self[column]
      if text.isEmpty { return nil }
      guard let number = Double(text), number.isFinite else {
        throw ClimateProblem(
          "The table \(table) has “\(text)” in the column \(column) of the row “\(cells[0])”, which is no number."
        )
      }
      return number
    }
  }

  /// Every row, in order.
  func rows() throws(ClimateProblem) -> [Row] {
    var result: [Row] = []
    var start = firstRow
    while start < data.endIndex {
      let end = endOfLine(from: start)
      if end > start { result.append(try row(start..<end)) }
      start = end + 1
    }
    return result
  }

  /// The rows whose first column is the key, found by halving.
  func rows(first key: String) throws(ClimateProblem) -> [Row] {
    var low = firstRow
    var high = data.endIndex
    let wanted = Array(key.utf8)
    while low < high {
      let middle = startOfLine(at: low + (high - low) / 2, notBefore: low)
      if compare(middle, wanted) < 0 {
        low = min(endOfLine(from: middle) + 1, high)
      } else {
        high = middle
      }
    }
    var result: [Row] = []
    var start = low
    while start < data.endIndex, compare(start, wanted) == 0 {
      let end = endOfLine(from: start)
      result.append(try row(start..<end))
      start = end + 1
    }
    return result
  }

  private func row(_ range: Range<Int>) throws(ClimateProblem) -> Row {
    let text = String(decoding: data[range], as: UTF8.self)
    let cells = text.split(separator: ",", omittingEmptySubsequences: false)
    guard cells.count == columns.count else {
      throw ClimateProblem(
        "The table \(name) has a row of \(cells.count) cells where \(columns.count) are wanted: “\(text)”."
      )
    }
    return Row(table: name, columns: columns, cells: cells)
  }

  private func endOfLine(from start: Int) -> Int {
    data[start...].firstIndex(of: UInt8(ascii: "\n")) ?? data.endIndex
  }

  private func startOfLine(at position: Int, notBefore low: Int) -> Int {
    var start = position
    while start > low, data[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  /// −1, 0 or 1 as the first cell of the line at `start` sorts before, as, or after the key, by bytes.
  private func compare(_ start: Int, _ key: [UInt8]) -> Int {
    var index = start
    for byte in key {
      guard index < data.endIndex, data[index] != UInt8(ascii: ",") else { return -1 }
      if data[index] != byte { return data[index] < byte ? -1 : 1 }
      index += 1
    }
    return index < data.endIndex && data[index] != UInt8(ascii: ",") ? 1 : 0
  }
}
