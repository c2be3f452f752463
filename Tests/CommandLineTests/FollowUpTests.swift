import TestSupport
import Testing

/// One fault of hazards or risks, and what hangs on it, in `cairn check`.
@Suite struct FollowUpTests {
  private var files: [String: String] {
    var files = SampleWorkspace().files
    files["goals.csv"] = """
      id,title,risks,status
      cool,Cool rooms,heat-health,planned
      calm,Fewer alarms,heat-sleep,planned

      """
    files["scores.csv"] = """
      id,risk,assessor,exposure
      s1,heat-health,Health,4
      s2,heat-health,Works,3
      s3,heat-helth,Works,3

      """
    return files
  }

  private func check(_ files: [String: String], _ more: String...) throws -> [String] {
    var lines: [String] = []
    try CairnProcess.inTown(files) { folder in
      let checked = try CairnProcess.run(["check", "town"] + more, in: folder)
      lines = checked.output.split(separator: "\n").map(String.init)
    }
    return lines
  }

  @Test func `a misspelt hazard of one risk is told once with its suggestion`() throws {
    var files = files
    files["risks.csv"] = files["risks.csv"]?.replacing(
      "heat-health,heat,", with: "heat-health,heet,")
    let lines = try check(files)
    #expect(lines.count { $0.contains("“heet”") && $0.contains("Did you mean “heat”?") } == 1)
    #expect(!lines.contains { $0.contains("There is no “heat-health”") })
    let summary = lines.filter { $0.contains("“heat-health” could not be read") }
    #expect(summary.count == 1, "\(lines)")
    #expect(summary.first?.hasPrefix("error: risks.csv, row 2: ") == true)
    #expect(summary.first?.contains("scores.csv") == true)
    // What else is wrong stays.
    #expect(lines.contains { $0.contains("There is no “heat-sleep” in risks.csv") })
    #expect(try check(files, "--all").contains { $0.contains("There is no “heat-health”") })
  }

  @Test func `a hazard that cannot be read takes its risks and what names them along`() throws {
    var files = files
    files["hazards.csv"] = files["hazards.csv"]?.replacing(",91.7,", with: ",hot,")
    let lines = try check(files)
    #expect(lines.contains { $0.contains("hazards.csv, row 2, column baseline") })
    #expect(!lines.contains { $0.contains("There is no hazard “heat”") })
    #expect(!lines.contains { $0.contains("There is no “heat-health”") })
    #expect(lines.count { $0.contains("“heat” could not be read, so neither") } == 1, "\(lines)")
  }

  @Test func `a renamed hazard is told at its risks, with one summary`() throws {
    var files = files
    files["hazards.csv"] = files["hazards.csv"]?.replacing("heat,Heat,", with: "hot-days,Heat,")
    let lines = try check(files)
    #expect(lines.contains { $0.contains("There is no hazard “heat” in hazards.csv.") })
    #expect(lines.count { $0.contains("“heat-health” could not be read") } == 1, "\(lines)")
  }

  @Test func `a misspelt risk of another table gets its suggestion`() throws {
    let lines = try check(files)
    #expect(
      lines.contains {
        $0.contains("There is no “heat-helth” in risks.csv. Did you mean “heat-health”?")
      }, "\(lines)")
  }
}
