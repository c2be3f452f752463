internal import Forecast

/// Finds a portfolio: a solver chooses by a linear model, the effects themselves judge, and the model is made anew around the best so far.
///
/// 1. The first model takes for each start the mean of what it would save alone and beside all others.
/// 2. The schedule that a solver finds is calculated with all interactions.
/// 3. The next model is made around the best schedule so far; it is exact for changes of a single action. How many
///    actions may change at once is halved whenever the result is no better than the best, and doubled when it is.
/// 4. It ends when the solver changes nothing. Then no change of a single action makes the portfolio better, by
///    the effects themselves.
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
    /// What the effects themselves give.
    public let reached: Double
    public let isBetter: Bool
  }

  public let task: PortfolioTask
  private let engine: ScheduleEngine
  /// Business as usual by year of the task.
  private let usual: [Double]

  public init(_ task: PortfolioTask) {
    self.task = task
    engine = ScheduleEngine(task)
    usual = task.years.map { task.portfolio.projection.total($0) ?? .nan }
  }

  /// What a schedule by action id comes to; actions that are not named are not taken.
  public func reckoning(_ starts: [String: Int]) -> ScheduleReckoning {
    reckoning(task.choices.map { $0.isFixed ? $0.starts[0] : starts[$0.action.id] })
  }

  private func reckoning(_ schedule: Schedule) -> ScheduleReckoning {
    ScheduleReckoning(schedule, engine, usual: usual)
  }

  /// Runs to the end.
  ///
  /// - Parameter report: Called after each round.
  public func run(
    _ solve: Solve, report: (Round) throws -> Void = { _ in }
  ) throws -> PortfolioOutcome {
    var state = SearchState(radius: task.choices.count)
    try firstRound(&state, solve, report)
    while !state.isOver, state.rounds.count < 40, let best = state.best {
      try nextRound(&state, around: best, solve, report)
    }
    return PortfolioOutcome(
      task: task, schedule: state.best?.schedule ?? fixedOnly,
      reckoning: state.best?.reckoning ?? reckoning(fixedOnly), rounds: state.rounds,
      isStable: state.isStable, firstBound: state.firstBound)
  }

  private var fixedOnly: Schedule { task.choices.map { $0.isFixed ? $0.starts[0] : nil } }

  /// Everything at its own start, where it may start then.
  private var asPlanned: Schedule {
    task.choices.map { choice in
      choice.starts.contains(choice.action.startYear)
        ? choice.action.startYear : choice.starts.first
    }
  }

  private func firstRound(
    _ state: inout SearchState, _ solve: Solve, _ report: (Round) throws -> Void
  ) throws {
    let alone = engine.gains(beside: fixedOnly)
    let last = engine.gains(beside: asPlanned)
    let mean = zip(alone, last).map { zip($0, $1).map { zip($0, $1).map { ($0 + $1) / 2 } } }
    let model = PortfolioModel(
      task, .init(base: engine.tonnes(fixedOnly), gains: mean))
    try ask(&state, model, changes: nil, from: fixedOnly, solve, report)
    state.firstBound = state.lastBound
    if state.best == nil { state.consider(fixedOnly, reckoning(fixedOnly), task.goal) }
  }

  private func nextRound(
    _ state: inout SearchState, around best: SearchState.Found, _ solve: Solve,
    _ report: (Round) throws -> Void
  ) throws {
    let gains = engine.gains(beside: best.schedule)
    var base = best.reckoning.tonnes
    for (number, choice) in task.choices.enumerated() where !choice.isFixed {
      guard let start = best.schedule[number],
        let position = choice.starts.firstIndex(of: start)
      else { continue }
      for index in base.indices { base[index] += gains[number][position][index] }
    }
    var model = PortfolioModel(task, .init(base: base, gains: gains))
    let isAll = state.radius >= task.choices.count
    if !isAll { model.keep(within: state.radius, of: best.schedule) }
    try ask(
      &state, model, changes: isAll ? nil : state.radius, from: best.schedule, solve, report)
  }

  /// One question; where no choice keeps every bound, the least that the bounds must give way.
  private func ask(
    _ state: inout SearchState, _ model: PortfolioModel, changes: Int?, from start: Schedule,
    _ solve: Solve, _ report: (Round) throws -> Void
  ) throws {
    var model = model
    guard var answer = try answer(model, start, solve) else { return state.stop() }
    state.lastBound = answer.bound
    if answer.standing == .infeasible, !model.boundRows.isEmpty {
      model.relax()
      guard let other = try self.answer(model, start, solve) else { return state.stop() }
      answer = other
      state.lastBound = nil
    }
    guard answer.standing == .best || answer.standing == .outOfTime else {
      return state.fail(answer.standing)
    }
    let schedule = model.schedule(answer.values)
    let found = reckoning(schedule)
    let isSame = schedule == state.best?.schedule
    let isBetter = state.consider(schedule, found, task.goal)
    let round = Round(
      number: state.rounds.count + 1, changes: changes, expected: expected(schedule, model),
      reached: found.reduction, isBetter: isBetter)
    state.close(round, isSame: isSame, isCertain: answer.standing == .best)
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
      guard let start = schedule[number], let position = choice.starts.firstIndex(of: start)
      else { continue }
      for index in tonnes.indices { tonnes[index] -= model.estimate.gains[number][position][index] }
    }
    return zip(usual, tonnes).reduce(0) { $0 + $1.0 - $1.1 }
  }
}

/// How far a search is.
struct SearchState {
  struct Found {
    let schedule: Schedule
    let reckoning: ScheduleReckoning
  }

  private(set) var best: Found?
  private(set) var rounds: [PortfolioSearch.Round] = []
  private(set) var isOver = false
  /// True when nothing that a single change could do is left.
  private(set) var isStable = false
  /// How many actions may change in the next round.
  private(set) var radius: Int
  private let all: Int
  var lastBound: Double?
  var firstBound: Double?

  init(radius: Int) {
    self.radius = radius
    all = radius
  }

  /// Keeps a schedule when it is better; true when it was.
  @discardableResult
  mutating func consider(
    _ schedule: Schedule, _ reckoning: ScheduleReckoning, _ goal: PortfolioTask.Goal
  ) -> Bool {
    if let best, !reckoning.isBetter(than: best.reckoning, for: goal) { return false }
    best = Found(schedule: schedule, reckoning: reckoning)
    return true
  }

  mutating func close(_ round: PortfolioSearch.Round, isSame: Bool, isCertain: Bool) {
    rounds.append(round)
    if round.isBetter {
      radius = min(all, radius * 2)
    } else if isSame || radius <= 1 {
      isOver = true
      isStable = isCertain
    } else {
      radius = max(1, min(all, radius) / 2)
    }
  }

  mutating func stop() { isOver = true }

  /// A question without an answer: within fewer changes there may be one.
  mutating func fail(_ standing: SolverAnswer.Standing) {
    guard best != nil, standing == .infeasible, radius < all else { return stop() }
    radius = min(all, radius * 2)
  }
}
