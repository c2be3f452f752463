internal import Glibc

/// A generalized extreme value distribution fitted to yearly maxima, and its return levels.
///
/// For minima, fit the negated values and negate the levels.
/// - Source: [HOSKING-WALLIS-1997], appendix A.6, for L-moments; [COLES-2001], section 3.3, for the likelihood and
///   the delta method.
/// - Limits: at least 20 years unless the caller says otherwise, one maximum a year, no trend (see `WarmingExtremeFit`).
///   The likelihood's shape is held within ±0.75.
public struct ExtremeValueFit: Hashable, Sendable {
  /// How the parameters are estimated.
  public enum Estimator: String, Hashable, Sendable, Codable {
    /// Steady in short records; its intervals come from the bootstrap.
    case lMoments = "l-moments"
    /// Maximum likelihood, from a start by L-moments.
    case maximumLikelihood = "maximum-likelihood"
  }

  /// The number of years below which a fit is refused unless the caller says otherwise.
  public static let minimumYears = 20

  public let distribution: GeneralizedExtremeValue
  /// The estimator that gave the distribution; L-moments where the likelihood had no maximum.
  public let estimator: Estimator
  /// Years with a value.
  public let years: Int
  /// Of the fitted distribution.
  public let negativeLogLikelihood: Double
  /// Variances and covariances of location, scale and shape, row by row; nil for L-moments.
  public let covariance: [Double]?
  /// Why the estimator is not the one asked for; empty when it is.
  public let remarks: [String]

  /// - Parameter maxima: one value a year in any order; missing years are NaN and left out
  /// - Throws: `ClimateProblem` for too few years, infinite values, or when all years are equal.
  public init(
    of maxima: [Double], estimator: Estimator = .maximumLikelihood,
    minimumYears: Int = ExtremeValueFit.minimumYears
  ) throws(ClimateProblem) {
    let values = maxima.filter { !$0.isNaN }
    guard values.count >= max(minimumYears, 3) else {
      throw ClimateProblem(
        "Return levels need at least \(max(minimumYears, 3)) years with a value; there are \(values.count). Use a longer period."
      )
    }
    guard values.allSatisfy(\.isFinite) else {
      throw ClimateProblem("A yearly maximum is infinite. Check the series.")
    }
    let start = try GeneralizedExtremeValue(LMoments(of: values))
    years = values.count
    if estimator == .maximumLikelihood, let fit = Self.likelihoodFit(values, start) {
      distribution = fit.distribution
      covariance = fit.covariance
      negativeLogLikelihood = fit.negativeLogLikelihood
      self.estimator = .maximumLikelihood
      remarks = []
    } else {
      distribution = start
      covariance = nil
      negativeLogLikelihood = Self.negativeLogLikelihood(values, start)
      self.estimator = .lMoments
      remarks =
        estimator == .lMoments
        ? []
        : [
          "The likelihood has no maximum with a shape within ±\(ExtremeValueLikelihood.largestShape), so that the fit is by L-moments."
        ]
    }
  }

  private static func likelihoodFit(
    _ values: [Double], _ start: GeneralizedExtremeValue
  ) -> (distribution: GeneralizedExtremeValue, covariance: [Double], negativeLogLikelihood: Double)?
  {
    let likelihood = ExtremeValueLikelihood(
      values: values, covariate: [], parameters: ExtremeValueLikelihood.stationary)
    guard let maximum = likelihood.maximizeStationary(from: start) else { return nil }
    let scale = exp(maximum.point[1])
    // The likelihood is held in the logarithm of the scale, whose derivative is σ.
    let factors = [1, scale, 1]
    let covariance = (0..<9).map { index in
      maximum.covariance[index / 3, index % 3] * factors[index / 3] * factors[index % 3]
    }
    return (
      GeneralizedExtremeValue(location: maximum.point[0], scale: scale, shape: maximum.point[2]),
      covariance, maximum.negativeLogLikelihood
    )
  }

  private static func negativeLogLikelihood(
    _ values: [Double], _ distribution: GeneralizedExtremeValue
  ) -> Double {
    values.reduce(0) { sum, value in
      let z = (value - distribution.location) / distribution.scale
      let inner = 1 + distribution.shape * z
      guard inner > 0 else { return .infinity }
      let y = distribution.shape == 0 ? z : log1p(distribution.shape * z) / distribution.shape
      return sum + log(distribution.scale) + (1 + distribution.shape) * y + exp(-y)
    }
  }

  /// The return level with an interval by the delta method.
  ///
  ///     variance = ∇ᵀ V ∇, with ∇ the level's derivatives in μ, σ and ξ, and V their covariance
  ///
  /// - Source: [COLES-2001], section 3.3.3.
  /// - Limits: no interval for L-moments, nor for a shape at or below −0.5, where the likelihood is not regular;
  ///   symmetric, and therefore too low at the upper end for long return periods.
  public func returnLevel(
    years: Double, confidence: Double = 0.95
  ) throws(ClimateProblem) -> ReturnLevel {
    try ReturnLevel.check(years: years, confidence: confidence)
    var remarks = remarks + ReturnLevel.remarks(years: years, record: self.years)
    var variance: Double?
    if let covariance, distribution.shape > -0.5 {
      let term = BoxCox(-log(-log1p(-1 / years)), distribution.shape)
      let gradient = [1, term.value, distribution.scale * term.slope]
      variance = (0..<9).reduce(0.0) { (sum: Double, cell: Int) -> Double in
        sum + gradient[cell / 3] * covariance[cell] * gradient[cell % 3]
      }
    } else {
      remarks.append(
        covariance == nil
          ? "L-moments have no interval by the delta method; use the bootstrap."
          : "With a shape of \(distribution.shape), at or below −0.5, the delta method does not hold; use the bootstrap."
      )
    }
    return ReturnLevel(
      years: years, level: distribution.returnLevel(years: years), variance: variance,
      confidence: confidence, remarks: remarks)
  }

  /// The return level with an interval by the parametric bootstrap.
  ///
  /// Draws samples of the record's length from the fitted distribution, fits each by the same estimator, and takes percentiles
  /// of their levels. The same generator gives the same interval.
  /// - Source: Efron and Tibshirani: An Introduction to the Bootstrap, 1993, sections 6.5 and 13.3.
  public func returnLevel(
    years: Double, confidence: Double = 0.95, samples: Int = 1000,
    using generator: inout some RandomNumberGenerator
  ) throws(ClimateProblem) -> ReturnLevel {
    try returnLevels(years: [years], confidence: confidence, samples: samples, using: &generator)[0]
  }

  /// Several return levels whose intervals are read off the same samples.
  ///
  /// - Source: as for one level.
  public func returnLevels(
    years: [Double], confidence: Double = 0.95, samples: Int = 1000,
    using generator: inout some RandomNumberGenerator
  ) throws(ClimateProblem) -> [ReturnLevel] {
    for period in years { try ReturnLevel.check(years: period, confidence: confidence) }
    var fits: [GeneralizedExtremeValue] = []
    for _ in 0..<samples {
      let sample = (0..<self.years).map { _ in distribution.draw(using: &generator) }
      if let fit = try? ExtremeValueFit(of: sample, estimator: estimator, minimumYears: 3) {
        fits.append(fit.distribution)
      }
    }
    var levels: [ReturnLevel] = []
    for period in years {
      var remarks = remarks + ReturnLevel.remarks(years: period, record: self.years)
      if fits.count < samples {
        remarks.append(
          "\(samples - fits.count) of \(samples) bootstrap samples could not be fitted.")
      }
      levels.append(
        try ReturnLevel(
          years: period, level: distribution.returnLevel(years: period),
          resampled: fits.map { $0.returnLevel(years: period) }, confidence: confidence,
          remarks: remarks))
    }
    return levels
  }
}

extension GeneralizedExtremeValue {
  /// A value drawn from the distribution.
  public func draw(using generator: inout some RandomNumberGenerator) -> Double {
    quantile(Double.random(in: Double.leastNormalMagnitude..<1, using: &generator))
  }
}

extension ExtremeValueLikelihood {
  /// The maximum near the L-moments' distribution, or near a Gumbel distribution where that excludes a value.
  func maximizeStationary(from start: GeneralizedExtremeValue) -> Maximum? {
    let shape = min(max(start.shape, -0.5), 0.5)
    let first = SIMD8(start.location, log(start.scale), shape, 0, 0, 0, 0, 0)
    if let maximum = maximize(from: first) { return maximum }
    var gumbel = first
    gumbel[2] = 0.01
    return maximize(from: gumbel)
  }
}
