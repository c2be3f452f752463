/// What a schedule comes to, every figure exact.
public struct ScheduleReckoning: Sendable {
  /// How far one bound is used.
  public struct Use: Hashable, Sendable {
    public let bound: PortfolioBound
    /// In the unit of the bound; nil of an equity floor without any spending.
    public let used: Double?

    /// How far it is broken, above 0; 0 when it is kept.
    public var excess: Double {
      guard let used else { return 0 }
      let over = bound.kind == .equity ? bound.value - used : used - bound.value
      return over > 1e-6 * max(1, bound.value.magnitude) ? over : 0
    }
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

  init(_ schedule: Schedule, _ engine: ScheduleEngine, usual: [Double]) {
    let task = engine.task
    let taken = zip(task.choices, schedule).compactMap { choice, start in
      start.map { (choice, $0) }
    }
    let tonnes = engine.tonnes(schedule)
    let costs = task.years.map { year in
      taken.reduce(0) { $0 + ($1.0.costs[$1.1]?[task.index(year)] ?? 0) }
    }
    let hours = task.years.map { year in
      taken.reduce(0) { $0 + ($1.0.runs(in: year, from: $1.1) ? $1.0.hours : 0) }
    }
    var (spent, served) = (0.0, 0.0)
    for (choice, start) in taken {
      let own = (choice.costs[start] ?? []).reduce(0) { $0 + max(0, $1) }
      spent += own
      served += own * choice.share
    }
    let share = spent > 0 ? served / spent : nil
    self.tonnes = tonnes
    reduction = zip(usual, tonnes).reduce(0) { $0 + $1.0 - $1.1 }
    self.costs = costs
    presentCost = taken.reduce(0) { $0 + task.presentCost($1.0, from: $1.1) }
    self.hours = hours
    equityShare = share
    uses = task.bounds.map { bound in
      let index = bound.year.map(task.index) ?? 0
      let used: Double? =
        switch bound.kind {
        case .target: tonnes[index]
        case .budget: costs[index]
        case .staffHours: hours[index]
        case .equity: share
        }
      return Use(bound: bound, used: used)
    }
  }

  /// How far all bounds together are broken, each in parts of itself.
  var violation: Double {
    uses.reduce(0) { $0 + $1.excess / max(1e-9, $1.bound.value.magnitude) }
  }

  /// True when it is the better of two: fewer broken bounds first, then the goal.
  func isBetter(than other: ScheduleReckoning, for goal: PortfolioTask.Goal) -> Bool {
    if abs(violation - other.violation) > 1e-9 { return violation < other.violation }
    let (own, others) =
      goal == .cost ? (presentCost, other.presentCost) : (-reduction, -other.reduction)
    return own < others - 1e-7 * max(1, others.magnitude)
  }
}
