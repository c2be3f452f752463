/// The interval of a total by error propagation, the first approach of the IPCC.
///
///     U(i) = √(U_a² + U_f²)
///     independent:     U = √Σ (U(i) · x(i))² ÷ |Σ x(i)|
///     shared factors:  U = √( Σ (U_a · x)² + Σ over factors (Σ U_f · x)² ) ÷ |Σ x|
///
/// with every U half of a 95 % interval in percent and x metric tons. Terms with the same factor key err
/// together by that factor, in full.
///
/// - Source: [IPCC-2006], volume 1, chapter 3, section 3.2.3.1, equations 3.1 and 3.2.
/// - Limits: Takes every range as normal and U_a · U_f as negligible. Above about 60 percent (a standard
///   deviation of 30 percent of the mean) it understates; sample instead. Random error only: a bias, or a
///   source left out, is not in it.
public struct UncertaintyPropagation: Sendable {
  /// Half of a 95 % interval.
  public struct Interval: Hashable, Sendable {
    /// Metric tons.
    public let halfWidth: Double
    /// Percent of the size of the sum; nil when the sum is 0.
    public let percent: Double?

    init(variance: Double, of sum: Double) {
      halfWidth = variance.squareRoot()
      percent = sum == 0 ? nil : halfWidth / sum.magnitude * 100
    }
  }

  /// One term with its combined range.
  public struct Term: Hashable, Sendable {
    public let id: String
    public let tonnes: Double
    public let factorKey: String
    /// U(i), percent of the term.
    public let percent: Double
    /// Metric tons, half of the term's 95 % interval.
    public let halfWidth: Double
    /// The part of the variance of the sum that is this term's, with shared factors; sums to 1.
    ///
    /// Below 0 where a term offsets larger ones of the same factor with the other sign, as removals do; others are then above 1.
    public let shareOfVariance: Double
  }

  /// Metric tons of every term, also of those without a range.
  public let total: Double
  /// Metric tons of the terms that have both ranges: what the intervals are around.
  public let coveredTotal: Double
  /// As if every term had a factor of its own.
  public let independent: Interval
  /// With terms of one factor key wrong together.
  public let sharedFactors: Interval
  /// Terms with both ranges, largest half-width first.
  public let terms: [Term]
  public let coverage: UncertaintyCoverage
  /// What a reader has to know of the result, in full sentences.
  public let notes: [String]

  /// Propagates the ranges of terms in any order.
  public init(_ terms: [UncertainTerm]) {
    let inputs = UncertaintyInputs(terms)
    let parts = inputs.covered.map(Part.init)
    let sum = parts.reduce(0) { $0 + $1.covered.term.tonnes }
    let groups = Dictionary(grouping: parts) { $0.covered.factorGroup }
      .mapValues { $0.reduce(0) { $0 + $1.factor } }
    let activityVariance = parts.reduce(0) { $0 + $1.activity * $1.activity }
    let factorVariance = parts.reduce(0) { $0 + $1.factor * $1.factor }
    let sharedVariance = groups.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
    let variance = activityVariance + sharedVariance
    total = inputs.total
    coveredTotal = sum
    coverage = inputs.coverage
    independent = Interval(variance: activityVariance + factorVariance, of: sum)
    sharedFactors = Interval(variance: variance, of: sum)
    self.terms = parts.map { part in
      part.term(group: groups[part.covered.factorGroup, default: 0], variance: variance)
    }.sorted { ($1.halfWidth, $0.id) < ($0.halfWidth, $1.id) }
    notes =
      UncertaintyNotes.coverage(inputs.coverage) + UncertaintyNotes.unlikeFactors(inputs.covered)
      + UncertaintyNotes.wide(self.terms)
  }

  /// A covered term with its two half-widths in metric tons, signed as the term is.
  private struct Part {
    let covered: UncertaintyInputs.Covered
    let activity: Double
    let factor: Double

    init(_ covered: UncertaintyInputs.Covered) {
      self.covered = covered
      activity = covered.term.tonnes * covered.activity.percent / 100
      factor = covered.term.tonnes * covered.factor.percent / 100
    }

    func term(group: Double, variance: Double) -> Term {
      let percents = (covered.activity.percent, covered.factor.percent)
      return Term(
        id: covered.term.id, tonnes: covered.term.tonnes, factorKey: covered.term.factorKey,
        percent: (percents.0 * percents.0 + percents.1 * percents.1).squareRoot(),
        halfWidth: (activity * activity + factor * factor).squareRoot(),
        shareOfVariance: variance > 0 ? (activity * activity + factor * group) / variance : 0)
    }
  }
}
