internal import ArgumentParser
internal import Foundation
internal import Inventory
internal import Plan
internal import Quantities
internal import Tables
internal import Workspace

/// `cairn audit`: what an auditor would ask about an inventory.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Find what an auditor would question in an inventory.",
    discussion: """
      Twenty rules, each taken from a mistake in a published inventory: implied factors, copied years, \
      double counting, unit slips and more. `cairn audit --rules` explains them.

      A finding that is right as it stands is accepted with a written reason, which is kept in \
      audit.csv: cairn audit FOLDER --accept RULE --subject SUBJECT --reason "…" --by "…".
      Ends with exit code 1 while an error finding is open.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  @Argument(help: "The workspace's folder.", completion: .directory) var workspace: String?
  @Flag(help: "Explain every rule, and where it comes from.") var rules = false
  @Option(name: .long, parsing: .upToNextOption, help: "Only these rules.") var rule: [String] = []
  @Option(help: "text, csv or json.") var format: Format = .text
  @Flag(help: "Print accepted findings too.") var all = false
  @Option(help: "Accept a finding of this rule.") var accept: String?
  @Option(help: "What the finding is about, as the register names it.") var subject: String?
  @Option(help: "Why it is right as it stands.") var reason: String?
  @Option(help: "The office that accepts it.") var by: String = ""

  func validate() throws {
    guard rules || workspace != nil else { throw ValidationError("Name a workspace, or --rules.") }
    for id in rule + [accept].compactMap({ $0 }) where AuditRegistry.rule(id) == nil {
      throw ValidationError(
        "“\(id)” is not a rule. Rules: \(AuditRegistry.declarations.map(\.id).joined(separator: ", "))."
      )
    }
    if accept != nil, subject == nil || (reason ?? "").trimmed.isEmpty {
      throw ValidationError("To accept a finding, state --subject and --reason.")
    }
  }

  func run() throws {
    guard let workspace, !rules else { return printRules() }
    let calculation = try WorkspaceArgument.calculation(folder: workspace)
    if let accept { return try self.accept(accept, in: calculation, folder: workspace) }
    let wanted = AuditRegistry.all.filter { rule.isEmpty || rule.contains($0.declaration.id) }
    let register = calculation.audit(rules: wanted)
    switch format {
    case .text: printText(register, calculation)
    case .csv:
      print(TextTable.csv(AuditTable.rows(register.entries), file: "audit.csv"), terminator: "")
    case .json:
      let rows = AuditTable.rows(register.entries)
      print(
        JSONText.of(
          rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) },
          textColumns: ["subject", "column", "place"]))
    }
    if register.hasOpenErrors { throw ExitCode(1) }
  }

  private func printRules() {
    for rule in AuditRegistry.declarations {
      print("\(rule.number). \(rule.title) (\(rule.id))")
      print("   Test: \(rule.test)")
      print("   Seen: \(rule.failure)")
      print("   Do:   \(rule.advice)\n")
    }
  }

  private func printText(_ register: AuditRegister, _ calculation: PlanCalculation) {
    let shown = all ? register.entries : register.open
    for entry in shown {
      let finding = entry.finding
      let stake = finding.tonnesAtStake.map {
        " — \(NumberText.grouped($0.magnitude)) t CO2e at stake"
      }
      print("\(finding.severity.rawValue): \(finding.rule), “\(finding.subject)”\(stake ?? "")")
      print("  \(finding.evidence)")
      print("  Place: \(finding.place)")
      print("  Do: \(finding.advice)")
      if let acceptance = entry.acceptance {
        let who = [acceptance.acceptedBy, acceptance.date].filter { !$0.isEmpty }
        print("  Accepted: \(acceptance.reason) (\(who.joined(separator: ", ")))")
      }
      print("")
    }
    for finding in register.findings { print("\(finding)") }
    let counts = Finding.Severity.allCases.reversed().map { severity in
      let count = register.open.count { $0.finding.severity == severity }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let accepted = register.entries.count - register.open.count
    print(
      "\(counts.joined(separator: ", ")) open, \(accepted) accepted; \(register.passed.count) rules found nothing."
    )
    for omission in calculation.omissions { printError("Not audited: \(omission)") }
  }

  /// Adds a row to `audit.csv`; nothing else in the folder is touched.
  private func accept(_ rule: String, in calculation: PlanCalculation, folder: String) throws {
    let register = calculation.audit()
    let entries = register.entries.filter { $0.finding.rule == rule }
    guard let entry = entries.first(where: { $0.finding.subject == subject }) else {
      let subjects = entries.map { "“\($0.finding.subject)”" }.joined(separator: ", ")
      throw CommandFailure(
        "“\(rule)” finds nothing about “\(subject ?? "")”. It finds something about \(subjects.isEmpty ? "nothing" : subjects)."
      )
    }
    guard entry.isOpen else { throw CommandFailure("This finding is accepted already.") }
    let file = URL(filePath: folder).appending(path: WorkspaceTables.audit.file)
    var table =
      calculation.workspace.tables[WorkspaceTables.audit.file]
      ?? CSVTable(file: WorkspaceTables.audit.file, header: WorkspaceTables.audit.columns)
    let values = [
      "rule": rule, "subject": entry.finding.subject, "reason": reason?.trimmed ?? "",
      "accepted_by": by.trimmed, "date": today,
    ]
    table.append(table.header.map { values[$0] ?? "" })
    do {
      try Data(table.text.utf8).write(to: file, options: .atomic)
    } catch {
      throw CommandFailure(writing: file.path, error)
    }
    print("Accepted: \(rule), “\(entry.finding.subject)”. The reason is kept in \(file.path).")
  }

  private var today: String {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }
}

/// The audit register as rows.
enum AuditTable {
  static func rows(_ entries: [AuditRegister.Entry]) -> [[String]] {
    let header = [
      "severity", "rule", "subject", "evidence", "file", "row", "column", "tonnes_at_stake",
      "advice", "accepted_reason", "accepted_by", "accepted_date",
    ]
    return [header]
      + entries.map { entry in
        let finding = entry.finding
        return [
          finding.severity.rawValue, finding.rule, finding.subject, finding.evidence,
          finding.place.file, finding.place.row.map(String.init) ?? "",
          finding.place.column ?? "", finding.tonnesAtStake.map { "\($0)" } ?? "",
          finding.advice, entry.acceptance?.reason ?? "", entry.acceptance?.acceptedBy ?? "",
          entry.acceptance?.date ?? "",
        ]
      }
  }
}
