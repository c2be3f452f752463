import Factors
import Foundation
import Inventory
import Plan
import Tables
import TestSupport
import Testing
import Workspace

/// Runs every rule over the small workspaces in `Examples`: `RULE/fails-…` and `RULE/passes-…`.
///
/// The first line of `community.yaml` says what is real about an example; `evidence.txt` has phrases that a
/// finding must hold.
@Suite struct AuditExampleTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let rule: String
    let folder: URL

    var testDescription: String { "\(rule)/\(folder.lastPathComponent)" }
    var mustFail: Bool { folder.lastPathComponent.hasPrefix("fails") }

    /// Lines of `evidence.txt`, each of which some finding must say.
    var phrases: [String] {
      let file = folder.appending(path: "evidence.txt")
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      return text.split(separator: "\n").map(String.init)
    }
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
    let workspace = try WorkspaceFolder.read(example.folder, library: FactorLibrary.standard)
    let calculation = PlanCalculation(workspace: workspace, library: FactorLibrary.standard)
    let findings = calculation.audit(rules: [rule]).entries.map(\.finding)
    let evidence = findings.map(\.evidence)
    #expect(findings.isEmpty != example.mustFail, "\(evidence)")
    for finding in findings {
      #expect(!finding.subject.isEmpty)
      #expect(finding.evidence.hasSuffix(".") && finding.advice.hasSuffix("."))
      #expect(!finding.place.file.isEmpty)
      #expect(finding.tonnesAtStake?.isFinite != false)
    }
    for phrase in example.phrases {
      #expect(evidence.contains { $0.contains(phrase) }, "“\(phrase)” is not in \(evidence)")
    }
  }

  @Test(arguments: examples)
  func `an example says in its first line what is real about it`(_ example: Example) throws {
    let text = try String(
      contentsOf: example.folder.appending(path: "community.yaml"), encoding: .utf8)
    let first = try #require(text.split(separator: "\n").first)
    #expect(first.hasPrefix("# Real: ") || first.hasPrefix("# Made up: "))
    #expect(first.hasSuffix("."))
  }

  /// What these are about is a record that cannot be calculated.
  private static let withErrors: Set<String> = [
    "shares-sum/fails-twelve-percent-too-much", "duplicate-labels/fails-jet-fuel-twice",
    "shares-sum/fails-percent-for-shares",
  ]

  @Test(arguments: examples)
  func `an example leaves no record out by mistake`(_ example: Example) throws {
    let workspace = try WorkspaceFolder.read(example.folder, library: FactorLibrary.standard)
    let calculation = PlanCalculation(workspace: workspace, library: FactorLibrary.standard)
    let errors = calculation.findings.filter {
      $0.severity == .error && $0.place.file != "plan/book.yaml"
    }
    #expect(
      errors.isEmpty != Self.withErrors.contains(example.testDescription), "\(errors)")
  }

  @Test(arguments: examples)
  func `a rule never names one thing twice`(_ example: Example) throws {
    let workspace = try WorkspaceFolder.read(example.folder, library: FactorLibrary.standard)
    let calculation = PlanCalculation(workspace: workspace, library: FactorLibrary.standard)
    let names = calculation.audit().entries.map { "\($0.finding.rule) \($0.finding.subject)" }
    #expect(names.sorted() == Set(names).sorted())
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
    #expect(declarations.map(\.number) == Array(1...20))
  }
}
