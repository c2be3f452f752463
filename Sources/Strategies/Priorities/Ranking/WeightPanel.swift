public import Tables

/// What criteria weigh: each person's weights brought to a sum of 1, and their mean.
///
///     wₖ(p) = given ÷ Σ given;  wₖ = mean of wₖ(p) over people
///
/// Each person counts alike, however large the numbers that they write.
/// - Limits: A criterion that a person gives no weight counts 0 for that person.
public struct WeightPanel: Hashable, Sendable {
  /// How one criterion is weighed.
  public struct Spread: Hashable, Sendable {
    public let mean: Double
    public let low: Double
    public let high: Double
  }

  public let criteria: [Criterion]
  /// In the order in which they appear.
  public let people: [String]
  /// The weights of `criteria.csv`, sum 1.
  public let stated: [Double]
  private let byPerson: [String: [Double]]
  public let findings: [Finding]

  public init(criteria: [Criterion], weights: [CriterionWeight]) {
    self.criteria = criteria
    stated = Self.normalised(criteria.map(\.weight)) ?? Self.even(criteria.count)
    var people: [String] = []
    var byPerson: [String: [Double]] = [:]
    var findings: [Finding] = []
    for (person, rows) in Self.grouped(weights) {
      let given = criteria.map { criterion in
        rows.last { $0.criterion == criterion.id }?.weight ?? 0
      }
      guard let normalised = Self.normalised(given) else {
        findings.append(
          Finding(
            .warning,
            "All weights of “\(person)” are 0, so this person is not counted. Give at least one criterion a weight.",
            at: rows[0].place))
        continue
      }
      people.append(person)
      byPerson[person] = normalised
    }
    self.people = people
    self.byPerson = byPerson
    self.findings = findings
  }

  /// One person's weights, sum 1; nil for a person without any.
  public func weights(of person: String) -> [Double]? { byPerson[person] }

  /// The mean over people, or the weights of `criteria.csv` when nobody has given any.
  public var group: [Double] {
    guard !people.isEmpty else { return stated }
    let all = people.compactMap { byPerson[$0] }
    return criteria.indices.map { index in
      all.reduce(0) { $0 + $1[index] } / Double(all.count)
    }
  }

  /// How far people's weights of a criterion lie apart; nil with fewer than two people.
  public func spread(_ index: Int) -> Spread? {
    let given = people.compactMap { byPerson[$0]?[index] }
    guard given.count > 1, let low = given.min(), let high = given.max() else { return nil }
    return Spread(mean: group[index], low: low, high: high)
  }

  private static func grouped(_ weights: [CriterionWeight]) -> [(String, [CriterionWeight])] {
    var order: [String] = []
    var rows: [String: [CriterionWeight]] = [:]
    for weight in weights {
      if rows[weight.person] == nil { order.append(weight.person) }
      rows[weight.person, default: []].append(weight)
    }
    return order.map { ($0, rows[$0] ?? []) }
  }

  /// Brought to a sum of 1; nil when nothing weighs anything.
  static func normalised(_ weights: [Double]) -> [Double]? {
    let sum = weights.reduce(0, +)
    return sum > 0 ? weights.map { $0 / sum } : nil
  }

  private static func even(_ count: Int) -> [Double] {
    [Double](repeating: 1 / Double(max(1, count)), count: count)
  }
}
