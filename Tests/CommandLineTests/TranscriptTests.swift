import Foundation
import TestSupport
import Testing

/// Whole commands with what they print, kept as readable files in `Commands`.
///
/// `CAIRN_RECORD=1` writes the files anew; the difference is then read like code.
@Suite struct TranscriptTests {
  private static let folder = PackageFolder.root.appending(path: "Tests/CommandLineTests/Commands")

  @Test(arguments: [
    ("help", ["--help"]), ("plan-build-help", ["plan", "build", "--help"]),
    ("inventory", ["inventory", "Examples/hennepin-county"]),
    ("check", ["check", "Examples/hennepin-county"]),
    ("audit", ["audit", "Examples/hennepin-county"]),
    ("audit-help", ["audit", "--help"]),
    (
      "audit-published",
      ["audit", "Tests/AuditTests/Examples/implied-factor/fails-grid-of-another-year"]
    ),
    (
      "explain-record",
      ["explain", "Examples/hennepin-county", "inventory/2021/record/el-res-2021"]
    ),
    ("explain-target", ["explain", "Examples/hennepin-county", "target/sbt-2030/emissions"]),
    ("explain-forecast", ["explain", "Examples/hennepin-county", "forecast/2030/sector/waste"]),
    ("explain-action", ["explain", "Examples/hennepin-county", "action/b1/2030/reduction"]),
    (
      "factors-search",
      ["factors", "search", "natural", "gas", "--gas", "co2", "--table", "combustion"]
    ),
    ("factors-search-unknown", ["factors", "search", "natural", "gaz"]),
    ("factors-show", ["factors", "show", "epa-hub-2025:natural-gas:co2:per-scf"]),
    (
      "factors-compare",
      ["factors", "compare", "eGRID2023 rev1", "eGRID2023 rev2", "--gas", "co2", "--limit", "5"]
    ),
    ("factors-place-zip", ["factors", "place", "--zip", "38737", "--year", "2023"]),
    (
      "factors-place-county",
      ["factors", "place", "--county", "Riverside", "--state", "CA", "--year", "2023"]
    ),
    ("factors-place-unknown", ["factors", "place", "--zip", "55400"]),
    ("factors-change", ["factors", "change", "Examples/hennepin-county", "ar5", "--limit", "2"]),
    ("climate-show-county", ["climate", "show", "Hennepin County, MN"]),
    ("climate-show-misspelled", ["climate", "show", "Henepin"]),
    ("climate-show-alaska", ["climate", "show", "02020"]),
    ("climate-indicator", ["climate", "indicators", "tx90p"]),
    ("explain-unknown", ["explain", "Examples/hennepin-county", "inventory/2021/totl"]),
  ])
  func `a command prints what it printed before`(_ name: String, _ arguments: [String]) throws {
    let outcome = try CairnProcess.run(arguments)
    let transcript =
      "$ cairn \(arguments.joined(separator: " "))\n\(outcome.output)"
      + (outcome.errors.isEmpty ? "" : "--- standard error\n\(outcome.errors)")
      + "--- exit code \(outcome.status)\n"
    let file = Self.folder.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["CAIRN_RECORD"] == "1" {
      try Data(transcript.utf8).write(to: file)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(transcript == kept)
  }
}
