import Factors
import Tables

extension UploadFile {
  /// The file with another table beside each in which amounts of several activities stand side by side.
  func unfolded(_ library: FactorLibrary) -> UploadFile {
    guard case .tables(let tables) = contents else { return self }
    let names = ActivityNames(library: library)
    return UploadFile(
      name: name,
      contents: .tables(tables.flatMap { [$0] + [$0.unfolded(names)].compactMap(\.self) }),
      findings: findings)
  }
}

extension UploadTable {
  /// A row for each amount, where headings such as `Residential electricity (kWh)` say what stands under them.
  ///
  /// An empty cell is no amount, and makes no row.
  ///
  /// - Returns: Nil of a table that has a column of amounts, or no heading that says an activity or a unit.
  func unfolded(_ names: ActivityNames) -> UploadTable? {
    guard UploadMapping.guess(header)["quantity"] == nil else { return nil }
    let amounts = header.indices.filter { isAmount($0, names) }
    guard !amounts.isEmpty else { return nil }
    let others = header.indices.filter { !amounts.contains($0) }
    let unfolded = rows.flatMap { row in
      amounts.filter { $0 < row.cells.count && !row.cells[$0].isEmpty }.map { amount in
        Row(
          number: row.number,
          cells: others.map { $0 < row.cells.count ? row.cells[$0] : "" }
            + [header[amount], row.cells[amount]],
          heading: header[amount])
      }
    }
    return UploadTable(
      name: name, file: file,
      header: others.map { header[$0] } + ["activity", "quantity"], rows: unfolded,
      separator: separator, isUnfolded: true)
  }

  /// Whether a column holds amounts of what its heading says.
  private func isAmount(_ column: Int, _ names: ActivityNames) -> Bool {
    let codes = names.meaning(of: header[column], in: "activity").codes
    let saysWhat = codes["activity"] != nil || codes["unit"] != nil && codes.count > 1
    guard saysWhat else { return false }
    let cells = filledCells(of: column, atMost: 200)
    let numbers = cells.count(where: Self.isNumberLike)
    return numbers > 0 && numbers * 2 >= cells.count
  }

  /// The first cells of a column that say something.
  private func filledCells(of column: Int, atMost limit: Int) -> [String] {
    var cells: [String] = []
    for row in rows where column < row.cells.count && !row.cells[column].isEmpty {
      cells.append(row.cells[column])
      if cells.count == limit { break }
    }
    return cells
  }

  private static func isNumberLike(_ cell: String) -> Bool {
    cell.contains(where: \.isNumber) && cell.allSatisfy { $0.isNumber || " .,'-+".contains($0) }
  }

  /// Where a row stands in the file.
  func place(of row: Row) -> Place {
    Place(file: row.heading.map { "\(file), \($0)" } ?? file, row: row.number)
  }
}
