internal import ArgumentParser
internal import Foundation
internal import Inventory
internal import Plan
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
    case text, csv, json, markdown
  }

  @Argument(help: "The workspace's folder.", completion: .directory) var workspace: String?
  @Flag(help: "Explain every rule, and where it comes from.") var rules = false
  @Option(name: .long, parsing: .upToNextOption, help: "Only these rules.") var rule: [String] = []
  @Option(help: "text, csv or json; markdown for --rules.") var format: Format = .text
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
    if accept != nil, (subject ?? "").trimmed.isEmpty || (reason ?? "").trimmed.isEmpty {
      throw ValidationError("To accept a finding, state --subject and --reason.")
    }
    if accept == nil, subject != nil || reason != nil {
      throw ValidationError("--subject and --reason belong to --accept, which names the rule.")
    }
    if rules, format == .csv || format == .json {
      throw ValidationError("--rules prints text or markdown.")
    }
    if !rules, format == .markdown {
      throw ValidationError("--format markdown belongs to --rules.")
    }
  }

  func run() throws {
    guard let workspace, !rules else {
      return print(
        format == .markdown ? AuditReference.markdown : AuditReference.text, terminator: "")
    }
    let calculation = try WorkspaceArgument.calculation(folder: workspace)
    if calculation.workspace.records.isEmpty, format == .text { return print(NotBegun.inventory) }
    if let accept { return try self.accept(accept, in: calculation, folder: workspace) }
    let wanted = AuditRegistry.all.filter { rule.isEmpty || rule.contains($0.declaration.id) }
    let register = calculation.audit(rules: wanted)
    let output = AuditOutput(
      register: register, omissions: calculation.omissions, showsAccepted: all)
    switch format {
    case .csv: print(output.csv, terminator: "")
    case .json: print(output.json)
    case .text, .markdown: print(output.text, terminator: "")
    }
    for omission in calculation.omissions { printError("Not audited: \(omission)") }
    if register.hasOpenErrors { throw ExitCode(1) }
  }

  /// Adds a row to `audit.csv`; nothing else in the folder is touched.
  private func accept(_ rule: String, in calculation: PlanCalculation, folder: String) throws {
    let entries = calculation.audit().entries.filter { $0.finding.rule == rule }
    guard let entry = entries.first(where: { $0.finding.subject == subject }) else {
      let subjects = entries.map { "“\($0.finding.subject)”" }.joined(separator: ", ")
      let others = subjects.isEmpty ? "" : " It finds something about \(subjects)."
      throw CommandFailure("“\(rule)” finds nothing about “\(subject ?? "")”.\(others)")
    }
    guard entry.isOpen else { throw CommandFailure("This finding is accepted already.") }
    let file = URL(filePath: folder).appending(path: WorkspaceTables.audit.file)
    let before = calculation.workspace.files[WorkspaceTables.audit.file]
    do {
      let bytes = try calculation.workspace.auditFile(
        adding: AuditAcceptance(
          rule: rule, subject: entry.finding.subject, reason: reason?.trimmed ?? "",
          acceptedBy: by.trimmed, date: DateText.today,
          place: Place(file: WorkspaceTables.audit.file)))
      // Somebody may have written meanwhile, or the file may be a link that was not read.
      guard FileManager.default.contents(atPath: file.path).map({ Array($0) }) == before else {
        throw CommandFailure(
          "audit.csv is not as it was read, so nothing was written. Run the command again.")
      }
      try Data(bytes).write(to: file, options: .atomic)
    } catch let error as AcceptanceError {
      throw CommandFailure(error.description)
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw CommandFailure(writing: file.path, error)
    }
    print("Accepted: \(rule), “\(entry.finding.subject)”. The reason is kept in \(file.path).")
  }
}
