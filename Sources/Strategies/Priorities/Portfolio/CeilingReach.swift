internal import Forecast

/// What each start of each choice saves at the least and at the most ends of a choice, and which ceilings no choice can
/// keep by it.
///
///     least(ceiling) = Σ_years (E(under way) − Σ_choices max over starts of max(0, alone, last))
///
/// - Limits: An action is taken to save no more beside some of the others than alone or beside all of them, as
///   `PortfolioOutcome.ceilingNote` says where it matters. No solver is asked, so that it is known before any time is spent.
struct CeilingReach {
  /// Metric tons CO2e with only what is under way.
  let base: Tonnage
  /// What each start saves beside what is under way, by choice and the position of the start.
  let alone: [[Tonnage]]
  /// What it saves beside everything.
  let last: [[Tonnage]]

  init(_ engine: ScheduleEngine, underWay: Schedule, everything: Schedule) {
    base = engine.tonnes(underWay)
    alone = engine.gains(beside: underWay)
    last = engine.gains(beside: everything)
  }

  /// The mean of both ends.
  var mean: [[Tonnage]] { zip(alone, last).map { zip($0, $1).map { $0.mean(with: $1) } } }

  /// Ceilings that no choice keeps, each by itself.
  func unkept(_ task: PortfolioTask) -> [PortfolioBound] {
    task.bounds.filter { bound in
      guard bound.kind == .target else { return false }
      return bound.excess(least(at: task.place(of: bound), task)) > 0
    }
  }

  /// Metric tons CO2e of a ceiling's years of which no choice leaves less.
  func least(at place: PortfolioTask.BoundPlace, _ task: PortfolioTask) -> Double {
    var least = place.spent + base.sum(place.reach, place.indices)
    for (number, choice) in task.choices.enumerated() where !choice.isFixed {
      let most = zip(alone[number], last[number]).map { alone, last in
        place.indices.reduce(0.0) { $0 + max(0, alone[place.reach, $1], last[place.reach, $1]) }
      }.max()
      least -= most ?? 0
    }
    return least
  }
}
