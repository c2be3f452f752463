/// What a schedule comes to, every figure exact.
public struct ScheduleReckoning: Sendable {
  /// How far one bound is used.
  public struct Use: Hashable, Sendable {
    public let bound: PortfolioBound
    /// In the unit of the bound; nil of an equity floor without any spending.
    public let used: Double?

    /// How far it is broken, above 0; 0 when it is kept.
    public var excess: Double { bound.excess(used) }
  }

  /// Metric tons CO2e of every year of the task.
  public let tonnes: [Double]
  /// Metric tons CO2e less than business as usual, over all years of the task.
  public let reduction: Double
  /// Dollars of every year, undiscounted.
  public let costs: [Double]
  /// Dollars over all years, discounted to the first.
  public let presentCost: Double
  /// Hours of staff in every year.
  public let hours: [Double]
  /// The part of all spending that serves priority groups; nil without spending.
  public let equityShare: Double?
  public let uses: [Use]

  init(_ figures: ScheduleFigures, of task: PortfolioTask, usual: [Double]) {
    tonnes = figures.tonnes
    reduction = figures.reduction(from: usual)
    costs = figures.costs
    presentCost = figures.presentCost
    hours = figures.hours
    equityShare = figures.equityShare
    uses = task.bounds.map { bound in
      Use(bound: bound, used: figures.used(bound, index: bound.year.map(task.index) ?? 0))
    }
    merit = figures.merit(SizedBounds(task), goal: task.goal, usual: usual)
  }

  /// How good it is.
  let merit: ScheduleMerit

  /// True when it is the better of two: fewer broken bounds first, then the goal.
  func isBetter(than other: ScheduleReckoning) -> Bool { merit.isBetter(than: other.merit) }
}

/// What schedules are compared by: money, staff and fairness first, then ceilings, then the goal.
struct ScheduleMerit {
  /// How far budgets, staff limits and the equity floor together are broken, each in parts of itself.
  let overdrawn: Double
  /// How far ceilings together are broken, in parts of business as usual.
  let violation: Double
  /// Dollars, or metric tons CO2e below 0: less is better.
  let price: Double

  func isBetter(than other: ScheduleMerit) -> Bool {
    if abs(overdrawn - other.overdrawn) > 1e-9 { return overdrawn < other.overdrawn }
    if abs(violation - other.violation) > 1e-9 { return violation < other.violation }
    return price < other.price - 1e-7 * max(1, other.price.magnitude)
  }
}
