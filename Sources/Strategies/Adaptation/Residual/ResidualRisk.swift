public import Vulnerability

/// A risk's scores in one year after the actions that are complete by then.
///
/// Each score moves by the sum of the points of all complete actions and stays within 1 to 5:
///
///     E′ = max(1, E − Σ exposure points)
///     S′ = max(1, S − Σ sensitivity points)
///     AC′ = min(5, AC + Σ capacity points)
///
/// Impact magnitude and consequence, which are judged directly, fall by as many points as potential impact does,
/// `⌈(E + S) ÷ 2⌉ − ⌈(E′ + S′) ÷ 2⌉`; where exposure or sensitivity is unsure, by half the points, rounded down, so
/// that no relief is claimed that the points do not carry. Likelihood does not move: an action changes what a
/// hazard does, not how often it comes.
/// - Limits: Unsure stays unsure. Whole points are ranks, not quantities.
/// - Source: The rounding toward the worse is that of `Risk.potentialImpact`; the rule for magnitude and consequence is Cairn's own.
public struct ResidualRisk: Hashable, Sendable {
  /// The id of the risk.
  public let risk: String
  public let year: Int
  public let before: RiskScores
  public let after: RiskScores
  /// What counts in this year, in the order in which it was complete.
  public let reliefs: [RiskRelief]
  /// What comes later.
  public let later: [RiskRelief]
  /// Points that moved nothing, because the end of the scale was reached, by axis.
  public let unused: [RiskScores.Axis: Int]

  /// Calculates the scores of a year.
  public init(_ risk: Risk, in year: Int, _ book: ResponseBook) {
    let all = book.reliefs(of: risk.id)
    let counted = all.filter { $0.completeYear <= year }
    self.risk = risk.id
    self.year = year
    before = risk.scores
    reliefs = counted
    later = all.filter { $0.completeYear > year }
    let exposure = counted.reduce(0) { $0 + $1.exposureDrop }
    let sensitivity = counted.reduce(0) { $0 + $1.sensitivityDrop }
    let capacity = counted.reduce(0) { $0 + $1.capacityGain }
    var unused: [RiskScores.Axis: Int] = [:]
    func moved(_ axis: RiskScores.Axis, by points: Int) -> Int? {
      guard let score = risk.scores[axis] else { return nil }
      let wanted = axis.isHigherBetter ? score + points : score - points
      let result = Score(wanted).value
      if wanted != result { unused[axis] = abs(wanted - result) }
      return result
    }
    var after = risk.scores
    after.exposure = moved(.exposure, by: exposure)
    after.sensitivity = moved(.sensitivity, by: sensitivity)
    after.adaptiveCapacity = moved(.adaptiveCapacity, by: capacity)
    let impact = Self.impactDrop(risk.scores, after, points: exposure + sensitivity)
    after.magnitude = moved(.magnitude, by: impact)
    after.consequence = moved(.consequence, by: impact)
    self.after = after
    self.unused = unused
  }

  /// Points by which potential impact falls.
  private static func impactDrop(_ before: RiskScores, _ after: RiskScores, points: Int) -> Int {
    guard let exposure = before.exposure, let sensitivity = before.sensitivity,
      let lessExposure = after.exposure, let lessSensitivity = after.sensitivity
    else { return points / 2 }
    return (exposure + sensitivity + 1) / 2 - (lessExposure + lessSensitivity + 1) / 2
  }

  /// The axes on which a score moved, in the order of the scale.
  public var changes: [RiskScores.Axis] {
    RiskScores.Axis.allCases.filter { before[$0] != after[$0] }
  }
}

extension ResponseBook {

  /// The years in which the scores of a risk change, in order; empty when nothing is done.
  public func steps(of risk: Risk) -> [ResidualRisk] {
    let years = Set(reliefs(of: risk.id).map(\.completeYear)).sorted()
    return years.map { ResidualRisk(risk, in: $0, self) }
  }
}
