import Factors
import Inventory
import Plan
import Tables
import TestSupport
import Testing
import Workspace

@testable import Publishing

/// The register of the auditor is for the staff.
@Suite struct AuditExhibitTests {
  private static let place = Place(file: "plan/01-summary.md", row: 3)

  private func block(
    _ id: String, _ edition: Edition, _ changes: [String: String?] = [:]
  ) throws -> Resolution<Block> {
    ExhibitCatalog(
      calculation: try SampleWorkspace(changes).calculation(), edition: edition,
      theme: ChartTheme.bundled
    ).block(.table, id, at: Self.place)
  }

  private func table(_ resolution: Resolution<Block>) throws -> PlanTable {
    guard case .found(.table(let table)) = resolution else {
      throw Missing()
    }
    return table
  }

  private struct Missing: Error {}

  private static let accepted: [String: String?] = [
    "audit.csv":
      "rule,subject,reason,accepted_by,date\ncoverage,waste landfill mixed-waste III.1.2 2019,No scale then,Waste office,2026-11-26\n"
  ]

  @Test func `the internal edition has the register with reasons`() throws {
    let table = try table(block("audit", .internal, Self.accepted))
    #expect(table.columns.count == 7)
    #expect(table.rows.allSatisfy { $0.count == 7 })
    let text = table.rows.map { $0.map(\.content.plainText).joined(separator: " | ") }
    #expect(text.contains { $0.contains("No scale then (Waste office, 2026-11-26)") })
    #expect(text.contains { $0.hasSuffix("| open") })
    #expect(table.notes.first?.contains("1 accepted") == true)
    #expect(table.notes.contains { $0.hasPrefix("Not applied: ") })
  }

  @Test func `the public edition has no register`() throws {
    guard case .missing(let finding) = try block("audit", .public, Self.accepted) else {
      Issue.record("The register was shown to the public.")
      return
    }
    #expect(finding.severity == .error)
    #expect(finding.place == Self.place)
  }

  @Test(arguments: [Edition.public, .internal])
  func `the list of data files names only files that are there`(_ edition: Edition) throws {
    let table = try table(block("data-files", edition, Self.accepted))
    let names = table.rows.compactMap(\.first?.content.plainText)
    #expect(names.contains("inventory.csv"))
    #expect(names.contains("audit.csv") == (edition == .internal))
  }

  @Test(arguments: ["{{count/audit-open}}", "{{table audit}}"])
  func `a public passage that asks for the register stops publishing`(_ text: String) throws {
    let chapter = "# Summary\n\n\(text)\n\n:::internal\n\(text)\n:::\n"
    let calculation = try SampleWorkspace(["plan/01-summary.md": chapter]).calculation()
    let theme = ChartTheme.bundled
    let published = PlanBuild.document(calculation, edition: .public, theme: theme).findings
    #expect(published.map(\.place) == [Place(file: "plan/01-summary.md", row: 3)])
    #expect(PlanBuild.document(calculation, edition: .internal, theme: theme).findings.isEmpty)
  }

  @Test func `the count is the number of open findings`() throws {
    let sample = SampleWorkspace(Self.accepted)
    let calculation = try sample.calculation()
    guard case .found(let figure) = FigureCatalog(calculation).answer("count/audit-open") else {
      throw Missing()
    }
    let open = calculation.audit().open.count
    #expect(figure.content == .number(Double(open), .count("", decimals: 0)))
    #expect(open > 0)
    #expect(figure.explanation.notes == ["1 more accepted with a reason in audit.csv."])
  }
}
