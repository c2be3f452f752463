internal import Factors
public import Forecast
internal import Inventory
public import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

extension PlanCalculation {
  /// What ranks the actions, on what the plan knows of them.
  public var priorities: PriorityPanel {
    PriorityPanel(
      workspace.priorityBook, actions: workspace.actions, evidence: priorityEvidence)
  }

  private var priorityEvidence: PriorityEvidence {
    let names = Dictionary(workspace.hazards.map { ($0.id, $0.name) }) { first, _ in first }
    let (spending, calculation) = (money.spending, self)
    return PriorityEvidence(
      portfolio: portfolio, risks: workspace.risks, responses: workspace.responses,
      scores: workspace.priorityBook.scores, sources: workspace.sources,
      hazardName: { names[$0] ?? $0 },
      cost: { action in spending.whole(action) { calculation.moneyCitation($0) } },
      net: { action in
        let money = calculation.money
        return money.result(of: action.id, rate: money.ownRate(of: action, else: .usual))
      }, citation: { calculation.moneyCitation($0) })
  }

  /// The first year in which something may start unless told otherwise: after the last inventory, and not before next year.
  ///
  /// What is only planned this year is not in effect in it.
  ///
  /// - Parameter year: The year by a clock; without one only the inventory counts.
  /// - Returns: A year of the forecast after its base year; nil without a forecast.
  public func firstStart(now year: Int? = nil) -> Int? {
    guard let years = projection?.years else { return nil }
    let last = workspace.community.inventoryYears.last(where: inventory.hasEntries)
    let first = max(
      (last ?? years.lowerBound) + 1, PortfolioTask.firstStart(in: years),
      year.map { $0 + 1 } ?? .min)
    return min(first, years.upperBound)
  }

  /// Limits of years that the forecast does not have, which no portfolio can keep.
  static func limitFindings(
    _ workspace: CommunityWorkspace, _ projection: Projection?
  ) -> [Finding] {
    guard let years = projection?.years else { return [] }
    return workspace.priorityBook.limits.compactMap { limit in
      guard let year = limit.year, !years.contains(year) else { return nil }
      return Finding(
        .warning,
        "The forecast goes from \(years.lowerBound) to \(years.upperBound), so a limit of \(year) counts nowhere. Correct the year or take the row away.",
        at: limit.place.at(column: "year"))
    }
  }

  /// How a portfolio is asked for.
  public struct PortfolioRequest: Sendable {
    public var goal: PortfolioTask.Goal
    /// The first and last year in which something may start; nil for the year after the last inventory and the last of the forecast.
    ///
    /// Nothing starts in the base year of the forecast, whose inventory would hold a part of it.
    public var from: Int?
    public var to: Int?
    /// The id of the only target that counts; nil for all.
    public var target: String?
    /// True for a straight line to the targets and not only their own years.
    public var isPath = false
    /// 0.03 for 3 % a year.
    public var discount = 0.0
    /// True for the least cost net of savings on energy and stated savings, of all payers together.
    public var isNet = false

    public init(goal: PortfolioTask.Goal) { self.goal = goal }
  }

  /// Why there is nothing to choose.
  public enum PortfolioProblem: Error, Equatable {
    case noForecast
    case noTarget(String)
    /// A target that is asked for by id, whose years are not among those of the portfolio.
    case targetOutside(String, of: ClosedRange<Int>, ClosedRange<Int>)
    /// A target that is asked for by id and counts records that were left out because of an error.
    case targetLacks(String)
    /// Savings are asked for, and the goal counts no cost.
    case netWithoutCost
    /// No target lies within the years, so that the cheapest portfolio is none.
    case noCeiling
    case noChoice([PortfolioTask.Omission])
    /// The first year in which something may start is not before the last of the forecast.
    case years(from: Int, to: Int)
  }

  /// What a portfolio is chosen from.
  public func portfolioTask(
    _ request: PortfolioRequest
  ) throws(PortfolioProblem) -> PortfolioTask {
    try task(request, countsNet: request.isNet)
  }

  /// Finds out whether a portfolio can be asked for, without the savings of every start, which take long.
  public func checkPortfolio(_ request: PortfolioRequest) throws(PortfolioProblem) {
    _ = try task(request, countsNet: false)
  }

  private func task(
    _ request: PortfolioRequest, countsNet: Bool
  ) throws(PortfolioProblem) -> PortfolioTask {
    guard let portfolio, let projection else { throw .noForecast }
    if let target = request.target, !portfolioTargets.contains(where: { $0.id == target }) {
      throw .noTarget(target)
    }
    guard !request.isNet || request.goal == .cost else { throw .netWithoutCost }
    let asked = request.from ?? firstStart() ?? projection.years.upperBound
    let to = request.to ?? projection.years.upperBound
    guard asked <= to, projection.years.contains(asked) else {
      throw .years(from: asked, to: to)
    }
    let from = max(asked, PortfolioTask.firstStart(in: projection.years))
    guard from <= to else { throw .years(from: asked, to: to) }
    var options = PortfolioTask.Options(goal: request.goal, starts: from...to)
    let found = try PortfolioCeilings(
      calculation: self, projection: projection, request: request, from: from
    ).found()
    (options.ceilings, options.notes) = (found.ceilings, found.notes)
    options.discount = request.discount
    options.share = equityShare
    let spending = money.spending
    options.cost = { spending.dollars($0, in: $1) }
    options.payerCost = { spending.dollars($0, in: $2, of: $1) }
    if countsNet {
      let net = money.netSpending(projection)
      options.netCost = { net.dollars($0, in: $1) }
      let joint = money.jointSpending(portfolio)
      options.jointCost = { joint.price($0, in: $1) }
      if net.hasNoPrices { options.notes.append(Self.noPricesNote) }
    }
    let task = PortfolioTask(
      portfolio: portfolio, limits: workspace.priorityBook.limits, options: options)
    guard !task.choices.isEmpty else { throw .noChoice(task.omissions) }
    // Net of savings some actions are worth it without any target.
    if request.goal == .cost, task.ceilings.isEmpty, !request.isNet { throw .noCeiling }
    return task
  }

  /// Targets that a portfolio can be asked to meet: those of a year, and carbon budgets.
  public var portfolioTargets: [Target] {
    levels.map(\.target) + targets.budgets.map(\.target)
  }

  /// The part of an action's spending that serves priority groups, by people's scores for equity: none at 1, all at 5.
  private var equityShare: @Sendable (Action) -> Double? {
    let evidence = priorityEvidence
    let criterion = workspace.priorityBook.usedCriteria.first {
      $0.measure == .equity && $0.isScored
    }
    return { action in
      criterion.flatMap { evidence.agreement($0, of: action).mean }.map { ($0 - 1) / 4 }
    }
  }
}
