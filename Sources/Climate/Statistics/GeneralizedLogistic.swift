internal import Glibc

/// The generalized logistic distribution, which the field of droughts calls the three-parameter log-logistic.
///
///     F(x) = 1 / (1 + e^(−y)),  y = −ln(1 − k (x − ξ)/α) / k,  and (x − ξ)/α for k = 0
///
/// Unlike the log-logistic form it has no break at k = 0 and covers both signs of skewness.
/// - Source: [HOSKING-WALLIS-1997], appendix A.7.
public struct GeneralizedLogistic: Hashable, Sendable {
  /// ξ.
  public let location: Double
  /// α.
  public let scale: Double
  /// k, the negative of τ₃.
  public let shape: Double

  /// The distribution with the L-moments of a sample.
  public init(_ moments: LMoments) {
    shape = -moments.skewness
    let angle = shape * Double.pi
    // kπ / sin kπ, which is 1 at k = 0.
    let ratio = angle.magnitude < 1e-6 ? 1 + angle * angle / 6 : angle / sin(angle)
    scale = moments.scale / ratio
    let shift = shape.magnitude < 1e-6 ? -Double.pi * Double.pi * shape / 6 : (1 - ratio) / shape
    location = moments.mean - scale * shift
  }

  /// The probability of a value at or below another.
  public func probability(upTo value: Double) -> Double {
    let z = (value - location) / scale
    let product = shape * z
    guard product < 1 else { return shape > 0 ? 1 : 0 }
    let y = product.magnitude < 1e-9 ? z : -log1p(-product) / shape
    return 1 / (1 + exp(-y))
  }
}
