import Climate
import TestSupport
import Testing

@Suite struct IndicatorEnsembleTests {
  private static func run(
    _ model: String, _ scenario: String, _ years: ClosedRange<Int>, _ value: (Int) -> Double
  ) -> IndicatorEnsemble.Run {
    IndicatorEnsemble.Run(
      model: model, scenario: scenario,
      values: YearlyValues(firstYear: years.lowerBound, values: years.map(value)))
  }

  private static func ensemble() throws -> IndicatorEnsemble {
    try IndicatorEnsemble(
      runs: [
        run("warm", "historical", 1950...2005) { _ in 10 },
        run("warm", "rcp85", 2006...2099) { _ in 16 },
        run("cool", "historical", 1950...2005) { _ in 20 },
        run("cool", "rcp85", 2006...2099) { $0 < 2060 ? 22 : .nan },
      ], models: ["warm", "cool", "absent"])
  }

  @Test func baselineAndFutureAreOfTheSameModel() throws {
    let changes = try Self.ensemble().changes(
      .change, from: .years(1976...2005), to: .years(2020...2049), scenario: "rcp85",
      scale: .ratio, rules: EnsembleRules())
    #expect(changes["warm"] == 6)
    #expect(changes["cool"] == 2)
    let percent = try Self.ensemble().changes(
      .percent, from: .years(1976...2005), to: .years(2020...2049), scenario: "rcp85",
      scale: .ratio, rules: EnsembleRules())
    #expect(percent["warm"] == 60)
    #expect(percent["cool"] == 10)
    #expect(percent.missing.map(\.model) == ["absent"])
  }

  @Test func aPeriodJoinsTheHistoricalRunAndTheScenario() throws {
    let means = try Self.ensemble().means(
      over: .normal1981, scenario: "rcp85", rules: EnsembleRules())
    #expect(isClose(try #require(means["warm"]), (25 * 10 + 5 * 16) / 30.0))
  }

  @Test func aPeriodNeedsItsShareOfYears() throws {
    let rules = EnsembleRules(minimumShare: 0.8)
    let middle = try Self.ensemble().means(over: .middle, scenario: "rcp85", rules: rules)
    #expect(middle["cool"] == 22)  // 25 of 30 years
    let late = try Self.ensemble().means(
      over: .years(2040...2069), scenario: "rcp85", rules: rules)
    #expect(late["cool"] == nil)
    #expect(
      late.missing.contains(ModelGap(model: "cool", reason: "has 20 of the 30 years 2040–2069")))
    #expect(
      late.missing.contains(
        ModelGap(model: "absent", reason: "has no values in the scenario rcp85")))
  }

  @Test func percentOfATemperatureIsRefused() throws {
    let ensemble = try Self.ensemble()
    #expect(throws: ClimateProblem.self) {
      try ensemble.changes(
        .percent, from: .normal1981, to: .late, scenario: "rcp85", scale: .interval,
        rules: EnsembleRules())
    }
  }

  @Test func percentOfNothingIsMissing() throws {
    let ensemble = try IndicatorEnsemble(
      runs: [Self.run("dry", "rcp85", 1950...2099) { $0 < 2000 ? 0 : 3 }])
    let changes = try ensemble.changes(
      .percent, from: .normal1961, to: .late, scenario: "rcp85", scale: .ratio,
      rules: EnsembleRules())
    #expect(changes.present.isEmpty)
    #expect(changes.missing.first?.reason.hasPrefix("has 0 in 1961–1990") == true)
  }

  @Test func aModelTwiceInAScenarioIsRefused() {
    #expect(throws: ClimateProblem.self) {
      try IndicatorEnsemble(
        runs: [
          Self.run("a", "b", 2000...2001) { _ in 1 }, Self.run("a", "b", 2000...2001) { _ in 2 },
        ])
    }
  }

  @Test func eachModelIsSmoothedBeforeTheSummary() throws {
    let ensemble = try IndicatorEnsemble(
      runs: [
        Self.run("a", "s", 2000...2004) { Double($0 - 2000) },
        Self.run("b", "s", 2000...2004) { Double(2004 - $0) * 3 },
      ])
    let plain = try ensemble.yearlySummaries(scenario: "s", rules: EnsembleRules())
    #expect(plain.map(\.year) == [2000, 2001, 2002, 2003, 2004])
    #expect(plain[0].summary.median == 6)
    let smooth = try ensemble.yearlySummaries(
      scenario: "s", runningMeanYears: 3, rules: EnsembleRules(minimumShare: 1))
    #expect(smooth.map(\.year) == [2001, 2002, 2003])
    #expect(smooth[0].summary.minimum == 1)
    #expect(smooth[0].summary.maximum == 9)
    #expect(isClose(smooth[0].summary.p90, 8.2))
  }

  @Test func anEvenWindowReachesOneYearFurtherAhead() {
    let values = YearlyValues(firstYear: 2000, values: [0, 1, 2, 3, 4, 5])
    let smooth = values.runningMean(years: 4, minimumShare: 1)
    #expect(smooth[2000].isNaN)
    #expect(smooth[2001] == 1.5)  // 2000 … 2003
    #expect(smooth[2004].isNaN)
  }
}
