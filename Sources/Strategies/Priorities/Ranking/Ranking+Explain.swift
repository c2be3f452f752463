public import Factors
internal import Quantities
internal import Tables

extension Ranking {
  /// Explains an action's score; nil for an action that was not compared.
  public func explanation(of action: String) -> Explanation? {
    guard let entry = entry(of: action) else { return nil }
    let inputs = matrix.criteria.indices.flatMap { criterionInputs(entry, $0) }
    let parts = matrix.criteria.indices.compactMap { matrix.explanation(entry.row, $0) }
    let place = entry.place.map { "place \($0) of \(entries.count { $0.score != nil })" }
    return Explanation(
      title: "\(entry.action.title): score among the actions",
      value: entry.score.map { "\(NumberText.grouped($0, decimals: 3)), \(place ?? "")" }
        ?? "not known",
      formula: formula, inputs: inputs + flowInputs(entry), method: methodText,
      notes: notes(entry)
    ).withParts { parts }
  }

  private var formula: String {
    switch method {
    case .weighted: "S = Σ w · v ÷ Σ w"
    case .outranking: "φ = φ⁺ − φ⁻;  φ⁺ = Σ Σ w · P(v − v′) ÷ (n − 1)"
    }
  }

  private var methodText: String {
    switch method {
    case .weighted:
      "Weighted sum over the criteria that are known of it; values run from 0, the worst, to 1, the best."
    case .outranking:
      "PROMETHEE II: how far it is preferred to each other action, less how far the others are to it. A lead up to the indifference of a criterion counts for nothing, one from its preference on in full."
    }
  }

  private func criterionInputs(_ entry: Entry, _ column: Int) -> [Explanation.Input] {
    let criterion = matrix.criteria[column]
    let value = matrix.shown[entry.row][column]
    let measured = matrix.measured[entry.row][column]
    let raw = measured.value.map { "\(NumberText.significant($0, digits: 4)) \(measured.unit)" }
    return [
      Explanation.Input(
        symbol: "w", name: "Weight of \(criterion.name.lowercased())",
        value: NumberText.grouped(weights[column], decimals: 3), unit: "of 1",
        source: person.map { "weights of \($0)" } ?? "weights of the group",
        place: criterion.place.at(column: "weight")),
      Explanation.Input(
        symbol: "v", name: criterion.name,
        value: value.map { NumberText.grouped($0, decimals: 3) } ?? "not known",
        unit: value == nil ? "" : matrix.tells[column] ? "of 1" : "of 1, the same for all",
        source: raw ?? measured.missing),
    ]
  }

  private func flowInputs(_ entry: Entry) -> [Explanation.Input] {
    guard let flows = entry.flows else { return [] }
    return [
      ("φ⁺", "How far it is preferred to the others", flows.leaving),
      ("φ⁻", "How far the others are preferred to it", flows.entering),
    ].map {
      Explanation.Input(
        symbol: $0, name: $1, value: NumberText.grouped($2, decimals: 3), unit: "of 1",
        source: "calculated")
    }
  }

  private func notes(_ entry: Entry) -> [String] {
    let missing = matrix.criteria.indices.filter { matrix.shown[entry.row][$0] == nil }
    let idle = matrix.idle.map {
      "\($0.name): all that is known is equal, so it tells no action from another and has no weight."
    }
    guard entry.known < 1 - Self.nearlyAll else { return idle }
    let list = missing.map { column in
      "\(matrix.criteria[column].name): \(matrix.measured[entry.row][column].missing)"
    }
    let share = NumberText.grouped(entry.known * 100)
    let ends = entry.bounds.map {
      " If all that is not known were worst or best, it would lie between \(NumberText.grouped($0.lowerBound, decimals: 3)) and \(NumberText.grouped($0.upperBound, decimals: 3))."
    }
    let thin = entry.isThin ? " That is little: its place says hardly anything." : ""
    return ["The score rests on \(share) % of the weight.\(thin)\(ends ?? "")"] + list + idle
  }
}
