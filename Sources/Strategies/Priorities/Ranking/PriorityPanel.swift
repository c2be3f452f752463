internal import Vulnerability

/// Everything that ranks the actions of a plan: the matrix, whose weights, and each person's own order.
public struct PriorityPanel: Sendable {
  public let matrix: DecisionMatrix
  public let weights: WeightPanel
  public let evidence: PriorityEvidence
  /// True when the criteria are Cairn's own choice.
  public let isStandard: Bool

  public init(_ book: PriorityBook, actions: [Action], evidence: PriorityEvidence) {
    let criteria = book.usedCriteria
    self.evidence = evidence
    isStandard = book.isStandard
    weights = WeightPanel(criteria: criteria, weights: book.weights)
    matrix = DecisionMatrix(actions: actions, criteria: criteria, evidence: evidence)
  }

  /// The order under the group's weights, or one person's; nil for a person without weights.
  public func ranking(_ method: Ranking.Method, of person: String? = nil) -> Ranking? {
    guard let person else { return Ranking(matrix, weights: weights.group, method: method) }
    return weights.weights(of: person).map {
      Ranking(matrix, weights: $0, method: method, person: person)
    }
  }

  /// The places that people's own weights give an action, in the order of the people.
  public func places(_ action: String, _ method: Ranking.Method) -> [(person: String, place: Int)] {
    weights.people.compactMap { person in
      ranking(method, of: person)?.entry(of: action)?.place.map { (person, $0) }
    }
  }

  /// Scores that lie three points apart or more, to be talked over.
  public var disagreements: [(action: Action, criterion: Criterion, agreement: ScoreAgreement)] {
    matrix.actions.flatMap { action in
      matrix.criteria.filter(\.isScored).compactMap { criterion in
        let agreement = evidence.agreement(criterion, of: action)
        return agreement.standing == .disagreed ? (action, criterion, agreement) : nil
      }
    }
  }
}
