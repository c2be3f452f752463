/// The first three sample L-moments: location, spread and skewness by linear combinations of sorted values.
///
/// With the sorted values x₁ … xₙ and the unbiased probability-weighted moments
///
///     b₀ = Σ xᵢ / n,  b₁ = Σ (i−1)/(n−1) xᵢ / n,  b₂ = Σ (i−1)(i−2)/((n−1)(n−2)) xᵢ / n
///     λ₁ = b₀,  λ₂ = 2 b₁ − b₀,  λ₃ = 6 b₂ − 6 b₁ + b₀
///
/// - Source: [HOSKING-1990], sections 2 and 3.
public struct LMoments: Hashable, Sendable {
  /// The mean.
  public let mean: Double
  /// λ₂, half the expected difference of two values.
  public let scale: Double
  /// τ₃ = λ₃ / λ₂, −1…1.
  public let skewness: Double
  public let count: Int

  /// - Throws: `ClimateProblem` for fewer than three values, or when all values are equal.
  public init(of values: [Double]) throws(ClimateProblem) {
    guard values.count >= 3 else {
      throw ClimateProblem("L-moments need at least three values; there are \(values.count).")
    }
    try self.init(sorted: values.sorted())
  }

  init(sorted values: [Double]) throws(ClimateProblem) {
    let n = Double(values.count)
    var (b0, b1, b2) = (0.0, 0.0, 0.0)
    for (index, value) in values.enumerated() {
      let i = Double(index)
      b0 += value
      b1 += i * value
      b2 += i * (i - 1) * value
    }
    b0 /= n
    b1 /= n * (n - 1)
    b2 /= n * (n - 1) * (n - 2)
    let spread = 2 * b1 - b0
    // Rounding leaves a constant series with a spread of the size of its last digit.
    guard let first = values.first, let last = values.last, last > first,
      spread > 1e-13 * max(first.magnitude, last.magnitude)
    else {
      throw ClimateProblem(
        "All \(values.count) values are equal (\(values.first ?? .nan)), so that no distribution can be fitted. Check the series, or choose an indicator that varies here."
      )
    }
    mean = b0
    scale = spread
    skewness = (6 * b2 - 6 * b1 + b0) / spread
    count = values.count
  }
}
