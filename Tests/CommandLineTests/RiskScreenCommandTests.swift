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
