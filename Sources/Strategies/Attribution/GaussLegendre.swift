internal import Glibc

/// Points and weights that integrate polynomials over 0…1 exactly.
struct GaussLegendre: Sendable {
  let points: [(t: Double, weight: Double)]

  /// Exact for polynomials below the degree 2 · count, but for rounding.
  ///
  ///     P(k) = ((2k − 1) x P(k − 1) − (k − 1) P(k − 2)) ÷ k,  w = 2 ÷ ((1 − x²) P′(x)²)
  ///
  /// - Source: [ABRAMOWITZ-1964], 25.4.29 and 22.7.10; roots by Newton's method.
  init(count: Int) {
    points = (0..<max(1, count)).map { index in
      var x = Self.firstGuess(index, of: max(1, count))
      var slope = 1.0
      for _ in 0..<100 {
        let (value, derivative) = Self.polynomial(max(1, count), at: x)
        slope = derivative
        let step = value / derivative
        x -= step
        if step.magnitude < 1e-16 { break }
      }
      return ((x + 1) / 2, 1 / ((1 - x * x) * slope * slope))
    }
  }

  private static func firstGuess(_ index: Int, of count: Int) -> Double {
    cos(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
  }

  private static func polynomial(
    _ degree: Int, at x: Double
  ) -> (value: Double, derivative: Double) {
    var (before, value) = (1.0, x)
    for k in 2..<max(3, degree + 1) where degree > 1 {
      (before, value) = (
        value, (Double(2 * k - 1) * x * value - Double(k - 1) * before) / Double(k)
      )
    }
    return (value, Double(degree) * (x * value - before) / (x * x - 1))
  }
}
