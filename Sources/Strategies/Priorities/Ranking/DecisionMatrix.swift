internal import Factors
internal import Quantities

/// Every action by every criterion, brought to a scale from 0 (worst) to 1 (best).
///
///     min–max:  v = (x − worst) ÷ (best − worst)
///     score:    v = (mean − 1) ÷ 4, turned round where lower is better
///     rank:     v = (number that are worse + half of those that are equal) ÷ (n − 1)
///
/// - Limits: Values of min–max and rank depend on which actions are compared. A criterion by which all that is known is equal
///   tells none from another and counts for none, unless no criterion tells any. What is not known stays nil.
public struct DecisionMatrix: Sendable {
  public let actions: [Action]
  public let criteria: [Criterion]
  /// What was measured, by action, then by criterion.
  public let measured: [[MeasuredValue]]
  /// On the scale, by action, then by criterion, as far as it counts: nil also where a criterion tells none from another.
  let values: [[Double?]]
  /// On the scale, by action, then by criterion, whether it counts or not.
  let shown: [[Double?]]
  /// By criterion: whether it tells some action from another.
  public let tells: [Bool]

  public init(actions: [Action], criteria: [Criterion], evidence: PriorityEvidence) {
    let bonuses =
      criteria.contains { $0.basis == .both } ? evidence.interactions(of: actions) : []
    self.init(
      actions: actions, criteria: criteria,
      measured: actions.indices.map { row in
        criteria.map { criterion in
          criterion.basis == .both
            ? bonuses[row] : evidence.value(criterion, of: actions[row])
        }
      })
  }

  /// - Parameter measured: By action, then by criterion.
  init(actions: [Action], criteria: [Criterion], measured: [[MeasuredValue]]) {
    self.actions = actions
    self.criteria = criteria
    self.measured = measured
    let columns = criteria.indices.map { column in
      Self.scaled(measured.map { $0[column].value }, criteria[column])
    }
    let shown = actions.indices.map { row in columns.map { $0[row] } }
    let standings = criteria.indices.map { column in
      Standing(measured.compactMap { $0[column].value }, criteria[column])
    }
    self.shown = shown
    // What nobody knows yet may still tell; where nothing does, equal actions share the first place.
    let isIdle = !standings.contains(.differing)
    tells = standings.map { isIdle || $0 != .equal }
    values = shown.map { [tells] in zip($0, tells).map { $1 ? $0 : nil } }
  }

  /// How the known values of a criterion lie to each other.
  private enum Standing {
    /// Nothing is known, or one score of five, which is good or bad without another beside it.
    case open
    case equal, differing

    init(_ known: [Double], _ criterion: Criterion) {
      let isAlone = known.count == 1 && criterion.isScored && criterion.scale == .minMax
      self = known.isEmpty || isAlone ? .open : Set(known).count > 1 ? .differing : .equal
    }
  }

  /// The values of an action, by criterion, whether they count or not; empty for one that was not compared.
  public func values(of action: String) -> [Double?] {
    actions.firstIndex { $0.id == action }.map { shown[$0] } ?? []
  }

  /// Criteria that tell no action from another, and so count for none.
  public var idle: [Criterion] { zip(criteria, tells).filter { !$1 }.map(\.0) }

  private static func scaled(_ values: [Double?], _ criterion: Criterion) -> [Double?] {
    let known = values.compactMap(\.self)
    guard let low = known.min(), let high = known.max() else { return values }
    let isLower = criterion.direction == .lower
    return values.map { value in
      guard let value else { return nil }
      switch criterion.scale {
      case .rank:
        let worse = known.count { isLower ? $0 > value : $0 < value }
        let equal = known.count { $0 == value } - 1
        guard known.count > 1 else { return 1 }
        return (Double(worse) + Double(equal) / 2) / Double(known.count - 1)
      case .minMax where criterion.isScored:
        let part = (value - 1) / 4
        return isLower ? 1 - part : part
      case .minMax:
        guard high > low else { return 1 }
        return isLower ? (high - value) / (high - low) : (value - low) / (high - low)
      }
    }
  }

  /// How one value came to its place on the scale.
  func explanation(_ row: Int, _ column: Int) -> Explanation? {
    guard let value = shown[row][column], let raw = measured[row][column].value else {
      return nil
    }
    let criterion = criteria[column]
    let known = measured.compactMap { $0[column].value }
    let ends = (known.min() ?? raw, known.max() ?? raw)
    let part = measured[row][column].explanation
    let unit = measured[row][column].unit
    let formula =
      switch criterion.scale {
      case .rank: "(number that are worse + equal ÷ 2) ÷ (n − 1)"
      case .minMax where criterion.isScored:
        criterion.direction == .lower ? "1 − (x − 1) ÷ 4" : "(x − 1) ÷ 4"
      case .minMax:
        criterion.direction == .lower ? "(high − x) ÷ (high − low)" : "(x − low) ÷ (high − low)"
      }
    let inputs = [
      ("x", "This action", raw), ("low", "The lowest", ends.0), ("high", "The highest", ends.1),
    ]
    return Explanation(
      title: "\(criterion.name): \(actions[row].title)",
      value: NumberText.grouped(value, decimals: 2), formula: formula,
      inputs: inputs.map {
        Explanation.Input(
          symbol: $0, name: $1, value: NumberText.significant($2), unit: unit,
          source: "calculated")
      },
      method: criterion.direction == .lower ? "Less is better." : "More is better.",
      notes: ends.0 == ends.1
        ? ["All that is known is equal by this criterion, so it tells none from another."] : []
    ).withParts { [part].compactMap(\.self) }
  }
}
