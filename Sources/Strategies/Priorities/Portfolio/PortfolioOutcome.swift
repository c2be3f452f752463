internal import Forecast

/// What a search found.
public struct PortfolioOutcome: Sendable {
  public let task: PortfolioTask
  /// The year in which each chosen action starts, by its id; those that are under way included.
  public let starts: [String: Int]
  public let reckoning: ScheduleReckoning
  public let rounds: [PortfolioSearch.Round]
  /// True when no change of a single action makes it better, by the effects themselves.
  public let isStable: Bool
  /// True when the solver, too, found nothing better around it before its time was over.
  public let isSearched: Bool
  /// The best that any choice could come to by the first model, which is an estimate: dollars, or metric tons CO2e.
  public let firstBound: Double?

  init(
    task: PortfolioTask, schedule: Schedule, reckoning: ScheduleReckoning,
    rounds: [PortfolioSearch.Round], isStable: Bool, isSearched: Bool, firstBound: Double?
  ) {
    self.task = task
    starts = Dictionary(
      zip(task.choices, schedule).compactMap { choice, start in
        start.map { (choice.action.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
    self.reckoning = reckoning
    self.rounds = rounds
    self.isStable = isStable
    self.isSearched = isSearched
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
  public var actions: [Action] {
    let untouched = Set(task.omissions.map(\.action))
    return task.portfolio.actions.compactMap { action in
      if let start = starts[action.id] { return action.starting(in: start) }
      return untouched.contains(action.id) ? action : nil
    }
  }

  /// The portfolio with each action's share, by the same calculation as the plan's own.
  ///
  /// Actions that could not be chosen, and that cut emissions all the same, are not in it; those without an effect on emissions are,
  /// since others may need them.
  public var portfolio: Portfolio {
    Portfolio(
      actions: actions.filter { starts[$0.id] != nil || !$0.isMitigation },
      projection: task.portfolio.projection)
  }
}
