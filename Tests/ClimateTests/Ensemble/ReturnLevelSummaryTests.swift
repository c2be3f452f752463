import Climate
import TestSupport
import Testing

@Suite struct ReturnLevelSummaryTests {
  /// Yearly extremes of 1951–2100 drawn from a distribution before 2021 and from another after.
  private static func run(
    _ model: String, _ scenario: String = "ssp245", seed: UInt64,
    _ before: GeneralizedExtremeValue, _ after: GeneralizedExtremeValue,
    years: ClosedRange<Int> = 1951...2100
  ) -> IndicatorEnsemble.Run {
    var seed = Seed(seed)
    return IndicatorEnsemble.Run(
      model: model, scenario: scenario,
      values: YearlyValues(
        firstYear: years.lowerBound,
        values: years.map { ($0 < 2021 ? before : after).draw(using: &seed) }))
  }

  private static let mild = GeneralizedExtremeValue(location: 50, scale: 10, shape: 0.1)
  private static let severe = GeneralizedExtremeValue(location: 60, scale: 12, shape: 0.1)

  private static func ensemble() throws -> IndicatorEnsemble {
    try IndicatorEnsemble(
      runs: (1...5).map { run("m\($0)", seed: UInt64($0), mild, severe) }
        + [run("short", seed: 9, mild, severe, years: 1995...2100)], models: ["absent"])
  }

  private static let quick = ReturnLevelRequest(samples: 40)

  @Test func everyModelIsFittedToItsOwnYears() throws {
    let ensemble = try Self.ensemble()
    let summary = try ensemble.returnLevels(Self.quick, scale: .ratio)
    #expect(
      summary.fits.map(\.model) == (1...5).map { "m\($0)" } + (1...5).map { "m\($0)" } + ["short"])
    let values = try #require(ensemble.values(model: "m2", scenario: "ssp245"))
    for (period, years) in [(ClimatePeriod.normal1981, 1981...2010), (.middle, 2035...2064)] {
      let found = try #require(
        summary.fits.first { $0.model == "m2" && $0.period == period })
      let direct = try ExtremeValueFit(of: years.map { values[$0] }, estimator: .lMoments)
      #expect(found.fit == direct)
      #expect(found.levels.map(\.years) == [2, 5, 10, 25, 50, 100])
      for level in found.levels {
        #expect(level.level == direct.distribution.returnLevel(years: level.years))
        #expect(level.method == .parametricBootstrap && level.confidence == 0.9)
        #expect(try #require(level.interval).contains(level.level))
      }
    }
  }

  @Test func modelsThatCannotBeFittedAreNamedWithTheirReason() throws {
    let summary = try Self.ensemble().returnLevels(Self.quick, scale: .ratio)
    let reasons = summary.missing.filter { $0.period == .normal1981 }
    #expect(reasons.map(\.model) == ["absent", "short"])
    #expect(reasons[1].reason == "has 16 of the 20 years that a fit needs in 1981–2010")
    let row = try #require(summary.rows.first { $0.kind == .change })
    #expect(row.summary.models.count == 5)
    #expect(row.summary.missing.map(\.model) == ["absent", "short"])
    #expect(row.summary.missing.last?.reason == reasons[1].reason)
    let later = try #require(summary.rows.first { $0.period == .middle && $0.kind == .absolute })
    #expect(later.summary.models.count == 6)
  }

  @Test func `every model that a number is made without is among the gaps`() throws {
    var ensemble = try IndicatorEnsemble(
      runs: (1...3).map { Self.run("m\($0)", seed: UInt64($0), Self.mild, Self.severe) },
      models: ["absent"])
    ensemble.explain(model: "absent", scenario: "ssp245", "there are no files of pr")
    var request = Self.quick
    request.rules.weights = ["m1": 1, "m2": 1, "m3": 0, "absent": 1]
    request.warmingLevels = [2]
    request.rules.warmingLevels = try WarmingLevelTable([])
    let summary = try ensemble.returnLevels(request, scale: .ratio)
    let reason = "has no values in the scenario ssp245: there are no files of pr"
    #expect(
      summary.gaps.contains { $0.model == "absent" && $0.period != nil && $0.reason == reason })
    #expect(
      summary.gaps.contains { $0.model == "absent" && $0.period == nil && $0.reason == reason })
    #expect(summary.gaps.contains { $0.model == "m3" && $0.reason == "has weight 0" })
    #expect(
      summary.gaps.filter { $0.model == "m1" }.map(\.reason)
        == ["has no two levels of warming in the table of warming levels"])
    #expect(summary.rows.allSatisfy { $0.summary.models == ["m1", "m2"] })
  }

  @Test func changesAreWithinEachModelAndThenAcrossThem() throws {
    let summary = try Self.ensemble().returnLevels(Self.quick, scale: .ratio)
    func level(_ model: String, _ period: ClimatePeriod) throws -> Double {
      try #require(summary.fits.first { $0.model == model && $0.period == period }).levels[3].level
    }
    let pairs = try (1...5).map { number in
      (try level("m\(number)", .normal1981), try level("m\(number)", .middle))
    }
    func row(_ kind: PlaceProfile.Kind) throws -> ReturnLevelSummary.Row {
      try #require(
        summary.rows.first { $0.kind == kind && $0.returnPeriod == 25 && $0.baseline != nil })
    }
    let differences = pairs.map { $1 - $0 }
    #expect(try row(.change).models.present.map(\.value) == differences)
    #expect(try row(.change).summary.median == differences.sorted()[2])
    #expect(try row(.change).summary.minimum == differences.min())
    #expect(try row(.change).summary.agreement == Double(differences.count { $0 > 0 }) / 5)
    #expect(try row(.percent).summary.maximum == pairs.map { 100 * ($1 - $0) / $0 }.max())
    let interval = try Self.ensemble().returnLevels(Self.quick, scale: .interval)
    #expect(!interval.rows.contains { $0.kind == .percent })
    #expect(interval.rows.count == 6 * 3)
  }

  /// The truth: μ, σ from 50, 10 to 60, 12 with ξ = 0.1, so that F of the old 100-year level is known.
  @Test func rareEventsBecomeAsFrequentAsTheDistributionsSay() throws {
    let years = 1501...2500
    let ensemble = try IndicatorEnsemble(
      runs: (1...4).map { number in
        Self.run("m\(number)", seed: UInt64(20 + number), Self.mild, Self.severe, years: years)
      })
    let request = ReturnLevelRequest(
      baseline: .years(1501...2020), periods: [.years(2021...2500)], estimator: .maximumLikelihood,
      interval: .delta)
    let summary = try ensemble.returnLevels(request, scale: .ratio)
    let shift = try #require(summary.shifts.first { $0.returnPeriod == 100 })
    let truth = Self.severe.returnPeriod(of: Self.mild.returnLevel(years: 100))
    #expect((30...50).contains(truth))
    #expect(isClose(shift.medianYears, truth, within: 0.25))
    #expect(shift.spreadYears.contains(shift.medianYears))
    let row = try #require(
      summary.rows.first { $0.returnPeriod == 100 && $0.period == request.baseline })
    #expect(isClose(row.summary.median, Self.mild.returnLevel(years: 100), within: 0.05))
    let own = try #require(summary.fits.first { $0.model == "m3" }).fit.distribution
    let later = try #require(summary.fits.last { $0.model == "m3" }).fit.distribution
    let expected = later.returnPeriod(of: own.returnLevel(years: 100))
    #expect(isClose(try #require(shift.years(model: "m3")), expected))
    let text = try #require(shift.sentence(model: "m3"))
    #expect(text.hasPrefix("The 100-year event of 1501–2020 becomes a"))
    #expect(text.hasSuffix("\(Int(expected.rounded()))-year event in 2021–2500 (m3)."))
    #expect(shift.sentence.contains("(median of 4 models; p10–p90 "))
  }

  @Test func anEventThatBecomesImpossibleIsCountedAndSaid() throws {
    let bounded = GeneralizedExtremeValue(location: 20, scale: 5, shape: -0.4)
    let ensemble = try IndicatorEnsemble(
      runs: (1...3).map { Self.run("m\($0)", seed: UInt64($0), Self.mild, bounded) })
    let shift = try #require(
      try ensemble.returnLevels(Self.quick, scale: .ratio).shifts.first { $0.returnPeriod == 50 })
    #expect(shift.summary.models.count == 3)
    #expect(shift.years(model: "m1") == .infinity && shift.medianYears > 10_000)
    #expect(
      shift.sentence.hasPrefix(
        "The 50-year event of 1981–2010 becomes rarer than a 10,000-year event in 2035–2064"))
  }

  @Test func theColdestNightsAreTheNegatedHottest() throws {
    func negated(_ run: IndicatorEnsemble.Run) -> IndicatorEnsemble.Run {
      var copy = run
      copy.values = YearlyValues(
        firstYear: run.values.firstYear, values: run.values.values.map { -$0 })
      return copy
    }
    let runs = (1...3).map { Self.run("m\($0)", seed: UInt64($0), Self.mild, Self.severe) }
    var request = Self.quick
    let highest = try IndicatorEnsemble(runs: runs).returnLevels(request, scale: .interval)
    request.extreme = .lowest
    let lowest = try IndicatorEnsemble(runs: runs.map(negated)).returnLevels(
      request, scale: .interval)
    for (one, other) in zip(highest.rows, lowest.rows) {
      #expect(one.summary.median == -other.summary.median)
      #expect(one.summary.p10 == -other.summary.p90 || isClose(one.summary.p10, -other.summary.p90))
    }
    let (level, mirrored) = (highest.fits[0].levels[5], lowest.fits[0].levels[5])
    #expect(mirrored.interval?.lowerBound == level.interval.map { -$0.upperBound })
    #expect(highest.shifts.map(\.medianYears) == lowest.shifts.map(\.medianYears))
    // A colder extreme is a lower level.
    #expect(lowest.fits[0].levels[5].level < lowest.fits[0].levels[0].level)
  }

  @Test func observationsAreFittedWhereTheyAreEnough() throws {
    let run = Self.run("o", seed: 4, Self.mild, Self.severe, years: 1960...2019)
    let ensemble = try IndicatorEnsemble(runs: [], observed: run.values)
    let summary = try ensemble.returnLevels(Self.quick, scale: .ratio)
    #expect(summary.observed.map(\.period) == [.normal1981])
    #expect(summary.observed[0].fit.years == 30)
    #expect(summary.rows.isEmpty && summary.missing.isEmpty)
  }

  @Test func intervalsDoNotDependOnOtherModelsButOnTheSeed() throws {
    let all = try Self.ensemble().returnLevels(Self.quick, scale: .ratio)
    let alone = try IndicatorEnsemble(
      runs: [Self.run("m3", seed: 3, Self.mild, Self.severe)]
    ).returnLevels(Self.quick, scale: .ratio)
    #expect(alone.fits == all.fits.filter { $0.model == "m3" })
    var other = Self.quick
    other.seed = 2
    let resampled = try Self.ensemble().returnLevels(other, scale: .ratio)
    #expect(resampled.fits[0].fit == all.fits[0].fit)
    #expect(resampled.fits[0].levels[5].interval != all.fits[0].levels[5].interval)
  }

  @Test func extremesFollowEachModelsWarming() throws {
    func crossing(_ model: String, _ level: Double, _ year: Int?) -> WarmingLevelTable.Crossing {
      WarmingLevelTable.Crossing(
        model: model, run: "r1i1p1f1", scenario: "ssp585", level: level, centralYear: year,
        source: "test")
    }
    let table = try WarmingLevelTable([
      crossing("hot", 1.5, 2020), crossing("hot", 2, 2030), crossing("hot", 3, 2050),
      crossing("hot", 4, 2070), crossing("slow", 1.5, 2040), crossing("slow", 2, 2060),
      crossing("slow", 3, nil),
    ])
    let warming = table.yearlyWarming(model: "hot", scenario: "ssp585")
    #expect(warming.count == 51 && warming[2019] == nil)
    #expect(warming[2025] == 1.75 && warming[2030] == 2 && warming[2060] == 3.5)
    var seed = Seed(8)
    // One location for each °C more: μ = 40 + 10 w.
    let runs = ["hot", "slow"].map { model in
      IndicatorEnsemble.Run(
        model: model, scenario: "ssp585",
        values: YearlyValues(
          firstYear: 1981,
          values: (1981...2100).map { year in
            let w = table.yearlyWarming(model: model, scenario: "ssp585")[year] ?? 1
            return GeneralizedExtremeValue(location: 40 + 10 * w, scale: 3, shape: 0.05).draw(
              using: &seed)
          }))
    }
    var request = Self.quick
    request.warmingLevels = [2, 3]
    request.rules.warmingLevels = table
    let summary = try IndicatorEnsemble(runs: runs).returnLevels(request, scale: .ratio)
    #expect(summary.warmingFits.map(\.model) == ["hot"])
    #expect(summary.warmingFits[0].years == 2020...2070)
    #expect((summary.warmingFits[0].fit.locationTrend - 10).magnitude < 2)
    let levels = summary.warmingFits[0].levels
    #expect(levels.count == 2 && levels[0].count == 6)
    #expect(
      isClose(levels[1][0].level - levels[0][0].level, summary.warmingFits[0].fit.locationTrend))
    #expect(summary.warmingRows.count == 12)
    #expect(summary.warmingRows[0].period == .warming(2))
    let gap = try #require(summary.missing.first { $0.model == "slow" && $0.period == nil })
    #expect(gap.reason.hasPrefix("has 21 years between the warming levels"))
    request.rules.warmingLevels = nil
    #expect(throws: ClimateProblem.self) {
      try IndicatorEnsemble(runs: runs).returnLevels(request, scale: .ratio)
    }
  }

  @Test func whatCannotBeComputedIsRefusedInWords() throws {
    let ensemble = try IndicatorEnsemble(
      runs: [
        IndicatorEnsemble.Run(
          model: "dry", scenario: "s",
          values: YearlyValues(firstYear: 1950, values: [Double](repeating: 0, count: 151)))
      ])
    let problem = #expect(throws: ClimateProblem.self) {
      try ensemble.returnLevels(Self.quick, scale: .ratio)
    }
    #expect(problem?.message.contains("“dry” cannot be fitted: All 30 values are equal") == true)
    var other = Self.quick
    other.scenarios = ["rcp26"]
    let unknown = #expect(throws: ClimateProblem.self) {
      try ensemble.returnLevels(other, scale: .ratio)
    }
    #expect(unknown?.message == "There is no scenario “rcp26”. There are s.")
    for periods in [[], [1.0], [Double.nan]] {
      var request = Self.quick
      request.returnPeriods = periods
      #expect(throws: ClimateProblem.self) {
        try Self.ensemble().returnLevels(request, scale: .ratio)
      }
    }
  }

  @Test func indicatorsKnowWhichExtremeTheyAre() throws {
    let expected: [String: ReturnLevelRequest.Extreme] = [
      "wettest-days(days=5)": .highest, "hottest-day": .highest, "coldest-night": .lowest,
    ]
    for (name, extreme) in expected {
      #expect(try IndicatorCatalog.indicator(named: name).extreme == extreme)
    }
    for name in ["tx-days-above", "spi", "total-precipitation"] {
      #expect(try IndicatorCatalog.indicator(named: name).extreme == nil)
    }
  }
}
