internal import Factors
public import Forecast

/// What each action costs all payers together net of what it saves, alone and whatever its start.
///
///     N(y) = capital + operating + energy added − energy saved − stated savings
///
/// by the money calculation of the action alone. What one payer gives another is nothing for all together.
///
/// - Limits: Beside others that save the same energy an action saves less than alone, or more where it makes use of what
///   they add. In US dollars of one year, undiscounted; what falls due or is saved after the forecast is not in it.
public struct NetSpending: Sendable {
  private let ledger: MoneyLedger
  /// By action: a plan of nothing else, whose every start is priced once.
  private let alone: [String: Deferred<JointSpending>]

  init(_ ledger: MoneyLedger, projection: Projection) {
    self.ledger = ledger
    alone = Dictionary(
      ledger.actions.map { action in
        (
          action.id,
          Deferred {
            JointSpending(
              ledger, plan: Portfolio(actions: [Self.free(action)], projection: projection))
          }
        )
      }
    ) { first, _ in first }
  }

  /// What it needs, and what it cannot stand beside, is not looked at here.
  private static func free(_ action: Action) -> Action {
    var free = action
    (free.needs, free.excludes) = ([], [])
    return free
  }

  /// US dollars of each of some years of an action of the ledger with its start already moved, below 0 for what it gains; or
  /// why they are not known.
  ///
  /// Not known where all capital falls due after the forecast: without it a late start would look like a cheap one.
  public func dollars(
    _ moved: Action, in years: ClosedRange<Int>
  ) -> Result<[Double], CashFlows.Gap> {
    guard let price = alone[moved.id]?.value.price([moved.id: moved.startYear], in: years) else {
      return .failure(.noCost)
    }
    if let gap = price.gaps[moved.id] { return .failure(gap) }
    return .success(price.yearly)
  }

  /// True where no energy has a price, so that none that is saved is counted.
  public var hasNoPrices: Bool { ledger.book.prices.isEmpty }
}

extension CashFlows {
  /// What keeps its net cost from being told; that some of it falls due after the end of the forecast does not, that all of
  /// its capital does is one.
  public var netGap: Gap? {
    let hasCapital = lines.contains { $0.kind == .capital }
    return gaps.first { gap in
      if case .afterTheEnd = gap { !hasCapital } else { true }
    }
  }

  /// US dollars of each of some years for all payers together, below 0 for what is gained.
  public func netCosts(in asked: ClosedRange<Int>) -> [Double] {
    let net = net(.all)
    return asked.map { year in
      guard let years, years.contains(year) else { return 0 }
      return -net[year - years.lowerBound]
    }
  }
}

extension MoneyLedger {
  /// What each action costs net of what it saves, alone and whatever its start.
  public func netSpending(_ projection: Projection) -> NetSpending {
    NetSpending(self, projection: projection)
  }
}
