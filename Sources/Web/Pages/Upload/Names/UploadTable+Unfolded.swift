import Factors
import Tables

extension UploadFile {
  /// The file with another table beside each in which amounts of several activities or years stand side by side.
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
  /// A row for each amount, where headings such as `Residential electricity (kWh)` or `CY 2021` say what stands under them.
  ///
  /// An empty cell is no amount, and makes no row.
  ///
  /// - Returns: Nil of a table that has a column of amounts, or no heading that says an activity, a unit or a year.
  func unfolded(_ names: ActivityNames) -> UploadTable? {
    let guessed = UploadMapping.guess(header)
    guard guessed["quantity"] == nil else { return nil }
    let headings = header.map {
      AmountHeading($0, names, hasYears: guessed["year"] != nil, hasUnits: guessed["unit"] != nil)
    }
    let amounts = header.indices.filter { headings[$0] != nil && holdsNumbers($0) }
    guard !amounts.isEmpty else { return nil }
    let others = header.indices.filter { !amounts.contains($0) }
    let said = AmountHeading.columns.filter { column in
      amounts.contains { headings[$0]?.cells[column] != nil }
    }
    let unfolded = rows.flatMap { row in
      amounts.filter { $0 < row.cells.count && !row.cells[$0].isEmpty }.map { amount in
        Row(
          number: row.number,
          cells: others.map { $0 < row.cells.count ? row.cells[$0] : "" }
            + said.map { headings[amount]?.cells[$0] ?? "" } + [row.cells[amount]],
          heading: header[amount])
      }
    }
    return UploadTable(
      name: name, file: file, header: others.map { header[$0] } + said + ["quantity"],
      rows: unfolded, separator: separator, isUnfolded: true)
  }

  /// Whether at least half of a column's first cells are numbers.
  private func holdsNumbers(_ column: Int) -> Bool {
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

/// What a heading says of the amounts under it.
private struct AmountHeading {
  /// What headings may say, as the inventory calls it.
  static let columns = ["activity", "year", "unit"]

  private(set) var cells: [String: String] = [:]

  /// - Parameters:
  ///   - hasYears: Whether another column of the table says the year.
  ///   - hasUnits: The same of the unit.
  /// - Returns: Nil for a heading that says nothing of amounts.
  init?(_ heading: String, _ names: ActivityNames, hasYears: Bool, hasUnits: Bool) {
    let (year, rest) = hasYears ? (nil, heading) : Self.year(of: heading)
    let meaning = names.meaning(of: rest, in: "activity")
    if meaning.codes["activity"] != nil || meaning.codes["unit"] != nil && meaning.codes.count > 1 {
      cells["activity"] = rest
    } else {
      guard year != nil else { return nil }
      if meaning.isSure, meaning.codes.keys.elementsEqual(["unit"]) {
        if !hasUnits { cells["unit"] = meaning.codes["unit"] }
      } else if !NameWords(rest).all.allSatisfy({ Self.plain.contains($0.text) }) {
        return nil
      }
    }
    cells["year"] = year
  }

  /// The year in a heading such as `CY 2021 usage`, and what the heading says beside it.
  private static func year(of heading: String) -> (year: String?, rest: String) {
    let years = heading.matches(of: #/(?i)\b(?:[cf]y[ -]?)?((?:19|20)\d\d)\b/#)
    guard years.count == 1, let found = years.first else { return (nil, heading) }
    var rest = heading
    rest.removeSubrange(found.range)
    return (String(found.1), rest.split(separator: " ").joined(separator: " "))
  }

  /// Words beside a year that leave it the year of an amount.
  private static let plain: Set<String> = [
    "cy", "fy", "calendar", "fiscal", "year", "annual", "total", "usage", "use", "used",
    "consumption", "sales", "sold", "amount", "quantity", "value", "actual", "data",
    "ano", "anual", "consumo", "uso", "ventas", "cantidad", "valor", "datos", "real",
  ]
}
