import Factors
import Foundation
import Inventory
import Plan
import TestSupport
import Testing
import Workspace

/// Runs every rule over the small workspaces in `Examples`: `RULE/fails-…` and `RULE/passes-…`.
@Suite struct AuditExampleTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let rule: String
    let folder: URL

    var testDescription: String { "\(rule)/\(folder.lastPathComponent)" }
    var mustFail: Bool { folder.lastPathComponent.hasPrefix("fails") }
  }

  static let root = PackageFolder.root.appending(path: "Tests/AuditTests/Examples")

  static let examples: [Example] = folders(in: root).flatMap { rule in
    folders(in: rule).map { Example(rule: rule.lastPathComponent, folder: $0) }
  }

  private static func folders(in folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { folder.appending(path: $0) }
  }

  @Test(arguments: examples)
  func `an example fails or passes its rule as its name says`(_ example: Example) throws {
    let rule = try #require(AuditRegistry.rule(example.rule), "no rule \(example.rule)")
    let workspace = try WorkspaceFolder.read(example.folder, library: StandardLibrary.factors)
    let calculation = PlanCalculation(workspace: workspace, library: StandardLibrary.factors)
    let entries = calculation.audit(rules: [rule]).entries
    #expect(entries.isEmpty != example.mustFail, "\(entries.map(\.finding.evidence))")
    for entry in entries {
      #expect(!entry.finding.subject.isEmpty)
      #expect(!entry.finding.evidence.isEmpty)
    }
  }

  @Test(arguments: AuditRegistry.declarations)
  func `a rule has an example that fails and one that passes`(_ rule: AuditRuleDeclaration) {
    let own = Self.examples.filter { $0.rule == rule.id }
    #expect(own.contains { $0.mustFail })
    #expect(own.contains { !$0.mustFail })
  }

  @Test func `numbers and ids of rules are their own`() {
    let declarations = AuditRegistry.declarations
    #expect(Set(declarations.map(\.id)).count == declarations.count)
    #expect(declarations.map(\.number).sorted() == Array(1...max(1, declarations.count)))
  }
}
