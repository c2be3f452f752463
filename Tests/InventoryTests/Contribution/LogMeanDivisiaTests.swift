import Inventory
import TestSupport
import Testing

@Suite struct LogMeanDivisiaTests {
  private func chain(_ values: [(Double, Double)]) -> DriverChain {
    DriverChain(
      id: "c", title: "Chain",
      factors: values.enumerated().map { index, value in
        DriverChain.Factor(EmissionDriver("x\(index)", "X"), start: value.0, end: value.1)
      })
  }

  private func split(_ values: [(Double, Double)]) throws -> [Double] {
    try LogMeanDivisia.contributions(of: chain(values))
  }

  @Test func `four drivers of home electricity`() throws {
    // Ang 2005, equation 5, evaluated to 30 digits with mpmath: 1,000 people × 0.4 × 25 MMBtu × 0.05 t = 500 t
    let parts = try split([(1000, 1100), (0.4, 0.42), (25, 22), (0.05, 0.04)])
    let expected = [
      43.048_774_541_843_568, 22.037_066_570_449_439, -57.738_533_285_224_72,
      -100.787_307_826_708_27,
    ]
    for (part, value) in zip(parts, expected) { #expect(isClose(part, value)) }
    #expect(isClose(parts.reduce(0, +), 406.56 - 500))
  }

  @Test func `one driver carries all of its change, and a steady one none`() throws {
    #expect(try split([(10, 15)]).map { isClose($0, 5) } == [true])
    let parts = try split([(3, 3), (10, 20)])
    #expect(parts[0] == 0)
    #expect(isClose(parts[1], 30))
  }

  @Test func `opposite changes that cancel leave zero and are still shown`() throws {
    // 10 · 2 = 20 · 1: L(20, 20) = 20, so ± 20 · ln 2
    let parts = try split([(10, 20), (2, 1)])
    #expect(isClose(parts[0], 20 * 0.693_147_180_559_945_3))
    #expect(isClose(parts[1], -parts[0]))
  }

  @Test func `there is no residual, whatever the sizes`() throws {
    for end in [1e-9, 0.5, 0.999_999_999_9, 1, 1.000_000_000_1, 2, 1e9] {
      let parts = try split([(7, 7 * end), (1e6, 1.3e6), (0.02, 0.019)])
      let change = 7 * end * 1.3e6 * 0.019 - 7 * 1e6 * 0.02
      #expect(isClose(parts.reduce(0, +), change), "\(end)")
    }
  }

  @Test func `going back in time turns every sign`() throws {
    let values = [(1000.0, 1100.0), (0.4, 0.42), (25, 22)]
    let forth = try split(values)
    let back = try split(values.map { ($0.1, $0.0) })
    for (one, other) in zip(forth, back) { #expect(isClose(one, -other)) }
  }

  @Test func `two drivers taken as one add up, and their order does not matter`() throws {
    let apart = try split([(1000, 1100), (0.4, 0.42), (25, 22)])
    let together = try split([(1000 * 0.4, 1100 * 0.42), (25, 22)])
    #expect(isClose(apart[0] + apart[1], together[0]))
    #expect(isClose(apart[2], together[1]))
    let turned = try split([(25, 22), (0.4, 0.42), (1000, 1100)])
    #expect(isClose(turned[0], apart[2]))
  }

  @Test func `ten times the emissions have ten times the parts`() throws {
    let small = try split([(1000, 1100), (0.4, 0.3)])
    let large = try split([(10_000, 11_000), (0.4, 0.3)])
    for (one, other) in zip(small, large) { #expect(isClose(one * 10, other)) }
  }

  /// Ang and Liu 2007: the limit of a factor that goes to zero carries the whole change.
  private static let zeros: [([(Double, Double)], [Double])] = [
    ([(0, 5), (2, 3)], [15, 0]), ([(5, 0), (2, 3)], [-10, 0]),
    ([(0, 4), (0, 3), (2, 2)], [12, 12, 0]), ([(0, 0), (2, 3)], [0, 0]),
    ([(0, 4), (3, 0)], [0, 0]),
  ]

  @Test(arguments: zeros)
  func `zeros take the limit`(_ values: [(Double, Double)], _ expected: [Double]) throws {
    #expect(try split(values) == expected)
  }

  @Test func `the limit is what ever smaller values approach`() throws {
    // The part of the vanishing factor grows toward the whole change as 1 − 1 ÷ |ln δ|.
    let near = try split([(1e-300, 5), (2, 3)])
    #expect(isClose(near[0], 15, within: 0.01))
    #expect(near[1].magnitude < 0.01)
  }

  private static let refused: [([(Double, Double)], String)] = [
    ([(1, 2), (-3, -4)], "negative"), ([(1, .nan)], "no number"), ([], "no drivers"),
    ([(1e-200, 1), (1e-200, 1)], "usable"),
  ]

  @Test(arguments: refused)
  func `what has no logarithm is refused with a reason`(
    _ values: [(Double, Double)], _ word: String
  ) {
    let error = #expect(throws: ContributionRefusal.self) { try split(values) }
    #expect(error?.reason.contains(word) == true)
  }

  @Test func `the logarithmic mean lies between the geometric and the arithmetic`() throws {
    #expect(
      isClose(try #require(LogMeanDivisia.logarithmicMean(1, 2)), 1 / 0.693_147_180_559_945_3))
    for (a, b) in [(1.0, 3.0), (5, 0.1), (2, 2.000_001)] {
      let mean = try #require(LogMeanDivisia.logarithmicMean(a, b))
      #expect(mean > (a * b).squareRoot() && mean < (a + b) / 2)
    }
    #expect(LogMeanDivisia.logarithmicMean(4, 4) == 4)
    #expect(LogMeanDivisia.logarithmicMean(4, 0) == 0)
    #expect(LogMeanDivisia.logarithmicMean(4, -1) == nil)
  }
}
