internal import Quantities

/// What an action's money comes to from one side at one rate.
public struct MoneyResult: Sendable {
  public let action: Action
  public let view: MoneyView
  public let rate: DiscountRate
  /// The year whose worth present values are of.
  public let baseYear: Int
  public let flows: CashFlows
  /// The action's share of the reduction by year of the forecast, metric tons CO2e; nil when it was left out.
  public let tonnesByYear: [(year: Int, tonnes: Double)]?

  /// True when nothing keeps it from being told, and money moves on this side at all.
  public var isKnown: Bool { flows.gaps.isEmpty && flows.lines.contains { $0.counts(for: view) } }

  /// Σ over the years of the forecast, metric tons CO2e.
  public var tonnes: Double? { tonnesByYear.map { $0.reduce(0) { $0 + $1.tonnes } } }

  /// The same with later tons counted less, as money is.
  public var discountedTonnes: Double? {
    tonnesByYear.map { years in
      years.reduce(0) {
        $0 + $1.tonnes * PresentWorth.factor(rate, from: baseYear, to: $1.year)
      }
    }
  }

  /// Gains less costs in today's worth, US dollars; nil when it cannot be told.
  public var netPresentValue: Double? {
    guard isKnown, let years = flows.years else { return nil }
    return PresentWorth.sum(
      flows.net(view), from: years.lowerBound, rate: rate, base: baseYear)
  }

  /// A kind's amounts in today's worth, US dollars.
  public func present(_ kind: CashLine.Kind) -> Double {
    flows.lines.reduce(0) { sum, line in
      guard line.kind == kind, line.counts(for: view) else { return sum }
      return sum + line.dollars * PresentWorth.factor(rate, from: baseYear, to: line.year)
    }
  }

  /// Gains over costs in today's worth; nil when it cannot be told or nothing is paid.
  ///
  /// Energy that is saved is a gain and energy that is added a cost. What one gives another counts on the two sides, and
  /// not for all together.
  public var ratio: Double? {
    guard isKnown else { return nil }
    let kinds = CashLine.Kind.allCases.filter { view != .all || !$0.isTransfer }
    let gain = kinds.filter(\.isGain).reduce(0) { $0 + present($1) }
    let cost = kinds.filter { !$0.isGain }.reduce(0) { $0 + present($1) }
    return cost > 0 ? gain / cost : nil
  }

  /// Years from the first money until it has come back; nil when it never does or cannot be told.
  public var payback: Double? { isKnown ? PresentWorth.payback(flows.net(view)) : nil }

  /// The same with later money counted less.
  public var discountedPayback: Double? {
    guard isKnown, let years = flows.years else { return nil }
    return PresentWorth.payback(
      flows.net(view).enumerated().map { index, amount in
        amount * PresentWorth.factor(rate, from: years.lowerBound, to: years.lowerBound + index)
      })
  }

  /// Nil when it cannot be told.
  public var internalRate: InternalRate? {
    isKnown ? InternalRate(of: flows.net(view)) : nil
  }

  /// Net cost of a metric ton, US dollars, below 0 where the action earns money; nil without a reduction.
  ///
  ///     c = −NPV ÷ Σ tₙ
  public var costPerTonne: Double? {
    guard let netPresentValue, let tonnes, tonnes > 0 else { return nil }
    return -netPresentValue / tonnes
  }

  /// Levelised cost of a metric ton, US dollars: the price at which the tons would pay for the action.
  ///
  ///     c = −NPV ÷ Σ tₙ ÷ (1 + r)ⁿ
  public var levelisedCostPerTonne: Double? {
    guard let netPresentValue, let discountedTonnes, discountedTonnes > 0 else { return nil }
    return -netPresentValue / discountedTonnes
  }

  /// The net cost as equal amounts over the years with money, US dollars a year.
  public var levelisedCostPerYear: Double? {
    guard let netPresentValue, let years = flows.years,
      let part = PresentWorth.annuity(rate, years: years.count)
    else { return nil }
    let atStart =
      netPresentValue / PresentWorth.factor(rate, from: baseYear, to: years.lowerBound)
    return -atStart * part
  }
}
