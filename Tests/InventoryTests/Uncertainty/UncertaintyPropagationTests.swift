import Factors
import Inventory
import TestSupport
import Testing

/// The uncertainty sheets of the Danish inventory of non-road machinery, in IPCC approach 1.
///
/// Danish Environmental Protection Agency: Environmental Project 1092, 2006, annex 6
/// (https://www2.mst.dk/Udgiv/publications/2006/87-7052-085-2/html/kap14_eng.htm). The report prints the
/// ranges of activity as 12, 17 and 21 percent; its combined ranges show that they are the roots of 150,
/// 300 and 425 (27.839² − 25² = 150).
@Suite struct NonRoadMachineryUncertaintyTests {
  private static let names = [
    "agriculture", "forestry", "construction", "industry", "household", "boats",
  ]
  private static let activityPercents = [150.0, 225, 300, 425, 300, 425].map { $0.squareRoot() }

  private func propagation(_ amounts: [Double], factorPercent: Double) -> UncertaintyPropagation {
    UncertaintyPropagation(
      zip(Self.names, zip(amounts, Self.activityPercents)).map { name, values in
        UncertainTerm(
          id: name, tonnes: values.0, activityPercent: values.1, factorPercent: factorPercent)
      })
  }

  @Test func `fuel, with every combined range and its part of the total`() throws {
    let result = propagation([13_750, 237, 11_339, 1_123, 4_078, 1_406], factorPercent: 5)
    #expect(isClose(try #require(result.independent.percent), 8.954, within: 1e-4))
    // Printed with three decimals, from amounts that are rounded to whole terajoules.
    let printed = [
      "agriculture": 5.696, "forestry": 0.117, "construction": 6.401, "industry": 0.746,
      "household": 2.302, "boats": 0.934,
    ]
    #expect(result.terms.count == printed.count)
    for term in result.terms {
      let part = term.halfWidth / result.coveredTotal * 100
      #expect((part - (printed[term.id] ?? .nan)).magnitude < 0.001, "\(term.id)")
    }
  }

  @Test(arguments: [
    // SO2 comes from amounts of 4 to 315 t rounded to whole tons, so it agrees less closely.
    ([315.0, 4, 241, 23, 9, 95], 17.273, 3e-4),
    ([11_837, 135, 9_899, 845, 317, 1_040], 18.634, 3e-5),
  ])
  func `sulfur dioxide and nitrogen oxides`(
    _ amounts: [Double], _ printed: Double, _ tolerance: Double
  ) throws {
    let result = propagation(amounts, factorPercent: 25)
    #expect(isClose(try #require(result.independent.percent), printed, within: tolerance))
    let combined = Dictionary(uniqueKeysWithValues: result.terms.map { ($0.id, $0.percent) })
    for (name, percent) in [
      ("agriculture", 27.839), ("forestry", 29.155), ("construction", 30.414), ("boats", 32.404),
    ] {
      #expect((combined[name, default: .nan] - percent).magnitude < 0.0005, "\(name)")
    }
  }
}

@Suite struct UncertaintyPropagationTests {
  /// Two buildings on one grid, and one boiler.
  private let terms = [
    UncertainTerm(
      id: "homes", tonnes: 600, activityPercent: 5, factorPercent: 10, factorKey: "grid 2021"),
    UncertainTerm(
      id: "shops", tonnes: 300, activityPercent: 8, factorPercent: 10, factorKey: "grid 2021"),
    UncertainTerm(
      id: "boiler", tonnes: 100, activityPercent: 20, factorPercent: 5, factorKey: "gas 2021"),
  ]

  @Test func `two results, with factors independent and with factors shared`() throws {
    let result = UncertaintyPropagation(terms)
    // Half-widths of activity: 30, 24, 20 t; of factors: 60, 30, 5 t, the first two together 90 t.
    let independent: Double = 900 + 576 + 400 + 3600 + 900 + 25
    let shared: Double = 900 + 576 + 400 + 8100 + 25
    #expect(isClose(result.independent.halfWidth, independent.squareRoot()))
    #expect(isClose(result.sharedFactors.halfWidth, shared.squareRoot()))
    #expect(isClose(try #require(result.independent.percent), 8.000_624_975_587_845))
    #expect(
      isClose(try #require(result.sharedFactors.percent), 10.000_499_987_500_625))
    #expect(isClose(result.terms.reduce(0) { $0 + $1.shareOfVariance }, 1))
    #expect(result.terms.map(\.id) == ["homes", "shops", "boiler"])
  }

  @Test func `sharing never narrows a sum of emissions, and changes nothing for one term each`() {
    let shared = UncertaintyPropagation(terms)
    #expect(shared.sharedFactors.halfWidth > shared.independent.halfWidth)
    let apart = UncertaintyPropagation(
      terms.map { term in
        var term = term
        term.factorKey = term.id
        return term
      })
    #expect(isClose(apart.sharedFactors.halfWidth, apart.independent.halfWidth))
  }

  @Test func `a removal on the same factor takes its error away again`() throws {
    let result = UncertaintyPropagation([
      UncertainTerm(
        id: "in", tonnes: 100, activityPercent: 0, factorPercent: 10, factorKey: "f"),
      UncertainTerm(
        id: "out", tonnes: -100, activityPercent: 0, factorPercent: 10, factorKey: "f"),
    ])
    #expect(result.coveredTotal == 0)
    #expect(result.sharedFactors.halfWidth == 0)
    #expect(isClose(result.independent.halfWidth, 200.0.squareRoot()))
    #expect(result.independent.percent == nil)
  }

  @Test func `what offsets larger terms of its factor has a share below 0, and all sum to 1`() {
    let result = UncertaintyPropagation([
      UncertainTerm(
        id: "in", tonnes: 300, activityPercent: 0, factorPercent: 10, factorKey: "f"),
      UncertainTerm(
        id: "out", tonnes: -100, activityPercent: 0, factorPercent: 10, factorKey: "f"),
    ])
    let shares = Dictionary(uniqueKeysWithValues: result.terms.map { ($0.id, $0.shareOfVariance) })
    #expect(isClose(shares["in", default: .nan], 1.5))
    #expect(isClose(shares["out", default: .nan], -0.5))
  }

  @Test func `the order of terms does not matter`() {
    let forward = UncertaintyPropagation(terms)
    let backward = UncertaintyPropagation(terms.reversed())
    #expect(forward.sharedFactors == backward.sharedFactors)
    #expect(forward.terms == backward.terms)
  }

  @Test func `ten times the emissions have ten times the half-width and the same percent`() throws {
    let scaled = terms.map { term in
      var term = term
      term.tonnes *= 10
      return term
    }
    let small = UncertaintyPropagation(terms)
    let large = UncertaintyPropagation(scaled)
    #expect(isClose(large.sharedFactors.halfWidth, small.sharedFactors.halfWidth * 10))
    #expect(
      isClose(try #require(large.independent.percent), try #require(small.independent.percent)))
  }

  @Test func `a term without a range is in the total, in no interval, and named`() throws {
    let unknown = UncertainTerm(
      id: "landfill", tonnes: 500, activityPercent: 10, factorPercent: nil)
    let result = UncertaintyPropagation(terms + [unknown])
    #expect(result.total == 1500)
    #expect(result.coveredTotal == 1000)
    #expect(result.sharedFactors == UncertaintyPropagation(terms).sharedFactors)
    #expect(result.coverage.unknown == 500)
    #expect(isClose(try #require(result.coverage.percent(500)), 100.0 / 3))
    #expect(result.coverage.gaps == ["“landfill” has no range for its factor."])
    #expect(result.notes.contains { $0.contains("not taken as exact") })
  }

  @Test(arguments: [
    (UncertainTerm(id: "a", tonnes: 1, activityPercent: -5, factorPercent: 5), "percentage"),
    (UncertainTerm(id: "a", tonnes: 1, activityPercent: .nan, factorPercent: 5), "percentage"),
    (UncertainTerm(id: "a", tonnes: .nan, activityPercent: 5, factorPercent: 5), "metric tons"),
    (UncertainTerm(id: "a", tonnes: 1, activityPercent: nil, factorPercent: nil), "none"),
    (
      UncertainTerm(
        id: "a", tonnes: 1, activity: UncertaintyRange(percent: 99, distribution: .uniform),
        factor: UncertaintyRange(percent: 5)), "below zero"
    ),
  ])
  func `a range that cannot be is left out with a reason`(_ term: UncertainTerm, _ word: String) {
    let result = UncertaintyPropagation([term])
    #expect(result.terms.isEmpty)
    #expect(result.coverage.gaps.first?.contains(word) == true)
  }

  @Test func `two terms of one id are both left out`() {
    let result = UncertaintyPropagation([terms[0], terms[0], terms[1]])
    #expect(result.terms.map(\.id) == ["shops"])
    #expect(result.coverage.unknown == 1200)
  }

  @Test func `a wide range and unlike ranges of one factor are pointed out`() {
    let result = UncertaintyPropagation([
      UncertainTerm(id: "a", tonnes: 1, activityPercent: 70, factorPercent: 5, factorKey: "f"),
      UncertainTerm(id: "b", tonnes: 1, activityPercent: 5, factorPercent: 6, factorKey: "f"),
    ])
    #expect(result.notes.contains { $0.contains("understates") && $0.contains("“a”") })
    #expect(result.notes.contains { $0.contains("“f” has different ranges") })
  }

  @Test func `an explanation names both results and the largest terms`() {
    let explanation = UncertaintyPropagation(terms).explanation(title: "Total", largest: 2)
    #expect(explanation.value == "± 100 t CO2e (± 10 %)")
    #expect(explanation.inputs.contains { $0.value == "± 80 t CO2e (± 8 %)" })
    #expect(explanation.parts.map(\.title) == ["homes", "shops"])
  }

  @Test func `nothing has no interval`() {
    let result = UncertaintyPropagation([])
    #expect(result.sharedFactors.percent == nil)
    #expect(result.notes == ["There is nothing to take an interval of."])
  }
}
