/// Actions in order, by criteria and their weights.
///
/// **Weighted sum**, over the criteria that are known of an action:
///
///     S(a) = Σ wₖ · vₖ(a) ÷ Σ wₖ
///
/// so that an unknown value is left out and neither 0 nor a middle one is put in its place; what the score rests on and
/// the two ends that it could lie at are given beside it.
///
/// **Outranking**, PROMETHEE II: how far each action is preferred to each other one, less how far others are to it:
///
///     P(d) = 0 for d ≤ q,  1 for d ≥ p,  (d − q) ÷ (p − q) between
///     π(a, b) = Σ wₖ · Pₖ(vₖ(a) − vₖ(b));  φ(a) = (Σ π(a, b) − Σ π(b, a)) ÷ (n − 1)
///
/// A large lead by one criterion does not make good a loss by many others, as it does in a sum. A criterion that is not known
/// of one of the two prefers neither.
/// - Source: [BRANS-VINCKE-1985] for outranking, with the fifth of its six forms of a preference function.
/// - Limits: Both orders depend on which actions are compared.
public struct Ranking: Sendable {
  /// How criteria become one order.
  public enum Method: String, Hashable, Sendable, CaseIterable {
    case weighted, outranking
  }

  /// One action's place.
  public struct Entry: Sendable {
    public let action: Action
    /// 0…1 of a weighted sum, −1…1 of outranking; nil when nothing is known of the action.
    public let score: Double?
    /// From 1, equal scores sharing a place; nil without a score.
    public let place: Int?
    /// True when so little is known that the place says little; see `leastKnown`.
    public var isThin: Bool { score != nil && known < Ranking.leastKnown }
    /// The part of the weight whose criteria are known of it, 0…1.
    public let known: Double
    /// Where a weighted sum would lie if all that is not known were worst or best; equal to the score when all is known.
    public let bounds: ClosedRange<Double>?
    /// How far it is preferred to others and others to it, of outranking.
    public let flows: (leaving: Double, entering: Double)?
    /// The row of the matrix.
    let row: Int
  }

  public let method: Method
  public let matrix: DecisionMatrix
  /// By criterion, sum 1; 0 for a criterion that tells no action from another.
  public let weights: [Double]
  /// Whose weights they are; nil for the group's.
  public let person: String?
  /// Best first; those without a score last.
  public let entries: [Entry]

  /// - Parameter given: Weights by criterion; those of criteria that tell none from another go to the others in proportion.
  public init(
    _ matrix: DecisionMatrix, weights given: [Double], method: Method, person: String? = nil
  ) {
    let counted = zip(given, matrix.tells).map { $1 ? $0 : 0 }
    let weights = WeightPanel.normalised(counted) ?? given
    self.method = method
    self.matrix = matrix
    self.weights = weights
    self.person = person
    let flows = method == .outranking ? OutrankingFlows(matrix).totals(weights) : []
    let scores = matrix.actions.indices.map { row -> Double? in
      guard Self.known(matrix, row, weights) > 0 else { return nil }
      return method == .weighted
        ? Self.sum(matrix, row, weights) : flows[row].leaving - flows[row].entering
    }
    let order = matrix.actions.indices.sorted { left, right in
      switch (scores[left], scores[right]) {
      case (let a?, let b?): a == b ? left < right : a > b
      case (nil, nil): left < right
      case (let a, _): a != nil
      }
    }
    entries = order.map { row in
      let known = Self.known(matrix, row, weights)
      let score = scores[row]
      return Entry(
        action: matrix.actions[row], score: score,
        place: score.map { own in 1 + scores.count { ($0 ?? -.infinity) > own + Self.tie } },
        known: known,
        bounds: method == .weighted
          ? score.map { score in
            // Of what is all known the parts may sum to a hair more than 1.
            score * known...(score * known + max(0, 1 - known))
          } : nil,
        flows: method == .outranking ? (flows[row].leaving, flows[row].entering) : nil, row: row)
    }
  }

  /// A place that rests on a smaller part of the weight is marked.
  public static let leastKnown = 0.5
  /// Scores that differ by less are equal.
  static let tie = 1e-12
  /// A part of the weight that is missing by less is rounding.
  public static let nearlyAll = 1e-9

  private static func known(
    _ matrix: DecisionMatrix, _ row: Int, _ weights: [Double]
  ) -> Double {
    let known = weights.indices.reduce(0) { sum, column in
      matrix.values[row][column] == nil ? sum : sum + weights[column]
    }
    return min(1, known)
  }

  private static func sum(_ matrix: DecisionMatrix, _ row: Int, _ weights: [Double]) -> Double {
    var (sum, known) = (0.0, 0.0)
    for (column, weight) in weights.enumerated() {
      guard let value = matrix.values[row][column] else { continue }
      sum += weight * value
      known += weight
    }
    return sum / known
  }

  /// Rows of the matrix in their order now, those with a score.
  var scoredRows: [Int] { entries.filter { $0.score != nil }.map(\.row) }

  /// What weights are applied to, by row and column: the values, or by outranking the net flows.
  ///
  /// Net flows are known of every pair, so that they are summed and not divided by what is known.
  var weighableValues: [[Double?]] {
    guard method == .outranking else { return matrix.values }
    let flows = OutrankingFlows(matrix)
    return zip(flows.leaving, flows.entering).map { zip($0, $1).map { $0 - $1 } }
  }

  /// The entry of an action; nil for one that was not compared.
  public func entry(of action: String) -> Entry? { entries.first { $0.action.id == action } }
}
