import Factors
import Inventory
import Quantities
import TestSupport
import Testing

@Suite struct UncertaintySamplingTests {
  private static let draws = 20_000
  private static let z = NormalDistribution.halfWidthOf95

  private func sample(
    _ terms: [UncertainTerm], draws: Int = Self.draws, seed: UInt64 = 2021
  ) throws -> UncertaintySampling {
    try UncertaintySampling(terms, draws: draws, seed: seed)
  }

  private func term(
    _ percent: Double, _ distribution: UncertaintyDistribution, tonnes: Double = 100
  ) -> UncertainTerm {
    UncertainTerm(
      id: "a", tonnes: tonnes,
      activity: UncertaintyRange(percent: percent, distribution: distribution),
      factor: UncertaintyRange(percent: 0))
  }

  /// Only one of the two ranges of each term is above 0, so the total is linear in what is drawn.
  private let linear = [
    UncertainTerm(
      id: "homes", tonnes: 600, activityPercent: 0, factorPercent: 10, factorKey: "grid"),
    UncertainTerm(
      id: "shops", tonnes: 300, activityPercent: 0, factorPercent: 10, factorKey: "grid"),
    UncertainTerm(id: "boiler", tonnes: 100, activityPercent: 20, factorPercent: 0),
  ]

  @Test func `it agrees with error propagation where that is exact`() throws {
    let analytic = UncertaintyPropagation(linear)
    let sampled = try sample(linear)
    // 90 t of the shared factor and 20 t of the boiler
    #expect(isClose(analytic.sharedFactors.halfWidth, (90.0 * 90 + 20 * 20).squareRoot()))
    // A standard deviation from 20,000 draws is known to 1 ÷ √40,000 = 0.5 %; four times that is allowed.
    #expect(
      isClose(sampled.standardDeviation * Self.z, analytic.sharedFactors.halfWidth, within: 0.02))
    #expect((sampled.mean - 1000).magnitude < 4 * sampled.errorOfMean)
    // An end of the interval is known to 1.9 % of σ, its half-width to 1 %; four times that is allowed.
    let half = (sampled.percentiles.p97_5 - sampled.percentiles.p2_5) / 2
    #expect(isClose(half, analytic.sharedFactors.halfWidth, within: 0.04))
    #expect(
      !isClose(sampled.standardDeviation * Self.z, analytic.independent.halfWidth, within: 0.1))
  }

  @Test func `a product of two normal ranges has the variance of a product`() throws {
    let product = UncertainTerm(id: "a", tonnes: 100, activityPercent: 20, factorPercent: 25)
    let (activity, factor) = (0.2 / Self.z, 0.25 / Self.z)
    let exact = ((1 + activity * activity) * (1 + factor * factor) - 1).squareRoot() * 100
    #expect(isClose(try sample([product]).standardDeviation, exact, within: 0.02))
  }

  @Test(arguments: [
    (UncertaintyDistribution.normal, 20.0), (.uniform, 20), (.triangular, 20), (.uniform, 90),
  ])
  func `the interval of one symmetric range is that range`(
    _ distribution: UncertaintyDistribution, _ percent: Double
  ) throws {
    let sampled = try sample([term(percent, distribution)])
    // Four standard errors of either end are at most 4 · 1.9 % of σ for the normal, less for the others.
    #expect((sampled.percentiles.p2_5 - (100 - percent)).magnitude < 0.04 * percent)
    #expect((sampled.percentiles.p97_5 - (100 + percent)).magnitude < 0.04 * percent)
    #expect((sampled.mean - 100).magnitude < 4 * sampled.errorOfMean)
  }

  @Test func `a wide range is lognormal, keeps its mean and is never below zero`() throws {
    let range = UncertaintyRange(percent: 80)
    #expect(range.distribution == .lognormal)
    let sampled = try sample([term(80, .lognormal)])
    // σ = 0.8 ÷ 1.96, s = √ln(1 + σ²) = 0.39255; 100 · exp(± 1.96 s − s² ÷ 2), by mpmath
    #expect(isClose(sampled.percentiles.p2_5, 42.894_164_940_3, within: 0.04))
    #expect(isClose(sampled.percentiles.p50, 92.584_521_412_4, within: 0.02))
    #expect(isClose(sampled.percentiles.p97_5, 199.838_220_819, within: 0.04))
    #expect((sampled.mean - 100).magnitude < 4 * sampled.errorOfMean)
    #expect(isClose(sampled.standardDeviation, 80 / Self.z, within: 0.04))
    #expect(try sample([term(300, .lognormal)]).percentiles.p2_5 > 0)
  }

  @Test(arguments: [(30.0, false, "normal"), (30.01, false, "lognormal"), (5, true, "lognormal")])
  func `without a distribution the width decides`(
    _ percent: Double, _ isBounded: Bool, _ expected: String
  ) {
    let range = UncertaintyRange(percent: percent, isBoundedAtZero: isBounded)
    #expect(range.distribution.rawValue == expected)
  }

  @Test func `the same seed gives the same answer and another seed another`() throws {
    let once = try sample(linear, draws: 500, seed: 7)
    let again = try sample(linear, draws: 500, seed: 7)
    let other = try sample(linear, draws: 500, seed: 8)
    #expect(once.percentiles == again.percentiles)
    #expect(once.mean == again.mean)
    #expect(once.percentiles != other.percentiles)
    #expect(once.seed == 7)
    #expect(once.draws == 500)
  }

  @Test func `the order of terms does not matter`() throws {
    let forward = try sample(linear, draws: 500)
    let backward = try sample(linear.reversed(), draws: 500)
    #expect(forward.percentiles == backward.percentiles)
    #expect(forward.mean == backward.mean)
  }

  @Test func `ten times the emissions give ten times every result`() throws {
    let large = try sample(
      linear.map { term in
        var term = term
        term.tonnes *= 10
        return term
      }, draws: 500)
    let small = try sample(linear, draws: 500)
    #expect(isClose(large.mean, small.mean * 10))
    #expect(isClose(large.standardDeviation, small.standardDeviation * 10))
    #expect(isClose(large.percentiles.p97_5, small.percentiles.p97_5 * 10))
  }

  @Test func `a removal on the same factor cancels in every draw`() throws {
    let sampled = try sample(
      [
        UncertainTerm(id: "in", tonnes: 100, activityPercent: 0, factorPercent: 50, factorKey: "f"),
        UncertainTerm(
          id: "out", tonnes: -100, activityPercent: 0, factorPercent: 50, factorKey: "f"),
      ], draws: 100)
    #expect(sampled.standardDeviation < 1e-9)
  }

  @Test func `a generator can be handed in`() throws {
    var generator = Xoshiro256StarStar(seed: 7)
    let handed = try UncertaintySampling(linear, draws: 500, generator: &generator)
    #expect(handed.mean == (try sample(linear, draws: 500, seed: 7).mean))
    #expect(handed.seed == nil)
  }

  @Test func `what has no range is not sampled and is named`() throws {
    let unknown = UncertainTerm(id: "flight", tonnes: 50, activityPercent: nil, factorPercent: 5)
    let sampled = try sample(linear + [unknown], draws: 100)
    #expect(sampled.total == 1050)
    #expect(sampled.coveredTotal == 1000)
    #expect(sampled.notes.contains("“flight” has no range for its activity."))
    #expect(sampled.percentiles == (try sample(linear, draws: 100).percentiles))
  }

  @Test func `a wide range that insists on being normal is pointed out`() throws {
    #expect(
      try sample([term(80, .normal)], draws: 10).notes.contains { $0.contains("below zero") })
    #expect(
      try !sample([term(20, .normal)], draws: 10).notes.contains { $0.contains("below zero") })
  }

  @Test func `fewer than two draws are refused`() {
    #expect(throws: UncertaintyProblem.self) { try sample(linear, draws: 1) }
  }

  @Test func `an explanation states draws, seed and both ends`() throws {
    let explanation = try sample(linear, draws: 1000).explanation(title: "Total")
    #expect(explanation.notes.first?.hasPrefix("1,000 draws, seed 2021;") == true)
    #expect(explanation.value.contains(" to "))
  }
}
