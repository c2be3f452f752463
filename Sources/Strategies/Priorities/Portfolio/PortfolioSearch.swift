internal import Forecast

/// Finds a portfolio: single changes and a solver propose, the effects themselves judge.
///
/// 1. From nothing, changes of a single action are made while they make the portfolio better.
/// 2. A solver chooses by a linear model that takes for each start the mean of what it would save alone and beside
///    all others, and begins from that. What it finds is calculated with all interactions and made better in the same
///    way.
/// 3. The next model is made around the best schedule so far; it is exact for changes of a single action. How many
///    actions may change at once is halved whenever the result is no better than the best, and doubled when it is.
/// 4. It ends when no change of two actions or more is better by the model. No change of a single action makes the
///    portfolio better, by the effects themselves, unless the time runs out before all of them are tried; `isStable` of
///    the outcome says so.
/// 5. Where the least net cost is asked for, single changes of the result are judged once more by the energy that all its
///    actions together save, since two that save the same each look worth it alone.
/// 6. What is found is reckoned once more as a plan of the chosen actions alone, so that it emits what a scenario with
///    them emits. Both are alike unless parts of streams come to more than the whole among all actions and to less
///    among the chosen ones, which the outcome says.
///
/// - Limits: The end is the best within reach of single changes, not for certain the best of all. `bound` says how far
///   the first model, which is an estimate, thinks that anything could come.
public struct PortfolioSearch: Sendable {
  /// Asks a solver; nil when the time is over.
  public typealias Solve = (_ model: LinearModel, _ start: [String: Double]) throws -> SolverAnswer?

  /// One question to the solver and what came of it.
  public struct Round: Hashable, Sendable {
    public let number: Int
    /// How many actions might change; nil for all.
    public let changes: Int?
    /// What the linear model expects over all years, metric tons CO2e less than business as usual.
    public let expected: Double
    /// What the effects themselves give to the same choice.
    public let reached: Double
    public let isBetter: Bool
  }

  public let task: PortfolioTask
  private let engine: ScheduleEngine
  private let singles: SingleChanges
  /// Business as usual by year of the task.
  private let usual: [Double]

  public init(_ task: PortfolioTask) {
    self.task = task
    let usual = task.years.map { task.portfolio.projection.total($0) ?? .nan }
    let engine = ScheduleEngine(task)
    self.engine = engine
    self.usual = usual
    singles = SingleChanges(engine, usual: usual)
  }

  /// What a schedule by action id comes to; actions that are not named are not taken.
  public func reckoning(_ starts: [String: Int]) -> ScheduleReckoning {
    singles.reckoning(
      task.choices.map { $0.isFixed ? $0.starts[0] : starts[$0.action.id] })
  }

  /// Runs to the end.
  ///
  /// - Parameters:
  ///   - isOver: True once the time is over; asked between changes.
  ///   - isPricingOver: The same for the net cost of all actions together, which is looked at last; as `isOver` unless given.
  ///   - explain: Asks a solver once the search is over, where some bound is broken; nil when there is no time for that.
  ///   - report: Called after each round.
  public func run(
    _ solve: Solve, isOver: () -> Bool = { false }, isPricingOver: (() -> Bool)? = nil,
    explain: Solve = { _, _ in nil },
    report: (Round) throws -> Void = { _ in }
  ) throws -> PortfolioOutcome {
    var state = SearchState(changeable: task.choices.count { !$0.isFixed })
    let reach = CeilingReach(engine, underWay: fixedOnly, everything: asPlanned)
    take(fixedOnly, &state, isOver)
    // Where everything is under way there is nothing to ask a solver.
    if task.choices.allSatisfy(\.isFixed) { state.finish() }
    if !state.isOver { try firstRound(&state, reach, solve, isOver, report) }
    while !state.isOver, state.rounds.count < 40, let best = state.best {
      try nextRound(&state, around: best, solve, isOver, report)
    }
    let unpriced = priceExactly(&state) { isPricingOver?() ?? isOver() }
    return try outcome(state, reach.unkept(task), unpriced, explain)
  }

  /// Limits of which what is not chosen here asks for more than they allow, so that no choice keeps them.
  ///
  /// Those of single payers are not among them, since a grant that an action brings may lower what a payer spends.
  private var overdrawn: [PortfolioBound] {
    singles.reckoning(fixedOnly).uses.filter {
      $0.excess > 0 && [.budget, .staffHours].contains($0.bound.kind)
    }.map(\.bound)
  }

  /// Judges single changes of the best by the net cost of all actions together, where the task asks for it.
  ///
  /// - Returns: What was left out because its cost cannot be told, in full sentences.
  private func priceExactly(_ state: inout SearchState, _ isOver: () -> Bool) -> [String] {
    guard task.isNet, let best = state.best, let prices = NetChanges(task, singles) else {
      return []
    }
    let found = prices.improved(best.schedule, isOver: isOver)
    state.settle(
      found.schedule, singles.reckoning(found.schedule), isPriced: found.isComplete)
    return found.notes
  }

  private func outcome(
    _ state: SearchState, _ unkept: [PortfolioBound], _ unpriced: [String], _ explain: Solve
  ) throws -> PortfolioOutcome {
    let schedule = state.best?.schedule ?? fixedOnly
    let found = singles.figures(of: schedule)
    var own = found
    let chosen = PortfolioOutcome.portfolio(of: schedule, in: task)
    for (reach, part) in task.reaches.enumerated() {
      for (index, year) in task.years.enumerated() {
        own.tonnes[reach, index] = chosen.remaining(year, reach: part) ?? .nan
      }
    }
    let isAlike = own.tonnes.isAlike(found.tonnes)
    let reckoning = ScheduleReckoning(isAlike ? found : own, of: task, usual: usual)
    let overdrawn = overdrawn
    return PortfolioOutcome(
      task: task, schedule: schedule, reckoning: reckoning, portfolio: chosen,
      rounds: state.rounds, isStable: state.isStable, isSearched: state.isSearched,
      isReckonedAnew: !isAlike, isOverdrawn: !overdrawn.isEmpty, unpriced: unpriced,
      conflicts: try conflicts(schedule, reckoning, unkept + overdrawn, explain),
      firstBound: state.firstBound)
  }

  /// Bounds that cannot be kept: those that no choice keeps by themselves, and of the others what cannot be kept together,
  /// by the model around the best schedule; those it breaks are looked at first.
  private func conflicts(
    _ schedule: Schedule, _ reckoning: ScheduleReckoning, _ unkept: [PortfolioBound],
    _ explain: Solve
  ) throws -> [PortfolioConflict] {
    let all = reckoning.uses.filter { $0.excess > 0 }.map(\.bound)
    let known = PortfolioConflict.each(all.filter(unkept.contains))
    let broken = all.filter { !unkept.contains($0) }
    guard !broken.isEmpty else { return known }
    let estimate = estimate(around: schedule)
    let order = broken + task.bounds.filter { !all.contains($0) }
    var isCertain = true
    let found = try ConflictSearch.conflicts(among: order) { bounds in
      let model = PortfolioModel(task, estimate, keeping: bounds)
      let reply = try answer(model, schedule, explain)
      if reply == nil || reply?.standing == .nothingYet { isCertain = false }
      return reply?.standing == .infeasible
    }
    // Without an answer more limits than needed would be named.
    guard isCertain else { return known }
    // What the best schedule keeps can be kept, whatever the model makes of it.
    return known
      + found.filter { conflict in conflict.contains(where: broken.contains) }.map { conflict in
        PortfolioConflict(bounds: task.bounds.filter(conflict.contains))
      }
  }

  private var fixedOnly: Schedule { task.choices.map { $0.isFixed ? $0.starts[0] : nil } }

  /// Everything at its own start, where it may start then.
  private var asPlanned: Schedule {
    task.choices.map { choice in
      choice.starts.contains(choice.action.startYear)
        ? choice.action.startYear : choice.starts.first
    }
  }

  /// Makes a schedule better by single changes, and keeps it when it is better than the best.
  @discardableResult
  private func take(_ schedule: Schedule, _ state: inout SearchState, _ isOver: () -> Bool) -> Bool
  {
    let (better, isComplete) = singles.improved(schedule, isOver: isOver)
    return state.consider(
      better, singles.reckoning(better), isComplete: isComplete)
  }

  private func firstRound(
    _ state: inout SearchState, _ reach: CeilingReach, _ solve: Solve, _ isOver: () -> Bool,
    _ report: (Round) throws -> Void
  ) throws {
    let model = PortfolioModel(task, .init(base: reach.base, gains: reach.mean))
    try ask(
      &state, model, changes: nil, from: state.best?.schedule ?? fixedOnly, solve, isOver, report)
    state.firstBound = state.lastBound
  }

  private func nextRound(
    _ state: inout SearchState, around best: SearchState.Found, _ solve: Solve,
    _ isOver: () -> Bool, _ report: (Round) throws -> Void
  ) throws {
    var model = PortfolioModel(task, estimate(around: best.schedule))
    model.keep(within: state.radius, of: best.schedule)
    try ask(
      &state, model, changes: state.radius, from: best.schedule, solve, isOver, report)
  }

  /// What each start saves beside the rest of a schedule.
  private func estimate(around schedule: Schedule) -> PortfolioModel.Estimate {
    let gains = engine.gains(beside: schedule)
    var base = engine.tonnes(schedule)
    for (number, choice) in task.choices.enumerated() where !choice.isFixed {
      guard let start = schedule[number], let place = task.position(number, of: start)
      else { continue }
      base.add(gains[number][place])
    }
    return .init(base: base, gains: gains)
  }

  /// One question; where no choice keeps every bound, the least that the bounds must give way.
  private func ask(
    _ state: inout SearchState, _ model: PortfolioModel, changes: Int?, from start: Schedule,
    _ solve: Solve, _ isOver: () -> Bool, _ report: (Round) throws -> Void
  ) throws {
    let asked = model
    var model = model
    guard var answer = try answer(model, start, solve) else { return state.stop() }
    state.lastBound = answer.bound
    // Ceilings give way first; money, staff and fairness only where they cannot be kept at all.
    for isHardToo in [false, true] where answer.standing == .infeasible {
      var relaxed = asked
      guard relaxed.relax(isHardToo: isHardToo) else { continue }
      guard let other = try self.answer(relaxed, start, solve) else { return state.stop() }
      (answer, model) = (other, relaxed)
      state.lastBound = nil
    }
    guard answer.standing == .best || answer.standing == .outOfTime else { return state.stop() }
    let schedule = model.schedule(answer.values)
    let reached = singles.reckoning(schedule).reduction
    let isBetter = take(schedule, &state, isOver)
    let round = Round(
      number: state.rounds.count + 1, changes: changes, expected: expected(schedule, model),
      reached: reached, isBetter: isBetter)
    state.close(round, isFirst: changes == nil, isCertain: answer.standing == .best)
    try report(round)
  }

  private func answer(
    _ model: PortfolioModel, _ start: Schedule, _ solve: Solve
  ) throws -> SolverAnswer? {
    // A row without variables cannot be met by any choice; a solver need not be asked.
    if model.model.isContradictory { return SolverAnswer(standing: .infeasible) }
    return try solve(model.model, model.values(start))
  }

  /// What a model expects of a schedule, over all years.
  private func expected(_ schedule: Schedule, _ model: PortfolioModel) -> Double {
    var tonnes = model.estimate.base
    for (number, choice) in task.choices.enumerated() where !choice.isFixed {
      guard let start = schedule[number], let place = task.position(number, of: start)
      else { continue }
      tonnes.add(model.estimate.gains[number][place], sign: -1)
    }
    return zip(usual, tonnes.whole).reduce(0) { $0 + $1.0 - $1.1 }
  }
}
