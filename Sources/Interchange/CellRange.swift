/// A rectangle of cells, such as `B3:C4`.
struct CellRange: Hashable, Sendable {
  var rows: ClosedRange<Int>
  var columns: ClosedRange<Int>

  /// Returns nil when the text is not such a range.
  init?(_ text: String) {
    let corners = text.split(separator: ":").map(CellRange.corner)
    guard let first = corners.first ?? nil, let last = corners.last ?? nil, corners.count <= 2,
      first.row <= last.row, first.column <= last.column
    else { return nil }
    rows = first.row...last.row
    columns = first.column...last.column
  }

  private static func corner(_ text: Substring) -> (row: Int, column: Int)? {
    let letters = text.utf8.prefix { 65...90 ~= $0 }
    guard (1...3).contains(letters.count), let row = Int(text.dropFirst(letters.count)), row > 0
    else { return nil }
    return (row, letters.reduce(0) { $0 * 26 + Int($1) - 64 })
  }
}

extension CellRange: Comparable, CustomStringConvertible {
  /// From top to bottom, then from left to right.
  static func < (left: CellRange, right: CellRange) -> Bool {
    (left.rows.lowerBound, left.columns.lowerBound)
      < (right.rows.lowerBound, right.columns.lowerBound)
  }

  var description: String {
    let first = SheetTable.letters(ofColumn: columns.lowerBound)
    let last = SheetTable.letters(ofColumn: columns.upperBound)
    return "\(first)\(rows.lowerBound):\(last)\(rows.upperBound)"
  }
}

// MARK: - In words

/// For example `rows 3, 4, 5 and 190 more`.
func rowList(_ rows: [Int]) -> String {
  (rows.count == 1 ? "row " : "rows ") + shortList(rows.map(String.init))
}

/// For example `3–9, 12 and 4 more`.
func rangeList(_ ranges: [ClosedRange<Int>]) -> String {
  shortList(
    ranges.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    })
}

/// The first ten of the items, and how many others there are.
func shortList(_ items: [String]) -> String {
  let shown = items.prefix(10).joined(separator: ", ")
  return items.count > 10 ? "\(shown) and \(items.count - 10) more" : shown
}

extension Int {
  /// With commas between thousands.
  var grouped: String {
    let digits = Array(String(magnitude))
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return self < 0 ? "-\(text)" : text
  }
}
