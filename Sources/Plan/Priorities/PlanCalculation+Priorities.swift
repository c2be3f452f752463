internal import Factors
internal import Forecast
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
      cost: { action in spending.whole(action) { calculation.moneyCitation($0) } })
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

    public init(goal: PortfolioTask.Goal) { self.goal = goal }
  }

  /// Why there is nothing to choose.
  public enum PortfolioProblem: Error, Equatable {
    case noForecast
    case noTarget(String)
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
    guard let portfolio, let projection else { throw .noForecast }
    if let target = request.target, !levels.contains(where: { $0.target.id == target }) {
      throw .noTarget(target)
    }
    let asked = request.from ?? firstStart() ?? projection.years.upperBound
    let to = request.to ?? projection.years.upperBound
    guard asked <= to, projection.years.contains(asked) else {
      throw .years(from: asked, to: to)
    }
    let from = max(asked, PortfolioTask.firstStart(in: projection.years))
    guard from <= to else { throw .years(from: asked, to: to) }
    var options = PortfolioTask.Options(goal: request.goal, starts: from...to)
    options.ceilings = ceilings(request, from: from)
    options.discount = request.discount
    options.share = equityShare
    let spending = money.spending
    options.cost = { spending.dollars($0, in: $1) }
    options.payerCost = { spending.dollars($0, in: $2, of: $1) }
    let task = PortfolioTask(
      portfolio: portfolio, limits: workspace.priorityBook.limits, options: options)
    guard !task.choices.isEmpty else { throw .noChoice(task.omissions) }
    if request.goal == .cost, task.ceilings.isEmpty { throw .noCeiling }
    return task
  }

  /// Metric tons CO2e that targets allow, by year; those that are asked for, for the least cost all of them.
  private func ceilings(_ request: PortfolioRequest, from: Int) -> [Int: Double] {
    guard request.goal == .cost || request.target != nil, let projection else { return [:] }
    let wanted = levels.filter { request.target == nil || $0.target.id == request.target }
      .filter { $0.target.year >= from && projection.years.contains($0.target.year) }
    var ceilings: [Int: Double] = [:]
    for level in wanted {
      ceilings[level.target.year] = min(ceilings[level.target.year] ?? .infinity, level.allowed)
    }
    guard request.isPath, let start = projection.total(from - 1) else { return ceilings }
    var last = (year: from - 1, tonnes: start)
    for (year, tonnes) in ceilings.sorted(by: { $0.key < $1.key }) {
      for between in (last.year + 1)..<max(year, last.year + 1) {
        let part = Double(between - last.year) / Double(year - last.year)
        ceilings[between] = last.tonnes + (tonnes - last.tonnes) * part
      }
      last = (year, tonnes)
    }
    return ceilings
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
