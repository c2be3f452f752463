import Factors

/// What the address asks of the library of factors.
struct FactorSearch {
  static let pageSize = 50
  /// The fields of the form, in its order.
  static let fields = ["q", "table", "gas", "year", "edition", "region", "source", "unverified"]

  let query: FactorQuery
  /// What is written for the year and is none; then nothing is looked for in its place.
  let wrongYear: String?
  /// The page that is asked for, from 1 on.
  let page: Int

  init(_ visit: Visit) {
    let fields = Visit.query(of: visit.request)
    func text(_ name: String) -> String { String(fields.text(name).prefix(200)) }
    let year = text("year")
    query = FactorQuery(
      text: text("q"), table: text("table"), gas: text("gas"), region: text("region"),
      year: Int(year), edition: text("edition"), source: text("source"),
      isUnverifiedOnly: text("unverified") == "yes")
    wrongYear = year.isEmpty || Int(year) != nil ? nil : year
    page = max(1, Int(text("page")) ?? 1)
  }

  /// Whether anything is asked for; without a question the page lists the tables.
  var isEmpty: Bool { query == FactorQuery() && wrongYear == nil }

  /// The rows of the page that is asked for, or of the last one where there are fewer.
  func shown(of found: [FactorListing]) -> (rows: ArraySlice<FactorListing>, page: Int) {
    let last = max(1, (found.count + Self.pageSize - 1) / Self.pageSize)
    let page = min(page, last)
    return (found.dropFirst((page - 1) * Self.pageSize).prefix(Self.pageSize), page)
  }
}
