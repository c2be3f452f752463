import Climate
import Plan
import Quantities
import Tables
import TestSupport
import Testing
import Vulnerability
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
    workspace.replaceClimate(with: workspace.climate)
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

/// A place's profile, as the climate engine makes it, and the tables.
@Suite struct PlaceProfileTablesTests {
  private func profile() -> PlaceProfile {
    typealias Entry = PlaceProfile.Entry
    let spread = PlaceProfile.Statistics(
      median: 41.5, mean: 42.25, p10: 30, p90: 55, minimum: 20, maximum: 70, models: 31,
      lowestYear: 1.5, highestYear: 120)
    let change = PlaceProfile.Statistics(median: 36, models: 31, agreement: 1)
    return PlaceProfile(
      place: .init(id: "37037", name: "Chatham County"),
      entries: [
        Entry(
          indicator: "hot-days", name: "Days above 95 °F", unit: "days", scenario: "rcp85",
          period: .years(2035...2064), kind: .absolute, statistics: spread),
        Entry(
          indicator: "hot-days", name: "Days above 95 °F", unit: "%", scenario: "rcp85",
          period: .warming(2), kind: .percent, baseline: .years(1981...2010), statistics: change),
        Entry(
          indicator: "cooling", name: "Cooling degree days", unit: "degF days",
          scenario: "rcp85", period: .years(2035...2064), kind: .absolute, statistics: change),
      ],
      yearly: [
        .init(
          indicator: "hot-days", name: "Days above 95 °F", unit: "days", scenario: "rcp85",
          runningMeanYears: 11,
          points: [.init(year: 2051, median: 0.1 + 0.2, p10: 0.1, p90: 1.0 / 3, models: 31)])
      ],
      observed: [
        .init(
          indicator: "hot-days", name: "Days above 95 °F", unit: "days",
          points: [.init(year: 2001, value: 4)])
      ],
      missing: [
        .init(
          indicator: "hot-days", scenario: "rcp85", model: "GFDL-CM3",
          reason: "has 12 of the 30 years 2035–2064")
      ], notes: ["The baseline is short."],
      source: .init(title: "LOCA", detail: "CMIP5", license: "open"))
  }

  @Test func `every number of a place's profile comes back from the tables`() throws {
    let profile = profile()
    var workspace = try SampleWorkspace().workspace()
    workspace.replaceClimate(
      with: try ClimateProfile(
        profile, definitions: ["hot-days": "Days with tasmax above 95 °F"], source: "bill"))
    let read = try WorkspaceFolder.read(files: workspace.files, library: SampleWorkspace.library)
    #expect(read.findings.filter { $0.place.file.hasPrefix("climate-") }.isEmpty)
    #expect(read.climate.first("hot-days")?.definition == "Days with tasmax above 95 °F")
    var again = try PlaceProfile(read.climate, place: profile.place, source: profile.source)
    #expect(again.entries[2].unit == "degF-days")
    again.entries[2].unit = "degF days"
    #expect(again == profile)
  }

  @Test func `a unit that no workspace knows is a problem that names the indicator`() {
    var profile = profile()
    profile.entries[0].unit = "furlongs"
    #expect {
      try ClimateProfile(profile, source: "bill")
    } throws: {
      "\($0)".contains("hot-days") && "\($0)".contains("furlongs")
    }
  }

  @Test func `a series without any period is left out, and a note says so`() throws {
    var profile = profile()
    profile.entries.removeAll { $0.indicator == "hot-days" }
    let tables = try ClimateProfile(profile, source: "bill")
    #expect(tables.series.isEmpty)
    #expect(
      tables.summaries[0].note.contains("“hot-days” were left out, because no period has values"))
  }
}

/// Hazards that take their numbers from the climate profile.
@Suite struct HazardLinkTests {
  private static let header =
    "id,name,climate_indicator,unit,baseline_period,baseline,baseline_low,baseline_high,future_period,future,future_low,future_high,models,scenario,source,note"

  private func read(_ row: String) throws -> (hazard: Hazard, findings: [Finding]) {
    var files = SampleClimate.files
    files["hazards.csv"] = Self.header + "\n" + row + "\n"
    files["risks.csv"] = .some(nil)
    let workspace = try SampleWorkspace(files).workspace()
    return (
      try #require(workspace.hazards.first),
      workspace.findings.filter { $0.place.file == "hazards.csv" }
    )
  }

  @Test func `a linked hazard takes mean, range, models and source from the summary`() throws {
    let (hazard, findings) = try read("heat,Heat,hot-days,,1981-2010,,,,2035–2064,,,,,RCP8.5,,")
    #expect(findings.isEmpty)
    #expect(hazard.baseline?.average == 5.5)
    #expect(hazard.future?.average == 42.25)
    #expect(hazard.future?.low == 20 && hazard.future?.high == 70)
    #expect(hazard.models == 31)
    #expect(hazard.unit?.symbol == "days")
    #expect(hazard.indicator == "Days above 95 °F")
    #expect(hazard.scenario == "RCP8.5, higher emissions")
    #expect(hazard.source == "bill")
    #expect(hazard.future?.place == Place(file: "climate-summary.csv", row: 4, column: "mean"))
  }

  @Test func `typed numbers that agree as far as they are written need no finding`() throws {
    let (hazard, findings) = try read(
      "heat,Heat,hot-days,days,1981-2010,5.5,2,11,2035-2064,42.3,20,70,31,rcp85,,")
    #expect(findings.isEmpty)
    #expect(hazard.future?.average == 42.25)
  }

  @Test func `typed numbers that differ are named, and the summary is shown`() throws {
    let (hazard, findings) = try read(
      "heat,Heat,hot-days,days,1981-2010,5.5,2,11,2035-2064,44,20,71,32,rcp85,,")
    #expect(findings.map(\.place.column) == ["future", "future_high", "models"])
    #expect(findings.allSatisfy { $0.severity == .warning })
    #expect(
      findings.first?.message.contains("climate-summary.csv, row 4, column mean says 42.25") == true
    )
    #expect(hazard.future?.average == 42.25)
  }

  @Test(arguments: [
    ("cold-days,,1981-2010,1,,,2035-2064,2,,,,rcp85", "climate_indicator", "hot-days, hottest-day"),
    ("hot-days,,1971-2000,1,,,2035-2064,2,,,,rcp85", "baseline_period", "no row"),
    ("hot-days,,1981-2010,1,,,2035-2064,2,,,,rcp26", "future_period", "no row"),
    ("hot-days,,1981-2010,1,,,2035-2064,2,,,,", "scenario", "rcp45, rcp85"),
    ("hot-days,,,1,,,2035-2064,2,,,,rcp85", "baseline_period", "Fill it"),
  ])
  func `a link that leads nowhere keeps the hazard's own cells`(
    cells: String, column: String, words: String
  ) throws {
    let (hazard, findings) = try read("heat,Heat,\(cells),,")
    #expect(findings.map(\.place.column) == [column])
    #expect(findings.first?.severity == .warning)
    #expect(findings.first?.message.contains(words) == true, "\(findings)")
    #expect(hazard.future?.average == 2)
    #expect(hazard.climateIndicator.isEmpty)
  }
}
