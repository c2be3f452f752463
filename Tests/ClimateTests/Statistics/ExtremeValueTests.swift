import Climate
import TestSupport
import Testing

/// Reference numbers: scipy 1.x on Python 3.11, `scipy.stats.genextreme` (shape c = −ξ) with its log-likelihood minimized by
/// Nelder–Mead to 1e-12; standard errors from the inverse of its Hessian by central differences of 0.001.
@Suite struct ExtremeValueTests {
  /// GEV quantiles (30, 2.5, 0.12) of ((31 i² + 7 i + 5) mod 97 + 0.5) / 97, i = 0…45, rounded to 0.001.
  private let maxima = [
    27.524, 30.559, 30.783, 28.455, 30.633, 30.27, 48.355, 29.0, 27.89, 31.686, 33.19, 31.094,
    38.463, 26.234, 32.814, 27.376, 26.997, 32.16, 36.531, 34.091, 29.778, 31.015, 29.708, 33.764,
    35.59, 31.776, 41.432, 43.494, 32.061, 37.356, 35.087, 30.341, 31.964, 30.708, 39.197, 27.778,
    34.862, 29.145, 29.429, 40.136, 29.429, 29.145, 34.862, 27.778, 39.197, 30.708,
  ]
  private let warming = [
    0.1, 0.35, 0.367, 0.383, 0.4, 0.417, 0.433, 0.45, 0.7, 0.717, 0.733, 0.75, 0.767, 0.783, 0.8,
    1.05, 1.067, 1.083, 1.1, 1.117, 1.133, 1.15, 1.4, 1.417, 1.433, 1.45, 1.467, 1.483, 1.5, 1.75,
    1.767, 1.783, 1.8, 1.817, 1.833, 1.85, 2.1, 2.117, 2.133, 2.15, 2.167, 2.183, 2.2, 2.45, 2.467,
    2.483,
  ]

  @Test func lMomentsAreThoseOfTheDefinition() throws {
    let moments = try LMoments(of: maxima)
    #expect(isClose(moments.mean, 32.60532608695653, within: 1e-12))
    #expect(isClose(moments.scale, 2.548007246376798, within: 1e-12))
    #expect(isClose(moments.skewness, 0.2642594706395846, within: 1e-11))
  }

  @Test func lMomentsGiveTheDistributionThatHasThem() throws {
    let fit = try ExtremeValueFit(of: maxima, estimator: .lMoments)
    #expect(isClose(fit.distribution.location, 30.26557376019229))
    #expect(isClose(fit.distribution.scale, 3.1670491319085974))
    #expect(isClose(fit.distribution.shape, 0.14165346607791074, within: 1e-8))
    #expect(fit.estimator == .lMoments)
    #expect(try fit.returnLevel(years: 20).interval == nil)
  }

  @Test func maximumLikelihoodAgreesWithSciPy() throws {
    let fit = try ExtremeValueFit(of: maxima)
    #expect(fit.estimator == .maximumLikelihood)
    #expect(isClose(fit.negativeLogLikelihood, 128.44509538437973, within: 1e-11))
    // Nelder–Mead stops where the likelihood no longer changes, about the root of its rounding error away.
    #expect(isClose(fit.distribution.location, 30.266417368047314, within: 1e-7))
    #expect(isClose(fit.distribution.scale, 3.042756924771956, within: 1e-6))
    #expect(isClose(fit.distribution.shape, 0.1733358611400661, within: 1e-5))
  }

  @Test func returnLevelsAndTheirErrorsAgreeWithSciPy() throws {
    let fit = try ExtremeValueFit(of: maxima)
    for (years, level) in [
      (2.0, 31.41781387821859), (20, 42.08688170770421), (100, 51.677118706422206),
    ] {
      #expect(isClose(try fit.returnLevel(years: years).level, level, within: 1e-6))
    }
    let covariance = try #require(fit.covariance)
    let errors = [0.51956244, 0.4108402, 0.13622271]
    for (index, error) in errors.enumerated() {
      #expect(isClose(covariance[4 * index].squareRoot(), error, within: 1e-4))
    }
    let interval = try #require(try fit.returnLevel(years: 100).interval)
    #expect(
      isClose(interval.upperBound - 51.677118706, 1.959963985 * 7.517535049877934, within: 1e-4))
  }

  @Test func theOrderOfYearsAndMissingYearsDoNotMatter() throws {
    let fit = try ExtremeValueFit(of: maxima)
    let other = try ExtremeValueFit(of: [.nan] + maxima.reversed() + [.nan])
    #expect(other.years == 46)
    #expect(isClose(other.distribution.scale, fit.distribution.scale))
  }

  @Test func theBootstrapIsRepeatableAndWiderForLongerPeriods() throws {
    let fit = try ExtremeValueFit(of: maxima, estimator: .lMoments)
    var seed = Seed(1)
    let first = try fit.returnLevel(years: 20, samples: 200, using: &seed)
    seed = Seed(1)
    let second = try fit.returnLevel(years: 20, samples: 200, using: &seed)
    let long = try fit.returnLevel(years: 100, samples: 200, using: &seed)
    #expect(first == second)
    let interval = try #require(first.interval)
    let wide = try #require(long.interval)
    #expect(interval.contains(first.level))
    #expect(wide.upperBound - wide.lowerBound > interval.upperBound - interval.lowerBound)
  }

  @Test func drawnSamplesReturnTheirDistribution() throws {
    var seed = Seed(5)
    for shape in [-0.3, -0.1, 0, 0.2] {
      let truth = GeneralizedExtremeValue(location: 300, scale: 2, shape: shape)
      let sample = (0..<4000).map { _ in truth.draw(using: &seed) }
      for estimator in [ExtremeValueFit.Estimator.lMoments, .maximumLikelihood] {
        let fit = try ExtremeValueFit(of: sample, estimator: estimator)
        #expect((fit.distribution.shape - shape).magnitude < 0.06)
        #expect(
          isClose(
            fit.distribution.returnLevel(years: 50), truth.returnLevel(years: 50), within: 0.003))
      }
    }
  }

  /// Both formulas of the distribution meet at the Gumbel distribution.
  @Test func aShapeNearZeroIsTheGumbelDistribution() {
    let gumbel = GeneralizedExtremeValue(location: 10, scale: 3, shape: 0)
    for shape in [1e-12, -1e-9, 1e-7] {
      let near = GeneralizedExtremeValue(location: 10, scale: 3, shape: shape)
      #expect(isClose(near.returnLevel(years: 100), gumbel.returnLevel(years: 100), within: 1e-6))
      #expect(isClose(near.probability(upTo: 14), gumbel.probability(upTo: 14), within: 1e-6))
    }
    // −ln(−ln 0.99) = 4.60014922677658
    #expect(isClose(gumbel.returnLevel(years: 100), 10 + 3 * 4.60014922677658))
    #expect(isClose(gumbel.returnPeriod(of: gumbel.returnLevel(years: 100)), 100))
  }

  @Test func whatCannotBeFittedIsRefusedInWords() throws {
    let constant = #expect(throws: ClimateProblem.self) {
      try ExtremeValueFit(of: [Double](repeating: 31.2, count: 30))
    }
    #expect(constant?.message.contains("equal") == true)
    let few = #expect(throws: ClimateProblem.self) {
      try ExtremeValueFit(of: Array(maxima.prefix(12)))
    }
    #expect(few?.message.contains("at least 20 years") == true)
    #expect(throws: ClimateProblem.self) { try ExtremeValueFit(of: maxima + [.infinity]) }
    #expect(throws: ClimateProblem.self) { try ExtremeValueFit(of: maxima).returnLevel(years: 1) }
  }

  /// Nearly all years at an upper end: the likelihood rises without end as the shape falls.
  @Test func aLikelihoodWithoutMaximumFallsBackAndSaysSo() throws {
    let values = (0..<40).map { step -> Double in
      let cube: Int = step * step * step
      return 30 - 12 * Double(cube) / 64_000
    }
    let fit = try ExtremeValueFit(of: values)
    #expect(fit.estimator == .lMoments)
    #expect(fit.remarks.first?.contains("L-moments") == true)
  }

  @Test func extremesThatFollowWarmingAgreeWithSciPy() throws {
    let values = zip(maxima, warming).map { (($0 + 1.4 * $1) * 1000).rounded() / 1000 }
    let fit = try WarmingExtremeFit(of: values, warmingLevels: warming)
    #expect(isClose(fit.negativeLogLikelihood, 127.85548491812318, within: 1e-7))
    #expect(isClose(fit.location, 29.475272587996805, within: 1e-4))
    #expect(isClose(fit.locationTrend, 2.002274418742823, within: 1e-3))
    #expect(isClose(fit.logScale, 1.0946877437324574, within: 1e-4))
    #expect(isClose(fit.shape, 0.18369412587705686, within: 1e-3))
    let level = try fit.returnLevel(years: 100, atWarming: 2)
    #expect(isClose(level.level, 55.08351067287565, within: 1e-4))
    let interval = try #require(level.interval)
    #expect(
      isClose(interval.upperBound - level.level, 1.959963985 * 7.8989475653564405, within: 1e-3))
    let wide = try WarmingExtremeFit(of: values, warmingLevels: warming, scaleVaries: true)
    #expect(isClose(wide.negativeLogLikelihood, 127.6838821193188, within: 1e-7))
    #expect(isClose(wide.logScaleTrend, 0.13370948413532305, within: 1e-2))
  }

  @Test func moreWarmingMeansHigherLevelsAndExtrapolationIsSaid() throws {
    let values = zip(maxima, warming).map { $0 + 1.4 * $1 }
    let fit = try WarmingExtremeFit(of: values, warmingLevels: warming)
    let now = try fit.returnLevel(years: 20, atWarming: 1)
    let later = try fit.returnLevel(years: 20, atWarming: 3)
    #expect(later.level > now.level)
    #expect(now.remarks.isEmpty)
    #expect(later.remarks.contains { $0.contains("extrapolation") })
    let significance = try #require(fit.significance)
    #expect((0...1).contains(significance))
    var seed = Seed(2)
    let resampled = try fit.returnLevel(years: 20, atWarming: 2, samples: 100, using: &seed)
    #expect(try #require(resampled.interval).contains(resampled.level))
  }

  @Test func aWarmingThatDoesNotVaryIsRefused() {
    #expect(throws: ClimateProblem.self) {
      try WarmingExtremeFit(of: maxima, warmingLevels: [Double](repeating: 1, count: 46))
    }
    #expect(throws: ClimateProblem.self) {
      try WarmingExtremeFit(of: maxima, warmingLevels: [1, 2])
    }
  }
}
