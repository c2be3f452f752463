internal import Glibc

/// The standard normal distribution.
public enum Normal {
  /// The probability of a value at or below `z`.
  public static func probability(upTo z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// The value that is not exceeded with a probability; −∞ at 0 and ∞ at 1.
  ///
  /// Starts from a rational approximation with a relative error of 1.15e-9 and takes one step of Halley's method, which
  /// leaves the precision of `erfc`.
  /// - Source: Acklam: An algorithm for computing the inverse normal cumulative distribution function, 2003.
  public static func quantile(_ probability: Double) -> Double {
    guard probability > 0, probability < 1 else {
      return probability == 0 ? -.infinity : probability == 1 ? .infinity : .nan
    }
    // The lower half keeps its digits where the upper one has lost them to 1 − p.
    guard probability <= 0.5 else { return -quantile(1 - probability) }
    let z = approximation(probability)
    let error = Self.probability(upTo: z) - probability
    let step = error * (2 * Double.pi).squareRoot() * exp(z * z / 2)
    return z - step / (1 + z * step / 2)
  }

  private static func approximation(_ p: Double) -> Double {
    let a = [
      -39.696_830_286_653_76, 220.946_098_424_520_5, -275.928_510_446_968_7, 138.357_751_867_269,
      -30.664_798_066_147_16, 2.506_628_277_459_239,
    ]
    let b = [
      -54.476_098_798_224_06, 161.585_836_858_040_9, -155.698_979_859_886_6, 66.801_311_887_719_72,
      -13.280_681_552_885_72, 1,
    ]
    let c = [
      -0.007_784_894_002_430_293, -0.322_396_458_041_136_5, -2.400_758_277_161_838,
      -2.549_732_539_343_734, 4.374_664_141_464_968, 2.938_163_982_698_783,
    ]
    let d = [
      0.007_784_695_709_041_462, 0.322_467_129_070_039_8, 2.445_134_137_142_996,
      3.754_408_661_907_416, 1,
    ]
    func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
      coefficients.reduce(0) { $0 * x + $1 }
    }
    if p < 0.02425 {
      let q = sqrt(-2 * log(p))
      return polynomial(c, q) / polynomial(d, q)
    }
    let q = p - 0.5
    return q * polynomial(a, q * q) / polynomial(b, q * q)
  }
}
