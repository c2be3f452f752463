/// Rows that only add up rows above them, so that taking them would count everything twice.
struct SumRows {
  /// So many rows above are added up at most.
  private static let reach = 2_000

  /// Where amounts are kept: by year, and of all years, since a total often stands without one.
  private struct Key: Hashable {
    let year: String
    let unit: String
    var activity: String?
  }

  /// Amounts of the rows before.
  private var amounts: [Key: [Double]] = [:]
  /// The unit of the last row of each year, and of all; a total often stands without one.
  private var units: [String: String] = [:]
  /// Where rows that are no totals have stood, with their activity and without.
  private var parts: Set<Key> = []

  /// Whether a row is the sum of rows above; other rows are remembered.
  ///
  /// What calls itself a total and nothing else may be the sum of a single row; what does not call itself one is no sum.
  mutating func isSum(_ fields: [String: String], saying: TotalRows.Saying) -> Bool {
    guard let amount = fields["quantity"].flatMap(Double.init) else { return false }
    let key = key(of: fields)
    let least = saying == .alone ? 1 : 2
    if saying != .no, Self.isSum(amount, of: amounts[key] ?? [], least: least) { return true }
    // A total that does not add up is left out, and is no part of the next one.
    if saying == .alone, hasParts(fields) { return false }
    for year in Set([key.year, ""]) {
      let key = Key(year: year, unit: key.unit)
      amounts[key, default: []].append(amount)
      units[year] = key.unit
      guard saying == .no else { continue }
      parts.formUnion([key, Key(year: year, unit: key.unit, activity: fields["activity"] ?? "")])
    }
    return false
  }

  /// Whether rows above are parts of a row that says nothing but that it is a total.
  func hasParts(_ fields: [String: String]) -> Bool {
    var key = key(of: fields)
    let activity = fields["activity"] ?? ""
    if !activity.isEmpty, !TotalRows.isAlone(activity) { key.activity = activity }
    return parts.contains(key)
  }

  /// Without a year where the cell of the year says something else, such as `Total`.
  private func key(of fields: [String: String]) -> Key {
    let said = fields["year"] ?? ""
    let year = Int(said) == nil ? "" : said
    let unit = fields["unit"] ?? ""
    return Key(year: year, unit: unit.isEmpty ? units[year] ?? "" : unit)
  }

  /// Whether an amount is the sum of the last ones, of at least so many, but for what rounding makes.
  private static func isSum(_ amount: Double, of amounts: [Double], least: Int) -> Bool {
    guard amount > 0 else { return false }
    let tolerance = amount * 0.000_5
    var sum = 0.0
    for (count, one) in amounts.suffix(reach).reversed().enumerated() {
      sum += one
      if count + 1 >= least, abs(sum - amount) <= tolerance { return true }
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
    let says = Self.saying(NameWords(text).all.map(\.text))
    known[text] = says
    return says
  }

  private static func saying(_ names: [String]) -> Saying {
    guard names.contains(where: words.contains) else { return .no }
    return names.allSatisfy(alone.contains) ? .alone : .inName
  }

  /// Whether a text calls itself a total and says nothing else.
  static func isAlone(_ text: String) -> Bool {
    saying(NameWords(text).all.map(\.text)) == .alone
  }

  /// Of what calls itself a total and nothing else.
  private static let longest = 24
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
