internal import Forecast
internal import Plan
internal import Quantities
internal import Strategies

/// What is printed of a portfolio.
struct PortfolioReport {
  let outcome: PortfolioOutcome
  /// Nil where the task does not count savings.
  let netCost: PortfolioNetCost?

  init(_ outcome: PortfolioOutcome, netCost: PortfolioNetCost?) {
    self.outcome = outcome
    self.netCost = netCost
  }

  private var reckoning: ScheduleReckoning { outcome.reckoning }
  private var task: PortfolioTask { outcome.task }

  /// For people.
  var text: String {
    let lines =
      broken + [TextTable.fitted(rows, left: 2, cutting: 1) + totals] + net + [limits]
      + outcome.unmetNeeds + PortfolioTask.Omission.sentences(task.omissions) + outcome.notes + [
        quality
      ]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What a reader has to know before the rest: the choice below is not one that was asked for.
  private var broken: [String] {
    guard let infeasibility = outcome.infeasibility else { return [] }
    return [
      infeasibility,
      outcome.isSettled
        ? "The nearest choice is below. This is the least by which limits would have to give way for it, and all others are kept:"
        : "The nearest choice found so far is below; the search was not through. By this much limits would have to give way for it, and all others are kept:",
    ] + Relaxation.sentences(outcome.relaxations).map { "- \($0)" }
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
          id, choice.action.title,
          start.map { "\($0)\(choice.isFixed ? " (under way)" : "")" } ?? "not chosen",
          String(choice.action.startYear), tonnes(portfolio.reduction(of: id, in: last)),
          tonnes(portfolio.cumulativeReduction(of: id)),
        ]
      }
  }

  private var totals: String {
    let dollars = reckoning.costs.reduce(0, +)
    let parts =
      [
        "\(NumberText.grouped(reckoning.reduction)) t CO2e less than business as usual from \(task.years.lowerBound) to \(task.years.upperBound), with all interactions",
        "$\(NumberText.grouped(dollars)) in all"
          + (task.discount > 0
            ? ", $\(NumberText.grouped(reckoning.presentCost)) in the worth of \(task.years.lowerBound)"
            : ""),
      ]
      + (reckoning.standingCost != 0
        ? [
          "$\(NumberText.grouped(reckoning.standingCost)) of it for actions that are not chosen or dropped here"
        ] : [])
    return "\n" + parts.joined(separator: "; ") + "."
  }

  /// The net cost of what was found, and what it would be if each action saved what it saves alone.
  private var net: [String] {
    guard let netCost else { return [] }
    let dollars = { (value: Double) in NumberText.dollars(value) }
    let worth = task.discount > 0 ? " in the worth of \(task.years.lowerBound)" : ""
    let whole =
      netCost.dollars.map {
        "Net of savings, of all payers together, by the money calculation of the chosen actions: \(dollars($0))\(worth)."
      }
      ?? "The net cost cannot be told, because that of these cannot: \(netCost.unknown.joined(separator: ", "))."
    return [
      "\(whole) Were each to save what it saves alone, it would be \(dollars(netCost.alone))."
    ]
  }

  private var limits: String {
    guard !reckoning.uses.isEmpty else { return "No limit was set." }
    // A column of nothing but dashes tells nothing.
    let hasStanding = reckoning.uses.contains { ($0.standing ?? 0) != 0 }
    let spans = reckoning.spans
    let rows = spans.map { span in
      let use = span.tightest
      let year = span.uses.count > 1 ? use.bound.year.map { " in \($0)" } ?? "" : ""
      return ["", (use.used.map(use.bound.text) ?? "nothing is spent") + year]
        + (hasStanding ? [use.standing.map(use.bound.text) ?? "–"] : [])
        + [use.bound.text(use.bound.value), use.excess > 0 ? "broken" : "kept"]
    }
    let header =
      ["under each limit", "used"] + (hasStanding ? ["beside"] : []) + ["allowed", "state"]
    let lines = TextTable.aligned([header] + rows).split(separator: "\n").map(String.init)
    let notes =
      (spans.count < reckoning.uses.count
        ? ["Of several years, the one that leaves the least; --json has each."] : [])
      + (hasStanding
        ? ["beside: the part of it that actions without an effect on emissions take."] : [])
    // A name and its numbers together may be as long as they like.
    return
      (Array(lines.prefix(1)) + zip(spans, lines.dropFirst()).flatMap { [$0.title, $1] } + notes)
      .joined(separator: "\n")
  }

  private var quality: String {
    let state =
      switch (outcome.isStable, outcome.isSearched) {
      case (true, true):
        "No change of a single action makes it better, and the solver found no better change of several."
      case (true, false):
        "No change of a single action makes it better; the solver has not tried all changes of several around it. --time-limit gives it more."
      case (false, _): "Time ran out before the search had settled; --time-limit gives it more."
      }
    let over = outcome.overestimate.map {
      " The linear model of the last round was \(NumberText.grouped($0 * 100, decimals: 2)) % off the effects themselves."
    }
    let rounds = outcome.rounds.count
    return "\(rounds == 1 ? "1 round" : "\(rounds) rounds"). \(state)\(over ?? "")"
  }

  /// For programs.
  var summary: Summary { Summary(outcome, netCost) }

  struct Summary: Encodable {
    struct Limit: Encodable {
      let kind: String
      /// Of a carbon budget its last.
      let year: Int?
      /// The first year of a carbon budget; nil for every other limit.
      let fromYear: Int?
      /// The name of the target that a ceiling comes from; nil for one of limits.csv and for every other limit.
      let target: String?
      /// What a ceiling counts, as targets.csv says it; nil for everything.
      let covers: String?
      let allowed: Double
      let used: Double?
      /// What of it actions without an effect on emissions take.
      let usedBeside: Double?
      let excess: Double
    }

    struct Left: Encodable {
      let action: String
      /// Why, in one word, such as `no-cut`.
      let kind: String
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
    /// Dollars for actions without an effect on emissions, part of the costs.
    let costBeside: Double
    /// Net of savings, by the money calculation; nil unless asked for, and while it cannot be told.
    let netCost: Double?
    /// The same if each action saved what it saves alone.
    let netCostAlone: Double?
    let equityShare: Double?
    let limits: [Limit]
    /// Which limits bind; empty when every limit is kept or it could not be told in time.
    let conflicts: [String]
    let relaxations: [String]
    let leftOut: [Left]
    let notes: [String]
    /// Why actions are not chosen that need others.
    let unmetNeeds: [String]
    let rounds: Int
    /// True when no change of a single action makes it better.
    let isStable: Bool
    let isSearched: Bool
    let isSettled: Bool
    let overestimate: Double?
    let firstBound: Double?

    init(_ outcome: PortfolioOutcome, _ net: PortfolioNetCost?) {
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
      costBeside = reckoning.standingCost
      (netCost, netCostAlone) = (net?.dollars, net?.alone)
      limits = reckoning.uses.map(Limit.init)
      conflicts = outcome.conflicts.map(\.sentence)
      relaxations = outcome.relaxations.map(\.sentence)
      leftOut = outcome.task.omissions.map {
        Left(action: $0.action, kind: $0.kind.rawValue, reason: $0.reason)
      }
      notes = outcome.notes
      unmetNeeds = outcome.unmetNeeds
      rounds = outcome.rounds.count
      isStable = outcome.isStable
      isSearched = outcome.isSearched
      isSettled = outcome.isSettled
      overestimate = outcome.overestimate
      firstBound = outcome.firstBound
    }
  }
}

extension PortfolioReport.Summary.Limit {
  init(_ use: ScheduleReckoning.Use) {
    let (bound, ceiling) = (use.bound, use.bound.ceiling)
    self.init(
      kind: bound.kind.rawValue, year: bound.year,
      fromYear: ceiling.flatMap { $0.isBudget ? $0.years.lowerBound : nil },
      target: ceiling.flatMap { $0.target.isEmpty ? nil : $0.target },
      covers: ceiling.flatMap {
        $0.reach.isEverything ? nil : $0.reach.words.joined(separator: " ")
      }, allowed: bound.value, used: use.used, usedBeside: use.standing, excess: use.excess)
  }
}
