/// Each action's score as a function of one weight, the others keeping their proportions.
///
///     S(t) = (A + t · p) ÷ (B + t · q)
///
/// with t the weight, A and B the sums over the other criteria that are known, and p and q what the criterion adds to
/// them. B = 1 and q = 0 where all is known, and always in outranking.
struct ScoreCurves {
  private struct Curve {
    let constant: Double
    let slope: Double
    let knownConstant: Double
    let knownSlope: Double

    func value(_ weight: Double) -> Double {
      (constant + weight * slope) / (knownConstant + weight * knownSlope)
    }
  }

  private let ranking: Ranking
  /// Rows in their order now, those with a score.
  private let rows: [Int]
  private let values: [[Double?]]

  init(_ ranking: Ranking) {
    self.ranking = ranking
    rows = ranking.scoredRows
    values = ranking.weighableValues
  }

  /// The ranges of one criterion's weight.
  func range(_ column: Int) -> WeightSensitivity.Range {
    let curves = rows.map { curve($0, column) }
    let weight = ranking.weights[column]
    let first = bounds(from: weight, curves, pairs: curves.indices.dropFirst().map { (0, $0) })
    let order = bounds(
      from: weight, curves, pairs: curves.indices.dropFirst().map { ($0 - 1, $0) })
    return WeightSensitivity.Range(
      criterion: ranking.matrix.criteria[column], weight: weight,
      first: first.low...first.high, below: leader(curves, below: first.low),
      above: leader(curves, above: first.high), order: order.low...order.high)
  }

  private func curve(_ row: Int, _ column: Int) -> Curve {
    let rest = 1 - ranking.weights[column]
    let others = ranking.weights.indices.filter { $0 != column }
    var (constant, known) = (0.0, 0.0)
    for other in others {
      guard let value = values[row][other] else { continue }
      // Weights that are all 0 beside this one share what it leaves alike.
      let share = rest > 0 ? ranking.weights[other] / rest : 1 / Double(others.count)
      constant += share * value
      known += share
    }
    let own = values[row][column]
    return Curve(
      constant: constant, slope: (own ?? 0) - constant, knownConstant: known,
      knownSlope: (own == nil ? 0 : 1) - known)
  }

  /// How far down and up from a weight no pair changes places.
  private func bounds(
    from weight: Double, _ curves: [Curve], pairs: [(Int, Int)]
  ) -> (low: Double, high: Double) {
    let roots = Set(pairs.flatMap { Self.roots(curves[$0.0], curves[$0.1]) })
    let below = roots.filter { $0 < weight }.sorted(by: >)
    let above = roots.filter { $0 > weight }.sorted()
    func isKept(_ test: Double) -> Bool {
      pairs.allSatisfy { better, worse in
        let lead = curves[better].value(test) - curves[worse].value(test)
        return lead.isNaN || lead > -Ranking.tie
      }
    }
    func end(_ stops: [Double], _ last: Double) -> Double {
      for (position, stop) in stops.enumerated() {
        let next = position + 1 < stops.count ? stops[position + 1] : last
        if !isKept((stop + next) / 2) { return stop }
      }
      return last
    }
    return (end(below, 0), end(above, 1))
  }

  /// Where two curves meet, strictly between 0 and 1.
  private static func roots(_ left: Curve, _ right: Curve) -> [Double] {
    let square = left.slope * right.knownSlope - right.slope * left.knownSlope
    let linear =
      left.constant * right.knownSlope + left.slope * right.knownConstant
      - right.constant * left.knownSlope - right.slope * left.knownConstant
    let constant = left.constant * right.knownConstant - right.constant * left.knownConstant
    return solutions(square, linear, constant).filter { $0 > 0 && $0 < 1 }
  }

  /// Real solutions of a·t² + b·t + c = 0.
  private static func solutions(_ a: Double, _ b: Double, _ c: Double) -> [Double] {
    guard a.magnitude > Ranking.tie else {
      return b.magnitude > Ranking.tie ? [-c / b] : []
    }
    let inner = b * b - 4 * a * c
    guard inner >= 0 else { return [] }
    // The sum of terms of one sign loses no digits; the other solution follows from the product.
    let sum = -(b + (b < 0 ? -1 : 1) * inner.squareRoot()) / 2
    return sum == 0 ? [0] : [sum / a, c / sum]
  }

  private func leader(_ curves: [Curve], below low: Double) -> String? {
    low > 0 ? leader(curves, at: low - min(low, 1e-6)) : nil
  }

  private func leader(_ curves: [Curve], above high: Double) -> String? {
    high < 1 ? leader(curves, at: high + min(1 - high, 1e-6)) : nil
  }

  private func leader(_ curves: [Curve], at weight: Double) -> String? {
    let best = curves.indices.dropFirst().max {
      curves[$0].value(weight) < curves[$1].value(weight)
    }
    return best.map { ranking.matrix.actions[rows[$0]].id }
  }
}
