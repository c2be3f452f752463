/// What a schedule brings and asks for, as sums that a change of one action adds to and takes from.
struct ScheduleFigures {
  /// Metric tons CO2e of every year of the task.
  var tonnes: [Double]
  /// Undiscounted dollars of every year.
  var costs: [Double]
  /// The same of single payers, for those whose budgets are limited.
  var payerCosts: [PortfolioLimit.Kind: [Double]] = [:]
  /// Hours of staff in every year.
  var hours: [Double]
  /// Dollars over all years, discounted to the first.
  var presentCost = 0.0
  /// Dollars spent over all years, and those of them that serve priority groups.
  var spent = 0.0
  var served = 0.0

  init(tonnes: [Double]) {
    self.tonnes = tonnes
    costs = [Double](repeating: 0, count: tonnes.count)
    hours = costs
  }

  mutating func add(_ asked: ChoiceFigures.Start, sign: Double = 1) {
    for index in costs.indices {
      costs[index] += sign * asked.costs[index]
      hours[index] += sign * asked.hours[index]
    }
    let none = [Double](repeating: 0, count: tonnes.count)
    for (kind, costs) in asked.payerCosts {
      for index in costs.indices {
        payerCosts[kind, default: none][index] += sign * costs[index]
      }
    }
    presentCost += sign * asked.presentCost
    spent += sign * asked.spent
    served += sign * asked.served
  }

  /// The part of all spending that serves priority groups; nil without spending.
  var equityShare: Double? { spent > 0 ? served / spent : nil }

  /// How far a bound is used, in its unit; nil of an equity floor without any spending.
  func used(_ bound: PortfolioBound, index: Int) -> Double? {
    switch bound.kind {
    case .target: tonnes[index]
    case .budget: costs[index]
    case .governmentBudget, .householdBudget, .businessBudget:
      payerCosts[bound.kind]?[index] ?? 0
    case .staffHours: hours[index]
    case .equity: equityShare
    }
  }

  /// Metric tons CO2e less than business as usual, over all years.
  func reduction(from usual: [Double]) -> Double {
    zip(usual, tonnes).reduce(0) { $0 + $1.0 - $1.1 }
  }
}

/// The bounds of a task with what their excesses are told in parts of.
struct SizedBounds {
  let all: [(bound: PortfolioBound, index: Int, size: Double)]

  init(_ task: PortfolioTask) {
    all = task.bounds.map { ($0, $0.year.map(task.index) ?? 0, task.size(of: $0)) }
  }
}

extension ScheduleFigures {
  /// How good a schedule of these figures is for a goal.
  func merit(
    _ bounds: SizedBounds, goal: PortfolioTask.Goal, usual: [Double]
  ) -> ScheduleMerit {
    var (overdrawn, violation) = (0.0, 0.0)
    for (bound, index, size) in bounds.all {
      let excess = bound.excess(used(bound, index: index)) / size
      if bound.isHard { overdrawn += excess } else { violation += excess }
    }
    return ScheduleMerit(
      overdrawn: overdrawn, violation: violation,
      price: goal == .cost ? presentCost : -reduction(from: usual))
  }
}

/// What every start of every choice asks for, worked out once.
struct ChoiceFigures {
  struct Start {
    let costs: [Double]
    let payerCosts: [PortfolioLimit.Kind: [Double]]
    let hours: [Double]
    let presentCost: Double
    let spent: Double
    let served: Double
  }

  /// By choice, then by the position of the start.
  private let starts: [[Start]]

  init(_ task: PortfolioTask) {
    starts = task.choices.map { choice in
      choice.starts.map { start in
        let costs = choice.costs[start] ?? []
        let spent = costs.reduce(0) { $0 + max(0, $1) }
        return Start(
          costs: costs, payerCosts: choice.payerCosts.mapValues { $0[start] ?? [] },
          hours: task.years.map { choice.runs(in: $0, from: start) ? choice.hours : 0 },
          presentCost: task.presentCost(choice, from: start), spent: spent,
          served: spent * choice.share)
      }
    }
  }

  subscript(number: Int, position: Int) -> Start { starts[number][position] }
}
