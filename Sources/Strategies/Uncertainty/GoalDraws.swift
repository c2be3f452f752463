public import Forecast
internal import Inventory
internal import Quantities

/// What targets and budgets allow in each draw, and how often the plan keeps them.
struct GoalDraws: Sendable {
  /// Metric tons by year of the forecast, draw after draw, of what a target counts.
  typealias Course = (businessAsUsual: [[Double]], plan: [[Double]])

  private(set) var goals: [DrawnGoal] = []
  private(set) var budgets: [DrawnBudget] = []
  /// Metric tons allowed by goal, draw after draw.
  private(set) var allowed: [[Double]] = []
  /// Metric tons with the plan in the goal's year, of what the goal counts, by goal.
  private(set) var plans: [[Double]] = []
  private(set) var notes: [String] = []

  /// Without any target.
  init() {}

  /// A target whose total lacks records because of an error has no chance, only a note.
  ///
  /// - Parameter course: Of what a target counts; asked for once for each.
  init(
    _ levels: [TargetLevel], budgets: [CarbonBudget] = [], sample: DrawSample,
    bases: BaseYearDraws, projection: Projection, course: (TargetReach) -> Course
  ) {
    let years = projection.years
    let inYears = levels.filter { years.contains($0.target.year) }
    let asked = inYears.filter { isWhole($0.target, projection.hole(in: $0.target.reach)) }
    let budgets = budgets.filter { canBeAdded($0, projection) }
    var courses: [TargetReach: Course] = [:]
    for reach in Set(asked.map(\.target.reach) + budgets.map(\.target.reach)) {
      courses[reach] = course(reach)
    }
    let goals = Dictionary(levels.map { ($0.target.id, $0) }) { first, _ in first }
    for level in asked {
      guard let course = courses[level.target.reach] else { continue }
      let allowance = Allowance(
        course: course, sample: sample, bases: bases, projection: projection, goals: goals)
      add(level, course, allowance, projection)
    }
    for budget in budgets {
      guard let course = courses[budget.target.reach] else { continue }
      add(budget, course, projection)
    }
  }

  /// Of a portfolio; what parts of it emit is drawn by itself, from the same draws of every input.
  init(
    _ levels: [TargetLevel], budgets: [CarbonBudget], sample: DrawSample,
    past: [UncertainInput], portfolio: Portfolio, work: @escaping DrawWork
  ) {
    self.init(
      levels, budgets: budgets, sample: sample,
      bases: BaseYearDraws(past: past, sample: sample, work: work),
      projection: portfolio.projection
    ) { reach in
      guard !reach.isEverything else { return (sample.businessAsUsual, sample.plan) }
      let part = DrawSample(
        DrawProgram(sample.inputs, of: portfolio, scope: .init(reach: reach)),
        options: sample.options, work: work)
      return (part.businessAsUsual, part.plan)
    }
  }

  /// Says what a total lacks because of an error; true when nothing is.
  private mutating func isWhole(_ target: Target, _ hole: ForecastHole?) -> Bool {
    guard let hole else { return true }
    notes.append(
      "The chance of “\(target.name)” is not worked out, because its emissions cannot be told: \(hole.text)."
    )
    return false
  }

  /// Says why a budget cannot be added up; true when it can.
  private mutating func canBeAdded(_ budget: CarbonBudget, _ projection: Projection) -> Bool {
    switch budget.unknown(under: Self.settled(projection)) {
    case nil: return true
    case .leftOut(let hole): return isWhole(budget.target, hole)
    case .outside:
      notes.append(
        "The chance of “\(budget.target.name)” is not worked out, because a year of it has neither an inventory nor a forecast."
      )
      return false
    }
  }

  /// A course of zeros: what is left of a budget under it are the years that inventories settle.
  private static func settled(_ projection: Projection) -> TargetScenario {
    let years = projection.years
    return TargetScenario(id: "", name: "", years: years) { year, _ in
      years.contains(year) ? 0 : nil
    } hole: { _, reach in
      projection.hole(in: reach)
    }
  }

  private mutating func add(
    _ level: TargetLevel, _ course: Course, _ allowance: Allowance, _ projection: Projection
  ) {
    let (allowed, isDrawn) = allowance.allowed(level)
    let plan = course.plan[level.target.year - projection.years.lowerBound]
    let gaps = zip(plan, allowed).map { $0 - $1 }
    goals.append(
      DrawnGoal(level: level, chance: DrawnChance(gaps.map { $0 <= 0 }), gap: DrawSpread(gaps)))
    self.allowed.append(allowed)
    plans.append(plan)
    if !isDrawn {
      notes.append(
        "What “\(level.target.name)” allows is held, because it counts from \(level.target.baseYear), whose inventory is not drawn, or from stated tonnes."
      )
    }
  }

  /// Past years are held at their inventories; years to come are drawn.
  private mutating func add(_ budget: CarbonBudget, _ course: Course, _ projection: Projection) {
    let years = projection.years
    guard let past = budget.use(under: Self.settled(projection))?.used else { return }
    var left = [Double](repeating: budget.tonnes - past, count: course.plan[0].count)
    for year in budget.years where year > budget.lastInventory {
      let plan = course.plan[year - years.lowerBound]
      for draw in left.indices { left[draw] -= plan[draw] }
    }
    budgets.append(
      DrawnBudget(
        budget: budget, chance: DrawnChance(left.map { $0 >= 0 }), left: DrawSpread(left)))
    notes.append(
      "What “\(budget.target.name)” allows, and the years to \(budget.lastInventory) that it counts, are held at their values."
    )
  }
}

/// What targets of one reach allow, draw after draw.
private struct Allowance {
  let course: GoalDraws.Course
  let sample: DrawSample
  let bases: BaseYearDraws
  let projection: Projection
  /// Levels by the id of their target, for years on the way to them.
  let goals: [String: TargetLevel]

  /// Metric tons by draw, and whether the emissions that they follow from are drawn.
  typealias Drawn = (tonnes: [Double], isDrawn: Bool)

  /// A target that is a share of its base year moves with it, and one per resident with population.
  func allowed(_ level: TargetLevel) -> Drawn {
    if let goal = goal(of: level) { return onTheWay(level, to: goal) }
    let base = base(of: level)
    var allowed = base.map { $0.map { $0 * level.allowed } } ?? held(level.allowed)
    guard [.perCapita, .fairShare].contains(level.target.kind) else {
      return (allowed, base != nil)
    }
    let first = projection.years.lowerBound
    for (index, input) in sample.inputs.enumerated() {
      guard case .indicator("population", let year) = input.reach else { continue }
      let part = min(1, Double(level.target.year - first) / Double(year - first))
      for (draw, drawn) in sample.draws(of: index).enumerated() {
        allowed[draw] *= 1 - part + part * drawn
      }
    }
    return (allowed, base != nil)
  }

  /// The way of each draw, from its emissions of the base year to what its goal allows.
  private func onTheWay(_ level: TargetLevel, to goal: TargetLevel) -> Drawn {
    let target = level.target
    let base = base(of: level)
    let starts = base.map { $0.map { $0 * level.base } } ?? held(level.base)
    let ends = allowed(goal)
    let tonnes = zip(starts, ends.tonnes).map { start, end in
      let way = TargetPath(
        through: [target.baseYear: start, goal.target.year: end], shape: target.shape)
      return way?.allowed(in: target.year) ?? level.allowed
    }
    return (tonnes, base != nil || ends.isDrawn)
  }

  private func held(_ tonnes: Double) -> [Double] {
    [Double](repeating: tonnes, count: sample.options.draws)
  }

  /// What a year on the way leads to; nil for other kinds.
  private func goal(of level: TargetLevel) -> TargetLevel? {
    level.target.kind == .interim ? goals[level.target.leadsTo] : nil
  }

  /// The emissions that a target counts from as a multiple of what is stated, draw after draw; nil where they are held.
  private func base(of level: TargetLevel) -> [Double]? {
    guard level.isShareOfBase else { return nil }
    let (first, reach) = (projection.years.lowerBound, level.target.reach)
    guard level.target.baseYear == first else {
      return bases.ratios(projection.inventory, level.target.baseYear, reach)
    }
    guard let stated = projection.total(first, reach: reach), stated != 0 else { return nil }
    return course.businessAsUsual[0].map { $0 / stated }
  }
}

extension TargetLevel {
  /// True when what it allows follows from the emissions of its base year.
  fileprivate var isShareOfBase: Bool {
    switch target.kind {
    case .absolute, .perCapita, .fairShare, .pledge, .netZero, .interim: true
    case .own, .budget: false
    }
  }
}

extension [TargetLevel] {
  /// The years that levels within a forecast follow from, but for the forecast's own base year.
  public func drawnBaseYears(from projection: Projection) -> Set<Int> {
    let years = projection.years
    return Set(
      filter { years.contains($0.target.year) && $0.isShareOfBase }.map(\.target.baseYear)
    ).subtracting([years.lowerBound])
  }
}
