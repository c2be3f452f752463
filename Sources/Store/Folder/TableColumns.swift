internal import Tables

/// Widens a table that is kept in pieces.
enum TableColumns {
  /// The pieces with one more column, empty in every row; a piece without a line end stays without.
  ///
  /// - Parameter pieces: The head, then the rows.
  static func appending(_ column: String, to pieces: [[UInt8]], file: String) -> [[UInt8]] {
    guard let head = pieces.first else { return pieces }
    let lineEnd = LineEnd.first(in: head)
    let closed = LineEnd.ends(head) ? head : head + lineEnd
    var (bare, _) = CSVTable.read(closed, file: file)
    bare.appendColumn(column)
    let newHead = Array(bare.text.utf8)
    // All rows at once: reading the head again for each row would take longer than the rows.
    let bodies = pieces.dropFirst().map { LineEnd.ends($0) ? $0 : $0 + lineEnd }
    var (whole, _) = CSVTable.read(closed + bodies.joined(), file: file)
    whole.appendColumn(column)
    let bytes = Array(whole.text.utf8)
    guard let layout = CSVLayout(bytes, file: file), layout.records.count == bodies.count else {
      return oneByOne(column, pieces, closed, newHead, file)
    }
    let rows = zip(layout.records, pieces.dropFirst()).map { range, old in
      LineEnd.ends(old) ? Array(bytes[range]) : Array(bytes[range].dropLast(lineEnd.count))
    }
    return [LineEnd.ends(head) ? newHead : Array(newHead.dropLast(lineEnd.count))] + rows
  }

  /// For rows that do not read as one record each, as when a quote in one of them is broken.
  private static func oneByOne(
    _ column: String, _ pieces: [[UInt8]], _ head: [UInt8], _ newHead: [UInt8], _ file: String
  ) -> [[UInt8]] {
    [newHead]
      + pieces.dropFirst().map { body in
        var (table, _) = CSVTable.read(head + body, file: file)
        table.appendColumn(column)
        return Array(table.text.utf8.dropFirst(newHead.count))
      }
  }
}
