internal import Glibc

/// The trend of a yearly series without assuming a distribution: Theil–Sen slope and Mann–Kendall test.
///
///     slope = median of (xⱼ − xᵢ) / (tⱼ − tᵢ),  S = Σ sign(xⱼ − xᵢ),  over all i < j
///     z = (S ∓ 1) / √(n(n−1)(2n+5)/18 − Σ ties t(t−1)(2t+5)/18)
///
/// - Source: [SEN-1968] for the slope and its interval, [KENDALL-1975] for the variance of S with ties.
/// - Limits: values of different years are taken as independent; persistence from year to year makes p too small.
///   At least 10 years. Time and memory grow with the square of the years: meant for records, not for daily series.
public struct Trend: Hashable, Sendable {
  /// Change per year, in the unit of the values.
  public let slope: Double
  /// The interval of the slope at the confidence asked for.
  public let interval: ClosedRange<Double>
  /// The two-sided probability of as large an S without a trend.
  public let significance: Double
  /// Mann and Kendall's S: rises less falls among all pairs of years.
  public let score: Int
  /// Years with a value.
  public let years: Int

  /// - Parameters:
  ///   - values: one for each year; missing ones are NaN and left out
  ///   - years: strictly increasing
  /// - Throws: `ClimateProblem` for fewer than ten values, infinite values, or years that do not match.
  public init(
    of values: [Double], years: [Int], confidence: Double = 0.95
  ) throws(ClimateProblem) {
    guard values.count == years.count, zip(years, years.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw ClimateProblem("A trend needs one value for each year, with years in rising order.")
    }
    guard confidence > 0, confidence < 1 else {
      throw ClimateProblem(
        "A confidence lies between 0 and 1, such as 0.95; \(confidence) does not.")
    }
    let pairs = zip(years, values).filter { !$1.isNaN }
    guard pairs.count >= 10, pairs.allSatisfy({ $0.1.isFinite }) else {
      throw ClimateProblem(
        "A trend needs at least 10 years with a finite value; there are \(pairs.count(where: { $0.1.isFinite }))."
      )
    }
    var slopes: [Double] = []
    var score = 0
    for (index, later) in pairs.enumerated() {
      for earlier in pairs[..<index] {
        slopes.append((later.1 - earlier.1) / Double(later.0 - earlier.0))
        score += later.1 > earlier.1 ? 1 : later.1 < earlier.1 ? -1 : 0
      }
    }
    slopes.sort()
    let count = pairs.count
    let deviation = Self.variance(of: pairs.map(\.1)).squareRoot()
    self.years = count
    self.score = score
    slope = (slopes[(slopes.count - 1) / 2] + slopes[slopes.count / 2]) / 2
    // Ranks of the slopes at the ends of the interval, as in section 6 of Sen and in scipy.
    let reach = Normal.quantile(0.5 + confidence / 2) * deviation
    let total = Double(slopes.count)
    let low = max(Int(((total - reach) / 2).rounded(.toNearestOrEven)) - 1, 0)
    let high = min(Int(((total + reach) / 2).rounded(.toNearestOrEven)), slopes.count - 1)
    interval = slopes[low]...slopes[max(low, high)]
    // The score moves in steps of two, which the continuity correction of one evens out.
    let z = score == 0 ? 0 : (Double(score.magnitude) - 1) / deviation
    significance = erfc(z / 2.0.squareRoot())
  }

  /// The variance of S without a trend; at least the smallest positive number, so that equal values have no trend.
  private static func variance(of values: [Double]) -> Double {
    func term(_ n: Double) -> Double { n * (n - 1) * (2 * n + 5) }
    var ties: [Double: Double] = [:]
    for value in values { ties[value, default: 0] += 1 }
    let tied = ties.values.sorted().reduce(0) { $0 + term($1) }
    return max((term(Double(values.count)) - tied) / 18, .leastNormalMagnitude)
  }
}
