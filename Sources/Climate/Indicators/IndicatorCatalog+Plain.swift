extension IndicatorCatalog {
  /// The id of the declaration that a plain id was made of, such as `tx-days-above` for `tx-days-above-95-degf`.
  ///
  /// Nil for an id that no declaration begins, and for that of a part of the year, such as `rx1day-jja`, since it tells of
  /// something else than the year does.
  ///
  /// - Parameter plain: as `PlainIndicatorNames` gives it.
  public static func declaredID(ofPlain plain: String) -> String? {
    let words = plain.split(separator: "-").map(String.init)
    for count in stride(from: words.count, through: 1, by: -1) {
      let id = words[..<count].joined(separator: "-")
      guard declaration(id) != nil else { continue }
      return tellsOfPart(words[count...]) ? nil : id
    }
    return nil
  }

  private static let partWords: Set<String> = [
    "djf", "mam", "jja", "son", "q1", "q2", "q3", "q4", "monthly", "seasonal", "quarterly",
  ]

  /// Parts of one's own are two days of the year in numbers, as in `6-1-8-31`.
  private static func tellsOfPart(_ values: ArraySlice<String>) -> Bool {
    guard !values.contains(where: { partWords.contains($0) }) else { return true }
    let numbers = values.map { Int($0) ?? 0 }
    return numbers.indices.dropLast(3).contains { start in
      [(12, 0), (31, 1), (12, 2), (31, 3)].allSatisfy { (1...$0).contains(numbers[start + $1]) }
    }
  }
}

extension IndicatorCatalog {
  /// The indicator, with its parameters, that a row of a climate table is; nil where neither its definition nor its id
  /// names one, as for parts of the year.
  ///
  /// - Parameters:
  ///   - plain: The id of the row, such as `wettest-days-5`.
  ///   - definition: The row's definition, whose last part is the full name where the id states no parameters, such as
  ///     `max over days of the running sum; wettest-days(days=5)`.
  public static func indicator(ofPlain plain: String, definition: String) -> Indicator? {
    let last = definition.split(separator: ";").last.map { String($0.drop { $0 == " " }) } ?? ""
    if plain.hasPrefix(last.prefix { $0 != "(" }), let named = try? indicator(named: last) {
      return named
    }
    return try? indicator(named: plain)
  }
}
