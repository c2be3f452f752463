internal import Glibc

/// The gamma distribution of positive amounts.
public struct GammaDistribution: Hashable, Sendable {
  public let shape: Double
  public let scale: Double

  /// The distribution of a sample of positive values, by Thom's approximation to maximum likelihood.
  ///
  ///     A = ln(mean) − mean(ln),  shape = (1 + √(1 + 4A/3)) / 4A,  scale = mean / shape
  ///
  /// Nil when the values are equal or not all positive.
  /// - Source: [THOM-1958], equations 22 and 23; xclim's method `APP` is the same.
  public init?(of values: [Double]) {
    guard values.count > 1, values.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let a = log(mean) - values.reduce(0) { $0 + log($1) } / n
    guard a > 1e-12 else { return nil }
    shape = (1 + (1 + 4 * a / 3).squareRoot()) / (4 * a)
    scale = mean / shape
  }

  /// The probability of an amount at or below a value.
  public func probability(upTo value: Double) -> Double {
    value <= 0 ? 0 : Self.incompleteGamma(shape, value / scale)
  }

  /// The lower regularized incomplete gamma function P(a, x).
  ///
  /// - Source: Press and others: Numerical Recipes, third edition, 2007, section 6.2: series below a + 1, Lentz's
  ///   continued fraction above.
  static func incompleteGamma(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    let front = exp(-x + a * log(x) - logGamma(a))
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      var n = a
      repeat {
        n += 1
        term *= x / n
        sum += term
      } while term > sum * 1e-17
      return sum * front
    }
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var fraction = d
    for i in 1..<10_000 {
      let numerator = -Double(i) * (Double(i) - a)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      fraction *= d * c
      if (d * c - 1).magnitude < 1e-15 { break }
    }
    return 1 - front * fraction
  }

  private static func logGamma(_ a: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(a, &sign)
  }
}
