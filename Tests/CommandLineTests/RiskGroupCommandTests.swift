import Foundation
import TestSupport
import Testing

/// `cairn risks list --by`, and what `nri-percentile` still lacks.
@Suite struct RiskGroupCommandTests {
  private var files: [String: String] {
    var files = SampleWorkspace(SampleAdaptation.files).files
    files["community.yaml"] =
      "format: 1\nid: town\nname: Town\nkind: county\nstate: MN\ngeoid: \"27053\"\n"
    return files
  }

  @Test func `groups round toward the worse on each axis`() throws {
    try CairnProcess.inTown(files) { folder in
      let csv = try CairnProcess.run(
        ["risks", "list", "town", "--by", "hazard", "--format", "csv", "--preset", "risk-5"],
        in: folder)
      // Scores 4 5 2 4 4 4 and 3 3 3 3 3 3: means of 3.5, 4, 2.5 and 3.5.
      #expect(csv.output.contains(",2,very high,risk-5,4,4,4,4,4,2,"), "\(csv.output)")
      let text = try CairnProcess.run(
        ["risks", "list", "town", "--by", "rating", "--preset", "risk-5"], in: folder)
      #expect(text.output.contains("2 risks in 2 groups"), "\(text.output)")
      let json = try CairnProcess.run(
        ["risks", "list", "town", "--by", "system", "--format", "json"], in: folder)
      let groups = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
      #expect((groups as? [[String: Any]])?.count == 2)
    }
  }

  @Test func `a missing percentile is named with what the index calls the hazard`() throws {
    try CairnProcess.inTown(files) { folder in
      let listed = try CairnProcess.run(
        ["risks", "list", "town", "--preset", "nri-percentile"], in: folder)
      #expect(listed.output.contains("Hennepin County, MN (27053)"), "\(listed.output)")
      #expect(listed.output.contains("hazards.csv, row 2, column national_percentile"))
      #expect(listed.output.contains("that is no hazard's own percentile"))
    }
  }

  @Test func `groups by percentile have it, and say what to enter`() throws {
    try CairnProcess.inTown(files) { folder in
      let grouped = ["risks", "list", "town", "--by", "hazard", "--preset", "nri-percentile"]
      let text = try CairnProcess.run(grouped, in: folder)
      #expect(text.output.contains("National percentile"), "\(text.output)")
      #expect(text.output.contains("not entered"))
      #expect(text.output.contains("hazards.csv, row 2, column national_percentile"))
      let csv = try CairnProcess.run(grouped + ["--format", "csv"], in: folder)
      #expect(csv.output.contains(",probability,national_percentile,worst,"))
      #expect(!csv.output.contains("To enter"))
    }
  }
}
