internal import Forecast
internal import Quantities
public import Tables

/// The money of a plan: what every action costs and gains, year by year and by who pays.
public struct MoneyLedger: Sendable {
  public let book: MoneyBook
  /// The year whose worth present values are of, such as the plan's own.
  public let baseYear: Int
  /// The year of whose dollars everything is.
  public let dollarsOf: Int
  /// Of every action, in the order of `actions.csv`.
  public let flows: [CashFlows]
  /// What keeps money from being told, with its place; empty while the tables of money are.
  public let findings: [Finding]
  let indexes: [PriceIndex]
  let quantities: ActionQuantities
  let actions: [Action]
  let lastYear: Int
  let portfolio: Portfolio?
  /// From the year whose worth counts to the last of the forecast.
  public var years: ClosedRange<Int> { baseYear...lastYear }

  /// Gathers the money of all actions.
  ///
  /// - Parameters:
  ///   - portfolio: What actions save; without one, energy is not known.
  ///   - years: From the year whose worth counts to the last year of the forecast.
  ///   - dollarsOf: The year of whose dollars everything is; the newest one stated that an index has unless given, else the
  ///     newest stated, else the first year.
  ///   - indexes: Join dollars of different years; the first that has both years counts.
  public init(
    actions: [Action], portfolio: Portfolio?, book: MoneyBook, years: ClosedRange<Int>,
    dollarsOf: Int? = nil, indexes: [PriceIndex]
  ) {
    // Those of the portfolio know what of them is in the inventory.
    let actions =
      portfolio.map { $0.projection.years.lowerBound }.map { base in
        actions.map { $0.counted(from: base) }
      } ?? actions
    self.actions = actions
    self.portfolio = portfolio
    self.book = book
    self.indexes = indexes
    let quantities = ActionQuantities(portfolio: portfolio)
    self.quantities = quantities
    baseYear = years.lowerBound
    lastYear = years.upperBound
    let stated = book.priceYears.isEmpty ? actions.compactMap(\.costPriceYear) : book.priceYears
    // A year that no index has, such as one mistyped, makes its own row unknown and not all others.
    let joined = stated.filter { year in indexes.contains { ($0.values[year] ?? 0) > 0 } }
    let dollars = dollarsOf ?? joined.max() ?? stated.max() ?? years.lowerBound
    self.dollarsOf = dollars
    let prices = PriceBook(book.prices, dollarsOf: dollars, indexes: indexes)
    let energy = prices.isEmpty ? nil : portfolio.map(EnergyLedger.init)
    let effective = Set(portfolio?.effective.map(\.id) ?? [])
    let projected = portfolio?.projection.years
    let flows = actions.map { action in
      var builder = CashFlowBuilder(
        action: action, book: book, dollarsOf: dollars, years: years, indexes: indexes,
        quantities: quantities)
      guard let energy, let projected, effective.contains(action.id) else {
        let gap = CashFlows.Gap.noEffect(portfolio?.omittedEffect(of: action.id))
        return builder.flows(prices: prices, changes: .failure(gap))
      }
      let changes = projected.map { ($0, energy.changes(of: action.id, in: $0)) }
      return builder.flows(prices: prices, changes: .success(changes))
    }
    self.flows = flows
    findings = book.isEmpty ? [] : Self.findings(flows, actions)
  }

  /// What keeps an action from being told, once each; a cost that is not stated yet is only worth knowing.
  private static func findings(_ flows: [CashFlows], _ actions: [Action]) -> [Finding] {
    zip(flows, actions).flatMap { flows, action in
      flows.gaps.compactMap { finding(of: $0, action) } + flows.warnings
        + (flows.isFromActions && action.costPriceYear == nil
          && (action.capitalCost != nil || action.annualCost != nil)
          ? [undated(action, flows.dollarsOf)] : [])
    }.withoutRepeats()
  }

  private static func finding(of gap: CashFlows.Gap, _ action: Action) -> Finding? {
    let prices = Place(file: "prices.csv")
    switch gap {
    case .unusableRow, .noEffect: return nil  // Found where they are.
    case .noCost:
      return Finding(
        .note, "No cost of “\(action.id)” is stated, so its money cannot be told.",
        at: action.place)
    case .noPrice, .noPriceIn:
      return Finding(
        .warning, gap.sentence + " Until then the money of actions that change it cannot be told.",
        at: prices)
    case .afterTheEnd(let place, _):
      return Finding(
        .warning, gap.sentence + " Until then the money of “\(action.id)” cannot be told.",
        at: place)
    case .noQuantity(_, let place):
      return Finding(
        .error, gap.sentence + " Until then the money of “\(action.id)” cannot be told.",
        at: place.at(column: "per"))
    case .mixedUnits(_, let place): return Finding(.error, gap.sentence, at: place)
    case .noIndex(_, _, let place): return Finding(.error, gap.sentence, at: place)
    }
  }

  private static func undated(_ action: Action, _ year: Int) -> Finding {
    Finding(
      .note,
      "The costs are money without a year: it is not said in whose dollars they are. They are taken as dollars of \(year); add the parameter “cost_price_year”.",
      at: action.place.at(column: "capital_cost_usd"))
  }

  /// The money of an action; nil when there is no such action.
  public func flows(of action: String) -> CashFlows? {
    flows.first { $0.action == action }
  }

  /// What an action's money comes to; nil when there is no such action.
  public func result(
    of action: String, view: MoneyView = .all, rate: DiscountRate
  ) -> MoneyResult? {
    guard let action = actions.first(where: { $0.id == action }), let flows = flows(of: action.id)
    else { return nil }
    return MoneyResult(
      action: action, view: view, rate: rate, baseYear: baseYear, flows: flows,
      tonnesByYear: tonnes(of: action))
  }

  /// What all actions' money comes to, in their order.
  public func results(view: MoneyView = .all, rate: DiscountRate) -> [MoneyResult] {
    actions.compactMap { result(of: $0.id, view: view, rate: rate) }
  }

  /// An action's share of the reduction by year; nil when it was left out.
  private func tonnes(of action: Action) -> [(year: Int, tonnes: Double)]? {
    guard let portfolio else { return nil }
    var years: [(year: Int, tonnes: Double)] = []
    for year in portfolio.projection.years {
      guard let tonnes = portfolio.reduction(of: action.id, in: year) else { return nil }
      years.append((year, tonnes))
    }
    return years
  }

  /// What the tons at the margin of the grid are, in full sentences; nil where no rate is known.
  public var marginalNote: String? {
    portfolio?.marginal.map { rates in
      "Marginal: electricity counts at the margin of the grid instead of its average, everything else as in the inventory (\(rates.title)). \(rates.note)"
    }
  }

  /// An action's tons of a span with electricity at the margin of the grid; nil where a year of it has no such rate.
  func marginalTonnes(of action: Action, _ span: AbatementCurve.Span) -> Double? {
    guard let portfolio else { return nil }
    switch span {
    case .year(let year): return portfolio.marginalReduction(of: action.id, in: year)
    case .cumulative:
      var sum = 0.0
      for year in portfolio.projection.years {
        guard let tonnes = portfolio.marginalReduction(of: action.id, in: year) else { return nil }
        sum += tonnes
      }
      return sum
    }
  }

  /// The rate that the community states for an action, else the one given.
  public func ownRate(of action: Action, else rate: DiscountRate) -> DiscountRate {
    action.ownRate ?? rate
  }
}
