import Climate
import Testing

@Suite struct WarmingLevelTableTests {
  private static func table() throws -> WarmingLevelTable {
    try WarmingLevelTable([
      .init(
        model: "CanESM2", run: "r1i1p1", scenario: "rcp85", level: 2, centralYear: 2026,
        source: "test"),
      .init(
        model: "EC-EARTH", run: "r12i1p1", scenario: "rcp85", level: 2, centralYear: 2034,
        source: "test"),
      .init(
        model: "EC-EARTH", run: "r3i1p1", scenario: "rcp85", level: 2, centralYear: 2038,
        source: "test"),
      .init(
        model: "inmcm4", run: "r1i1p1", scenario: "rcp85", level: 4, centralYear: nil,
        source: "test"),
    ])
  }

  @Test func theWindowIsNineBeforeToTenAfter() throws {
    #expect(
      try Self.table().answer(model: "canesm2", scenario: "RCP8.5", level: 2)
        == .years(2017...2036))
  }

  @Test func aRunInTheNameChoosesItsRow() throws {
    let table = try Self.table()
    #expect(
      table.answer(model: "EC-EARTH_r3i1p1", scenario: "rcp85", level: 2) == .years(2029...2048))
    #expect(table.answer(model: "EC-EARTH", scenario: "rcp85", level: 2) == .years(2025...2044))
  }

  @Test func notReachedAndUnknownAreDifferent() throws {
    let table = try Self.table()
    #expect(table.answer(model: "inmcm4", scenario: "rcp85", level: 4) == .notReached)
    #expect(table.answer(model: "inmcm4", scenario: "rcp45", level: 4) == .unknown)
  }

  @Test func eachModelHasItsOwnYears() throws {
    let years = 1950...2099
    let runs = ["CanESM2", "inmcm4", "EC-EARTH"].map { model in
      IndicatorEnsemble.Run(
        model: model, scenario: "rcp85",
        values: YearlyValues(firstYear: 1950, values: years.map(Double.init)))
    }
    let ensemble = try IndicatorEnsemble(runs: runs)
    let rules = EnsembleRules(warmingLevels: try Self.table())
    let two = try ensemble.means(over: .warming(2), scenario: "rcp85", rules: rules)
    #expect(two["CanESM2"] == 2026.5)
    #expect(two["EC-EARTH"] == 2034.5)
    #expect(two.missing.first?.reason == "is not in the table of warming levels for rcp85")
    let four = try ensemble.means(over: .warming(4), scenario: "rcp85", rules: rules)
    #expect(
      four.missing.contains(
        ModelGap(model: "inmcm4", reason: "does not reach 4 °C by 2100 in rcp85")))
  }

  @Test func aLevelThatTheTableDoesNotHaveIsRefusedWithThoseItHas() throws {
    let ensemble = try IndicatorEnsemble(
      runs: [
        .init(
          model: "CanESM2", scenario: "rcp85", values: YearlyValues(firstYear: 2000, values: [1]))
      ])
    let rules = EnsembleRules(warmingLevels: try Self.table())
    #expect(
      throws: ClimateProblem("The table of warming levels has no 9 °C. It has 2, 4 °C.")
    ) {
      try ensemble.means(over: .warming(9), scenario: "rcp85", rules: rules)
    }
  }

  @Test func aLevelWithoutATableIsRefused() throws {
    let ensemble = try IndicatorEnsemble(
      runs: [.init(model: "a", scenario: "b", values: YearlyValues([2000: 1]))])
    #expect(throws: ClimateProblem.self) {
      try ensemble.means(over: .warming(2), scenario: "b", rules: EnsembleRules())
    }
  }

  @Test func periodsReadWhatTheyWrite() throws {
    for text in ["1961-1990", "2050", "2C", "1.5C"] {
      #expect(try ClimatePeriod(text).code == text)
    }
    #expect(try ClimatePeriod("2 °C") == .warming(2))
    #expect(try ClimatePeriod("2035–2064") == .middle)
    for text in ["2064-2035", "soon", "", "0C", "20-30-40"] {
      #expect(throws: ClimateProblem.self) { try ClimatePeriod(text) }
    }
  }
}
