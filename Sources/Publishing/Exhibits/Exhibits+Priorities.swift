internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

extension ExhibitCatalog {
  /// Tables of the ranking by name.
  static var priorityTables: [String: (ExhibitCatalog) -> () -> PlanTable?] {
    ["ranking": rankingTable, "criteria": criteriaTable]
  }

  /// The group's ranking; nil without actions.
  private var ranking: Ranking? {
    guard !calculation.workspace.actions.isEmpty else { return nil }
    return calculation.priorities.ranking(.weighted)
  }

  /// Values by criterion are for the staff alone: costs and staff of one action could be told from them.
  func rankingTable() -> PlanTable? {
    guard let ranking else { return nil }
    let panel = calculation.priorities
    let outranking = panel.ranking(.outranking)
    let isInternal = edition == .internal
    let rows = ranking.entries.map { entry -> [PlanTable.Cell] in
      let other = outranking?.entry(of: entry.action.id)?.place
      let cells: [String] =
        [
          entry.action.title,
          entry.place.map { "\($0)\(entry.isThin ? " ?" : "")" } ?? "—", decimal(entry.score),
          "\(NumberText.grouped(entry.known * 100)) %", other.map(String.init) ?? "—",
        ] + (isInternal ? ranking.matrix.values(of: entry.action.id).map(decimal) : [])
      return cells.map { .init($0) }
    }
    let criteria = isInternal ? ranking.matrix.criteria : []
    return PlanTable(
      id: "ranking", caption: "Actions in order of their score",
      columns: [
        .init("Action", width: 3), .init("Place", .right), .init("Score", .right),
        .init("Rests on", .right), .init("Place by outranking", .right),
      ] + criteria.map { .init($0.name, .right) },
      rows: rows, notes: rankingNotes(panel, ranking), isWide: isInternal)
  }

  private func rankingNotes(_ panel: PriorityPanel, _ ranking: Ranking) -> [String] {
    let people = panel.weights.people.count
    let whose =
      panel.isStandard && people == 0
      ? "Criteria and weights are Cairn's own choice."
      : people == 0 ? "Weights as in criteria.csv." : "Mean of the weights of \(people) people."
    return [
      "\(whose) Scores run from 0 to 1. What is not known of an action is left out; “Rests on” says what part of the weight is known.",
      "Outranking counts how far each action beats the others one by one.",
    ]
      + (ranking.entries.contains(where: \.isThin)
        ? ["A place with “?” rests on less than half of the weight and says hardly anything."] : [])
      + (ranking.matrix.idle.isEmpty
        ? []
        : [
          "All that is known is equal by \(ranking.matrix.idle.map { $0.name.lowercased() }.joined(separator: ", ")), so that it tells no action from another and has no weight."
        ]) + (calculation.portfolio?.omissions ?? [])
  }

  func criteriaTable() -> PlanTable? {
    guard let ranking else { return nil }
    let panel = calculation.priorities
    let sensitivity = WeightSensitivity(ranking, count: 1)
    let rows = sensitivity.ranges.enumerated().map { index, range -> [PlanTable.Cell] in
      let spread = panel.weights.spread(index).map { "\(percent($0.low)) to \(percent($0.high))" }
      return [
        .init(range.criterion.name),
        .init(range.criterion.direction == .lower ? "less" : "more"),
        .init("\(percent(range.weight))"), .init(spread ?? "—"),
        .init("\(percent(range.first.lowerBound)) to \(percent(range.first.upperBound))"),
        .init("\(percent(range.order.lowerBound)) to \(percent(range.order.upperBound))"),
      ]
    }
    return PlanTable(
      id: "criteria", caption: "Criteria, their weights, and how far the order rests on them",
      columns: [
        .init("Criterion", width: 2), .init("Better"), .init("Weight", .right),
        .init("People's weights", .right), .init("First stays first", .right),
        .init("Whole order stays", .right),
      ], rows: rows,
      notes: ["Each weight is moved alone while the others keep their proportions."])
  }

  private func percent(_ part: Double) -> String { "\(NumberText.grouped(part * 100)) %" }

  private func decimal(_ value: Double?) -> String {
    value.map { NumberText.grouped($0, decimals: 2) } ?? "—"
  }

  /// Bars of the scores, with where each would lie if all that is not known were worst or best.
  func rankingChart() -> Chart? {
    guard let ranking else { return nil }
    let bars = ranking.entries.compactMap { entry in
      entry.score.map {
        RankingChart.Bar(
          name: entry.action.title, score: $0, bounds: entry.bounds ?? $0...$0,
          isAdaptation: entry.action.isAdaptation)
      }
    }
    guard !bars.isEmpty else { return nil }
    return RankingChart.chart(
      caption: ChartCaption(
        id: "ranking",
        source: calculation.priorities.isStandard
          ? "Criteria and weights are Cairn's own choice" : "criteria.csv, criteria-weights.csv"),
      bars: bars, theme: theme)
  }
}
