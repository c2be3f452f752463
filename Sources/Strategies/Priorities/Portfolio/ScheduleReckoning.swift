/// What a schedule comes to, every figure exact.
public struct ScheduleReckoning: Sendable {
  /// How far one bound is used.
  public struct Use: Hashable, Sendable {
    public let bound: PortfolioBound
    /// In the unit of the bound; nil of an equity floor without any spending.
    public let used: Double?
    /// What of it actions without an effect on emissions take, in the same unit; nil of ceilings and the equity floor.
    public let standing: Double?

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
  /// Dollars of all years that the least cost counts, discounted to the first: net of savings where the task is so, each
  /// action's as if it were alone.
  public let price: Double
  /// Dollars over all years, undiscounted, that actions without an effect on emissions cost.
  public let standingCost: Double
  /// The part of all spending that serves priority groups; nil without spending.
  public let equityShare: Double?
  public let uses: [Use]

  init(_ figures: ScheduleFigures, of task: PortfolioTask, usual: [Double]) {
    tonnes = figures.tonnes.whole
    reduction = figures.reduction(from: usual)
    costs = figures.costs
    presentCost = figures.presentCost
    hours = figures.hours
    equityShare = figures.equityShare
    price = figures.price
    let standing = ScheduleFigures(standingOf: task)
    standingCost = standing.costs.reduce(0, +)
    uses = task.bounds.map { bound in
      let place = task.place(of: bound)
      return Use(
        bound: bound, used: figures.used(bound, at: place),
        standing: bound.isUsedUp ? standing.used(bound, at: place) : nil)
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

extension ScheduleReckoning {
  /// Years of one limit that allow the same and are all kept, or one year of a limit that is broken.
  public struct Span: Hashable, Sendable {
    /// In the order of their years, never empty.
    public let uses: [Use]

    /// Such as `The budgets of 2027 to 2050`.
    public var title: String { PortfolioBound.list(uses.map(\.bound)) }

    /// The one that leaves the least.
    public var tightest: Use {
      uses.dropFirst().reduce(uses[0]) { ($1.used ?? 0) > ($0.used ?? 0) ? $1 : $0 }
    }
  }

  /// The uses in few words, in their order.
  public var spans: [Span] {
    var spans: [[Use]] = []
    for use in uses {
      if let last = spans.last?.last, last.isAlike(use) {
        spans[spans.count - 1].append(use)
      } else {
        spans.append([use])
      }
    }
    return spans.map(Span.init)
  }
}

extension ScheduleReckoning.Use {
  /// True for another year of the same limit, where both are kept.
  fileprivate func isAlike(_ other: Self) -> Bool {
    excess == 0 && other.excess == 0 && bound.value == other.bound.value
      && PortfolioBound.grouped([bound, other.bound]).count == 1
  }
}
