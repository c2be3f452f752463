internal import Factors
internal import Strategies

extension FigureCatalog {
  /// An action's score by the group's weights, and its net flow; nil for another figure.
  func rankedAction(_ action: Action, _ parts: [String]) -> Answer? {
    guard parts.count == 2, let method = Self.methods[parts[1]] else { return nil }
    guard let ranking = calculation.priorities.ranking(method),
      let score = ranking.entry(of: action.id)?.score,
      let explanation = ranking.explanation(of: action.id)
    else {
      return .missing("Nothing is known of “\(action.id)” by any criterion, so it has no score.")
    }
    return .found(
      Figure(
        score, .count(method == .weighted ? "of 1" : "from −1 to 1", decimals: 2),
        explanation: explanation))
  }

  private static let methods: [String: Ranking.Method] = [
    "score": .weighted, "flow": .outranking,
  ]
}
