import Factors
import Tables
import Testing
import Vulnerability
import Workspace

@testable import Interchange

/// By which preset a register was scored, and what becomes of the workspace's own.
@Suite struct RegisterPresetTests {
  private func workspace(_ preset: String = "") throws -> CommunityWorkspace {
    let yaml = "format: 1\nid: moss\nname: Moss\n# Kept.\n\(preset)"
    return try WorkspaceFolder.read(
      files: ["community.yaml": Array(yaml.utf8)], library: FactorLibrary.standard)
  }

  private func read(
    _ csv: String, _ base: CommunityWorkspace, _ choice: RegisterPreset.Choice = .fill
  ) throws -> RegisterImport {
    RegisterImport(
      Array(csv.utf8), file: "review.csv", into: base, startYear: 2027, presetChoice: choice)
  }

  private func community(_ register: RegisterImport) -> String? {
    register.files["community.yaml"].map { String(decoding: $0, as: UTF8.self) }
  }

  private static let former = """
    Hazard,Community System,Risk Impact Magnitude,Risk Adaptive Capacity
    Heat waves,Public health,High,Low
    """

  private func naming(_ presets: String...) -> String {
    let rows = zip(["Public health", "Energy delivery"], presets).map {
      "Heat waves,\($0),High,Low,\"\($1)\""
    }
    return
      (["Hazard,Community System,Risk Impact Magnitude,Risk Adaptive Capacity,Rating Preset"] + rows)
      .joined(separator: "\n")
  }

  @Test func `the tool's own preset is set where none is named, and a finding says so`() throws {
    let register = try read(Self.former, try workspace())
    #expect(
      community(register)
        == "format: 1\nid: moss\nname: Moss\n# Kept.\nrisk_preset: adaptive-need-5\n")
    #expect(
      register.findings.contains { $0.severity == .note && $0.message.contains("named none") })
    #expect(community(try read(Self.former, try workspace(), .keep)) == nil)
  }

  @Test func `another preset stays unless somebody takes the file's`() throws {
    let base = try workspace("risk_preset: risk-5\n")
    let kept = try read(Self.former, base)
    #expect(community(kept) == nil)
    #expect(kept.preset?.differs == true)
    #expect(
      kept.findings.contains {
        $0.severity == .warning && $0.message.contains("names “risk-5”, which stays")
      })
    let taken = try read(Self.former, base, .take)
    #expect(community(taken)?.contains("risk_preset: adaptive-need-5\n") == true)
    #expect(taken.findings.contains { $0.message.contains("was “risk-5” and was set to it") })
  }

  @Test func `the preset that a file names counts, by id or by title`() throws {
    let register = try read(naming("Adaptive need, 5 × 5", "adaptive-need-5"), try workspace())
    #expect(!register.hasErrors, "\(register.findings)")
    #expect(community(register)?.hasSuffix("risk_preset: adaptive-need-5\n") == true)
    // What counts where none is named needs no setting.
    let same = try read(naming("Vulnerability, 5 × 5", "vulnerability-5"), try workspace())
    #expect(same.preset?.differs == false && community(same) == nil)
  }

  @Test func `a rule that rates already is not changed unasked, and what would be lost is counted`()
    throws
  {
    var files = try workspace().files
    files["hazards.csv"] = Array("id,name,type\nheat,Heat,heat-wave\n".utf8)
    files["risks.csv"] = Array(
      """
      id,hazard,system,system_id,exposure,sensitivity,adaptive_capacity
      heat-people,heat,Public health,public-health,5,2,4
      heat-water,heat,Water supply,water-supply,4,4,2
      heat-roads,heat,Roads,,unsure,4,2

      """.utf8)
    let base = try WorkspaceFolder.read(files: files, library: FactorLibrary.standard)
    let lost = "1 risk that has a rating now would be unsure under “adaptive-need-5”."
    // The file gives heat-people the magnitude that its preset reads; heat-water stays without.
    for choice in RegisterPreset.Choice.allCases {
      let register = try read(Self.former, base, choice)
      #expect((community(register) != nil) == (choice == .take))
      #expect(
        register.findings.contains { $0.severity == .warning && $0.message == lost },
        "\(register.findings)")
    }
    files["risks.csv"]?.append(contentsOf: Array("heat-parks,heat,Parks,,3,3,3\n".utf8))
    let more = try WorkspaceFolder.read(files: files, library: FactorLibrary.standard)
    #expect(
      try read(Self.former, more).findings.contains {
        $0.message == "2 risks that have a rating now would be unsure under “adaptive-need-5”."
      })
  }

  @Test func `settled scores that the file changes are settled no longer, and a note says where`()
    throws
  {
    var files = try workspace("risk_preset: adaptive-need-5\n").files
    files["hazards.csv"] = Array(
      """
      id,name,type,probability,settled_by,settled_on,settled_reason
      heat,Heat,heat-wave,3,Ada,2026-05-01,Records

      """.utf8)
    files["risks.csv"] = Array(
      """
      id,hazard,system,system_id,magnitude,adaptive_capacity,settled_by,settled_on,settled_reason
      heat-people,heat,Public health,public-health,4,1,Ada,2026-05-01,Talked over

      """.utf8)
    let base = try WorkspaceFolder.read(files: files, library: FactorLibrary.standard)
    func read(_ magnitude: String, _ capacity: String) throws -> RegisterImport {
      try self.read(
        """
        Hazard,Community System,Risk Impact Magnitude,Risk Adaptive Capacity
        Heat waves,Public health,\(magnitude),\(capacity)
        """, base)
    }
    let changed = try read("High", "Low")
    let risk = try #require(changed.tables["risks.csv"]?.records.first)
    #expect(risk["magnitude"] == "5" && risk["adaptive_capacity"] == "1")
    #expect(
      ["settled_by", "settled_on", "settled_reason"].allSatisfy { risk[$0].isEmpty })
    let note = try #require(changed.findings.first { $0.message.contains("settled no longer") })
    #expect(note.severity == .note && note.place.row == 2)
    #expect(note.message.hasPrefix("Scores of “heat-people” in risks.csv were settled"))
    // The hazard's own outlook is not in the file, so it stays settled.
    #expect(changed.tables["hazards.csv"] == nil)
    let same = try read("Mod high", "Low")
    #expect(!same.findings.contains { $0.message.contains("settled no longer") })
  }

  @Test func `a preset that there is not is found with the likely name, and none is set`() throws {
    let register = try read(naming("adaptive-ned-5"), try workspace())
    let finding = try #require(register.findings.first { $0.severity == .error })
    #expect(finding.place.row == 2 && finding.place.column == "Rating Preset")
    #expect(finding.message == "“adaptive-ned-5” is no preset. Did you mean “adaptive-need-5”?")
    #expect(register.preset == nil && community(register) == nil)
    let two = try read(naming("risk-5", "gcom-3"), try workspace())
    #expect(two.findings.contains { $0.severity == .error && $0.place.row == 3 })
    #expect(two.preset == nil)
  }

  @Test func `scores that only other presets read come back with the added columns`() throws {
    var files = try workspace("risk_preset: risk-5\n").files
    files["hazards.csv"] = Array("id,name,type\nheat,Heat,heat-wave\n".utf8)
    files["risks.csv"] = Array(
      """
      id,hazard,system,system_id,exposure,sensitivity,likelihood,consequence
      heat-people,heat,Public health,public-health,5,2,4,unsure

      """.utf8)
    let base = try WorkspaceFolder.read(files: files, library: FactorLibrary.standard)
    let text = FormerRegisterExport(base).csv(addsLost: true)
    let register = try read(text, try workspace())
    let risks = try #require(register.tables["risks.csv"]?.records.first)
    #expect(
      ["exposure", "sensitivity", "likelihood", "consequence"].map { risks[$0] }
        == ["5", "2", "4", ""])
    #expect(community(register)?.hasSuffix("risk_preset: risk-5\n") == true)
  }
}
