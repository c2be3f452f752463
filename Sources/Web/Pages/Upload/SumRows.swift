/// Rows that only add up rows above them, so that taking them would count everything twice.
struct SumRows {
  /// So many rows above are added up at most.
  private static let reach = 2_000

  /// Amounts of the rows before, by year and unit.
  private var amounts: [[String]: [Double]] = [:]
  /// Of the last row of each year; a total often stands without one.
  private var units: [String: String] = [:]
  /// Where rows that are no totals have stood, by year, unit and activity, and by year and unit.
  private var parts: Set<[String]> = []

  /// Whether a row is the sum of two or more rows above; other rows are remembered.
  ///
  /// - Parameter isTotal: Whether the row calls itself a total; what does not is no sum.
  mutating func isSum(_ fields: [String: String], isTotal: Bool) -> Bool {
    guard let amount = fields["quantity"].flatMap(Double.init) else { return false }
    let (year, said) = (fields["year"] ?? "", fields["unit"] ?? "")
    let unit = said.isEmpty ? units[year] ?? "" : said
    let key = [year, unit]
    if isTotal, Self.isSum(amount, of: amounts[key] ?? []) { return true }
    amounts[key, default: []].append(amount)
    units[year] = unit
    if !isTotal { parts.formUnion([key, key + [fields["activity"] ?? ""]]) }
    return false
  }

  /// Whether rows above are parts of a row that says nothing but that it is a total.
  func hasParts(_ fields: [String: String]) -> Bool {
    let (year, said) = (fields["year"] ?? "", fields["unit"] ?? "")
    let key = [year, said.isEmpty ? units[year] ?? "" : said]
    let activity = fields["activity"] ?? ""
    return parts.contains(activity.isEmpty ? key : key + [activity])
  }

  /// Whether an amount is the sum of the last ones, but for what rounding makes.
  private static func isSum(_ amount: Double, of amounts: [Double]) -> Bool {
    guard amount > 0 else { return false }
    let tolerance = amount * 0.000_5
    var sum = 0.0
    for (count, one) in amounts.suffix(reach).reversed().enumerated() {
      sum += one
      if count > 0, abs(sum - amount) <= tolerance { return true }
      if sum > amount + tolerance { return false }
    }
    return false
  }
}

/// Which rows call themselves totals; each text is looked at once.
struct TotalRows {
  /// How a text calls itself a total.
  enum Saying: Comparable {
    case no
    /// As one word of a name, such as `Total electricity`.
    case inName
    /// With nothing else, such as `Grand total`.
    case alone
  }

  private var known: [String: Saying] = [:]

  /// How a row calls itself a total: in the names that fill the inventory, or alone in any cell.
  ///
  /// - Parameter cells: All of the file's row.
  mutating func saying(_ fields: [String: String], cells: [String] = []) -> Saying {
    let named = ["sector", "subsector", "activity"].map { says(fields[$0] ?? "") }
    // Amounts and long texts are no names of rows, and are many.
    let names = cells.filter { $0.first?.isLetter == true && $0.utf8.count <= Self.longest }
    return names.contains { says($0) == .alone } ? .alone : named.max() ?? .no
  }

  private mutating func says(_ text: String) -> Saying {
    if let known = known[text] { return known }
    let words = NameWords(text).all.map(\.text)
    let says: Saying =
      !words.contains(where: Self.words.contains)
      ? .no : words.allSatisfy(Self.alone.contains) ? .alone : .inName
    known[text] = says
    return says
  }

  /// Of what calls itself a total and nothing else.
  private static let longest = 40
  private static let words: Set<String> = [
    "total", "totals", "subtotal", "subtotals", "sum", "totales", "subtotales", "suma",
  ]
  private static let alone = words.union([
    "grand", "overall", "sub", "annual", "all", "of", "general", "gran", "anual", "global",
  ])
}

/// Rows that say the same as one above in every cell, as where part of a sheet was copied twice.
struct EqualRows {
  private var numbers: [[String]: Int] = [:]

  /// The number of the first row that says the same; nil of a row that says something new.
  mutating func first(like row: UploadTable.Row) -> Int? {
    let key = row.cells + [row.heading ?? ""]
    if let first = numbers[key] { return first }
    numbers[key] = row.number
    return nil
  }
}
