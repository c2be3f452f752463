internal import Quantities
internal import Strategies

/// What is printed of a portfolio.
struct PortfolioReport {
  let outcome: PortfolioOutcome

  init(_ outcome: PortfolioOutcome) { self.outcome = outcome }

  private var reckoning: ScheduleReckoning { outcome.reckoning }
  private var task: PortfolioTask { outcome.task }

  /// For people.
  var text: String {
    let lines =
      broken + [TextTable.aligned(rows, left: 2) + totals] + [limits]
      + task.omissions.map(\.reason) + outcome.notes + [quality]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What a reader has to know before the rest: the choice below is not one that was asked for.
  private var broken: [String] {
    guard let infeasibility = outcome.infeasibility else { return [] }
    return [
      infeasibility,
      "The nearest choice is below. This is the least by which limits would have to give way for it, and all others are kept:",
    ] + outcome.relaxations.map { "- \($0.sentence)" }
  }

  private var rows: [[String]] {
    let portfolio = outcome.portfolio
    let last = task.years.upperBound
    return [["action", "title", "starts", "planned", "cut_\(last)_t", "cut_all_t"]]
      + task.choices.map { choice in
        let id = choice.action.id
        let start = outcome.starts[id]
        func tonnes(_ value: Double?) -> String {
          start == nil ? "–" : value.map { NumberText.grouped($0) } ?? "–"
        }
        return [
          id, String(choice.action.title.prefix(44)),
          start.map { "\($0)\(choice.isFixed ? " (under way)" : "")" } ?? "not chosen",
          String(choice.action.startYear), tonnes(portfolio.reduction(of: id, in: last)),
          tonnes(portfolio.cumulativeReduction(of: id)),
        ]
      }
  }

  private var totals: String {
    let dollars = reckoning.costs.reduce(0, +)
    let parts = [
      "\(NumberText.grouped(reckoning.reduction)) t CO2e less than business as usual from \(task.years.lowerBound) to \(task.years.upperBound), with all interactions",
      "$\(NumberText.grouped(dollars)) in all"
        + (task.discount > 0
          ? ", $\(NumberText.grouped(reckoning.presentCost)) in the worth of \(task.years.lowerBound)"
          : ""),
    ]
    return "\n" + parts.joined(separator: "; ") + "."
  }

  private var limits: String {
    guard !reckoning.uses.isEmpty else { return "No limit was set." }
    let rows = reckoning.uses.map { use in
      [
        use.bound.title, use.used.map(use.bound.text) ?? "nothing is spent",
        use.bound.text(use.bound.value), use.excess > 0 ? "broken" : "kept",
      ]
    }
    return TextTable.aligned([["limit", "used", "allowed", "state"]] + rows, left: 1)
  }

  private var quality: String {
    let state =
      switch (outcome.isStable, outcome.isSearched) {
      case (true, true):
        "No change of a single action makes it better, and the solver found no better change of several."
      case (true, false):
        "No change of a single action makes it better; the solver's time ran out before it had tried all changes of several. --time-limit gives it more."
      case (false, _): "Time ran out before the search had settled; --time-limit gives it more."
      }
    let over = outcome.overestimate.map {
      " The linear model of the last round was \(NumberText.grouped($0 * 100, decimals: 2)) % off the effects themselves."
    }
    return "\(outcome.rounds.count) rounds. \(state)\(over ?? "")"
  }

  /// For programs.
  var summary: Summary { Summary(outcome) }

  struct Summary: Encodable {
    struct Limit: Encodable {
      let kind: String
      let year: Int?
      let allowed: Double
      let used: Double?
      let excess: Double
    }

    struct Left: Encodable {
      let action: String
      let reason: String
    }

    let goal: String
    let starts: [String: Int]
    let years: [Int]
    let tonnes: [Double]
    let costs: [Double]
    let staffHours: [Double]
    let reduction: Double
    let presentCost: Double
    let equityShare: Double?
    let limits: [Limit]
    /// Which limits bind; empty when every limit is kept or it could not be told in time.
    let conflicts: [String]
    let relaxations: [String]
    let leftOut: [Left]
    let notes: [String]
    let rounds: Int
    let isSettled: Bool
    let isSearched: Bool
    let overestimate: Double?
    let firstBound: Double?

    init(_ outcome: PortfolioOutcome) {
      let reckoning = outcome.reckoning
      goal = outcome.task.goal.rawValue
      starts = outcome.starts
      years = Array(outcome.task.years)
      tonnes = reckoning.tonnes
      costs = reckoning.costs
      staffHours = reckoning.hours
      reduction = reckoning.reduction
      presentCost = reckoning.presentCost
      equityShare = reckoning.equityShare
      limits = reckoning.uses.map {
        Limit(
          kind: $0.bound.kind.rawValue, year: $0.bound.year, allowed: $0.bound.value,
          used: $0.used, excess: $0.excess)
      }
      conflicts = outcome.conflicts.map(\.sentence)
      relaxations = outcome.relaxations.map(\.sentence)
      leftOut = outcome.task.omissions.map { Left(action: $0.action, reason: $0.reason) }
      notes = outcome.notes
      rounds = outcome.rounds.count
      isSettled = outcome.isStable
      isSearched = outcome.isSearched
      overestimate = outcome.overestimate
      firstBound = outcome.firstBound
    }
  }
}
