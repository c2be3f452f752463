import Plan
import Quantities
import Tables
import TestSupport
import Testing
import Vulnerability
import Workspace

/// How indicators of a profile change, and the ids that they stand for.
@Suite struct ClimateProfileChangesTests {
  private func workspace(summary: String? = nil, series: String? = nil) throws
    -> CommunityWorkspace
  {
    try SampleWorkspace([
      "climate-summary.csv": summary ?? SampleClimate.summary,
      "climate-series.csv": series ?? SampleClimate.series,
    ]).workspace()
  }

  @Test func `an indicator with a threshold stands for its declaration in tables of hazards`()
    throws
  {
    let named = SampleClimate.summary.replacing("hot-days,", with: "tx-days-above-95-degf,")
    let profile = try workspace(summary: named, series: "").climate
    let change = try #require(
      profile.changes(sources: [:]).first { $0.indicators[0] == "tx-days-above-95-degf" })
    #expect(change.indicators == ["tx-days-above-95-degf", "tx-days-above"])
    #expect(ClimateProfile.ids(of: "hottest-day") == ["hottest-day"])
    #expect(ClimateProfile.ids(of: "rx1day-jja") == ["rx1day-jja"])
    #expect(ClimateProfile.ids(of: "heavy-rain-days") == ["heavy-rain-days", "pr-days-above"])
    #expect(ClimateProfile.ids(of: "longest-dry-run") == ["longest-dry-run", "longest-dry-spell"])
    #expect(
      ClimateProfile.ids(of: "wettest-days-1") == ["wettest-days-1", "wettest-days", "rx1day"])
  }

  @Test func `the models' own changes go before the difference of two levels`() throws {
    let changes = try workspace().climate.changes(sources: [:])
    let hot = try #require(changes.first { $0.indicators[0] == "hot-days" })
    #expect(hot.basis == .changesOfModels)
    #expect(hot.change == 36.2 && hot.before == 5.2 && hot.after == 41.5)
    #expect(hot.spread == .change(low: 26, high: 48))
    #expect(hot.beforePeriod == "1981–2010" && hot.unit == "days")
    // Of the hottest day the table has the change alone.
    let hottest = try #require(changes.first { $0.indicators[0] == "hottest-day" })
    #expect(hottest.spread == .change(low: 3.6, high: 9))
    #expect(hottest.change == 5.4 && hottest.before == 96.8 && hottest.after == nil)
  }

  @Test func `screening a workspace weighs the changes of its models`() throws {
    let screening = PlaceScreening(try workspace(), year: 2026)
    let heat = try #require(
      screening.screening.proposals.first { $0.hazard.id == "extreme-hot-days" })
    let told = try #require(
      heat.evidence.first { $0.sentence.hasPrefix("Hottest day of the year") })
    #expect(told.weight == .strong)
    #expect(
      told.sentence
        == "Hottest day of the year: +5.4 °F from 1981–2010 to 2035–2064. The models range from 3.6 to 9.0 °F, all one way."
    )
  }

  @Test func `rows of percent are no changes, and without rows of change levels are compared`()
    throws
  {
    let lines = SampleClimate.summary.split(separator: "\n").filter { !$0.contains(",change,") }
    let changes = try workspace(summary: lines.joined(separator: "\n") + "\n", series: nil).climate
      .changes(sources: [:])
    #expect(changes.map { $0.indicators[0] } == ["hot-days"])
    #expect(changes[0].basis == .levels)
    #expect(changes[0].spread == .periods(before: 3.1...8.4, after: 30...55))
    #expect((changes[0].change - 36.3).magnitude < 1e-9)
  }

  @Test func `a baseline that was observed takes the models' range of its period`() throws {
    let table = """
      indicator,name,unit,scenario,period,kind,mean,lowest,highest,definition,source,note
      hottest-day,Hottest day,degF,observed,1961-1990,absolute,94.118,,,highest of a year,bill,
      hottest-day,Hottest day,degF,historical,1961-1990,absolute,,96.076,98.11,highest of a year,bill,
      hottest-day,Hottest day,degF,rcp85,2035-2064,absolute,98.802,99.097,103.47,highest of a year,bill,below all models

      """
    let changes = try workspace(summary: table, series: SampleClimate.seriesHeader + "\n").climate
      .changes(sources: [:])
    #expect(changes.map(\.basis) == [.observedToModels])
    #expect(changes[0].spread == .periods(before: 96.076...98.11, after: 99.097...103.47))
    #expect(changes[0].agreement(.higherIsWorse) == .clear)
  }
}
