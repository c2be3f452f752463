extension MoneyBook {
  /// The same with the costs of actions moved in time as far as their starts.
  ///
  /// - Parameters:
  ///   - stated: The actions as the rows were stated for them.
  ///   - actions: The same with other starts; those that are missing stay.
  public func moved(from stated: [Action], to actions: [Action]) -> MoneyBook {
    let before = Dictionary(stated.map { ($0.id, $0.startYear) }) { first, _ in first }
    let after = Dictionary(actions.map { ($0.id, $0.startYear) }) { first, _ in first }
    var copy = self
    copy.costs = costs.map { row in
      guard let old = before[row.action], let new = after[row.action] else { return row }
      var row = row
      row.fromYear += new - old
      row.toYear = row.toYear.map { $0 + new - old }
      return row
    }
    return copy
  }
}

extension MoneyLedger {
  /// The money of the same actions with other starts, whose costs move with them.
  ///
  /// - Parameter portfolio: The actions with their other starts, and what they save together.
  public func moved(to portfolio: Portfolio) -> MoneyLedger {
    MoneyLedger(
      actions: portfolio.actions, portfolio: portfolio,
      book: book.moved(from: actions, to: portfolio.actions), years: baseYear...lastYear,
      dollarsOf: dollarsOf, indexes: indexes)
  }
}
