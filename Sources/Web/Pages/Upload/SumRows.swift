/// Rows that only add up rows above them, so that taking them would count everything twice.
struct SumRows {
  /// So many rows above are added up at most.
  private static let reach = 2_000

  /// Amounts of the rows before, by year and unit.
  private var amounts: [[String]: [Double]] = [:]
  /// Of the last row of each year; a total often stands without one.
  private var units: [String: String] = [:]

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
    return false
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
  private var known: [String: Bool] = [:]

  mutating func isTotal(_ fields: [String: String]) -> Bool {
    for column in ["sector", "subsector", "activity"] {
      if let text = fields[column], !text.isEmpty, says(text) { return true }
    }
    return false
  }

  private mutating func says(_ text: String) -> Bool {
    if let known = known[text] { return known }
    let says = NameWords(text).all.contains { Self.words.contains($0.text) }
    known[text] = says
    return says
  }

  private static let words: Set<String> = [
    "total", "totals", "subtotal", "subtotals", "sum", "totales", "subtotales", "suma",
  ]
}
