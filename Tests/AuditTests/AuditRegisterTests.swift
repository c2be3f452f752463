import Factors
import Foundation
import Inventory
import Plan
import Quantities
import Tables
import TestSupport
import Testing
import Workspace

@Suite struct AuditRegisterTests {
  /// Finds what a test puts in, and nothing else.
  private enum Plain: AuditRule {
    static let declaration = AuditRuleDeclaration(
      id: "year-jump", number: 3, title: "T", test: "t", failure: "f", advice: "Do this.")

    static func findings(in subject: AuditSubject) -> [AuditFinding] {
      subject.entries.map { entry in
        let tonnes = entry.record.quantity ?? 0
        let severity: Finding.Severity =
          entry.record.note == "error" ? .error : entry.record.note == "note" ? .note : .warning
        return AuditFinding(
          declaration, severity, subject: entry.record.id, evidence: "E.", at: entry.record.place,
          tonnesAtStake: tonnes == 0 ? nil : tonnes)
      }
    }
  }

  private enum Skipped: AuditRule {
    static let declaration = AuditRuleDeclaration(
      id: "sums", number: 14, title: "T", test: "t", failure: "f", advice: "Do this.")
    static func reasonToSkip(_ subject: AuditSubject) -> String? { "No figure." }
    static func findings(in subject: AuditSubject) -> [AuditFinding] { [] }
  }

  private func subject(_ records: [(id: String, tonnes: Double, note: String)]) -> AuditSubject {
    let inventory = Sample.inventory(
      records.map { row in
        var record = Sample.record(
          "direct-entry", "co2", row.tonnes, "tonne", sector: .industry, id: row.id)
        record.note = row.note
        return record
      })
    return AuditSubject(inventory: inventory, inventoryYears: [2021], gwpSet: "ar6")
  }

  private func acceptance(_ rule: String, _ subject: String) -> AuditAcceptance {
    AuditAcceptance(
      rule: rule, subject: subject, reason: "Checked with the utility", acceptedBy: "Energy office",
      date: "2026-11-26", place: Place(file: "audit.csv", row: 2))
  }

  @Test func `an accepted finding stays in the register with its reason`() {
    let register = AuditRegister(
      subject([("a", 5, "error"), ("b", 4, "")]), acceptances: [acceptance("year-jump", "a")],
      rules: [Plain.self])
    #expect(register.entries.count == 2)
    #expect(register.open.map(\.finding.subject) == ["b"])
    let accepted = register.entries.first { !$0.isOpen }
    #expect(accepted?.acceptance?.reason == "Checked with the utility")
    #expect(!register.hasOpenErrors)
    #expect(register.findings.isEmpty)
  }

  @Test func `an acceptance that fits nothing any more is reported at its row`() {
    let register = AuditRegister(
      subject([("a", 5, "")]), acceptances: [acceptance("year-jump", "gone")],
      rules: [Plain.self])
    #expect(register.findings.count == 1)
    #expect(register.findings.first?.severity == .note)
    #expect(register.findings.first?.place == Place(file: "audit.csv", row: 2, column: "rule"))
    #expect(register.findings.first?.message.contains("“gone”") == true)
  }

  @Test func `an acceptance of an unknown rule is a warning`() {
    let register = AuditRegister(
      subject([("a", 5, "")]), acceptances: [acceptance("year-jmup", "a")], rules: [Plain.self])
    #expect(register.findings.map(\.severity) == [.warning])
    #expect(register.findings.first?.message.contains("“year-jmup” is not a rule") == true)
  }

  @Test func `an acceptance of a rule that was not run is not called stale`() {
    let register = AuditRegister(
      subject([("a", 5, "")]), acceptances: [acceptance("coverage", "x")], rules: [Plain.self])
    #expect(register.findings.isEmpty)
  }

  @Test func `two acceptances of one finding are both used`() {
    var second = acceptance("year-jump", "a")
    second.place = Place(file: "audit.csv", row: 3)
    let register = AuditRegister(
      subject([("a", 5, "")]), acceptances: [acceptance("year-jump", "a"), second],
      rules: [Plain.self])
    #expect(register.findings.isEmpty)
  }

  @Test func `open comes before accepted, then weight, then tons at stake`() {
    let register = AuditRegister(
      subject([
        ("small", 1, ""), ("noted", 900, "note"), ("large", 50, ""), ("accepted", 99, "error"),
        ("wrong", 2, "error"), ("unknown", 0, ""),
      ]), acceptances: [acceptance("year-jump", "accepted")], rules: [Plain.self])
    #expect(
      register.entries.map(\.finding.subject)
        == ["wrong", "large", "small", "unknown", "noted", "accepted"])
  }

  @Test func `a rule without data is skipped with its reason, and has not passed`() {
    let register = AuditRegister(subject([]), rules: [Plain.self, Skipped.self])
    #expect(register.passed.map(\.id) == ["year-jump"])
    #expect(register.skipped.map(\.rule.id) == ["sums"])
    #expect(register.skipped.map(\.reason) == ["No figure."])
  }

  @Test func `every rule names a subject of the example only once`() throws {
    let names = try calculation().audit().entries.map {
      "\($0.finding.rule) \($0.finding.subject)"
    }
    #expect(names.sorted() == Set(names).sorted())
  }

  @Test func `findings and their subjects do not depend on the order of rows`() throws {
    let folder = PackageFolder.example
    var files = try WorkspaceFolder.read(folder, library: FactorLibrary.standard).files
    let before = names(try calculation(files))
    for file in ["inventory.csv", "indicators.csv", "vehicle-mix.csv", "waste-mix.csv"] {
      let lines = String(decoding: try #require(files[file]), as: UTF8.self)
        .split(separator: "\n")
      let turned = [lines[0]] + lines.dropFirst().reversed()
      files[file] = Array((turned.joined(separator: "\n") + "\n").utf8)
    }
    #expect(names(try calculation(files)) == before)
    #expect(!before.isEmpty)
  }

  /// What the Hennepin example is known for, so that a rule that goes blind is seen.
  @Test func `the example's known weak points are found, and no error`() throws {
    let register = try calculation().audit()
    let found = Set(register.entries.map { "\($0.finding.rule) \($0.finding.subject)" })
    #expect(
      found.isSuperset(of: [
        "year-jump buildings residential natural-gas I.1.1 2021", "double-scope combustion-2021",
      ]))
    #expect(!register.hasOpenErrors)
    // More than a screen of findings would not be read.
    #expect(register.entries.count < 15)
  }

  /// Amounts that no inventory has must not stop the auditor, nor make it print something that is no number.
  @Test(arguments: ["0", "1e-12", "1e18"])
  func `extreme amounts and empty shares give findings with numbers`(_ amount: String) throws {
    var files = try WorkspaceFolder.read(
      PackageFolder.example, library: FactorLibrary.standard
    ).files
    for (file, columns) in [
      ("inventory.csv", ["quantity"]), ("vehicle-mix.csv", ["share"]), ("waste-mix.csv", ["share"]),
      ("indicators.csv", ["value"]),
    ] {
      var table = CSVTable.read(try #require(files[file]), file: file).table
      for record in table.records {
        for column in columns where record.text(column) != nil {
          table.set(amount, row: record.row, column: column)
        }
      }
      files[file] = Array(table.text.utf8)
    }
    for entry in try calculation(files).audit().entries {
      #expect(entry.finding.tonnesAtStake?.isFinite != false)
      #expect(!entry.finding.evidence.contains("not a number"), "\(entry.finding.evidence)")
    }
  }

  private func names(_ calculation: PlanCalculation) -> [String] {
    calculation.audit().entries.map { "\($0.finding.rule) \($0.finding.subject)" }.sorted()
  }

  private func calculation(_ files: [String: [UInt8]]? = nil) throws -> PlanCalculation {
    let library = FactorLibrary.standard
    let workspace =
      try files.map { try WorkspaceFolder.read(files: $0, library: library) }
      ?? WorkspaceFolder.read(PackageFolder.example, library: library)
    return PlanCalculation(workspace: workspace, library: library)
  }
}
