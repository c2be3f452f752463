internal import Glibc

/// A generalized extreme value distribution of yearly maxima that moves with global warming.
///
///     μ = μ₀ + μ₁ w,  ln σ = φ₀ (+ φ₁ w),  ξ constant,  w the warming level of the year in °C
///
/// - Source: [COLES-2001], section 6.2; warming as the covariate as in Philip et al.: A protocol for probabilistic extreme
///   event attribution analyses, Advances in Statistical Climatology 6 (2020), section 4.
/// - Limits: at least 30 years unless the caller says otherwise; the shape within ±0.75. A level beyond the warming of the
///   record is an extrapolation, and says so.
public struct WarmingExtremeFit: Hashable, Sendable {
  /// The number of years below which a fit is refused unless the caller says otherwise.
  public static let minimumYears = 30

  /// μ₀, at no warming.
  public let location: Double
  /// μ₁, by which the location rises with each °C.
  public let locationTrend: Double
  /// φ₀, the logarithm of the scale at no warming.
  public let logScale: Double
  /// φ₁; 0 where the scale is held constant.
  public let logScaleTrend: Double
  /// ξ.
  public let shape: Double
  public let years: Int
  /// The warming levels that the record has.
  public let warming: ClosedRange<Double>
  public let negativeLogLikelihood: Double
  /// The probability of as strong a likelihood gain if extremes did not depend on warming, by the
  /// likelihood-ratio test against the stationary fit; nil where that has no maximum.
  public let significance: Double?
  /// Variances and covariances of μ₀, μ₁, φ₀, φ₁ (unless constant) and ξ.
  private let covariance: [Double]
  private let scaleVaries: Bool
  private let levels: [Double]

  /// - Parameters:
  ///   - maxima: one value a year; missing years are NaN and left out
  ///   - warmingLevels: for each of them, global warming in °C above the reference period
  ///   - scaleVaries: true when the scale may follow warming too
  /// - Throws: `ClimateProblem` for too few years, a warming that does not vary, or a likelihood without a maximum.
  public init(
    of maxima: [Double], warmingLevels: [Double], scaleVaries: Bool = false,
    minimumYears: Int = WarmingExtremeFit.minimumYears
  ) throws(ClimateProblem) {
    let (values, levels, warming) = try Self.years(
      maxima, warmingLevels, atLeast: max(minimumYears, 6))
    let slope = Self.slope(of: values, on: levels)
    let start = try GeneralizedExtremeValue(
      LMoments(of: zip(values, levels).map { $0 - slope * $1 }))
    let parameters = Self.parameters(scaleVaries: scaleVaries)
    let likelihood = ExtremeValueLikelihood(
      values: values, covariate: levels, parameters: parameters)
    func point(shape: Double) -> SIMD8<Double> {
      scaleVaries
        ? SIMD8(start.location, slope, log(start.scale), 0, shape, 0, 0, 0)
        : SIMD8(start.location, slope, log(start.scale), shape, 0, 0, 0, 0)
    }
    guard
      let maximum = likelihood.maximize(from: point(shape: min(max(start.shape, -0.5), 0.5)))
        ?? likelihood.maximize(from: point(shape: 0.01))
    else {
      throw ClimateProblem(
        "The likelihood of extremes that follow warming has no maximum with a shape within ±\(ExtremeValueLikelihood.largestShape). Use more years, or return levels without warming."
      )
    }
    let size = parameters.count
    location = maximum.point[0]
    locationTrend = maximum.point[1]
    logScale = maximum.point[2]
    logScaleTrend = scaleVaries ? maximum.point[3] : 0
    shape = maximum.point[size - 1]
    years = values.count
    self.warming = warming
    negativeLogLikelihood = maximum.negativeLogLikelihood
    covariance = (0..<size * size).map { maximum.covariance[$0 / size, $0 % size] }
    self.scaleVaries = scaleVaries
    self.levels = levels
    significance = Self.significance(
      of: maximum, values: values, start: start, added: scaleVaries ? 2 : 1)
  }

  /// The years that have a value and a level, and the range of their levels.
  private static func years(
    _ maxima: [Double], _ warmingLevels: [Double], atLeast least: Int
  ) throws(ClimateProblem) -> (
    values: [Double], levels: [Double], warming: ClosedRange<Double>
  ) {
    guard maxima.count == warmingLevels.count else {
      throw ClimateProblem(
        "There are \(maxima.count) yearly maxima but \(warmingLevels.count) warming levels. Give one level for each year."
      )
    }
    let pairs = zip(maxima, warmingLevels).filter { !$0.isNaN && !$1.isNaN }
    let (values, levels) = (pairs.map(\.0), pairs.map(\.1))
    guard pairs.count >= least else {
      throw ClimateProblem(
        "Return levels by warming need at least \(least) years with a value; there are \(pairs.count). Use a longer period."
      )
    }
    guard values.allSatisfy(\.isFinite), let lowest = levels.min(), let highest = levels.max(),
      highest - lowest > 1e-6, highest.isFinite, lowest.isFinite
    else {
      throw ClimateProblem(
        "The warming level is the same in all years, or a value is infinite. Choose years with different warming."
      )
    }
    return (values, levels, lowest...highest)
  }

  /// μ₀, μ₁, φ₀, φ₁ where the scale follows warming, and ξ.
  private static func parameters(scaleVaries: Bool) -> [ExtremeValueLikelihood.Parameter] {
    typealias Parameter = ExtremeValueLikelihood.Parameter
    return [
      Parameter(part: .location, followsCovariate: false),
      Parameter(part: .location, followsCovariate: true),
      Parameter(part: .logScale, followsCovariate: false),
    ] + (scaleVaries ? [Parameter(part: .logScale, followsCovariate: true)] : [])
      + [Parameter(part: .shape, followsCovariate: false)]
  }

  private static func slope(of values: [Double], on levels: [Double]) -> Double {
    let n = Double(values.count)
    let meanLevel = levels.reduce(0, +) / n
    let meanValue = values.reduce(0, +) / n
    var products = 0.0
    var squares = 0.0
    for (value, level) in zip(values, levels) {
      products += (level - meanLevel) * (value - meanValue)
      squares += (level - meanLevel) * (level - meanLevel)
    }
    return products / squares
  }

  /// The upper tail of χ² at twice the gain, with one or two degrees of freedom.
  private static func significance(
    of maximum: ExtremeValueLikelihood.Maximum, values: [Double], start: GeneralizedExtremeValue,
    added: Int
  ) -> Double? {
    let stationary = ExtremeValueLikelihood(
      values: values, covariate: [], parameters: ExtremeValueLikelihood.stationary)
    guard let moments = try? LMoments(of: values),
      let distribution = try? GeneralizedExtremeValue(moments),
      let without = stationary.maximizeStationary(from: distribution)
    else { return nil }
    let gain = max(0, without.negativeLogLikelihood - maximum.negativeLogLikelihood)
    return added == 1 ? erfc(gain.squareRoot()) : exp(-gain)
  }

  /// The distribution of a year's maximum at a warming level in °C.
  public func distribution(atWarming level: Double) -> GeneralizedExtremeValue {
    GeneralizedExtremeValue(
      location: location + locationTrend * level, scale: exp(logScale + logScaleTrend * level),
      shape: shape)
  }

  /// The return level at a warming level, with an interval by the delta method.
  ///
  /// - Limits: no interval for a shape at or below −0.5, where the likelihood is not regular.
  public func returnLevel(
    years: Double, atWarming level: Double, confidence: Double = 0.95
  ) throws(ClimateProblem) -> ReturnLevel {
    try ReturnLevel.check(years: years, confidence: confidence)
    let distribution = distribution(atWarming: level)
    var remarks = remarks(years: years, level: level)
    var variance: Double?
    if shape > -0.5 {
      let term = BoxCox(-log(-log1p(-1 / years)), shape)
      let byLogScale = distribution.scale * term.value
      var gradient = [1, level, byLogScale]
      if scaleVaries { gradient.append(level * byLogScale) }
      gradient.append(distribution.scale * term.slope)
      let size = gradient.count
      variance = (0..<size * size).reduce(0.0) {
        $0 + gradient[$1 / size] * covariance[$1] * gradient[$1 % size]
      }
    } else {
      remarks.append(
        "With a shape of \(shape), at or below −0.5, the delta method does not hold; use the bootstrap."
      )
    }
    return ReturnLevel(
      years: years, level: distribution.returnLevel(years: years), variance: variance,
      confidence: confidence, remarks: remarks)
  }

  /// The return level at a warming level, with an interval by the parametric bootstrap.
  ///
  /// Each sample has one value drawn at the warming of each year of the record, and is fitted like the record.
  public func returnLevel(
    years: Double, atWarming level: Double, confidence: Double = 0.95, samples: Int = 1000,
    using generator: inout some RandomNumberGenerator
  ) throws(ClimateProblem) -> ReturnLevel {
    try ReturnLevel.check(years: years, confidence: confidence)
    let yearly = levels.map { distribution(atWarming: $0) }
    var resampled: [Double] = []
    for _ in 0..<samples {
      let sample = yearly.map { $0.draw(using: &generator) }
      let fit = try? WarmingExtremeFit(
        of: sample, warmingLevels: levels, scaleVaries: scaleVaries, minimumYears: 6)
      if let fit { resampled.append(fit.distribution(atWarming: level).returnLevel(years: years)) }
    }
    var remarks = remarks(years: years, level: level)
    if resampled.count < samples {
      remarks.append(
        "\(samples - resampled.count) of \(samples) bootstrap samples could not be fitted.")
    }
    return try ReturnLevel(
      years: years, level: distribution(atWarming: level).returnLevel(years: years),
      resampled: resampled, confidence: confidence, remarks: remarks)
  }

  private func remarks(years: Double, level: Double) -> [String] {
    var remarks = ReturnLevel.remarks(years: years, record: self.years)
    if !warming.contains(level) {
      remarks.append(
        "A warming of \(level) °C lies outside the record's \(warming.lowerBound) to \(warming.upperBound) °C and is an extrapolation."
      )
    }
    return remarks
  }
}
