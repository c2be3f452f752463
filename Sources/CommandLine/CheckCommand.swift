internal import ArgumentParser
internal import Foundation
internal import Inventory
internal import Plan
internal import Publishing
internal import Tables
internal import Workspace

/// `cairn check`: what is wrong in a workspace.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find what is wrong in a workspace.",
    discussion: """
      What an error finding names was not used, what a warning names is probably wrong, and a note is worth knowing. \
      Errors come first, causes before what follows from them. Ends with exit code 1 when there is one.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
  }

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "How findings are printed: text, json or csv.") var format: Format = .text

  @Flag(help: "Print every finding, also those of the text that follow from others.")
  var all = false

  func run() throws {
    let calculation = try folder.calculation()
    var findings = calculation.allFindings
    if calculation.workspace.book != nil {
      findings += try PlanPublisher.findings(calculation)
    }
    if !all { findings = calculation.withoutFollowUps(findings) }
    // What must be mended comes first, causes before what follows from them.
    findings = Finding.Severity.allCases.reversed().flatMap { severity in
      findings.filter { $0.severity == severity }
    }
    print(try text(findings), terminator: "")
    if format == .text { print(summary(findings, calculation)) }
    if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  private func text(_ findings: [Finding]) throws -> String {
    switch format {
    case .text: FindingList.lines(findings, all: all).map { $0 + "\n" }.joined()
    case .json: try FindingList.json(findings)
    case .csv: FindingList.csv(findings)
    }
  }

  private func summary(_ findings: [Finding], _ calculation: PlanCalculation) -> String {
    let counts = FindingList.counts(findings.map(\.severity))
    let inventory = calculation.inventory
    let left =
      inventory.leftOut.isEmpty
      ? "" : " \(inventory.leftOut.count) of them in no total because of an error."
    let open = calculation.audit().open.count
    let audit =
      open == 0
      ? "" : " `cairn audit` questions \(counted(open, "thing")) in the inventory."
    let records = counted(calculation.workspace.records.count, "activity record")
    let actions = counted(calculation.workspace.actions.count, "action")
    return "\(counts). \(records), \(actions).\(left)\(audit)"
  }
}
