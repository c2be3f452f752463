import Foundation
import TestSupport
import Testing

/// `cairn strategies portfolio` on the sample community.
@Suite struct PortfolioCommandTests {
  private static let tools =
    ProcessInfo.processInfo.environment["CAIRN_TOOLS"]
    ?? PackageFolder.root.appending(path: ".tools").path

  private func files(_ limits: String...) -> [String: String] {
    var files = SampleWorkspace().files
    files["targets.csv"] = nil
    files["actions.csv"] = files["actions.csv"]?.replacing(
      "planned,mid,,,assumption,no,,", with: "planned,mid,500000,1000,assumption,no,1,")
    files["limits.csv"] = (["kind,year,value,note"] + limits).joined(separator: "\n") + "\n"
    return files
  }

  private func portfolio(
    _ files: [String: String], _ more: [String] = []
  ) throws -> CairnProcess.Outcome? {
    var outcome: CairnProcess.Outcome?
    try CairnProcess.inTown(files) { folder in
      outcome = try CairnProcess.run(
        [
          "strategies", "portfolio", "town", "--goal", "cost", "--from", "2022", "--time-limit",
          "60",
        ] + more,
        in: folder, environment: ["CAIRN_TOOLS": Self.tools])
    }
    // Without the solver there is nothing to look at.
    return outcome.flatMap { $0.errors.contains("is not installed") ? nil : $0 }
  }

  @Test func `the first line says which limits cannot be kept together`() throws {
    let files = files("target,2030,22500,", "staff-hours,2030,0,")
    guard let both = try portfolio(files) else { return }
    let lines = both.output.split(separator: "\n").map(String.init)
    #expect(both.status == 1)
    #expect(
      lines.first
        == "No choice keeps every limit. The ceiling of 2030 and the staff limit of 2030 cannot be kept together."
    )
    #expect(lines.contains { $0.hasPrefix("- The ceiling of 2030 would have to be ") })
    #expect(lines.contains { $0.hasSuffix(" t CO2e higher.") })
    let json = try portfolio(files, ["--json"])
    #expect(json?.output.contains("cannot be kept together.") == true)
  }

  @Test func `limits that can be kept are not named`() throws {
    let files = files("target,2030,22500,", "staff-hours,2030,9000,")
    guard let kept = try portfolio(files) else { return }
    #expect(kept.status == 0 && kept.output.hasPrefix("action"))
    #expect(!kept.output.contains("cannot be kept"))
  }
}
