import Foundation
import TestSupport
import Testing

/// `cairn targets` on the Hennepin example.
@Suite struct TargetCommandTests {
  private let folder = PackageFolder.example.path

  @Test func `targets print as text, CSV and JSON with the same numbers`() throws {
    let text = try CairnProcess.run(["targets", folder])
    #expect(text.status == 0)
    #expect(text.output.contains("sbt-2030") && text.output.contains("7,441,779"))
    #expect(text.output.contains("Unverified for this community: sbt-2030"))
    let csv = try CairnProcess.run(["targets", folder, "--csv"])
    #expect(csv.output.contains("sbt-2030,Science-based goal,per-capita,,2019,2030,188045"))
    let json = try CairnProcess.run(["targets", folder, "--json"])
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(rows.count == 3)
    let first = try #require(rows.first)
    #expect(isClose(first["allowed_tonnes"] as? Double ?? 0, 7_441_779, within: 1e-7))
    #expect(first["percent_per_year"] is Double && rows[2]["percent_per_year"] is NSNull)
    #expect(try CairnProcess.run(["targets", folder, "--csv", "--json"]).status != 0)
  }

  @Test func `a target explains level, pace and gaps`() throws {
    let shown = try CairnProcess.run(["targets", folder, "--explain", "sbt-2030"])
    for words in ["T = E(base) ÷ P(base)", "E − T", "(E(last) − T) ÷ n", "E(year) ≤ T"] {
      #expect(shown.output.contains(words), "\(words)")
    }
    let unknown = try CairnProcess.run(["targets", folder, "--explain", "sbt"])
    #expect(unknown.status == 1 && unknown.errors.contains("Targets: sbt-2030"))
  }

  @Test func `suggestions have numbers and reasons, and rows that can be used`() throws {
    let offered = try CairnProcess.run(["targets", "suggest", folder])
    #expect(offered.status == 0)
    #expect(offered.output.contains("fair-share-2030"))
    #expect(offered.output.contains("62.9% for each resident"))
    #expect(offered.output.contains("net-zero-2050 (there already)"))
    let rows = try CairnProcess.run(["targets", "suggest", folder, "--csv"])
    try CairnProcess.inTemporaryFolder { place in
      let files = SampleWorkspace().files
      for (path, text) in files {
        let file = place.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      try Data(rows.output.utf8).write(to: place.appending(path: "targets.csv"))
      let outcome = try CairnProcess.run(["targets", place.path])
      #expect(outcome.status == 0 && outcome.output.contains("net-zero-2050"))
    }
  }
}
