internal import Quantities
public import Tables

/// What an action costs over its life against the losses that it avoids, both in today's worth.
///
/// Year 0 is the action's start; its life begins in the year in which it is complete:
///
///     NPV = Σ (Bₙ − Cₙ) ÷ (1 + r)ⁿ;  ratio = Σ Bₙ ÷ (1 + r)ⁿ ÷ Σ Cₙ ÷ (1 + r)ⁿ
///
/// with `Bₙ` the action's share of the avoided losses of all its risks, and `Cₙ` the capital cost in year 0 and the
/// annual cost in every year.
/// - Limits: Losses stay as they are today: neither the changing climate nor growth raises them. Only losses that
///   `losses.csv` states count; health, nature and co-benefits have no dollars here. Costs without a price year are
///   taken to be in the dollars of the losses. What is not known is never 0: then nothing is told.
/// - Source: docs/references.md, [OMB-A94]; the form of the sums is textbook.
public struct BenefitCost: Hashable, Sendable {
  /// Why nothing can be told.
  public enum Gap: Hashable, Sendable {
    case noCost
    case noLife
    case noReduction
    /// Risks without an expected loss.
    case noExpectedLoss([String])
    /// Years of the dollars of its risks' losses, which no price index joins.
    case lossPrices([Int])
    /// The price year of costs, and that of losses.
    case prices(costs: Int, losses: Int)
  }

  /// One year of the sums, in undiscounted US dollars.
  public struct Year: Hashable, Sendable {
    public let year: Int
    public let benefit: Double
    public let cost: Double
    /// 1 ÷ (1 + r)ⁿ.
    public let factor: Double
  }

  /// The id of the action.
  public let action: String
  public let rate: DiscountRate
  /// Years that it works after it is complete; nil when not stated.
  public let life: Int?
  /// The year of whose dollars the results are.
  public let priceYear: Int?
  /// Empty when nothing can be told.
  public let years: [Year]
  /// Nil when it can be told.
  public let gap: Gap?
  /// Risks that the action lowers and whose avoided losses are not in the sums.
  public let notCounted: [String]
  public let findings: [Finding]

  /// In US dollars of `priceYear`; nil when it cannot be told.
  public var presentBenefit: Double? {
    gap == nil ? years.reduce(0) { $0 + $1.benefit * $1.factor } : nil
  }
  /// In US dollars of `priceYear`; nil when it cannot be told.
  public var presentCost: Double? {
    gap == nil ? years.reduce(0) { $0 + $1.cost * $1.factor } : nil
  }
  /// Benefits less costs; nil when it cannot be told.
  public var netPresentValue: Double? {
    presentBenefit.flatMap { benefit in presentCost.map { benefit - $0 } }
  }
  /// Benefits over costs; nil when it cannot be told, and when the action saves more than it costs.
  public var ratio: Double? {
    guard let presentBenefit, let presentCost, presentCost > 0 else { return nil }
    return presentBenefit / presentCost
  }
}

/// Everything that benefit–cost needs of a plan: actions, what they do, and expected losses.
public struct LossLedger: Sendable {
  public let book: ResponseBook
  /// By risk.
  public let expected: [String: ExpectedLoss]
  let actions: [String: Action]
  let prices: PriceIndex?

  /// - Parameters:
  ///   - expected: One for each risk that has rows in `losses.csv`, each in its own year's dollars.
  ///   - prices: Converts what states another year.
  public init(
    actions: [Action], book: ResponseBook, expected: [ExpectedLoss], prices: PriceIndex?
  ) {
    self.actions = Dictionary(actions.map { ($0.id, $0) }) { first, _ in first }
    self.book = book
    self.expected = Dictionary(expected.map { ($0.risk, $0) }) { first, _ in first }
    self.prices = prices
  }

  /// The part of a risk's losses that is avoided in a year, by action.
  public func avoided(of risk: String, in year: Int) -> AvoidedLoss {
    let working = book.reliefs(of: risk).filter { relief in
      relief.lossReduction == nil || actions[relief.action]?.isWorn(in: year) != true
    }
    return AvoidedLoss(working, in: year) { actions[$0]?.ramp(year) ?? 0 }
  }

  /// The expected loss of a risk that is left in a year; nil when it cannot be told.
  ///
  ///     left = EAL · (1 − avoided)
  public func remaining(of risk: String, in year: Int) -> Double? {
    expected[risk]?.dollarsAYear.map { $0 * (1 - avoided(of: risk, in: year).total) }
  }

  /// Weighs an action.
  public func benefitCost(of action: Action, rate: DiscountRate) -> BenefitCost {
    let reliefs = book.reliefs(by: action.id)
    let counted = reliefs.filter { $0.lossReduction != nil }
    let known = counted.filter { expected[$0.risk]?.dollarsAYear != nil }
    let lossYears = Set(known.compactMap { expected[$0.risk]?.priceYear }).sorted()
    let lossYear = lossYears.last
    var findings = action.economicFindings
    let losses = joined(known.map(\.risk), to: lossYear, by: action, &findings)
    let life = action.life
    let own = action.ownRate ?? rate
    let factor = costFactor(of: action, to: lossYear, &findings)
    let gap =
      gap(action, life, counted, known, factor: factor, lossYear: lossYear)
      ?? (losses == nil ? .lossPrices(lossYears) : nil)
    let notCounted = reliefs.filter { relief in !known.contains { $0.risk == relief.risk } }
    return BenefitCost(
      action: action.id, rate: own, life: life, priceYear: lossYear,
      years: gap == nil
        ? years(action, life: life ?? 0, losses ?? [:], own, costFactor: factor ?? 1) : [],
      gap: gap, notCounted: notCounted.map(\.risk), findings: findings)
  }

  private func gap(
    _ action: Action, _ life: Int?, _ counted: [RiskRelief], _ known: [RiskRelief],
    factor: Double?, lossYear: Int?
  ) -> BenefitCost.Gap? {
    if action.capitalCost == nil, action.annualCost == nil { return .noCost }
    if counted.isEmpty { return .noReduction }
    if known.isEmpty { return .noExpectedLoss(counted.map(\.risk)) }
    if life == nil { return .noLife }
    if factor == nil, let costs = action.costPriceYear, let lossYear {
      return .prices(costs: costs, losses: lossYear)
    }
    return nil
  }

  private func years(
    _ action: Action, life: Int, _ losses: [String: Double], _ rate: DiscountRate,
    costFactor: Double
  ) -> [BenefitCost.Year] {
    let start = action.startYear
    return (start...max(start, action.fullYear + life - 1)).map { year in
      let benefit = losses.sorted { $0.key < $1.key }.reduce(0.0) { sum, loss in
        let share = avoided(of: loss.key, in: year).shares[action.id] ?? 0
        return sum + share * loss.value
      }
      let capital = year == start ? action.capitalCost?.dollars ?? 0 : 0
      let cost = (capital + (action.annualCost?.dollars ?? 0)) * costFactor
      return BenefitCost.Year(
        year: year, benefit: benefit, cost: cost, factor: rate.factor(after: year - start))
    }
  }

  /// Expected losses by risk in dollars of one year; nil, with a finding, when no index joins their years.
  private func joined(
    _ risks: [String], to year: Int?, by action: Action, _ findings: inout [Finding]
  ) -> [String: Double]? {
    var losses: [String: Double] = [:]
    for risk in risks {
      guard let loss = expected[risk], let own = loss.priceYear, let year,
        let dollars = loss.dollarsAYear
      else { continue }
      guard let factor = PriceIndex.factor(prices, from: own, to: year) else {
        findings.append(
          Finding(
            .error,
            "The losses of “\(risk)” are in dollars of \(own) and those of another of its risks in dollars of \(year), and no price index has both, so they cannot be added. Add an indicator “price-index” with both years, or state all losses in one year's dollars.",
            at: action.place))
        return nil
      }
      losses[risk] = dollars * factor
    }
    return losses
  }

  /// What a dollar of the costs is in dollars of the losses; nil when no index joins the two.
  private func costFactor(
    of action: Action, to year: Int?, _ findings: inout [Finding]
  ) -> Double? {
    guard let year, action.capitalCost != nil || action.annualCost != nil else { return 1 }
    guard let from = action.costPriceYear else {
      findings.append(
        Finding(
          .note,
          "It is not said in which year's dollars the costs are; they are taken as dollars of \(year), like the losses. Add the parameter “cost_price_year”.",
          at: action.place.at(column: "capital_cost_usd")))
      return 1
    }
    if let factor = PriceIndex.factor(prices, from: from, to: year) { return factor }
    findings.append(
      Finding(
        .error,
        "The costs are in dollars of \(from) and the losses in dollars of \(year), and no price index has both. Add an indicator “price-index” with both years.",
        at: action.parameters["cost_price_year"]?.place ?? action.place))
    return nil
  }
}
