import Foundation
import TestSupport
import Testing

/// `cairn risks screen` on places and on the sample community.
@Suite struct RiskScreenCommandTests {
  @Test func `a place without a workspace is screened from national tables`() throws {
    let outcome = try CairnProcess.run(["risks", "screen", "Miami-Dade County, FL", "--csv"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = outcome.output.split(separator: "\n")
    #expect(rows.contains { $0.hasPrefix("coastal-flooding,") && $0.contains(",look-closer,") })
    #expect(rows.count > 50)
  }

  @Test func `a name of several places, a misspelt place and a misspelt hazard are told apart`()
    throws
  {
    let several = try CairnProcess.run(["risks", "screen", "Springfield"])
    #expect(several.status == 1 && several.errors.contains("may be several places"))
    let misspelt = try CairnProcess.run(["risks", "screen", "Henepin County, MN"])
    #expect(misspelt.status == 1 && misspelt.errors.contains("Did you mean Hennepin County"))
    let hazard = try CairnProcess.run(["risks", "screen", "27053", "--explain", "heat-wav"])
    #expect(hazard.status == 1 && hazard.errors.contains("Did you mean “heat-wave”?"))
    let write = try CairnProcess.run(["risks", "screen", "27053", "--write"])
    #expect(write.status == 1 && write.errors.contains("--write needs a workspace's folder"))
  }

  @Test func `drafts never touch what people decided`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      for (name, text) in SampleWorkspace().files {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      let yaml = folder.appending(path: "community.yaml")
      let settings = try String(contentsOf: yaml, encoding: .utf8)
      try Data((settings + "\ngeoid: \"27053\"\n").utf8).write(to: yaml)
      let file = folder.appending(path: "screening.csv")
      let own =
        "hazard,decision,reason,by,date\nheat-wave,leave,Ours,Council,2026-01-02\nheavy-rain,undecided,We ask,Staff,2026-01-02\n"
      try Data(own.utf8).write(to: file)
      let first = try CairnProcess.run(["risks", "screen", folder.path, "--write"])
      #expect(first.status == 0, "\(first.errors)")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.hasPrefix(own))
      #expect(text.contains("\nextreme-hot-days,undecided,\"Proposed: Look closer"))
      let second = try CairnProcess.run(["risks", "screen", folder.path, "--write"])
      #expect(second.output.contains("Nothing was written."))
      #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }
  }
}

/// `cairn risks effects` on the example.
@Suite struct RiskEffectsCommandTests {
  private let folder = PackageFolder.example.path

  @Test func `effects of a risk are printed with the numbers of the place and where they are from`()
    throws
  {
    let outcome = try CairnProcess.run(["risks", "effects", folder, "heat-people"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("From adults: indicators.csv, adults, 2022"))
    #expect(outcome.output.contains("part of the change may be a bias of the models"))
    let wind = try CairnProcess.run(["risks", "effects", folder, "wind-grid"])
    #expect(wind.output.contains("million a year for 1,270,283 people here"))
    #expect(wind.output.contains("From people: indicators.csv, population, 2021"))
    #expect(!outcome.output.contains("hotter-summer-deaths-older"))
    let all = try CairnProcess.run(["risks", "effects", folder, "heat-people", "--elsewhere"])
    #expect(all.output.contains("hotter-summer-deaths-older"))
  }

  @Test func `JSON has every number, and a risk that is not there is an error`() throws {
    let outcome = try CairnProcess.run(["risks", "effects", folder, "heat-work", "--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let lines = try #require(document as? [[String: Any]])
    let labor = try #require(lines.first { $0["effect"] as? String == "labor-minutes" })
    let local = try #require(labor["local"] as? [String: Any])
    // 2.6 minutes · (98.772 − 91.728) degrees, both above 90 °F
    let value = try #require(local["value"] as? Double)
    #expect((value - 18.3144).magnitude < 1e-6)
    let gap = try CairnProcess.run(["risks", "effects", folder, "wind-trees", "--json"])
    let gaps = try #require(
      try JSONSerialization.jsonObject(with: Data(gap.output.utf8)) as? [[String: Any]])
    #expect(gaps.map { $0["need"] as? String } == ["records"])
    #expect((gaps[0]["text"] as? String)?.contains("records of damage and interruptions") == true)
    let wrong = try CairnProcess.run(["risks", "effects", folder, "heat-peple"])
    #expect(wrong.status == 1 && wrong.errors.contains("There is no risk “heat-peple”"))
    #expect(wrong.errors.contains("Did you mean “heat-people”?"))
  }
}
