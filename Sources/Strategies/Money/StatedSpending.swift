public import Factors
internal import Quantities
internal import Tables

/// What each action's own costs come to by year, whatever its start, from the same rows as its money.
///
/// Rows of `costs.csv` count where there are any of an action: capital in equal parts over its years, operating costs in
/// each. They move in time with the start of the action. Else the costs of `actions.csv` count, capital in equal parts from
/// the start to the year of the full effect.
///
/// - Limits: Capital and operating costs of every payer; energy, savings, grants and incentives are not in it, because
///   what is given to a payer is spent all the same. In US dollars of one year, undiscounted.
public struct StatedSpending: Sendable {
  private let rows: [String: [CostRow]]
  /// Ids of actions with a row that could not be used, or whose money no index joins to the rest.
  private let unknown: Set<String>
  /// The starts that the rows were stated for.
  private let starts: [String: Int]
  /// Dollars of the ledger's year for one of the year that costs of `actions.csv` are stated in; nil without an index.
  private let factors: [String: Double]
  private let rowFactors: [Int: Double]
  private let lastYear: Int
  private let dollarsOf: Int

  init(
    _ book: MoneyBook, actions: [Action], dollarsOf: Int, lastYear: Int, indexes: [PriceIndex]
  ) {
    self.lastYear = lastYear
    self.dollarsOf = dollarsOf
    let spending = book.costs.filter { $0.what == .capital || $0.what == .operating }
    rows = Dictionary(grouping: spending, by: \.action)
    rowFactors = spending.reduce(into: [:]) { known, row in
      known[row.priceYear] = indexes.factor(from: row.priceYear, to: dollarsOf)
    }
    let factorless = spending.filter { [rowFactors] in rowFactors[$0.priceYear] == nil }.map(
      \.action)
    unknown = Set(book.unusableCosts.keys).union(factorless)
      .union(Set(book.costs.map(\.action)).subtracting(rows.keys))
    starts = Dictionary(actions.map { ($0.id, $0.startYear) }) { first, _ in first }
    factors = actions.reduce(into: [:]) { known, action in
      known[action.id] = indexes.factor(from: action.costPriceYear ?? dollarsOf, to: dollarsOf)
    }
  }

  /// US dollars of a year of an action with its start already moved; nil when no cost is known.
  public func dollars(_ moved: Action, in year: Int) -> Double? {
    guard !unknown.contains(moved.id) else { return nil }
    guard let rows = rows[moved.id] else {
      guard let factor = factors[moved.id] else { return nil }
      return PortfolioTask.statedCost(moved, year).map { $0 * factor }
    }
    let move = moved.startYear - (starts[moved.id] ?? moved.startYear)
    return rows.reduce(0) { $0 + $1.due(in: year - move) * (rowFactors[$1.priceYear] ?? .nan) }
  }

  /// US dollars of all years of an action, with how they came to be; nil where `costs.csv` does not tell of it.
  public func whole(
    _ action: Action, citation: (String) -> String
  ) -> (dollars: Double, explanation: Explanation)? {
    guard !unknown.contains(action.id), let rows = rows[action.id],
      let first = rows.map(\.fromYear).min(), first <= lastYear
    else { return nil }
    let dollars = (first...lastYear).reduce(0) { $0 + (self.dollars(action, in: $1) ?? .nan) }
    let inputs = rows.map { row in
      Explanation.Input(
        symbol: "C", name: "\(row.what.title), \(row.payer.title.lowercased())",
        value: NumberText.grouped(row.amount),
        unit: "US dollars of \(row.priceYear)\(row.what.isWhole ? "" : " a year")",
        source: citation(row.source), place: row.place)
    }
    return (
      dollars,
      Explanation(
        title: "\(action.title): cost over all years", value: "$\(NumberText.grouped(dollars))",
        formula: "Σ C", inputs: inputs,
        method:
          "Capital and operating costs of costs.csv to \(lastYear), of every payer, in US dollars of \(dollarsOf), undiscounted."
      )
    )
  }
}

extension MoneyLedger {
  /// What each action's own costs come to by year, whatever its start.
  public var spending: StatedSpending {
    StatedSpending(
      book, actions: actions, dollarsOf: dollarsOf, lastYear: lastYear, indexes: indexes)
  }
}
