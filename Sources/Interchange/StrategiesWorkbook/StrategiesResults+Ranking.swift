internal import Plan
internal import Strategies

extension StrategiesResults {
  /// Places and scores, what they were made from, and whose weights they have.
  var rankingSheets: [Workbook.Sheet] {
    let panel = calculation.priorities
    guard !panel.matrix.actions.isEmpty,
      let weighted = panel.ranking(.weighted), let other = panel.ranking(.outranking)
    else { return [] }
    return [ranking(panel, weighted, other), measures(panel), weights(panel)]
  }

  private func ranking(
    _ panel: PriorityPanel, _ weighted: Ranking, _ other: Ranking
  ) -> Workbook.Sheet {
    let people = panel.weights.people
    let flows = Dictionary(other.entries.map { ($0.action.id, $0) }) { first, _ in first }
    let own = people.map { panel.ranking(.weighted, of: $0) }
    let rows = weighted.entries.map { entry -> [Workbook.Cell] in
      let id = entry.action.id
      return [Workbook.Cell(entry.place)] + name(entry.action) + [
        Workbook.Cell(entry.score), .number(entry.known), Workbook.Cell(entry.bounds?.lowerBound),
        Workbook.Cell(entry.bounds?.upperBound), Workbook.Cell(flows[id]?.place),
        Workbook.Cell(flows[id]?.score),
      ] + panel.matrix.values(of: id).map { Workbook.Cell($0) }
        + own.map { Workbook.Cell($0?.entry(of: id)?.place) }
    }
    let columns: [Workbook.Column] = [
      .number("score, 0 to 1"), .number("part of the weight that is known, 0 to 1"),
      .number("lowest score, 0 to 1", "If all that is not known were worst."),
      .number("highest score, 0 to 1", "If all that is not known were best."),
      .number("place by outranking"), .number("net flow of outranking, −1 to 1"),
    ]
    return sheet(
      "Ranking",
      panel.isStandard ? ["Criteria and weights are Cairn's own choice; write criteria.csv."] : [],
      [.number("place", width: 8)] + Self.actionColumns + columns
        + panel.matrix.criteria.map { .number("\($0.name), 0 to 1", width: 14) }
        + people.map { .number("place by \($0)") }, rows, frozen: 3)
  }

  private func measures(_ panel: PriorityPanel) -> Workbook.Sheet {
    let matrix = panel.matrix
    let rows = matrix.actions.enumerated().flatMap { row, action in
      let values = matrix.values(of: action.id)
      return matrix.criteria.enumerated().map { column, criterion -> [Workbook.Cell] in
        let measured = matrix.measured[row][column]
        return name(action) + [
          .text(criterion.name), Workbook.Cell(measured.value), Workbook.Cell(words: measured.unit),
          Workbook.Cell(values.indices.contains(column) ? values[column] : nil),
          Workbook.Cell(words: measured.missing),
        ]
      }
    }
    return sheet(
      "Scores", ["What every criterion says of every action, as measured and as a value."],
      Self.actionColumns + [
        .words("criterion", 26), .number("measured", width: 16), .words("unit", 20),
        .number("value, 0 to 1"), .words("why it is not known", 50),
      ], rows, frozen: 2)
  }

  private func weights(_ panel: PriorityPanel) -> Workbook.Sheet {
    let (weights, people) = (panel.weights, panel.weights.people)
    let own = people.map { weights.weights(of: $0) }
    let rows = panel.matrix.criteria.enumerated().map { index, criterion -> [Workbook.Cell] in
      [
        .text(criterion.name), .text(criterion.measure.rawValue),
        .text(criterion.direction == .higher ? "more is better" : "less is better"),
        .text(criterion.scale.rawValue), .percent(weights.stated[index]),
        .percent(weights.group[index]),
      ]
        + own.map { weights -> Workbook.Cell in weights.map { .percent($0[index]) } ?? .empty }
    }
    return sheet(
      "Weights", ["Percent; each person's weights sum to 100."],
      [
        .words("criterion", 28), .words("measure", 16), .words("direction", 16),
        .words("scale", 12), .number("stated, percent"), .number("of the group, percent"),
      ] + people.map { .number("\($0), percent", width: 16) }, rows)
  }
}
