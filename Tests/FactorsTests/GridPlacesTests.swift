import Factors
import Quantities
import TestSupport
import Testing

@Suite struct ZIPCodePlacesTests {
  private let places = GridPlaces.standard

  @Test func `a ZIP code of one utility is in its subregion`() throws {
    // EPA Power Profiler, ZIP code 10001
    let answer = places.candidates(zip: "10001")
    let candidate = try #require(answer.candidates.first)
    #expect(answer.candidates.count == 1)
    #expect(candidate.subregion == "NYCW")
    #expect(candidate.subregionName == "NPCC NYC/Westchester")
    #expect(candidate.utility?.name == "Consolidated Edison Co-NY Inc")
    #expect(candidate.utility?.id == "4226")
    #expect(candidate.isPredominant == true)
    #expect(!answer.isAmbiguous)
  }

  @Test func `several utilities of one subregion are not ambiguous`() {
    // EPA Power Profiler, ZIP code 55433: City of Anoka and three more
    let answer = places.candidates(zip: "55433")
    #expect(answer.candidates.count == 4)
    #expect(answer.candidates.first?.utility?.name == "City of Anoka")
    #expect(answer.candidates.map(\.isPredominant) == [true, false, false, false])
    #expect(answer.reason == "ZIP 55433 is served by 4 utilities, all in MROW (MRO West).")
    #expect(!answer.isAmbiguous)
  }

  @Test func `utilities of three subregions are all shown, and the bill decides`() {
    // EPA Power Profiler, ZIP code 38737
    let answer = places.candidates(zip: "38737-0001")
    #expect(answer.subregions == ["SRSO", "SRMV", "SRTV"])
    #expect(answer.isAmbiguous)
    #expect(answer.reason.contains("3 subregions"))
    #expect(answer.reason.contains("The utility on the bill decides."))
    #expect(answer.candidates.last?.utility?.name == "Tennessee Valley Authority")
  }

  @Test func `Puerto Rico names no utility, and says so`() {
    let answer = places.candidates(zip: "00601")
    #expect(answer.subregions == ["PRMS"])
    #expect(answer.candidates.first?.utility?.name == "")
    #expect(answer.reason.contains("names no utility"))
  }

  @Test func `a ZIP code that is not listed is not guessed`() {
    let answer = places.candidates(zip: "55400")
    #expect(answer.candidates.isEmpty)
    #expect(answer.suggestions == ["55401"])
    #expect(answer.reason.contains("nothing was taken from it"))
  }

  @Test(arguments: ["601", "0601"])
  func `a ZIP code that lost its zeros is suggested, not taken`(_ text: String) {
    let answer = places.candidates(zip: text)
    #expect(answer.candidates.isEmpty)
    #expect(answer.suggestions == ["00601"])
  }

  @Test(arguments: ["", "abcde", "123456", "5540١", "-", "99999999999999999999"])
  func `what is no ZIP code gives a reason`(_ text: String) {
    let answer = places.candidates(zip: text)
    #expect(answer.candidates.isEmpty)
    #expect(answer.reason.contains("is not a ZIP code of five digits"))
  }

  @Test func `every ZIP code has one main utility, and every row of the table is there`() {
    // EPA Power Profiler: 41,588 ZIP codes, 65,110 rows
    let zips = places.zipCodes
    var rows = 0
    for zip in zips {
      let answer = places.candidates(zip: zip)
      rows += answer.candidates.count
      #expect(answer.candidates.count { $0.isPredominant == true } == 1, "\(zip)")
      #expect(answer.candidates.first?.isPredominant == true, "\(zip)")
    }
    #expect(zips.count == 41_588)
    #expect(rows == 65_110)
  }

  @Test func `every subregion of a ZIP code has a name and rates`() {
    for subregion in Set(places.utilities.map(\.subregion)) {
      #expect(places.name(ofSubregion: subregion) != nil, "\(subregion)")
      #expect(
        FactorLibrary.standard.gridChoice(subregion: subregion, year: 2023) != nil, "\(subregion)")
    }
  }
}

@Suite struct CountyPlacesTests {
  private let places = GridPlaces.standard

  @Test func `a county inside one subregion has one candidate with all of it`() throws {
    let answer = places.candidates(county: "27053")
    let candidate = try #require(answer.candidates.first)
    #expect(answer.place == "Hennepin County, MN (27053)")
    #expect(answer.subregions == ["MROW"])
    #expect(candidate.areaShare == 1)
    #expect(candidate.evidence == .county)
    #expect(answer.reason.contains("lies in one subregion, MROW (MRO West)"))
  }

  @Test func `area shares of every county sum to one`() {
    var shared = 0
    for code in places.countyCodes {
      let answer = places.candidates(county: code)
      let shares = answer.candidates.compactMap(\.areaShare)
      guard !shares.isEmpty else { continue }
      #expect(isClose(shares.reduce(0, +), 1), "\(answer.place)")
      #expect(Set(answer.subregions).count == answer.candidates.count, "\(answer.place)")
      shared += shares.count > 1 ? 1 : 0
    }
    // 561 counties lie less than 90 percent in one subregion, water included; 500 and more touch two
    #expect(shared > 450)
  }

  @Test func `every county of the table has a candidate`() {
    for code in places.countyCodes {
      #expect(places.candidates(county: code).isFound, "\(code)")
    }
  }

  @Test func `where people live goes before the empty half of a county`() throws {
    // Riverside County: 65 percent of the area, and 14 of 71 ZIP codes, lie in AZNM.
    let answer = places.candidates(county: "06065")
    #expect(answer.subregions == ["CAMX", "AZNM"])
    let desert = try #require(answer.candidates.last)
    #expect((0.64...0.66).contains(desert.areaShare ?? 0))
    #expect((answer.candidates.first?.zipCodes ?? 0) > (desert.zipCodes ?? 0))
    #expect(answer.reason.contains("Area and ZIP codes do not agree"))
    #expect(answer.reason.contains("A utility's own subregion is better."))
  }

  @Test func `a county that the polygons hardly cover follows its ZIP codes`() {
    // Staten Island: the polygons give 4 percent of it to RFCE; its ZIP codes are in NYCW.
    let answer = places.candidates(county: "36085")
    #expect(answer.subregions.first == "NYCW")
    #expect((answer.coverage ?? 1) < 0.05)
    #expect(answer.reason.contains("so its area says little"))
  }

  @Test(arguments: ["Hennepin", "hennepin county", "HENNEPIN  COUNTY"])
  func `a county is found by name in any case`(_ name: String) {
    #expect(places.candidates(state: "mn", countyName: name).place == "Hennepin County, MN (27053)")
    #expect(places.candidates(state: "Minnesota", countyName: name).subregions == ["MROW"])
  }

  @Test(arguments: [
    ("MN", "Saint Louis", "27137"), ("NM", "Dona Ana", "35013"), ("LA", "Orleans Parish", "22071"),
    ("AK", "Sitka", "02220"), ("PR", "Mayaguez", "72097"), ("CT", "Western Connecticut", "09190"),
    ("VA", "Bedford", "51019"), ("MD", "Baltimore city", "24510"),
    ("DC", "District of Columbia", "11001"),
  ])
  func `accents, Saint and the words after a name do not matter`(
    _ state: String, _ name: String, _ code: String
  ) {
    #expect(places.candidates(state: state, countyName: name).place.contains(code))
  }

  @Test func `a name of two counties is not decided`() {
    let answer = places.candidates(state: "MD", countyName: "Baltimore")
    #expect(answer.candidates.isEmpty)
    #expect(answer.suggestions == ["24005", "24510"])
    #expect(answer.reason.contains("Say which"))
  }

  @Test func `an unknown name, code or state gives what is near and nothing else`() {
    let misspelt = places.candidates(state: "MN", countyName: "Henepin")
    #expect(misspelt.candidates.isEmpty)
    #expect(misspelt.suggestions.first == "27053")
    let code = places.candidates(county: "27052")
    #expect(code.candidates.isEmpty)
    #expect(code.suggestions == ["27051"])
    let short = places.candidates(county: "9110")
    #expect(short.candidates.isEmpty)
    #expect(short.suggestions == ["09110"])
    let state = places.candidates(state: "Minesota", countyName: "Hennepin")
    #expect(state.candidates.isEmpty)
    #expect(state.suggestions == ["Minnesota"])
    #expect(places.candidates(county: "97001").reason.contains("no state has the code 97"))
    #expect(places.candidates(county: "").candidates.isEmpty)
  }

  @Test func `eGRID has no subregion for Guam`() {
    #expect(places.candidates(county: "66010").reason.contains("no subregion for Guam"))
    #expect(places.candidates(state: "GU", countyName: "Guam").candidates.isEmpty)
  }
}

@Suite struct CountyChangeTests {
  private let places = GridPlaces.standard

  @Test(arguments: [
    "09110", "09120", "09130", "09140", "09150", "09160", "09170", "09180", "09190",
  ])
  func `every planning region of Connecticut resolves through its towns' counties`(_ code: String) {
    let answer = places.candidates(county: code)
    #expect(answer.subregions == ["NEWE"])
    #expect(answer.candidates.first?.evidence == .formerCounty)
    #expect(answer.reason.contains("since 2022"))
  }

  @Test(arguments: ["09001", "09003", "09005", "09007", "09009", "09011", "09013", "09015"])
  func `every former county of Connecticut resolves and names what replaced it`(_ code: String) {
    let answer = places.candidates(county: code)
    #expect(answer.subregions == ["NEWE"])
    #expect(answer.candidates.first?.evidence == .county)
    #expect(answer.reason.contains("Since 2022 its code is no longer used"))
  }

  @Test func `Fairfield County went to three planning regions with 23 towns`() {
    // CT Data Collaborative, town crosswalk
    let reason = places.candidates(state: "CT", countyName: "Fairfield").reason
    #expect(reason.contains("Greater Bridgeport Planning Region (09120, 6 towns)"))
    #expect(reason.contains("Naugatuck Valley Planning Region (09140, 1 town)"))
    #expect(reason.contains("Western Connecticut Planning Region (09190, 16 towns)"))
  }

  @Test(arguments: [("46102", "46113", "MROW"), ("02158", "02270", "AKMS")])
  func `a renamed county has the subregions of its former code`(
    _ new: String, _ old: String, _ first: String
  ) {
    let answers = [new, old].map { places.candidates(county: $0) }
    #expect(answers[0].subregions.sorted() == answers[1].subregions.sorted())
    #expect(
      answers[1].candidates.max { ($0.areaShare ?? 0) < ($1.areaShare ?? 0) }?.subregion == first)
  }

  @Test func `a county that was split does not know its part`() {
    let answer = places.candidates(county: "02063")
    #expect(answer.isAmbiguous)
    #expect(answer.reason.contains("Which part of them belongs to it is not known"))
    #expect(answer.candidates.allSatisfy { $0.zipCodes == nil })
  }
}
