import Climate
import Foundation
import TestSupport
import Testing

@Suite struct PlaceProfileTests {
  private static let hot = IndicatorLabel(
    id: "hottest-day", name: "Hottest day", unit: "degC", definitionSet: "etccdi",
    equation: "max of tasmax", scale: .interval)
  private static let wet = IndicatorLabel(
    id: "wet-days", name: "Wet days", unit: "days", definitionSet: "etccdi",
    equation: "count of pr ≥ 1 mm", scale: .ratio)

  private static func profile(_ request: ProfileRequest) throws -> PlaceProfile {
    var runs: [IndicatorEnsemble.Run] = []
    for (model, trend) in [("a", 0.1), ("b", 0.05), ("c", -0.01)] {
      for (scenario, factor) in [("rcp45", 0.5), ("rcp85", 1.0)] {
        runs.append(
          .init(
            model: model, scenario: scenario,
            values: YearlyValues(
              firstYear: 1950,
              values: (1950...2099).map { 20 + trend * factor * Double($0 - 1950) })))
      }
    }
    runs.append(.init(model: "d", scenario: "rcp45", values: YearlyValues([1999: .nan])))
    let ensemble = try IndicatorEnsemble(
      runs: runs, observed: YearlyValues(firstYear: 1981, values: Array(repeating: 21, count: 30)))
    return try PlaceProfile(
      place: .init(id: "27053", name: "Hennepin County"),
      ensembles: [(hot, ensemble), (wet, ensemble)], request: request,
      source: .init(title: "test", detail: "made up", license: "none"))
  }

  @Test func everyScenarioPeriodAndKindHasItsEntry() throws {
    let profile = try Self.profile(ProfileRequest(kinds: [.absolute, .change, .percent]))
    let hot = profile.entries.filter { $0.indicator == "hottest-day" && $0.scenario != "observed" }
    #expect(hot.count == 2 * (4 + 3))
    #expect(!hot.contains { $0.kind == .percent })
    let wet = profile.entries.filter { $0.indicator == "wet-days" && $0.kind == .percent }
    #expect(wet.count == 6)
    #expect(wet.allSatisfy { $0.unit == "%" && $0.baseline == .normal1981 })
  }

  @Test func theChangeIsOfTheMedianModelAndSaysHowManyAgree() throws {
    let profile = try Self.profile(ProfileRequest())
    let change = try #require(
      profile.entries.first {
        $0.indicator == "hottest-day" && $0.scenario == "rcp85" && $0.period == .late
          && $0.kind == .change
      })
    #expect(isClose(try #require(change.statistics.median), 0.05 * 89))
    #expect(isClose(try #require(change.statistics.agreement), 2 / 3.0))
    #expect(change.statistics.models == 3)
  }

  @Test func aMissingModelIsNamedForEachPeriodAndKind() throws {
    let profile = try Self.profile(ProfileRequest())
    let gaps = profile.missing.filter { $0.indicator == "hottest-day" && $0.scenario == "rcp85" }
    #expect(Set(gaps.map(\.model)) == ["d"])
    #expect(
      gaps.filter { $0.kind == .absolute }.map(\.period) == [.normal1981, .early, .middle, .late])
    #expect(gaps.filter { $0.kind == .change }.map(\.period) == [.early, .middle, .late])
    #expect(gaps.count == 7)
  }

  @Test func aBaselineThatIsAPeriodTooIsOneEntry() throws {
    let profile = try Self.profile(
      ProfileRequest(baseline: .late, periods: [.late], kinds: [.absolute]))
    let keys = profile.entries.map { [$0.indicator, $0.scenario, $0.period.code] }
    #expect(Set(keys).count == keys.count)
  }

  @Test func observationsStandBesideTheModels() throws {
    let profile = try Self.profile(ProfileRequest())
    let observed = profile.entries.filter { $0.scenario == "observed" }
    #expect(observed.count == 2)
    #expect(observed.allSatisfy { $0.statistics.mean == 21 && $0.statistics.models == nil })
    #expect(profile.observed.first?.points.count == 30)
  }

  @Test func anUnknownScenarioIsRefusedByName() {
    #expect(throws: ClimateProblem("There is no scenario “rcp26”. There are rcp45, rcp85.")) {
      try Self.profile(ProfileRequest(scenarios: ["rcp26"]))
    }
  }

  @Test func aPeriodThatNoModelHasIsANoteAndNoEntry() throws {
    let profile = try Self.profile(
      ProfileRequest(periods: [.years(2090...2119)], kinds: [.change]))
    #expect(profile.entries.allSatisfy { $0.scenario == "observed" })
    #expect(
      profile.notes.contains("No model gives Hottest day; Wet days for 2090–2119 in rcp45."))
  }

  @Test func aProfileSurvivesJSON() throws {
    let profile = try Self.profile(ProfileRequest())
    let data = try JSONEncoder().encode(profile)
    #expect(try JSONDecoder().decode(PlaceProfile.self, from: data) == profile)
    #expect(String(decoding: data, as: UTF8.self).contains("\"1981-2010\""))
  }
}
