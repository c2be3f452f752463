internal import Glibc
internal import Quantities

/// How the values of an uncertain amount spread around its estimate.
public enum UncertaintyDistribution: String, Hashable, Sendable, CaseIterable {
  /// Symmetric; reaches below zero when the range is wide.
  case normal
  /// Never below zero, with a long upper tail.
  case lognormal
  /// Every value between two ends equally likely.
  case uniform
  /// The estimate most likely, falling off in a straight line to both ends.
  case triangular
}

/// A 95 % interval around an estimate: its half-width in percent, its distribution and where it is from.
///
/// - Source: [IPCC-2006], volume 1, chapter 3, section 3.2, for percent of the estimate and 95 %.
/// - Limits: One half-width for both sides; an interval with two different sides cannot be stated.
public struct UncertaintyRange: Hashable, Sendable {
  /// Who said how wide the range is.
  public enum Origin: Hashable, Sendable {
    /// Stated for this amount.
    case stated
    /// Taken from a table of defaults, with the citation of the row.
    case defaulted(String)
  }

  /// The widest range that counts as normal when no distribution is stated, in percent.
  ///
  /// - Source: The convention of inventory practice that a normal distribution is kept for a standard
  ///   deviation below about 30 % of the mean; from general knowledge, unverified, and applied here to
  ///   the half-width, which is stricter.
  public static let widestNormalPercent = 30.0

  /// Half the 95 % interval, in percent of the estimate.
  public let percent: Double
  public let distribution: UncertaintyDistribution
  public let origin: Origin

  /// Makes a range; without a distribution it is normal, or lognormal when wide or bounded at zero.
  public init(
    percent: Double, distribution: UncertaintyDistribution? = nil, isBoundedAtZero: Bool = false,
    origin: Origin = .stated
  ) {
    self.percent = percent
    let isWide = percent > UncertaintyRange.widestNormalPercent
    self.distribution = distribution ?? (isWide || isBoundedAtZero ? .lognormal : .normal)
    self.origin = origin
  }

  /// True when the range was taken from a table of defaults.
  public var isDefaulted: Bool { origin != .stated }

  /// Why the range cannot be used, in a sentence that says what to do; nil when it can.
  var problem: String? {
    guard percent.isFinite, percent >= 0 else {
      return "has a range that is not a percentage from 0 up. Enter half of the 95 % interval."
    }
    guard UncertaintySpread(of: self).reach <= 1 else {
      return "has a \(distribution.rawValue) range that reaches below zero. Use lognormal."
    }
    return nil
  }
}

/// A range as a factor around 1: the shape that sampling draws from.
///
///     normal:      1 + σ · z                           σ = U ÷ z(0.975)
///     lognormal:   exp(s · z − s² ÷ 2)                 s² = ln(1 + σ²)
///     uniform:     1 + w · (2 u − 1)                   w = U ÷ 0.95
///     triangular:  1 ± w · (1 − √(2 v))                w = U ÷ (1 − √0.05), v the nearer tail of u
///
/// Every mean is 1. The lognormal keeps the standard deviation of the normal, so that the two approaches
/// agree; its interval is then not symmetric.
///
/// - Source: [IPCC-2006], volume 1, chapter 3, section 3.2.2, for the four distributions; the widths
///   follow from their definitions.
struct UncertaintySpread: Sendable {
  private let distribution: UncertaintyDistribution
  /// σ, s or w of the distribution.
  private let width: Double
  /// True when the factor is read off the normal quantile of `u`, not off `u`.
  let takesNormal: Bool

  init(of range: UncertaintyRange) {
    distribution = range.distribution
    takesNormal = range.distribution == .normal || range.distribution == .lognormal
    let half = range.percent / 100
    let deviation = half / NormalDistribution.halfWidthOf95
    switch range.distribution {
    case .normal: width = deviation
    case .lognormal: width = log1p(deviation * deviation).squareRoot()
    case .uniform: width = half / 0.95
    case .triangular: width = half / (1 - 0.05.squareRoot())
    }
  }

  /// How far below 1 the shape can reach, for shapes with an end; 0 for the others.
  var reach: Double {
    distribution == .uniform || distribution == .triangular ? width : 0
  }

  /// The factor that a part `u` of all draws lies below; `z` is the normal quantile of `u`.
  func factor(u: Double, z: Double) -> Double {
    switch distribution {
    case .normal: 1 + width * z
    case .lognormal: exp(width * z - width * width / 2)
    case .uniform: 1 + width * (2 * u - 1)
    case .triangular:
      u < 0.5 ? 1 - width * (1 - (2 * u).squareRoot()) : 1 + width * (1 - (2 - 2 * u).squareRoot())
    }
  }
}
