import Climate
import Quantities
import Tables
import TestSupport
import Testing
import Workspace

@Suite struct ClimateProfileTests {
  private func workspace(summary: String? = nil, series: String? = nil) throws
    -> CommunityWorkspace
  {
    try SampleWorkspace([
      "climate-summary.csv": summary ?? SampleClimate.summary,
      "climate-series.csv": series ?? SampleClimate.series,
    ]).workspace()
  }

  private func findings(_ workspace: CommunityWorkspace) -> [Finding] {
    workspace.findings.filter { $0.place.file.hasPrefix("climate-") }
  }

  @Test func `a profile is read without findings, and what is empty is unknown`() throws {
    let workspace = try workspace()
    #expect(findings(workspace).isEmpty)
    let profile = workspace.climate
    #expect(profile.indicators == ["hot-days", "hottest-day"])
    #expect(profile.scenarios().map(\.title) == ["Historical", "RCP4.5", "RCP8.5"])
    let hot = try #require(
      profile.summary("hot-days", ClimateScenario("RCP8.5"), ProfilePeriod("2035–2064")))
    #expect(hot[.median] == 41.5)
    #expect(hot[.lowestYear] == nil)
    #expect(hot.agreement == nil)
    #expect(profile.points("hot-days", .observed).map(\.median) == [4, nil, 6])
  }

  @Test func `a workspace without the tables has an empty profile and no finding`() throws {
    let workspace = try SampleWorkspace().workspace()
    #expect(workspace.climate.isEmpty)
    #expect(findings(workspace).isEmpty)
  }

  @Test func `tables written from a profile are read back to the last bit`() throws {
    var workspace = try workspace()
    let awkward = 5 + 0.1 + 0.2
    workspace.climate.summaries[0].statistics[.median] = awkward
    workspace.climate.series[0].runningMeanYears = 11
    workspace.climate.series[0].p90 = 1e-7 + 44
    workspace.replaceClimate(with: workspace.climate, sources: ["bill"])
    let again = try WorkspaceFolder.read(files: workspace.files, library: SampleWorkspace.library)
    #expect(again.climate == withPlaces(workspace.climate, of: again.climate))
    #expect(again.climate.summaries[0][.median] == awkward)
    #expect(again.climate.series[0].runningMeanYears == 11)
    #expect(findings(again).isEmpty)
    #expect(again.files == workspace.files)
  }

  /// Rows move when a table is written anew; nothing else may.
  private func withPlaces(_ profile: ClimateProfile, of other: ClimateProfile) -> ClimateProfile {
    var profile = profile
    for (index, summary) in other.summaries.enumerated() {
      profile.summaries[index].place = summary.place
    }
    for (index, point) in other.series.enumerated() { profile.series[index].place = point.place }
    return profile
  }

  @Test func `a number that is not finite is written as an empty cell`() {
    let point = ClimateSeriesPoint(
      indicator: "x", scenario: ClimateScenario("rcp85"), year: 2051, median: .nan, p10: -0.0,
      p90: .infinity)
    let text = ClimateProfileTables.tables(of: ClimateProfile(series: [point])).series.text
    #expect(text.hasSuffix("x,rcp85,2051,,0,,,\n"))
  }

  @Test(arguments: [
    ("days,rcp85,2064-2035,absolute", "period", "ends before it begins"),
    ("days,rcp85,soon,absolute", "period", "not a period"),
    ("dayz,rcp85,2035-2064,absolute", "unit", "Did you mean “days”"),
    ("degree-days,rcp85,2035-2064,absolute", "unit", "degF-days"),
    ("days,rcp85,2035-2064,relative", "kind", "“absolute”"),
    ("days,rcp85,2035-2064,change", "baseline_period", "measured from"),
    ("days,rcp85,2035-2064,percent", "unit", "in percent of the baseline"),
    ("days,,2035-2064,absolute", "scenario", "must be filled"),
  ])
  func `a row that cannot be read says what to write`(
    cells: String, column: String, words: String
  ) throws {
    let row = "x,X,\(cells),1,1,1,1,1,1,32,,,,,bill,\n"
    let workspace = try workspace(
      summary: SampleClimate.summaryHeader + "\n" + row, series: SampleClimate.seriesHeader + "\n")
    let finding = try #require(findings(workspace).first { $0.place.column == column })
    #expect(finding.severity == .error)
    #expect(finding.place.row == 2)
    #expect(finding.message.contains(words), "\(finding.message)")
    #expect(workspace.climate.isEmpty)
  }

  @Test(arguments: [
    ("9,9,3,8,2,11,32,,", "median"), ("5,5,3,8,4,11,32,,", "lowest"),
    ("-1,5,,8,,11,32,,", "median"), ("5,5,3,8,2,11,0,,", "models"),
    ("5,5,3,8,2,11,3.5,,", "models"), ("5,5,3,8,2,11,32,,90", "agreement"),
    ("n/a,5,3,8,2,11,32,,", "median"),
  ])
  func `numbers that cannot be are errors at their cell`(numbers: String, column: String) throws {
    let row = "x,X,days,rcp85,2035-2064,absolute,\(numbers),,,bill,\n"
    let workspace = try workspace(
      summary: SampleClimate.summaryHeader + "\n" + row, series: SampleClimate.seriesHeader + "\n")
    let errors = findings(workspace).filter { $0.severity == .error }
    #expect(errors.map(\.place.column) == [column])
    #expect(workspace.climate.isEmpty)
  }

  @Test func `a mean outside the range of models is kept with a warning`() throws {
    let row = "x,X,days,rcp85,2035-2064,absolute,,1,,,2,11,32,,,,,bill,\n"
    let workspace = try workspace(
      summary: SampleClimate.summaryHeader + "\n" + row, series: SampleClimate.seriesHeader + "\n")
    #expect(findings(workspace).map(\.severity) == [.warning])
    #expect(workspace.climate.first("x")?[.mean] == 1)
  }

  @Test func `an indicator has one unit and one name`() throws {
    let more = """
      hot-days,Hot days,days,rcp45,2070-2099,absolute,50,50,,,,,32,,,,,bill,
      hottest-day,Hottest day of the year,degC,rcp45,2070-2099,absolute,40,40,,,,,32,,,,,bill,

      """
    let found = findings(try workspace(summary: SampleClimate.summary + more))
    #expect(found.map(\.place.column) == ["name", "unit"])
    #expect(found.map(\.severity) == [.warning, .error])
  }

  @Test
  func `the same indicator, scenario, period and kind twice is an error, however it is spelled`()
    throws
  {
    let more =
      "hot-days,Days above 95 °F,days,RCP8.5,2035–2064,absolute,1,1,,,,,32,,,,,bill,\n"
    let workspace = try workspace(summary: SampleClimate.summary + more)
    let finding = try #require(findings(workspace).first)
    #expect(finding.severity == .error)
    #expect(finding.place.row == 9)
    #expect(workspace.climate.summaries.count == 7)
  }

  @Test func `a series without a summary has no unit and is an error`() throws {
    let workspace = try workspace(series: SampleClimate.series + "cold-days,rcp45,2051,1,0,2,32,\n")
    let finding = try #require(findings(workspace).first)
    #expect(finding.place.row == 9 && finding.severity == .error)
    #expect(finding.message.contains("climate-summary.csv"))
    #expect(workspace.climate.series.count == 7)
  }

  @Test func `observations with a spread are a warning, and a band upside down an error`() throws {
    let workspace = try workspace(
      series: SampleClimate.series
        + "hot-days,observed,2004,5,4,6,,\nhot-days,rcp45,2060,5,6,4,32,\n")
    #expect(findings(workspace).map(\.place.row) == [9, 10, 10])
    #expect(findings(workspace).map(\.severity) == [.warning, .error, .error])
  }

  @Test(arguments: [
    ("rcp45", "RCP4.5", "RCP4.5, lower emissions"), ("SSP2-4.5", "SSP2-4.5", nil),
    ("ssp585", "SSP5-8.5", "SSP5-8.5, very high emissions"), ("historical", "Historical", nil),
    ("not stated in the source", "not stated in the source", nil), ("rcp", "rcp", nil),
  ])
  func `scenarios are printed as the field writes them`(
    text: String, title: String, full: String?
  ) {
    #expect(ClimateScenario(text).title == title)
    if let full { #expect(ClimateScenario(text).fullTitle == full) }
  }

  @Test(arguments: [
    ("2035-2064", "2035–2064", "2035-2064"), ("2035 – 2064", "2035–2064", "2035-2064"),
    ("2C", "2 °C warmer world", "2c"), ("1.5 °C", "1.5 °C warmer world", "1.5c"),
    ("2050", "2050", "2050"),
  ])
  func `periods are the same however their dash is written`(
    text: String, title: String, key: String
  ) {
    #expect(ProfilePeriod(text).title == title)
    #expect(ProfilePeriod(text).key == key)
  }
}
