internal import Tables

/// Rows as a table of text or CSV.
enum TextTable {
  /// Columns side by side; the first `left` columns are text, the rest numbers.
  static func aligned(_ rows: [[String]], left: Int = 1) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let line = row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column < left ? text + space : space + text
      }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  /// Columns of terminals that nobody has widened.
  static let width = 80

  /// The same with one column of words cut to what the others leave of a terminal, and never to less than a few words.
  static func fitted(_ rows: [[String]], left: Int, cutting column: Int) -> String {
    let least = 18
    let count = rows.map(\.count).max() ?? 0
    let others = (0..<count).filter { $0 != column }.map { other in
      rows.map { $0.indices.contains(other) ? $0[other].count : 0 }.max() ?? 0
    }
    let room = max(least, width - others.reduce(0) { $0 + $1 + 2 })
    return aligned(
      rows.map { row in
        row.enumerated().map { $0 == column ? cut($1, to: room) : $1 }
      }, left: left)
  }

  /// As much of a text as a column has room for; an ellipsis says that there is more.
  static func cut(_ text: String, to width: Int) -> String {
    text.count <= width ? text : text.prefix(width - 1) + "…"
  }

  /// A number for a program, with all its digits; empty when it is not known.
  static func unrounded(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

  /// The same rows as CSV; the first is the header.
  static func csv(_ rows: [[String]], file: String) -> String {
    var table = CSVTable(file: file, header: rows.first ?? [])
    for row in rows.dropFirst() { table.append(row) }
    return table.text
  }
}
