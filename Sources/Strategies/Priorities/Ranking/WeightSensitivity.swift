internal import Quantities

/// How far the order rests on each weight.
///
/// One weight is moved from 0 to 1 while the others keep their proportions. A score is then a quotient of two straight
/// lines in that weight (a straight line where all is known), so that two actions change places at the roots of a
/// polynomial of the second degree; the ranges are exact and not sampled.
public struct WeightSensitivity: Sendable {
  /// What one weight may be for the order to stay, with the others in proportion.
  public struct Range: Hashable, Sendable {
    public let criterion: Criterion
    /// What it is now, 0…1.
    public let weight: Double
    /// Within this the first action stays first.
    public let first: ClosedRange<Double>
    /// Who is first below and above that range; nil where it reaches the end.
    public let below: String?
    public let above: String?
    /// Within this the whole order stays.
    public let order: ClosedRange<Double>
  }

  /// How one action fares under weights drawn at random.
  public struct Draw: Hashable, Sendable {
    /// The id of the action.
    public let action: String
    /// Part of the draws in which it is first.
    public let first: Double
    /// Part of the draws in which it is among the first `top`.
    public let inTop: Double
    /// Its mean place.
    public let meanPlace: Double
  }

  /// By criterion, in the order of the criteria.
  public let ranges: [Range]
  /// How many places count as the top.
  public let top: Int
  public let draws: [Draw]
  public let count: Int
  /// What the draws start from, so that anyone can repeat them.
  public let seed: UInt64

  /// - Parameters:
  ///   - top: How many places count as the top; no more than there are actions with a score.
  ///   - count: Draws of weights, every set of weights being as likely as every other. The standard error of a part is at most
  ///     0.5 ÷ √count.
  public init(_ ranking: Ranking, top: Int = 5, count: Int = 2000, seed: UInt64 = 1) {
    let curves = ScoreCurves(ranking)
    ranges = ranking.matrix.criteria.indices.map { curves.range($0) }
    let scored = ranking.entries.filter { $0.score != nil }
    let places = max(1, min(top, scored.count))
    self.top = places
    self.count = count
    self.seed = seed
    draws = Self.draw(ranking, top: places, count: count, seed: seed)
  }

  private static func draw(
    _ ranking: Ranking, top: Int, count: Int, seed: UInt64
  ) -> [Draw] {
    let matrix = ranking.matrix
    var random = Xoshiro256StarStar(seed: seed)
    let scorer = RandomScorer(ranking)
    var first = [Int](repeating: 0, count: matrix.actions.count)
    var inTop = first
    var places = first
    for _ in 0..<count {
      let weights = randomWeights(matrix.criteria.count, &random)
      for (place, row) in scorer.order(weights).enumerated() {
        first[row] += place == 0 ? 1 : 0
        inTop[row] += place < top ? 1 : 0
        places[row] += place + 1
      }
    }
    return ranking.entries.filter { $0.score != nil }.map { entry in
      Draw(
        action: entry.action.id, first: Double(first[entry.row]) / Double(count),
        inTop: Double(inTop[entry.row]) / Double(count),
        meanPlace: Double(places[entry.row]) / Double(count))
    }
  }

  /// Weights of sum 1 such that every set of them is as likely as every other: the gaps between sorted random numbers.
  ///
  /// - Source: Gaps of uniform numbers have the Dirichlet distribution with all parameters 1.
  static func randomWeights(
    _ count: Int, _ random: inout some RandomNumberGenerator
  ) -> [Double] {
    let cuts = [0] + (1..<max(1, count)).map { _ in random.nextUnit() }.sorted() + [1]
    return (0..<count).map { cuts[$0 + 1] - cuts[$0] }
  }
}

/// Orders actions under many sets of weights.
private struct RandomScorer {
  private let rows: [Int]
  private let values: [[Double?]]

  init(_ ranking: Ranking) {
    rows = ranking.scoredRows
    values = ranking.weighableValues
  }

  /// Rows of the matrix, best first; of equal ones that which is first now.
  func order(_ weights: [Double]) -> [Int] {
    let scores = rows.map { row -> Double in
      var (sum, known) = (0.0, 0.0)
      for column in weights.indices {
        guard let value = values[row][column] else { continue }
        sum += weights[column] * value
        known += weights[column]
      }
      return known > 0 ? sum / known : 0
    }
    return rows.indices.sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] }
      .map { rows[$0] }
  }
}
