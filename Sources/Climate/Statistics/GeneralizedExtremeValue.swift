internal import Glibc

/// The generalized extreme value distribution of yearly maxima.
///
///     F(x) = exp(−(1 + ξ (x − μ)/σ)^(−1/ξ)),  and exp(−exp(−(x − μ)/σ)) for ξ = 0 (Gumbel)
///
/// The sign of the shape is that of Coles: ξ > 0 has a heavy upper tail, ξ < 0 an upper end at μ − σ/ξ. It is the
/// negative of scipy's `c` and of Hosking's k.
/// - Source: [COLES-2001], section 3.1.3, equation 3.2.
public struct GeneralizedExtremeValue: Hashable, Sendable, Codable {
  /// μ, in the unit of the values.
  public let location: Double
  /// σ, in the unit of the values; above 0.
  public let scale: Double
  /// ξ.
  public let shape: Double

  /// - Precondition: the scale is above 0.
  public init(location: Double, scale: Double, shape: Double) {
    precondition(scale > 0, "a scale is above 0")
    self.location = location
    self.scale = scale
    self.shape = shape
  }

  /// The probability of a maximum at or below a value.
  public func probability(upTo value: Double) -> Double {
    let z = (value - location) / scale
    guard shape != 0 else { return exp(-exp(-z)) }
    let inner = 1 + shape * z
    guard inner > 0 else { return shape > 0 ? 0 : 1 }
    return exp(-exp(-log1p(shape * z) / shape))
  }

  /// The value that a year's maximum stays at or below with a probability inside 0…1.
  public func quantile(_ probability: Double) -> Double {
    location + scale * BoxCox(-log(-log(probability)), shape).value
  }

  /// The level that a year's maximum exceeds with the probability 1 / `years`.
  ///
  /// - Source: [COLES-2001], equation 3.4.
  public func returnLevel(years: Double) -> Double {
    location + scale * BoxCox(-log(-log1p(-1 / years)), shape).value
  }

  /// Years between maxima above a level, on average; infinite above the upper end.
  public func returnPeriod(of level: Double) -> Double { 1 / (1 - probability(upTo: level)) }

  /// The distribution with the L-moments of a sample.
  ///
  /// The shape solves τ₃ = 2 (1 − 3^ξ) / (1 − 2^ξ) − 3, by Newton from Hosking's approximation.
  /// - Source: [HOSKING-WALLIS-1997], appendix A.6.
  public init(_ moments: LMoments) throws(ClimateProblem) {
    let c = 2 / (3 + moments.skewness) - 0.630_929_753_571_457_4
    var k = 7.8590 * c + 2.9554 * c * c
    for _ in 0..<20 {
      let step = (Self.skewness(k) - moments.skewness) / Self.skewnessSlope(k)
      k -= step
      if step.magnitude < 1e-12 { break }
    }
    guard k > -1, k < 20 else {
      throw ClimateProblem(
        "The values are too skewed (τ₃ = \(moments.skewness)) for an extreme value distribution with a mean."
      )
    }
    if k.magnitude < 1e-7 {
      let scale = moments.scale / log(2)
      // Euler's constant is the mean of the standard Gumbel distribution.
      self.init(location: moments.mean - 0.577_215_664_901_532_9 * scale, scale: scale, shape: -k)
      return
    }
    let gamma = tgamma(1 + k)
    let scale = moments.scale * k / (-expm1(-k * log(2)) * gamma)
    self.init(location: moments.mean - scale * (1 - gamma) / k, scale: scale, shape: -k)
  }

  private static func skewness(_ k: Double) -> Double {
    guard k.magnitude > 1e-9 else { return 2 * log(3) / log(2) - 3 }
    return 2 * expm1(-k * log(3)) / expm1(-k * log(2)) - 3
  }

  private static func skewnessSlope(_ k: Double) -> Double {
    let step = 1e-5
    return (skewness(k + step) - skewness(k - step)) / (2 * step)
  }
}

/// (e^(ξa) − 1) / ξ, which is a for ξ = 0, and its slope in ξ.
struct BoxCox {
  let value: Double
  let slope: Double

  init(_ a: Double, _ shape: Double) {
    let product = shape * a
    // The quotient below loses as many digits as the product has zeros; the series does not.
    if product.magnitude < 1e-4 {
      value = a * (1 + product / 2 * (1 + product / 3))
      slope = a * a * (0.5 + product / 3 + product * product / 8)
      return
    }
    value = expm1(product) / shape
    slope = (a * exp(product) - value) / shape
  }
}
