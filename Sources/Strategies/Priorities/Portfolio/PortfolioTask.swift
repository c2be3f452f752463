internal import Forecast
internal import Quantities

/// What is asked of a portfolio: which actions may start when, what for, and within which limits.
public struct PortfolioTask: Sendable {
  /// What a portfolio is chosen for.
  public enum Goal: String, Hashable, Sendable, CaseIterable {
    /// The least cost that meets the targets.
    case cost
    /// The most that is cut within the limits.
    case reduction
  }

  /// One action that may be chosen, and what it asks for.
  public struct Choice: Sendable {
    public let action: Action
    /// Years in which it may start, in order; one year of an action that is under way.
    public let starts: [Int]
    /// True for one that is under way or done: it stays as it is.
    public let isFixed: Bool
    /// Undiscounted dollars of each year of the task, by start.
    let costs: [Int: [Double]]
    /// The same of single payers, for those whose budgets are limited.
    let payerCosts: [PortfolioLimit.Kind: [Int: [Double]]]
    /// Hours of staff in a year that it runs.
    let hours: Double
    /// The part of its spending that serves priority groups, 0…1.
    let share: Double
    /// False for one whose spending the equity floor leaves out.
    var isScored = true
    /// Undiscounted dollars of each year net of what it saves alone, by start; empty where the task does not ask.
    var netCosts: [Int: [Double]] = [:]

    /// Dollars of each year of the task that count against a budget.
    func costs(_ kind: PortfolioLimit.Kind, from start: Int) -> [Double] {
      (kind == .budget ? costs[start] : payerCosts[kind]?[start]) ?? []
    }
  }

  public let goal: Goal
  public let portfolio: Portfolio
  /// From the first year in which something may start, which is after the base year, to the last of the forecast.
  public let years: ClosedRange<Int>
  public let choices: [Choice]
  /// Actions without an effect on emissions here, which stay as they are and use the limits too.
  public let standing: [Choice]
  public let omissions: [Omission]
  /// True when the least cost is that net of what actions save.
  public let isNet: Bool
  /// What actions cost together net of what they save together; nil where only each alone is known.
  let jointCost: JointCost?
  /// What is not known of actions that may be chosen or are under way, in full sentences.
  public let notes: [String]
  /// What may be emitted, by year, carbon budgets last.
  public let ceilings: [PortfolioCeiling]
  /// Dollars that may be spent, by year.
  public let budgets: [Int: Double]
  /// Dollars that single payers may spend, by kind and year; a payer without limits is missing.
  public let payerBudgets: [PortfolioLimit.Kind: [Int: Double]]
  /// Hours of staff, by year.
  public let staff: [Int: Double]
  /// The least part of all spending that serves priority groups, 0…1; nil for none.
  public let equityFloor: Double?
  /// 0.03 for 3 % a year; costs are discounted to the first year.
  public let discount: Double

  /// What actions cost in some years together net of what they save together, by the ids and starts of those chosen.
  public typealias JointCost =
    @Sendable (_ starts: [String: Int], _ years: ClosedRange<Int>) -> JointSpending.Price

  /// What a task is made from beside the plan itself.
  public struct Options: Sendable {
    public var goal: Goal
    /// The years in which something may start.
    public var starts: ClosedRange<Int>
    /// What may be emitted; rows of `limits.csv` are added.
    public var ceilings: [PortfolioCeiling] = []
    /// What is not held against the portfolio, in full sentences.
    public var notes: [String] = []
    public var discount = 0.0
    /// The part of an action's spending that serves priority groups, 0…1; nil when nobody has scored it.
    public var share: @Sendable (Action) -> Double? = { _ in nil }
    /// Dollars of a year of an action with its start already moved; nil when no cost is stated.
    public var cost: @Sendable (Action, Int) -> Double? = { PortfolioTask.statedCost($0, $1) }
    /// The same of one payer, with what it gives others and less what others give it; nil when it is not said who pays.
    public var payerCost: @Sendable (Action, Payer, Int) -> Double? = { _, _, _ in nil }

    /// Dollars of each of some years of an action with its start already moved, net of what it saves alone; nil where costs
    /// alone count.
    public var netCost: (@Sendable (Action, ClosedRange<Int>) -> Result<[Double], CashFlows.Gap>)?

    /// The same of some actions of a plan together, which save no energy twice; nil where it is not known.
    public var jointCost: JointCost?

    public init(goal: Goal, starts: ClosedRange<Int>) {
      self.goal = goal
      self.starts = starts
    }
  }

  /// Takes the actions of a plan.
  ///
  /// An action without an effect on emissions is not chosen, stays as it is and uses the limits too; one without a cost or without staff is left out
  /// where the task asks for them, since unknown is not free.
  public init(portfolio: Portfolio, limits: [PortfolioLimit], options: Options) {
    let end = portfolio.projection.years.upperBound
    let first = min(
      max(options.starts.lowerBound, Self.firstStart(in: portfolio.projection.years)), end)
    let years = first...end
    let bounds = PortfolioBounds(limits, years: years, own: options.ceilings)
    var maker = ChoiceMaker(
      options: options, years: years,
      asks: Asked(
        cost: options.goal == .cost || bounds.asksForMoney, staff: !bounds.staff.isEmpty,
        share: bounds.equityFloor != nil),
      payers: PortfolioLimit.Kind.ofPayers.filter { bounds.payerBudgets[$0] != nil })
    let able = Self.able(portfolio)
    for action in portfolio.actions { maker.take(action, isEffective: able.contains(action.id)) }
    maker.dropThoseThatMiss()
    maker.noteUnscored()
    goal = options.goal
    self.portfolio = portfolio
    self.years = years
    choices = maker.choices
    standing = maker.standing.choices
    isNet = options.netCost != nil
    jointCost = options.jointCost
    omissions = maker.omissions
    let counted = Self.counted(bounds.ceilings, maker.choices, portfolio, years: years)
    ceilings = counted.filter { $0.problem == nil }
    notes =
      options.notes + maker.notes + maker.standing.notes + counted.compactMap(\.problem)
    budgets = bounds.budgets
    payerBudgets = bounds.payerBudgets
    staff = bounds.staff
    equityFloor = bounds.equityFloor
    discount = options.discount
  }

  /// Ceilings with what carbon budgets have used before the years of a task, with what is under way.
  private static func counted(
    _ ceilings: [PortfolioCeiling], _ choices: [Choice], _ portfolio: Portfolio,
    years: ClosedRange<Int>
  ) -> [PortfolioCeiling] {
    guard ceilings.contains(where: \.isBudget) else { return ceilings }
    let underWay = Set(choices.filter(\.isFixed).map(\.action.id))
    let standing = Portfolio(
      actions: portfolio.actions.filter { underWay.contains($0.id) || !$0.isMitigation },
      projection: portfolio.projection)
    return ceilings.map { ceiling in
      ceiling.counted(among: years) { standing.remaining($0, reach: ceiling.reach) }
    }
  }

  /// The year after the base year: what starts in the base year is in its inventory already.
  public static func firstStart(in years: ClosedRange<Int>) -> Int {
    min(years.lowerBound + 1, years.upperBound)
  }

  /// Ids of actions that could act if all were chosen, whatever excludes them.
  private static func able(_ portfolio: Portfolio) -> Set<String> {
    let sound = portfolio.actions.filter { action in
      !action.isMitigation
        || action.uptake.faults.isEmpty && action.problems(in: portfolio.projection).isEmpty
    }
    return portfolio.selection.rules.withNeeds(Set(sound.map(\.id)))
  }

  /// By choice: the positions of the choices that it needs.
  var needs: [[Int]] {
    let positions = Dictionary(
      choices.enumerated().map { ($1.action.id, $0) }, uniquingKeysWith: { first, _ in first })
    return choices.map { $0.action.needs.compactMap { positions[$0] } }
  }

  /// What the excess over a bound is told in parts of, in the unit of the bound.
  ///
  /// A ceiling is one of emissions, so that a ceiling of 0 t weighs no more than any other of its year.
  func size(of bound: PortfolioBound) -> Double {
    switch bound.kind {
    case .target:
      max(1, bound.ceiling.map(usual)?.magnitude ?? bound.value)
    case .budget, .governmentBudget, .householdBudget, .businessBudget, .staffHours:
      max(1, bound.value)
    case .equity: max(0.01, bound.value)
    }
  }

  /// Business as usual of what a ceiling counts, with what a carbon budget has used before, metric tons CO2e.
  private func usual(_ ceiling: PortfolioCeiling) -> Double {
    ceiling.open(among: years).reduce(ceiling.spent) {
      $0 + (portfolio.projection.total($1, reach: ceiling.reach) ?? 0)
    }
  }

  /// The position of a year among the years of the task.
  func index(_ year: Int) -> Int { year - years.lowerBound }

  /// Dollars over all years, discounted to the first.
  func presentCost(_ choice: Choice, from start: Int) -> Double {
    present(choice.costs[start] ?? [])
  }

  /// What the least cost counts of a choice: dollars over all years, discounted to the first, net where the task is.
  func price(_ choice: Choice, from start: Int) -> Double {
    present((isNet ? choice.netCosts[start] : choice.costs[start]) ?? [])
  }

  /// Dollars of every year, discounted to the first.
  public func present(_ yearly: [Double]) -> Double {
    var factor = 1.0
    return yearly.reduce(0) { sum, dollars in
      defer { factor /= 1 + discount }
      return sum + dollars * factor
    }
  }

  /// Capital from the start to the year of the full effect as the action spreads, and the annual cost to the end of the action.
  public static func statedCost(_ action: Action, _ year: Int) -> Double? {
    action.ownCosts(in: year).map { $0.capital + $0.annual }
  }
}

extension Action {
  /// The same action with another start; everything that follows in time moves with it.
  public func starting(in year: Int) -> Action {
    let move = year - startYear
    var copy = self
    copy.startYear += move
    copy.fullYear += move
    copy.uptake.endYear = uptake.endYear.map { $0 + move }
    copy.uptake.shares = Dictionary(
      uptake.shares.map { ($0.key + move, $0.value) }, uniquingKeysWith: { first, _ in first })
    return copy
  }
}
