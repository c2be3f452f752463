/// How much of a total has stated ranges, default ranges, or none.
public struct UncertaintyCoverage: Hashable, Sendable {
  /// Metric tons, removals by their size, whose two ranges are stated.
  public let stated: Double
  /// Metric tons whose two ranges are known, at least one of them from a table of defaults.
  public let defaulted: Double
  /// Metric tons with no range for the activity or for the factor: in the total, but in no interval.
  public let unknown: Double
  /// Each term without a usable range and why, one sentence each.
  public let gaps: [String]

  /// Percent of all metric tons that an amount of them is; nil when there are none.
  public func percent(_ tonnes: Double) -> Double? {
    let all = stated + defaulted + unknown
    return all > 0 ? tonnes / all * 100 : nil
  }
}

/// Terms sorted into those with an interval and those without, the same for both approaches.
struct UncertaintyInputs: Sendable {
  struct Covered: Sendable {
    let term: UncertainTerm
    let activity: UncertaintyRange
    let factor: UncertaintyRange

    /// Terms with the same key share one factor; a term without a key has a factor of its own.
    var factorGroup: String { term.factorKey.isEmpty ? "own factor of \(term.id)" : term.factorKey }
  }

  /// By id, so that no result depends on the order given.
  let covered: [Covered]
  let coverage: UncertaintyCoverage
  /// The sum of every term with a number, covered or not.
  let total: Double

  init(_ terms: [UncertainTerm]) {
    var covered: [Covered] = []
    var gaps: [String] = []
    var tonnes = (stated: 0.0, defaulted: 0.0, unknown: 0.0)
    var total = 0.0
    let counts = Dictionary(terms.map { ($0.id, 1) }, uniquingKeysWith: +)
    for term in terms.sorted(by: UncertaintyInputs.precedes) {
      let gap = UncertaintyInputs.gap(of: term, isRepeated: counts[term.id, default: 0] > 1)
      let size = term.tonnes.isFinite ? term.tonnes.magnitude : 0
      total += term.tonnes.isFinite ? term.tonnes : 0
      guard gap == nil, let activity = term.activity, let factor = term.factor else {
        gaps.append("“\(term.id)” \(gap ?? "")")
        tonnes.unknown += size
        continue
      }
      covered.append(Covered(term: term, activity: activity, factor: factor))
      if activity.isDefaulted || factor.isDefaulted {
        tonnes.defaulted += size
      } else {
        tonnes.stated += size
      }
    }
    self.covered = covered
    self.total = total
    coverage = UncertaintyCoverage(
      stated: tonnes.stated, defaulted: tonnes.defaulted, unknown: tonnes.unknown, gaps: gaps)
  }

  private static func precedes(_ left: UncertainTerm, _ right: UncertainTerm) -> Bool {
    (left.id, left.tonnes) < (right.id, right.tonnes)
  }

  private static func gap(of term: UncertainTerm, isRepeated: Bool) -> String? {
    guard term.tonnes.isFinite else { return "has no number of metric tons." }
    guard !isRepeated else { return "is the id of more than one term. Give each its own." }
    switch (term.activity, term.factor) {
    case (nil, nil): return "has no range for its activity and none for its factor."
    case (nil, _): return "has no range for its activity."
    case (_, nil): return "has no range for its factor."
    case (let activity?, let factor?): return activity.problem ?? factor.problem
    }
  }
}
