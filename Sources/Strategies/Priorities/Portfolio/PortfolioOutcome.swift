internal import Forecast

/// What a search found.
public struct PortfolioOutcome: Sendable {
  public let task: PortfolioTask
  /// The year in which each chosen action starts, by its id; those that are under way included.
  public let starts: [String: Int]
  /// What the chosen actions come to by themselves, as a scenario with them does.
  public let reckoning: ScheduleReckoning
  /// The portfolio with each action's share, by the same calculation as the plan's own.
  ///
  /// Actions that could not be chosen, and that cut emissions all the same, are not in it; those without an effect on emissions are,
  /// since others may need them.
  public let portfolio: Portfolio
  public let rounds: [PortfolioSearch.Round]
  /// True when no change of a single action makes it better, by the effects themselves.
  public let isStable: Bool
  /// True when the solver, too, found nothing better around it before its time was over.
  public let isSearched: Bool
  /// True when the chosen actions divide streams into other parts than all actions of the plan do, so that the search
  /// counted their effects otherwise than `reckoning` does.
  ///
  /// Then `isStable` is of the search and not of the result.
  public let isReckonedAnew: Bool
  /// Limits that no choice keeps together, told apart; empty when every bound is kept or none could be told in time.
  public let conflicts: [PortfolioConflict]
  /// The best that any choice could come to by the first model, which is an estimate: dollars, or metric tons CO2e.
  public let firstBound: Double?

  init(
    task: PortfolioTask, schedule: Schedule, reckoning: ScheduleReckoning, portfolio: Portfolio,
    rounds: [PortfolioSearch.Round], isStable: Bool, isSearched: Bool, isReckonedAnew: Bool,
    conflicts: [PortfolioConflict], firstBound: Double?
  ) {
    self.task = task
    starts = Self.starts(schedule, in: task)
    self.reckoning = reckoning
    self.portfolio = portfolio
    self.isReckonedAnew = isReckonedAnew
    self.rounds = rounds
    self.isStable = isStable
    self.isSearched = isSearched
    self.conflicts = conflicts
    self.firstBound = firstBound
  }

  /// What would have to give way, in the order of the bounds; empty when every bound is kept.
  ///
  /// Of a ceiling it is what the effects themselves miss.
  public var relaxations: [Relaxation] {
    reckoning.uses.filter { $0.excess > 0 }.map {
      Relaxation(bound: $0.bound, amount: $0.excess)
    }
  }

  /// That no choice keeps every limit, and which limits bind; nil when every bound is kept.
  ///
  /// Where it is not told which cannot be kept together, those that the nearest choice breaks are named.
  public var infeasibility: String? {
    guard !isFeasible else { return nil }
    guard !conflicts.isEmpty else {
      let broken = PortfolioBound.list(relaxations.map(\.bound))
      return
        "No choice was found that keeps every limit. \(broken) \(relaxations.count == 1 ? "is" : "are") broken by the nearest one."
    }
    return (["No choice keeps every limit."] + conflicts.map(\.sentence)).joined(separator: " ")
  }

  /// What is not known of the actions, and how the result was reckoned, in full sentences.
  public var notes: [String] {
    task.notes
      + (isReckonedAnew
        ? [
          "In the plan, parts of a stream come to more than the whole, so that the search took them for smaller than they are among the chosen actions. The result is reckoned anew with the chosen ones alone; other starts may be better. Correct the parts that `cairn check` names and choose again."
        ] : [])
  }

  /// True when every bound is kept.
  public var isFeasible: Bool { relaxations.isEmpty }

  /// How far the last linear model was above what the effects give, over all years, as a part of what was reached.
  ///
  /// Nil when nothing was reached.
  public var overestimate: Double? {
    guard let round = rounds.last(where: { $0.reached != 0 }) else { return nil }
    return (round.expected - round.reached) / round.reached
  }

  /// The actions of the portfolio with their starts, and those that the search did not touch.
  public var actions: [Action] { Self.actions(starts, in: task) }

  private static func starts(_ schedule: Schedule, in task: PortfolioTask) -> [String: Int] {
    Dictionary(
      zip(task.choices, schedule).compactMap { choice, start in
        start.map { (choice.action.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func actions(_ starts: [String: Int], in task: PortfolioTask) -> [Action] {
    let untouched = Set(task.omissions.map(\.action))
    return task.portfolio.actions.compactMap { action in
      if let start = starts[action.id] { return action.starting(in: start) }
      return untouched.contains(action.id) ? action : nil
    }
  }

  /// The actions of a schedule as a plan of their own, with those that have no effect on emissions.
  static func portfolio(of schedule: Schedule, in task: PortfolioTask) -> Portfolio {
    let starts = starts(schedule, in: task)
    return Portfolio(
      actions: actions(starts, in: task).filter { starts[$0.id] != nil || !$0.isMitigation },
      projection: task.portfolio.projection)
  }
}
