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
  /// True when what is not chosen here, such as actions under way, asks for more than a budget or a staff limit allows.
  public let isOverdrawn: Bool
  /// What was left out because its net cost beside the other chosen actions cannot be told, in full sentences.
  public let unpriced: [String]
  /// Limits that no choice keeps together, told apart; empty when every bound is kept or none could be told in time.
  public let conflicts: [PortfolioConflict]
  /// The best that any choice could come to by the first model, which is an estimate: dollars, or metric tons CO2e.
  public let firstBound: Double?

  init(
    task: PortfolioTask, schedule: Schedule, reckoning: ScheduleReckoning, portfolio: Portfolio,
    rounds: [PortfolioSearch.Round], isStable: Bool, isSearched: Bool, isReckonedAnew: Bool,
    isOverdrawn: Bool, unpriced: [String],
    conflicts: [PortfolioConflict], firstBound: Double?
  ) {
    self.task = task
    starts = Self.starts(schedule, in: task)
    self.reckoning = reckoning
    self.portfolio = portfolio
    self.isReckonedAnew = isReckonedAnew
    self.isOverdrawn = isOverdrawn
    self.unpriced = unpriced
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
        "No choice was found that keeps every limit. \(broken) \(relaxations.count == 1 ? "is" : "are") broken by the nearest one\(isSettled ? "" : " found so far")."
    }
    return (["No choice keeps every limit."] + conflicts.map(\.sentence)).joined(separator: " ")
  }

  /// What it takes for granted that a ceiling binds, in a full sentence.
  public static let ceilingNote =
    "That a ceiling binds is told by what each action saves alone, beside all others and around the best choice; one that saves more beside some of the others only could let it be kept all the same."

  /// True when a ceiling is among the limits that bind.
  private var isBoundByCeiling: Bool {
    conflicts.contains { $0.bounds.contains { $0.kind == .target } }
  }

  /// What is not known of the actions, and how the result was reckoned, in full sentences.
  public var notes: [String] {
    (isOverdrawn
      ? [
        "Actions under way and those that cut no emissions, which are not chosen or dropped here, already ask for more than some limits allow. Raise these limits, or give these actions less staff and money or later years."
      ] : []) + task.notes + unpriced + (isBoundByCeiling ? [Self.ceilingNote] : [])
      + (isReckonedAnew
        ? [
          "In the plan, parts of a stream come to more than the whole, so that the search took them for smaller than they are among the chosen actions. The result is reckoned anew with the chosen ones alone; other starts may be better. Correct the parts that `cairn check` names and choose again."
        ] : [])
  }

  /// Actions that are not chosen because others that they need are not, in full sentences.
  public var unmetNeeds: [String] {
    let titles = Dictionary(task.choices.map { ($0.action.id, $0.action.title) }) { first, _ in
      first
    }
    return task.choices.filter { starts[$0.action.id] == nil }.flatMap { choice in
      choice.action.needs.filter { titles[$0] != nil && starts[$0] == nil }.map { need in
        "“\(choice.action.title)” needs “\(titles[need] ?? need)”, which is not chosen."
      }
    }
  }

  /// True when neither single changes nor the solver have anything left to try.
  public var isSettled: Bool { isStable && isSearched }

  /// True when every bound is kept.
  public var isFeasible: Bool { relaxations.isEmpty }

  /// How far the last linear model was above what the effects give, over all years, as a part of what was reached.
  ///
  /// Nil when next to nothing was reached, since a part of it would say nothing.
  public var overestimate: Double? {
    let usual = task.years.reduce(0) { $0 + (task.portfolio.projection.total($1) ?? .nan) }
    return Self.overestimate(rounds, usual: usual)
  }

  /// - Parameter usual: Business as usual over all years, metric tons CO2e.
  static func overestimate(_ rounds: [PortfolioSearch.Round], usual: Double) -> Double? {
    guard let round = rounds.last(where: { $0.reached.magnitude > 1e-6 * usual.magnitude }) else {
      return nil
    }
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
