internal import Factors
internal import Quantities

extension StatedSpending {
  /// True when a row states a cost of an action per a quantity, so that its costs follow how much is done.
  public func followsSize(_ action: Action) -> Bool {
    rows[action.id]?.contains { $0.per != nil } == true
  }

  /// What capital or operating rows of an action come to with the most of it that is reached, whole amounts among them.
  ///
  /// - Parameters:
  ///   - what: Capital over all its years, or what is due in the year of the full effect, or in
  ///     the first year after it with anything due.
  ///   - citation: The source of an id, as printed.
  /// - Returns: US dollars of the ledger's year; nil for an action whose costs do not follow its size, without such a
  ///   row, and where it is not known.
  public func atFullEffect(
    _ action: Action, _ what: CostRow.What, citation: (String) -> String
  ) -> Whole? {
    let rows = rowsAtFullEffect(action, what)
    guard unknown[action.id] == nil, followsSize(action), !rows.isEmpty else { return nil }
    var dollars = 0.0
    for row in rows {
      guard let factor = rowFactors[row.priceYear] else { return nil }
      guard let word = row.per else {
        dollars += row.amount * factor
        continue
      }
      guard let quantity = quantities.mostReached(word, of: action) else {
        return nil
      }
      dollars += row.amount * quantity * factor
    }
    return Whole(
      dollars: dollars,
      explanation: Explanation(
        title: "\(what.title): \(action.title)", value: NumberText.dollars(dollars),
        formula: "Σ C + Σ c · q",
        inputs: rows.flatMap { inputs(of: $0, action, citation: citation) },
        method: "Rows of costs.csv with the most that is reached, of every payer."))
  }

  /// Rows that count together: yearly amounts of different years follow each other and are never added.
  private func rowsAtFullEffect(_ action: Action, _ what: CostRow.What) -> [CostRow] {
    let stated = (rows[action.id] ?? []).filter { $0.what == what }
    guard !what.isWhole else { return stated }
    let full = action.fullYear - move(of: action)
    let lasting = stated.filter { $0.toYear ?? .max >= full }
    guard let year = lasting.map({ max($0.fromYear, full) }).min() else { return [] }
    return lasting.filter { $0.fromYear <= year }
  }
}
