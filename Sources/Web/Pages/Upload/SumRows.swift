/// Rows that only add up rows above them, so that taking them would count everything twice.
struct SumRows {
  /// Amounts of the rows before, by year and unit.
  private var amounts: [[String]: [Double]] = [:]

  /// Whether a row calls itself a total and is the sum of two or more rows above; other rows are remembered.
  mutating func isSum(_ fields: [String: String]) -> Bool {
    guard let amount = fields["quantity"].flatMap(Double.init) else { return false }
    let key = [fields["year"] ?? "", fields["unit"] ?? ""]
    if Self.isTotal(fields), Self.isSum(amount, of: amounts[key] ?? []) { return true }
    amounts[key, default: []].append(amount)
    return false
  }

  /// Whether an amount is the sum of the last ones, but for what rounding makes.
  private static func isSum(_ amount: Double, of amounts: [Double]) -> Bool {
    var sum = 0.0
    for (count, one) in amounts.reversed().enumerated() {
      sum += one
      if count > 0, amount != 0, abs(sum - amount) <= abs(amount) * 0.000_5 { return true }
    }
    return false
  }

  /// Whether a row calls itself a total.
  static func isTotal(_ fields: [String: String]) -> Bool {
    ["id", "sector", "subsector", "activity"].contains { column in
      NameWords(fields[column] ?? "").all.contains { words.contains($0.text) }
    }
  }

  private static let words: Set<String> = [
    "total", "totals", "subtotal", "subtotals", "sum", "totales", "subtotales", "suma",
  ]
}
