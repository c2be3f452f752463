public import Factors
internal import Quantities
internal import Tables

/// What each action's own costs come to by year, whatever its start, from the same rows as its money.
///
/// Rows of `costs.csv` count where there are any of an action: capital over its years, operating costs in
/// each. They move in time with the start of the action. Else the costs of `actions.csv` count, capital from
/// the start to the year of the full effect. Where `costs.csv` speaks of an action and does not say what it costs, the
/// costs of `actions.csv` do not stand in: unknown is neither free nor cheap.
///
/// - Limits: Capital and operating costs of every payer; energy, savings, grants and incentives are not in it, because
///   what is given to a payer is spent all the same. In US dollars of one year, undiscounted.
public struct StatedSpending: Sendable {
  /// What an action costs over all years.
  public struct Whole: Sendable {
    /// US dollars of the ledger's year, undiscounted.
    public let dollars: Double
    public let explanation: Explanation
  }

  let rows: [String: [CostRow]]
  /// Grants and incentives.
  private let transfers: [String: [CostRow]]
  /// By the id of an action: why `costs.csv` does not tell what it costs.
  let unknown: [String: CashFlows.Gap]
  /// The actions as the rows were stated for them.
  private let stated: [String: Action]
  let quantities: ActionQuantities
  private let indexes: [PriceIndex]
  let rowFactors: [Int: Double]
  private let lastYear: Int
  private let dollarsOf: Int

  init(
    _ book: MoneyBook, actions: [Action], dollarsOf: Int, lastYear: Int, indexes: [PriceIndex],
    quantities: ActionQuantities
  ) {
    self.quantities = quantities
    self.lastYear = lastYear
    self.dollarsOf = dollarsOf
    self.indexes = indexes
    let spending = book.costs.filter { $0.what == .capital || $0.what == .operating }
    let given = book.costs.filter(\.what.isTransfer)
    rows = Dictionary(grouping: spending, by: \.action)
    transfers = Dictionary(grouping: given, by: \.action)
    rowFactors = (spending + given).reduce(into: [:]) { known, row in
      known[row.priceYear] = indexes.factor(from: row.priceYear, to: dollarsOf)
    }
    let stated = Dictionary(actions.map { ($0.id, $0) }) { first, _ in first }
    self.stated = stated
    var unknown = Self.unknown(book, spending, dollarsOf: dollarsOf, indexes: indexes)
    for row in spending + given where unknown[row.action] == nil {
      guard let word = row.per, let action = stated[row.action] else { continue }
      if quantities.factor(row, of: action, in: row.fromYear) == nil {
        unknown[row.action] = .noQuantity(word, row.place)
      }
    }
    self.unknown = unknown
  }

  /// Why `costs.csv` does not tell what an action costs, by the action's id.
  private static func unknown(
    _ book: MoneyBook, _ spending: [CostRow], dollarsOf: Int, indexes: [PriceIndex]
  ) -> [String: CashFlows.Gap] {
    var unknown: [String: CashFlows.Gap] = [:]
    for row in book.costs { unknown[row.action] = .noCost }
    for row in spending { unknown[row.action] = nil }
    for row in spending
    where indexes.factor(from: row.priceYear, to: dollarsOf) == nil && unknown[row.action] == nil {
      unknown[row.action] = .noIndex(from: row.priceYear, to: dollarsOf, row.place)
    }
    for (action, places) in book.unusableCosts {
      unknown[action] = places.first.map(CashFlows.Gap.unusableRow) ?? .noCost
    }
    return unknown
  }

  /// US dollars of a year of an action with its start already moved; nil when no cost is known.
  public func dollars(_ moved: Action, in year: Int) -> Double? {
    guard unknown[moved.id] == nil else { return nil }
    guard let rows = rows[moved.id] else {
      guard let factor = factor(of: moved) else { return nil }
      return PortfolioTask.statedCost(moved, year).map { $0 * factor }
    }
    return sum(rows, of: moved, in: year)
  }

  /// What rows come to in a year of an action with its start already moved, and they with it.
  private func sum(_ rows: [CostRow], of moved: Action, in year: Int) -> Double? {
    let move = move(of: moved)
    return rows.reduce(Double?.some(0)) { sum, row in
      let due = row.due(in: year, of: moved, movedBy: move)
      guard let sum, due != 0 else { return sum }
      guard let factor = rowFactors[row.priceYear],
        let quantity = quantities.factor(row, of: moved, in: year)
      else { return nil }
      return sum + due * quantity * factor
    }
  }

  /// How many years later an action starts than as its rows were stated.
  func move(of moved: Action) -> Int {
    moved.startYear - (stated[moved.id]?.startYear ?? moved.startYear)
  }

  /// What one payer spends of it: its capital and operating costs with what it gives, less what is given to it.
  ///
  /// - Returns: US dollars as `dollars(_:in:)`, below 0 where more is given than spent; nil when it is not known, and
  ///   where the costs are those of `actions.csv`, which do not say who pays but for the government's own operations.
  public func dollars(_ moved: Action, in year: Int, of payer: Payer) -> Double? {
    guard unknown[moved.id] == nil else { return nil }
    guard let rows = rows[moved.id] else {
      guard let usual = Calculator.of(moved.kind).usualPayer else { return nil }
      return dollars(moved, in: year).map { usual == payer ? $0 : 0 }
    }
    let transfers = transfers[moved.id] ?? []
    guard let spent = sum((rows + transfers).filter { $0.payer == payer }, of: moved, in: year),
      let received = sum(transfers.filter { $0.receiver == payer }, of: moved, in: year)
    else { return nil }
    return spent - received
  }

  /// Dollars of the ledger's year for one of the year that costs of `actions.csv` are stated in; nil without an index.
  private func factor(of action: Action) -> Double? {
    indexes.factor(from: action.costPriceYear ?? dollarsOf, to: dollarsOf)
  }

  /// US dollars of all years of an action to the end of the forecast, with how they came to be, or why they are not known.
  public func whole(
    _ action: Action, citation: (String) -> String
  ) -> Result<Whole, CashFlows.Gap> {
    if let gap = unknown[action.id] { return .failure(gap) }
    guard let rows = rows[action.id] else { return ownWhole(action, citation: citation) }
    if let late = rows.first(where: { $0.what == .capital && $0.fromYear > lastYear }) {
      return .failure(.afterTheEnd(late.place.at(column: "from_year"), last: lastYear))
    }
    let first = rows.map(\.fromYear).min() ?? lastYear
    let dollars = (min(first, lastYear)...lastYear).reduce(0) {
      $0 + (self.dollars(action, in: $1) ?? .nan)
    }
    let inputs = rows.flatMap { self.inputs(of: $0, action, citation: citation) }
    let isPerUnit = rows.contains { $0.per != nil }
    return .success(
      whole(
        action, dollars, formula: isPerUnit ? "Σ C + Σ c · q" : "Σ C", inputs: inputs,
        method: "Capital and operating costs of costs.csv to \(lastYear), of every payer"))
  }

  /// A whole amount, or a unit cost with its quantity.
  func inputs(
    of row: CostRow, _ action: Action, citation: (String) -> String
  ) -> [Explanation.Input] {
    let unitCost = quantities.unitCost(row, of: action)
    let each = unitCost.map { " per \($0.word)" } ?? ""
    let amount = Explanation.Input(
      symbol: unitCost == nil ? "C" : "c",
      name: "\(row.what.title), \(row.payer.title.lowercased())",
      value: unitCost == nil
        ? NumberText.grouped(row.amount) : NumberText.significant(row.amount),
      unit: "US dollars of \(row.priceYear)\(each)\(row.what.isWhole ? "" : " a year")",
      source: citation(row.source), place: row.place)
    return [amount] + (unitCost.map { [$0.quantityInput] } ?? [])
  }

  /// The same by the costs of `actions.csv`.
  private func ownWhole(
    _ action: Action, citation: (String) -> String
  ) -> Result<Whole, CashFlows.Gap> {
    guard let own = action.ownCosts(through: lastYear) else { return .failure(.noCost) }
    guard let factor = factor(of: action) else {
      return .failure(
        .noIndex(
          from: action.costPriceYear ?? dollarsOf, to: dollarsOf,
          action.place.at(column: "capital_cost_usd")))
    }
    guard action.startYear <= lastYear else {
      return .failure(.afterTheEnd(action.place.at(column: "start_year"), last: lastYear))
    }
    let index = Explanation.Input(
      symbol: "f", name: "Dollars of \(dollarsOf) for one of the costs",
      value: NumberText.significant(factor), unit: "", source: "price index")
    return .success(
      whole(
        action, own.dollars * factor, formula: factor == 1 ? "C + a · n" : "f · (C + a · n)",
        inputs: own.inputs(source: citation(action.costSource)) + (factor == 1 ? [] : [index]),
        method: "Costs of actions.csv from the start to the end of the action, to \(lastYear)"))
  }

  private func whole(
    _ action: Action, _ dollars: Double, formula: String, inputs: [Explanation.Input],
    method: String
  ) -> Whole {
    Whole(
      dollars: dollars,
      explanation: Explanation(
        title: "\(action.title): cost over all years", value: NumberText.dollars(dollars),
        formula: formula, inputs: inputs,
        method: "\(method), in US dollars of \(dollarsOf), undiscounted.",
        notes: [stated[action.id]?.costBesideInventoryNote].compactMap(\.self)))
  }
}

extension MoneyLedger {
  /// What each action's own costs come to by year, whatever its start.
  public var spending: StatedSpending {
    StatedSpending(
      book, actions: actions, dollarsOf: dollarsOf, lastYear: lastYear, indexes: indexes,
      quantities: quantities)
  }
}
