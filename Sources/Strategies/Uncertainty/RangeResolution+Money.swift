internal import Quantities
internal import Tables

/// Ranges of costs and prices.
extension RangeResolution {
  /// A price has one range for all years and places: what drives it up does so everywhere.
  mutating func readPrice(_ range: InputRange) {
    let known = Set(prices.map(\.activity)).sorted()
    guard known.contains(range.subject) else {
      find(
        range, "subject",
        known.isEmpty
          ? "There is no price in prices.csv, so nothing can vary."
          : "There is no price of “\(range.subject)” in prices.csv. It has: \(known.joined(separator: ", "))."
      )
      return
    }
    guard range.parameter.isEmpty else {
      find(
        range, "parameter",
        "The range of a price is of all its years and places together. Leave the parameter empty.")
      return
    }
    guard range.low >= 0 else {
      find(range, "low", "The range of a price is in multiples of it, which are 0 or more.")
      return
    }
    add(
      range, "\(range.subject): price", .price(range.subject), shape(range, stated: 1, scale: 1),
      stated: 1)
  }

  mutating func readCost(_ range: InputRange) {
    if let row = costs.first(where: { $0.id == range.subject }) {
      guard row.amount != 0, row.what == .capital || row.what == .operating else {
        find(range, "subject", "“\(row.id)” is no capital or operating cost above 0 to vary.")
        return
      }
      add(
        range, "\(title(of: row)): \(row.what.rawValue) cost", .costRow(row.place),
        shape(range, stated: row.amount, scale: 1 / row.amount), stated: 1)
      return
    }
    guard let action = portfolio.actions.first(where: { $0.id == range.subject }) else {
      find(
        range, "subject",
        "There is no row “\(range.subject)” in costs.csv, and no action “\(range.subject)” in actions.csv.",
        missing: MissingRow(range.subject, in: "costs.csv", "actions.csv"))
      return
    }
    guard ["capital", "annual"].contains(range.parameter) else {
      find(range, "parameter", "The cost of an action is capital or annual. Write one of them.")
      return
    }
    let isYearly = range.parameter == "annual"
    let stated = (isYearly ? action.annualCost : action.capitalCost)?.dollars
    guard let stated, stated != 0, !costs.contains(where: { $0.action == action.id }) else {
      find(
        range, "subject",
        "The action “\(action.id)” has no \(range.parameter) cost in actions.csv that counts. Name a row of costs.csv."
      )
      return
    }
    add(
      range, "\(action.title): \(range.parameter) cost",
      .cost(action: action.id, isYearly: isYearly),
      shape(range, stated: stated, scale: 1 / stated), stated: 1)
  }
}
