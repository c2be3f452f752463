/// How far each action is preferred to the others by each criterion alone.
struct OutrankingFlows {
  /// By action, then by criterion, each 0…1.
  let leaving: [[Double]]
  let entering: [[Double]]

  init(_ matrix: DecisionMatrix) {
    let rows = matrix.actions.indices
    let others = Double(max(1, matrix.actions.count - 1))
    var leaving = rows.map { _ in [Double](repeating: 0, count: matrix.criteria.count) }
    var entering = leaving
    for (column, criterion) in matrix.criteria.enumerated() {
      for left in rows {
        guard let own = matrix.values[left][column] else { continue }
        for right in rows where right != left {
          guard let other = matrix.values[right][column] else { continue }
          let preference = criterion.preferring(by: own - other) / others
          leaving[left][column] += preference
          entering[right][column] += preference
        }
      }
    }
    self.leaving = leaving
    self.entering = entering
  }

  /// Flows over all criteria, by action.
  func totals(_ weights: [Double]) -> [(leaving: Double, entering: Double)] {
    func total(_ flows: [Double]) -> Double {
      zip(flows, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return zip(leaving, entering).map { (total($0), total($1)) }
  }
}

extension Criterion {
  /// How far a lead on the scale makes one action preferred, 0…1: nothing up to indifference, all from preference on.
  func preferring(by lead: Double) -> Double {
    guard lead > indifference else { return 0 }
    guard lead < preference else { return 1 }
    return (lead - indifference) / (preference - indifference)
  }
}
