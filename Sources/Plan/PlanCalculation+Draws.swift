internal import Dispatch
internal import Factors
internal import Forecast
public import Strategies
internal import Synchronization
internal import Tables
internal import Workspace

extension PlanCalculation {
  /// The plan over 10,000 draws of its uncertain inputs with seed 1; made once, when first asked for.
  ///
  /// Nil without a forecast, and when no input has a range, since nothing is known of how sure the plan is then.
  public var draws: PlanDraws? { actionResults.value.draws.value }

  /// The plan over draws of one's own number and seed; nil without a forecast.
  public func draws(_ options: PlanDraws.Options) -> PlanDraws? {
    Self.draws(
      workspace.rangeBook, portfolio: portfolio, targets: targets, money: money, options: options)
  }

  /// Every number that a range can be of, with the range that it has; nil without a forecast.
  public var rangeCatalog: RangeCatalog? { actionResults.value.rangeCatalog.value }

  static func deferredCatalog(
    _ workspace: CommunityWorkspace, portfolio: Portfolio?, targets: TargetBook
  ) -> Deferred<RangeCatalog?> {
    Deferred {
      portfolio.map {
        RangeCatalog(
          workspace.rangeBook, portfolio: $0, costs: workspace.moneyBook.costs,
          prices: workspace.moneyBook.prices, rate: .usual,
          baseYears: targets.levels.drawnBaseYears(from: $0.projection))
      }
    }
  }

  /// Made on demand; nil when nothing can vary.
  static func deferredDraws(
    _ workspace: CommunityWorkspace, portfolio: Portfolio?, targets: TargetBook,
    money: Deferred<MoneyLedger>
  ) -> Deferred<PlanDraws?> {
    let book = workspace.rangeBook
    return Deferred {
      let draws = draws(
        book, portfolio: portfolio, targets: targets, money: money.value,
        options: PlanDraws.Options())
      return draws.flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  /// What is wrong with the rows of `ranges.csv`; nothing is looked at when there are none.
  static func rangeFindings(
    _ workspace: CommunityWorkspace, portfolio: Portfolio?, targets: TargetBook
  ) -> [Finding] {
    guard !workspace.rangeBook.ranges.isEmpty, let portfolio else { return [] }
    return UncertainInputs(
      workspace.rangeBook, portfolio: portfolio, costs: workspace.moneyBook.costs,
      prices: workspace.moneyBook.prices, rate: .usual,
      baseYears: targets.levels.drawnBaseYears(from: portfolio.projection)
    ).findings
  }

  static func draws(
    _ book: RangeBook, portfolio: Portfolio?, targets: TargetBook, money: MoneyLedger,
    options: PlanDraws.Options
  ) -> PlanDraws? {
    portfolio.map {
      PlanDraws(
        book, portfolio: $0, levels: targets.levels, budgets: targets.budgets, money: money,
        rate: .usual, options: options, work: inParallel)
    }
  }

  /// Pieces of work on every core; the results do not depend on which core did which.
  public static let inParallel: DrawWork = { count, work in
    let results = Mutex<[[Double]]>(Array(repeating: [], count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = work(index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0 }
  }
}
