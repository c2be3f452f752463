/// The level that a year's maximum exceeds once in so many years on average, with its interval.
public struct ReturnLevel: Hashable, Sendable, Codable {
  /// How the interval was made.
  public enum IntervalMethod: String, Hashable, Sendable, Codable {
    /// Normal, from the curvature of the likelihood.
    case delta
    /// Percentiles of fits to samples drawn from the fitted distribution.
    case parametricBootstrap = "parametric-bootstrap"
  }

  public let years: Double
  /// In the unit of the values.
  public let level: Double
  /// Nil where the fit supports none.
  public let interval: ClosedRange<Double>?
  /// The probability that the interval is made for, such as 0.95.
  public let confidence: Double
  public let method: IntervalMethod
  /// What a reader should know, such as why there is no interval; empty when nothing is amiss.
  public let remarks: [String]

  init(
    years: Double, level: Double, variance: Double?, confidence: Double, remarks: [String]
  ) {
    self.years = years
    self.level = level
    self.confidence = confidence
    self.remarks = remarks
    method = .delta
    guard let variance, variance >= 0, variance.isFinite else {
      interval = nil
      return
    }
    let half = Normal.quantile(0.5 + confidence / 2) * variance.squareRoot()
    interval = level - half...level + half
  }

  init(
    years: Double, level: Double, resampled: [Double], confidence: Double, remarks: [String]
  ) throws(ClimateProblem) {
    self.years = years
    self.level = level
    self.confidence = confidence
    self.remarks = remarks
    method = .parametricBootstrap
    let tail = (1 - confidence) / 2 * 100
    let low = try QuantileRule(percentile: tail, definition: .linear).value(of: resampled)
    let high = try QuantileRule(percentile: 100 - tail, definition: .linear).value(of: resampled)
    interval = low.isNaN || high.isNaN ? nil : low...max(low, high)
  }

  private init(negating other: ReturnLevel) {
    years = other.years
    level = -other.level
    interval = other.interval.map { -$0.upperBound...(-$0.lowerBound) }
    confidence = other.confidence
    method = other.method
    remarks = other.remarks
  }

  /// The level that a year's minimum falls below, when this is that of the negated minima.
  public var negated: ReturnLevel { ReturnLevel(negating: self) }

  static func check(years: Double, confidence: Double) throws(ClimateProblem) {
    guard years > 1, years.isFinite else {
      throw ClimateProblem(
        "A return period of \(years) years has no level in yearly maxima. Choose one above 1 year.")
    }
    guard confidence > 0, confidence < 1 else {
      throw ClimateProblem(
        "A confidence lies between 0 and 1, such as 0.95; \(confidence) does not.")
    }
  }

  /// A remark where the return period goes far beyond the record.
  static func remarks(years: Double, record: Int) -> [String] {
    years > 4 * Double(record)
      ? ["A \(years)-year level from \(record) years of data is an extrapolation."] : []
  }
}
