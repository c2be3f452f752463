import Climate
import Foundation
import TestSupport
import Testing

@testable import ClimateFiles

@Suite struct CountySummariesTests {
  @Test func everyCountyOfTheSourceHasASummary() throws {
    let codes = try CountySummaries().fipsCodes()
    #expect(codes.count == 3108)
    #expect(codes == codes.sorted())
    #expect(codes.first == "01001")
    #expect(codes.last == "56045")
  }

  /// The figures of Hennepin County in [CLIMATE-EXPLORER-2020].
  @Test func aCountysFiguresAreThoseOfTheSource() throws {
    let profile = try CountySummaries().profile(fips: "27053")
    #expect(profile.place.name == "Hennepin County, MN")
    #expect(isClose(try #require(profile.place.latitude), 45.006, within: 1e-3))
    let hottest = profile.entries.filter { $0.indicator == "hottest-day" }
    #expect(hottest.map(\.scenario) == ["observed", "historical", CountySummaries.scenario])
    #expect(hottest[0].statistics == PlaceProfile.Statistics(mean: 91.728))
    #expect(hottest[2].statistics.mean == 98.772)
    #expect(hottest[2].statistics.minimum == 95.845)
    #expect(hottest[2].statistics.maximum == 106.74)
    #expect(hottest[2].statistics.highestYear == 117.66)
    #expect(hottest[2].period == .middle)
    #expect(hottest.allSatisfy { $0.unit == "degF" && $0.kind == .absolute })
    #expect(
      Set(profile.entries.map(\.indicator)) == ["hottest-day", "heavy-rain-days", "dry-spells"])
  }

  @Test func aHazardWithoutFiguresIsSaidAndHasNoEntry() throws {
    let profile = try CountySummaries().profile(fips: "27053")
    #expect(!profile.entries.contains { $0.indicator == "changed-seasons" })
    #expect(
      profile.notes.contains("Changed seasons: the source ranks this hazard and gives no figures."))
    #expect(profile.notes[0].contains("Changed seasons; Hottest day of the year"))
  }

  @Test func everyProfileSaysWhatMustNotBeCompared() throws {
    let summaries = try CountySummaries()
    for fips in ["01001", "11001", "48301", "56045"] {
      let profile = try summaries.profile(fips: fips)
      #expect(profile.notes.contains { $0.contains("does not state the scenario") })
      #expect(profile.notes.contains { $0.contains("must not be put beside") })
      #expect(!profile.entries.isEmpty)
      #expect(
        profile.entries.allSatisfy { $0.statistics.median == nil && $0.statistics.p10 == nil })
    }
  }

  @Test(arguments: ["02020", "15003", "72001"])
  func aPlaceOutsideTheSourceGetsAReason(fips: String) throws {
    let problem = #expect(throws: ClimateProblem.self) {
      try CountySummaries().profile(fips: fips)
    }
    #expect(problem?.message.contains("covers the 48 adjoining states") == true)
  }

  @Test func aPlanningRegionOfConnecticutIsToldOfItsCounties() throws {
    let problem = #expect(throws: ClimateProblem.self) {
      try CountySummaries().profile(fips: "09110")
    }
    #expect(problem?.message.contains("until 2022") == true)
    #expect(try CountySummaries().profile(fips: "09003").place.name == "Hartford County, CT")
  }

  @Test(arguments: ["", "27", "99999", "27053x", "Hennepin"])
  func anUnknownCodeIsRefused(fips: String) {
    #expect(throws: ClimateProblem.self) { try CountySummaries().profile(fips: fips) }
  }

  @Test func countiesAreFoundByName() throws {
    let places = try CountyPlaces()
    for text in ["Hennepin County, MN", "hennepin, minnesota", "HENNEPIN"] {
      #expect(try places.counties(named: text).map(\.place.id) == ["27053"])
    }
    #expect(try places.counties(named: "Washington").count == 31)
    #expect(try places.counties(named: "Dona Ana, NM").map(\.place.id) == ["35013"])
    #expect(try places.counties(named: "Orleans Parish, LA").map(\.place.id) == ["22071"])
    #expect(try places.counties(named: "Atlantis").isEmpty)
    #expect(try places.counties(named: ", MN").isEmpty)
    // Baltimore is a county and a city.
    #expect(try places.counties(named: "Baltimore, MD").map(\.place.id) == ["24005", "24510"])
    #expect(try places.counties(named: "Baltimore city, MD").map(\.place.id) == ["24510"])
  }

  @Test func everyCountyIsFoundByHalving() throws {
    let places = try CountyPlaces()
    let codes = try CountySummaries().fipsCodes()
    for index in stride(from: 0, to: codes.count, by: 101) {
      #expect(try places.county(fips: codes[index])?.place.id == codes[index])
    }
  }

  @Test func aDamagedTableIsAClearProblem() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "county-summaries-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let summaries = CountySummaries(folder: folder)
    #expect(throws: ClimateProblem.self) { try summaries.profile(fips: "27053") }
    try "fips,indicator\n27053,x\n".write(
      to: folder.appendingPathComponent("county-summaries.csv"), atomically: true, encoding: .utf8)
    let problem = #expect(throws: ClimateProblem.self) { try summaries.profile(fips: "27053") }
    #expect(problem?.message.contains("has no column") == true)
  }
}
