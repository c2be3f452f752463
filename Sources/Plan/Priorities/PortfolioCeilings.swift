internal import Forecast
internal import Strategies

/// What targets allow a portfolio to emit, each of what it counts.
struct PortfolioCeilings {
  let calculation: PlanCalculation
  let projection: Projection
  let request: PlanCalculation.PortfolioRequest
  /// The first year in which something may start.
  let from: Int

  private var years: ClosedRange<Int> { from...projection.years.upperBound }
  /// True when every target counts, and not one that is named.
  private var isForAll: Bool { request.target == nil }

  /// The ceilings of those that are asked for, for the least cost all of them, and what is not held, in full sentences.
  func found() throws(PlanCalculation.PortfolioProblem) -> (
    ceilings: [PortfolioCeiling], notes: [String]
  ) {
    guard request.goal == .cost || !isForAll else { return ([], []) }
    var ceilings: [PortfolioCeiling] = []
    var notes: [String] = []
    for level in calculation.levels where isWanted(level.target) {
      guard let problem = problem(with: level) else {
        ceilings.append(
          PortfolioCeiling(
            year: level.target.year, tonnes: level.allowed, reach: level.target.reach,
            target: level.target.name))
        continue
      }
      if !isForAll { throw problem }
    }
    ceilings = request.isPath ? paths(to: ceilings) : ceilings
    for budget in calculation.targets.budgets where isWanted(budget.target) {
      guard let problem = problem(with: budget) else {
        ceilings.append(ceiling(of: budget))
        continue
      }
      if !isForAll { throw problem }
      // A budget that is over binds nobody; one that cannot be added up is told.
      if budget.years.upperBound >= from {
        notes.append(
          "The carbon budget “\(budget.target.name)” is not held against the portfolio, because not all of its years, \(budget.years.lowerBound) to \(budget.years.upperBound), can be added up."
        )
      }
    }
    return (ceilings, notes)
  }

  private func isWanted(_ target: Target) -> Bool { isForAll || target.id == request.target }

  private func problem(with level: TargetLevel) -> PlanCalculation.PortfolioProblem? {
    let target = level.target
    guard years.contains(target.year) else {
      return .targetOutside(target.id, of: target.year...target.year, years)
    }
    // Among all targets one that lacks records still counts for what it has; alone it would decide everything.
    if !isForAll, case .leftOut? = calculation.planCourse?.unknown(for: target) {
      return .targetLacks(target.id)
    }
    return nil
  }

  private func problem(with budget: CarbonBudget) -> PlanCalculation.PortfolioProblem? {
    guard budget.years.upperBound >= from, let course = calculation.planCourse else {
      return .targetOutside(budget.target.id, of: budget.years, years)
    }
    return switch budget.unknown(under: course) {
    case nil: nil
    case .leftOut: .targetLacks(budget.target.id)
    case .outside: .targetOutside(budget.target.id, of: budget.years, years)
    }
  }

  private func ceiling(of budget: CarbonBudget) -> PortfolioCeiling {
    let course = calculation.planCourse
    var past: [Int: Double] = [:]
    for year in budget.years where year <= budget.lastInventory {
      past[year] = course.flatMap { budget.tonnes(year, under: $0) }
    }
    return PortfolioCeiling(
      budget: budget.target.name, reach: budget.target.reach, years: budget.years,
      tonnes: budget.tonnes, past: past)
  }

  /// A straight line to the targets of each reach, from business as usual in the year before the first start.
  private func paths(to ceilings: [PortfolioCeiling]) -> [PortfolioCeiling] {
    var reaches: [TargetReach] = []
    for ceiling in ceilings where !reaches.contains(ceiling.reach) { reaches.append(ceiling.reach) }
    return reaches.flatMap { reach in
      path(to: ceilings.filter { $0.reach == reach }, reach)
    }
  }

  private func path(to ceilings: [PortfolioCeiling], _ reach: TargetReach) -> [PortfolioCeiling] {
    guard let start = projection.total(from - 1, reach: reach) else { return ceilings }
    var tightest: [Int: PortfolioCeiling] = [:]
    for ceiling in ceilings {
      let year = ceiling.years.lowerBound
      if let known = tightest[year], known.tonnes <= ceiling.tonnes { continue }
      tightest[year] = ceiling
    }
    var path: [PortfolioCeiling] = []
    var last = (year: from - 1, tonnes: start)
    for (year, ceiling) in tightest.sorted(by: { $0.key < $1.key }) {
      for between in (last.year + 1)..<max(year, last.year + 1) {
        let part = Double(between - last.year) / Double(year - last.year)
        path.append(
          PortfolioCeiling(
            year: between, tonnes: last.tonnes + (ceiling.tonnes - last.tonnes) * part,
            reach: reach, target: ceiling.target))
      }
      path.append(ceiling)
      last = (year, ceiling.tonnes)
    }
    return path
  }
}
