internal import Tables

/// Where the header of a sheet is looked for.
package enum HeaderSearch: Hashable, Sendable {
  /// The first row that fills more than half as many cells as the fullest of the first rows.
  case fullest
  /// The row with most of these names, in any case; without any of them, as `fullest`.
  case naming([String])
  /// This row, from 1.
  case row(Int)

  /// How many rows with something in them are looked at.
  private static let reach = 50

  /// The position of the header among the rows; nil when it is not there.
  func position(in rows: [SheetRow]) -> Int? {
    let first = rows.prefix(HeaderSearch.reach)
    switch self {
    case .row(let number):
      return rows.firstIndex { $0.number == number }
    case .fullest:
      let most = first.map(\.cells.count).max() ?? 0
      return first.firstIndex { $0.cells.count * 2 > most }
    case .naming(let names):
      let known = Set(names.map { $0.lowercased() })
      let matches = first.map { row in
        Set(row.cells.map { $0.headerName.lowercased() }).intersection(known).count
      }
      guard let most = matches.max(), most > 0 else {
        return HeaderSearch.fullest.position(in: rows)
      }
      return matches.firstIndex(of: most)
    }
  }
}

extension SheetCell {
  /// The name that the cell gives to a column: its text on one line; empty when it gives none.
  var headerName: String {
    guard kind != .error else { return "" }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
