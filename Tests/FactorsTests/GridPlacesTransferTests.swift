import Factors
import Foundation
import Tables
import TestSupport
import Testing

/// Compares the places with the data they were read from, where those are at hand unpacked.
@Suite(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
struct GridPlacesTransferTests {
  private let places = GridPlaces.standard

  @Test func `every row of the EPA's ZIP code table resolves identically`() throws {
    let path = "factors/zip_utility_egrid_subregion_2023.csv.gz"
    let records = try FactRows.records(path)
    #expect(records.count == 65_110)
    var answers: [String: GridPlaceAnswer] = [:]
    for record in records {
      let zip = record["zip"]
      let answer = answers[zip] ?? places.candidates(zip: zip)
      answers[zip] = answer
      let isThere = answer.candidates.contains { candidate in
        candidate.utility?.id == record["eiaid"] && candidate.utility?.name == record["UtilName"]
          && candidate.utility?.state == record["state"] && candidate.subregion == record["SUBRGN"]
          && candidate.isPredominant == (record["Predominant Utility"] == "1")
      }
      if !isThere { Issue.record("ZIP \(zip), \(record["UtilName"])") }
    }
  }

  @Test func `county shares agree with the earlier overlay to its two decimals`() throws {
    var compared = 0
    for record in try FactRows.records("geo/county_master.csv.gz") {
      let answer = places.candidates(county: record["geoid"])
      let coverage = answer.coverage ?? 0
      for part in record["egrid_area_shares"].split(separator: "|") {
        let words = part.split(separator: ":").map(String.init)
        let expected = try #require(words.last.flatMap(Double.init))
        let share = answer.candidates.first { $0.subregion == words.first }?.areaShare ?? 0
        // Two decimals there, three here; slivers below 0.01 were left out there
        #expect((share * coverage - expected).magnitude < 0.012, "\(answer.place) \(part)")
        compared += 1
      }
    }
    #expect(compared > 3600)
  }
}
