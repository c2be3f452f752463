public import ArgumentParser
internal import Factors
internal import Foundation
internal import Plan
internal import Quantities
internal import Strategies
internal import Workspace

extension Ranking.Method: ExpressibleByArgument {}

/// `cairn strategies rank`: actions in order, by criteria and weights.
struct StrategyRankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "Rank the actions by criteria that several people weigh.",
    discussion: """
      Criteria come from criteria.csv, weights from criteria-weights.csv and scores from action-scores.csv; \
      without criteria Cairn's own are used, and it says so. What is not known of an action is left out of its \
      score, and the table says what part of the weight the score rests on.

        cairn strategies rank plan
        cairn strategies rank plan --method outranking --sensitivity
        cairn strategies rank plan --explain b1
      """)

  @OptionGroup var folder: WorkspaceArgument
  @OptionGroup var basis: ScenarioOption
  @Option(help: "weighted or outranking.") var method: Ranking.Method = .weighted
  @Option(help: "By the weights of this person alone.") var person: String?
  @Flag(help: "Say how far the order rests on each weight.") var sensitivity = false
  @Option(help: "Explain the score of this action.") var explain: String?
  @OptionGroup var depth: DepthOption
  @Option(help: "The seed of random weights.") var seed: UInt64 = 1
  @Flag(help: "Print JSON.") var json = false
  @Flag(help: "Print CSV.") var csv = false

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("Give --json or --csv, not both.") }
  }

  func run() throws {
    let calculation = try basis.applied(to: folder.calculation())
    let panel = calculation.priorities
    guard !panel.matrix.actions.isEmpty else {
      throw CommandFailure(NotBegun.actions)
    }
    guard let ranking = panel.ranking(method, of: person) else {
      let known = panel.weights.people
      throw CommandFailure(
        "“\(person ?? "")” has given no weights in criteria-weights.csv."
          + (known.isEmpty ? "" : " Those who have: \(known.joined(separator: ", "))."))
    }
    if let explain { return try printExplanation(explain, ranking) }
    if !json, !csv { printFollowed(calculation) }
    if sensitivity { return printSensitivity(WeightSensitivity(ranking, seed: seed)) }
    printTable(RankingTable(panel, ranking))
    let leftOut = calculation.moneyOmissions
    for sentence in leftOut { printError("Left out: \(sentence)") }
    if !leftOut.isEmpty { throw ExitCode(1) }
  }

  private func printTable(_ table: RankingTable) {
    if json { return print(JSONText.of(table.rows, textColumns: ["action", "title"])) }
    if csv { return print(TextTable.csv(table.rows, file: "ranking.csv"), terminator: "") }
    print(TextTable.aligned(table.shown, left: 2), terminator: "")
    for note in table.notes { print(note) }
  }

  private func printExplanation(_ action: String, _ ranking: Ranking) throws {
    guard let explanation = ranking.explanation(of: action) else {
      let ids = ranking.matrix.actions.map(\.id)
      throw CommandFailure(
        "There is no action “\(action)”. Actions: \(ids.joined(separator: ", ")).")
    }
    print(
      try json
        ? JSONText.encoded(explanation)
        : depth.lines(of: explanation, usual: 2).joined(separator: "\n"))
  }

  private func printSensitivity(_ sensitivity: WeightSensitivity) {
    let header = [
      "criterion", "weight", "first_from", "first_to", "first_below", "first_above", "order_from",
      "order_to",
    ]
    let ranges = sensitivity.ranges.map { range in
      [range.criterion.id]
        + [range.weight, range.first.lowerBound, range.first.upperBound].map(number)
        + [range.below ?? "", range.above ?? ""]
        + [range.order.lowerBound, range.order.upperBound].map(number)
    }
    let draws =
      [["action", "first", "top_\(sensitivity.top)", "mean_place"]]
      + sensitivity.draws.map {
        [
          $0.action, number($0.first), number($0.inTop),
          NumberText.grouped($0.meanPlace, decimals: 1),
        ]
      }
    if json {
      let named: Set = ["action", "criterion", "first_below", "first_above"]
      let tables = [[header] + ranges, draws].map { JSONText.of($0, textColumns: named) }
      return print("[\n\(tables.joined(separator: ",\n"))\n]")
    }
    if csv {
      return print(TextTable.csv([header] + ranges, file: "sensitivity.csv"), terminator: "")
    }
    print(
      "Within which weight the first action and the whole order stay, the others in proportion:")
    print(TextTable.aligned([header] + ranges), terminator: "")
    print(
      "\nPart of \(sensitivity.count) random sets of weights (seed \(seed)) in which an action is first and among the first \(sensitivity.top):"
    )
    print(TextTable.aligned(draws), terminator: "")
  }

  private func number(_ value: Double) -> String { NumberText.grouped(value, decimals: 3) }
}

/// The ranking as rows.
struct RankingTable {
  let panel: PriorityPanel
  let ranking: Ranking

  init(_ panel: PriorityPanel, _ ranking: Ranking) {
    self.panel = panel
    self.ranking = ranking
  }

  private var criteria: [Criterion] { ranking.matrix.criteria }

  /// By each person's own weights, in the order of the people.
  private var peoplesRankings: [Ranking?] {
    panel.weights.people.map { panel.ranking(ranking.method, of: $0) }
  }

  /// Everything, for files: values by criterion and each person's place.
  var rows: [[String]] {
    let header =
      ["place", "action", "title", "score", "known", "low", "high"] + criteria.map(\.id)
      + panel.weights.people.map { "place_\($0)" }
    let people = peoplesRankings
    return [header]
      + ranking.entries.map { entry in
        let own = people.map { $0?.entry(of: entry.action.id)?.place.map(String.init) ?? "" }
        let values = ranking.matrix.values(of: entry.action.id).map(number)
        return [
          entry.place.map(String.init) ?? "", entry.action.id, entry.action.title,
          number(entry.score), number(entry.known), number(entry.bounds?.lowerBound),
          number(entry.bounds?.upperBound),
        ] + values + own
      }
  }

  /// What fits a screen.
  var shown: [[String]] {
    let people = panel.weights.people
    let header =
      ["action", "title", "place", "score", "known"] + (people.count > 1 ? ["people"] : [])
    let rankings = peoplesRankings
    return [header]
      + ranking.entries.map { entry in
        let places = rankings.compactMap { $0?.entry(of: entry.action.id)?.place }
        let range = places.min().flatMap { low in places.max().map { "\(low)–\($0)" } } ?? ""
        return [
          entry.action.id, TextTable.cut(entry.action.title, to: 48),
          entry.place.map { "\($0)\(entry.isThin ? "?" : "")" } ?? "–", number(entry.score),
          "\(NumberText.grouped(entry.known * 100)) %",
        ] + (people.count > 1 ? [range] : [])
      }
  }

  var notes: [String] {
    var notes: [String] = []
    if panel.isStandard {
      let list = criteria.map { "\($0.id) \(NumberText.grouped($0.weight))" }
      notes.append(
        "The criteria and weights are Cairn's own choice (\(list.joined(separator: ", "))); write criteria.csv to have yours."
      )
    }
    if ranking.entries.contains(where: { $0.known < 1 - Ranking.nearlyAll }) {
      notes.append(
        "Where less than 100 % is known, the score rests on the rest; --explain names what is missing."
      )
    }
    if ranking.entries.contains(where: \.isThin) {
      notes.append(
        "A place with “?” rests on less than \(NumberText.grouped(Ranking.leastKnown * 100)) % of the weight and says hardly anything."
      )
    }
    if !ranking.matrix.idle.isEmpty {
      let names = ranking.matrix.idle.map { $0.name.lowercased() }.joined(separator: ", ")
      notes.append(
        "All that is known is equal by \(names), so that it tells no action from another and has no weight."
      )
    }
    for (action, criterion, agreement) in panel.disagreements {
      let scores = agreement.rows.map {
        "\($0.person) \($0.score.map { NumberText.significant($0) } ?? "unsure")"
      }
      notes.append(
        "People disagree on \(criterion.name.lowercased()) of “\(action.id)”: \(scores.joined(separator: ", "))."
      )
    }
    return notes
  }

  private func number(_ value: Double?) -> String {
    value.map { NumberText.grouped($0, decimals: 3) } ?? ""
  }
}
