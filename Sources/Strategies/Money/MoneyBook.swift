public import Tables

/// Costs of actions by who pays, prices of energy, and incomes, as a community states them.
public struct MoneyBook: Hashable, Sendable {
  /// In the order of `costs.csv`.
  public var costs: [CostRow] = []
  /// Rows of `costs.csv` that could not be used, by action.
  public var unusableCosts: [String: [Place]] = [:]
  /// In the order of `prices.csv`.
  public var prices: [EnergyPrice] = []
  /// Poorest first, in the order of `incomes.csv`.
  public var incomes: [IncomeBand] = []

  public init() {}

  /// True when no table states anything.
  public var isEmpty: Bool {
    costs.isEmpty && unusableCosts.isEmpty && prices.isEmpty && incomes.isEmpty
  }

  /// True when `costs.csv` speaks of an action, usable or not; then its costs in `actions.csv` do not count.
  public func states(_ action: String) -> Bool {
    unusableCosts[action] != nil || costs.contains { $0.action == action }
  }

  /// The years of whose dollars costs and prices are, one for each row.
  var priceYears: [Int] { costs.map(\.priceYear) + prices.map(\.priceYear) }
}
