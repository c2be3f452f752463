/// What the rows of a register have said so far, so that a row that says otherwise is found.
struct RegisterStatements {
  /// What a cell said, as written, and where.
  struct Statement: Equatable {
    let column: String
    let text: String
    let row: Int
    fileprivate let value: String
  }

  /// A cell of a row: as written, and what it means.
  struct Cell {
    let column: String
    let text: String
    /// Empty for a cell that says nothing, such as one that is unsure.
    let value: String
  }

  private var said: [String: [String: Statement]] = [:]

  /// What was said of a subject and contradicts these cells, in their order; an empty cell contradicts nothing.
  func contradictions(_ subject: String, _ cells: [Cell]) -> [(cell: Cell, earlier: Statement)] {
    guard let known = said[subject] else { return [] }
    return cells.compactMap { cell in
      guard !cell.value.isEmpty, let earlier = known[cell.column], earlier.value != cell.value
      else { return nil }
      return (cell, earlier)
    }
  }

  /// Keeps what a row says; the first row that fills a cell is the one that is named.
  mutating func take(_ subject: String, _ cells: [Cell], row: Int) {
    for cell in cells where !cell.value.isEmpty && said[subject]?[cell.column] == nil {
      said[subject, default: [:]][cell.column] = Statement(
        column: cell.column, text: cell.text, row: row, value: cell.value)
    }
  }

  /// The first row that said anything of a subject; nil when none did.
  func firstRow(_ subject: String) -> Int? { said[subject]?.values.map(\.row).min() }
}
