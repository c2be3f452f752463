/// What a schedule brings and asks for, as sums that a change of one action adds to and takes from.
struct ScheduleFigures {
  /// Metric tons CO2e of every reach and year of the task.
  var tonnes: Tonnage
  /// Undiscounted dollars of every year.
  var costs: [Double]
  /// The same of single payers, for those whose budgets are limited.
  var payerCosts: [PortfolioLimit.Kind: [Double]] = [:]
  /// Hours of staff in every year.
  var hours: [Double]
  /// Dollars over all years, discounted to the first.
  var presentCost = 0.0
  /// What the least cost counts, dollars discounted to the first year.
  var price = 0.0
  /// Dollars spent over all years, and those of them that serve priority groups.
  var spent = 0.0
  var served = 0.0

  init(tonnes: Tonnage) {
    self.tonnes = tonnes
    costs = [Double](repeating: 0, count: tonnes.years)
    hours = costs
  }

  /// The same with what others ask for beside it, whose emissions are in it already.
  func adding(_ other: ScheduleFigures) -> ScheduleFigures {
    var sum = self
    for index in costs.indices {
      sum.costs[index] += other.costs[index]
      sum.hours[index] += other.hours[index]
    }
    for (kind, costs) in other.payerCosts {
      let own = payerCosts[kind] ?? [Double](repeating: 0, count: costs.count)
      sum.payerCosts[kind] = zip(own, costs).map { $0 + $1 }
    }
    sum.presentCost += other.presentCost
    sum.price += other.price
    sum.spent += other.spent
    sum.served += other.served
    return sum
  }

  mutating func add(_ asked: ChoiceFigures.Start, sign: Double = 1) {
    for index in costs.indices {
      costs[index] += sign * asked.costs[index]
      hours[index] += sign * asked.hours[index]
    }
    let none = [Double](repeating: 0, count: tonnes.years)
    for (kind, costs) in asked.payerCosts {
      for index in costs.indices {
        payerCosts[kind, default: none][index] += sign * costs[index]
      }
    }
    presentCost += sign * asked.presentCost
    price += sign * asked.price
    spent += sign * asked.spent
    served += sign * asked.served
  }

  /// The part of all spending that serves priority groups; nil without spending.
  var equityShare: Double? { spent > 0 ? served / spent : nil }

  /// How far a bound is used, in its unit; nil of an equity floor without any spending.
  func used(_ bound: PortfolioBound, at place: PortfolioTask.BoundPlace) -> Double? {
    let index = place.indices.lowerBound
    return switch bound.kind {
    case .target: place.spent + tonnes.sum(place.reach, place.indices)
    case .budget: costs[index]
    case .governmentBudget, .householdBudget, .businessBudget:
      payerCosts[bound.kind]?[index] ?? 0
    case .staffHours: hours[index]
    case .equity: equityShare
    }
  }

  /// Metric tons CO2e less than business as usual, over all years.
  func reduction(from usual: [Double]) -> Double {
    zip(usual, tonnes.whole).reduce(0) { $0 + $1.0 - $1.1 }
  }
}

/// The bounds of a task with what their excesses are told in parts of.
struct SizedBounds {
  let all: [(bound: PortfolioBound, place: PortfolioTask.BoundPlace, size: Double)]

  init(_ task: PortfolioTask) {
    all = task.bounds.map { ($0, task.place(of: $0), task.size(of: $0)) }
  }
}

extension ScheduleFigures {
  /// How good a schedule of these figures is for a goal.
  func merit(
    _ bounds: SizedBounds, goal: PortfolioTask.Goal, usual: [Double]
  ) -> ScheduleMerit {
    var (overdrawn, violation) = (0.0, 0.0)
    for (bound, place, size) in bounds.all {
      let excess = bound.excess(used(bound, at: place)) / size
      if bound.isHard { overdrawn += excess } else { violation += excess }
    }
    return ScheduleMerit(
      overdrawn: overdrawn, violation: violation,
      price: goal == .cost ? price : -reduction(from: usual))
  }
}

/// What every start of every choice asks for, worked out once.
struct ChoiceFigures {
  struct Start {
    let costs: [Double]
    let payerCosts: [PortfolioLimit.Kind: [Double]]
    let hours: [Double]
    let presentCost: Double
    let price: Double
    let spent: Double
    let served: Double

    init(_ choice: PortfolioTask.Choice, from start: Int, in task: PortfolioTask) {
      costs = choice.costs[start] ?? []
      payerCosts = choice.payerCosts.mapValues { $0[start] ?? [] }
      hours = task.years.map { choice.runs(in: $0, from: start) ? choice.hours : 0 }
      presentCost = task.presentCost(choice, from: start)
      price = task.price(choice, from: start)
      spent = choice.isScored ? costs.reduce(0) { $0 + max(0, $1) } : 0
      served = spent * choice.share
    }
  }

  /// By choice, then by the position of the start.
  private let starts: [[Start]]

  init(_ task: PortfolioTask) {
    starts = task.choices.map { choice in
      choice.starts.map { Start(choice, from: $0, in: task) }
    }
  }

  subscript(number: Int, position: Int) -> Start { starts[number][position] }
}
