import Climate
import Quantities
import Tables
import TestSupport
import Testing
import Workspace

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
          indicator: "hot-days", scenario: "rcp85", period: .years(2035...2064), kind: .absolute,
          model: "GFDL-CM3", reason: "has 12 of the 30 years 2035–2064")
      ], notes: ["The baseline is short."],
      source: .init(title: "LOCA", detail: "CMIP5", license: "open"))
  }

  @Test func `every number of a place's profile comes back from the tables`() throws {
    let profile = profile()
    var workspace = try SampleWorkspace().workspace()
    workspace.replaceClimate(
      with: try ClimateProfile(
        profile, definitions: ["hot-days": "Days with tasmax above 95 °F"],
        sources: ClimateSourceIDs("bill")), sources: ["bill"])
    let read = try WorkspaceFolder.read(files: workspace.files, library: SampleWorkspace.library)
    #expect(read.findings.filter { $0.place.file.hasPrefix("climate-") }.isEmpty)
    #expect(read.climate.first("hot-days")?.definition == "Days with tasmax above 95 °F")
    var again = try PlaceProfile(read.climate, place: profile.place, source: profile.source)
    #expect(again.entries[2].unit == "degF-days")
    again.entries[2].unit = "degF days"
    #expect(again == profile)
  }

  @Test func `one model has no spread and no agreement`() throws {
    var profile = profile()
    for index in profile.entries.indices {
      profile.entries[index].statistics = .init(
        median: 36, mean: 36, p10: 36, p90: 36, minimum: 36, maximum: 36, models: 1, agreement: 1,
        lowestYear: 20, highestYear: 50)
    }
    profile.yearly[0].points = [.init(year: 2051, median: 3, p10: 3, p90: 3, models: 1)]
    let tables = try ClimateProfile(profile, sources: ClimateSourceIDs("bill"))
    for summary in tables.summaries {
      #expect(summary[.median] == 36 && summary[.highestYear] == 50 && summary.models == 1)
      #expect(summary[.p10] == nil && summary[.p90] == nil && summary.agreement == nil)
      #expect(summary[.lowest] == nil && summary[.highest] == nil)
    }
    #expect(tables.series[0].p10 == nil && tables.series[0].p90 == nil)
    // Years of one model come back, as a line without a band.
    let again = try PlaceProfile(tables, place: profile.place, source: profile.source)
    #expect(again.yearly == profile.yearly)
  }

  @Test
  func `an indicator whose name states parameters has a plain id, and its name in the definition`()
    throws
  {
    var profile = profile()
    let name = "tx-days-above(threshold=95 degF, period=seasonal)@JJA"
    for index in profile.entries.indices where profile.entries[index].indicator == "hot-days" {
      profile.entries[index].indicator = name
    }
    profile.yearly[0].indicator = name
    profile.observed[0].indicator = name
    profile.missing[0].indicator = name
    let tables = try ClimateProfile(
      profile, definitions: [name: "days with tx > threshold"], sources: ClimateSourceIDs("bill"))
    #expect(tables.indicators == ["tx-days-above-95-degf-jja", "cooling"])
    #expect(tables.series.allSatisfy { $0.indicator == "tx-days-above-95-degf-jja" })
    #expect(tables.summaries[0].definition == "days with tx > threshold; \(name)")
    var workspace = try SampleWorkspace().workspace()
    workspace.replaceClimate(with: tables, sources: ["bill"])
    let read = try WorkspaceFolder.read(files: workspace.files, library: SampleWorkspace.library)
    #expect(read.findings.filter { $0.place.file.hasPrefix("climate-") }.isEmpty)
    #expect(read.climate.series.count == 2)
  }

  @Test func `a model is missing from the rows of its period alone`() throws {
    let tables = try ClimateProfile(profile(), sources: ClimateSourceIDs("bill"))
    #expect(
      tables.summaries.map(\.missingModels)
        == ["GFDL-CM3: has 12 of the 30 years 2035–2064", "", ""])
  }

  @Test func `models that are missing for one reason stand together, and come back one by one`()
    throws
  {
    var profile = profile()
    for model in ["CCSM4", "inmcm4"] {
      var gap = profile.missing[0]
      gap.model = model
      if model == "inmcm4" { gap.reason = "there are no files of pr" }
      profile.missing.append(gap)
    }
    let tables = try ClimateProfile(profile, sources: ClimateSourceIDs("bill"))
    #expect(
      tables.summaries[0].missingModels
        == "GFDL-CM3, CCSM4: has 12 of the 30 years 2035–2064; inmcm4: there are no files of pr")
    let again = try PlaceProfile(tables, place: profile.place, source: profile.source)
    #expect(again.missing == profile.missing)
  }

  @Test func `what a station observed names the station's source`() throws {
    var profile = profile()
    profile.entries.append(
      .init(
        indicator: "hot-days", name: "Days above 95 °F", unit: "days", scenario: "observed",
        period: .years(1981...2010), kind: .absolute, statistics: .init(mean: 4)))
    let ids = ClimateSourceIDs("bill", observed: ["hot-days": "station"])
    let tables = try ClimateProfile(profile, sources: ids)
    #expect(tables.summaries.map(\.source) == ["bill", "bill", "bill", "station"])
    #expect(ids.all == ["bill", "station"])
  }

  @Test func `a unit that no workspace knows is a problem that names the indicator`() {
    var profile = profile()
    profile.entries[0].unit = "furlongs"
    #expect {
      try ClimateProfile(profile, sources: ClimateSourceIDs("bill"))
    } throws: {
      "\($0)".contains("hot-days") && "\($0)".contains("furlongs")
    }
  }

  @Test func `a series without any period is left out, and a note says so`() throws {
    var profile = profile()
    profile.entries.removeAll { $0.indicator == "hot-days" }
    let tables = try ClimateProfile(profile, sources: ClimateSourceIDs("bill"))
    #expect(tables.series.isEmpty)
    #expect(
      tables.summaries[0].note.contains("“hot-days” were left out, because no period has values"))
  }
}
