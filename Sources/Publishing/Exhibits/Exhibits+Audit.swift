internal import Inventory
internal import Plan
internal import Quantities
internal import Tables
internal import Workspace

extension ExhibitCatalog {
  /// For staff only: what an auditor asked, open and accepted, with the tons that depend on it.
  func auditTable() -> PlanTable? {
    guard edition == .internal, !calculation.workspace.records.isEmpty else { return nil }
    let register = calculation.audit()
    let rows = register.entries.map { entry -> [PlanTable.Cell] in
      let finding = entry.finding
      return [
        .init("\(finding.rule) (\(finding.severity.rawValue))"), .init(finding.subject),
        .init(finding.evidence), .init(finding.place.description),
        .init(finding.tonnesAtStake.map { NumberText.grouped($0.magnitude) } ?? "—"),
        .init(finding.advice), .init(accepted(entry)),
      ]
    }
    let nothing: [PlanTable.Cell] =
      [.init("none"), .init(""), .init("No rule found anything.")]
      + [String](repeating: "", count: 4).map { .init($0) }
    return PlanTable(
      id: "audit", caption: "What an auditor would ask about the inventory",
      columns: [
        .init("Rule", width: 1.1), .init("About", width: 1.2), .init("What was found", width: 2.8),
        .init("Place", width: 1), .init("t CO₂e at stake", .right, width: 0.8),
        .init("What to do", width: 2.2), .init("Accepted because", width: 2.2),
      ], rows: rows.isEmpty ? [nothing] : rows, notes: auditNotes(register), isWide: true)
  }

  private func accepted(_ entry: AuditRegister.Entry) -> String {
    guard let acceptance = entry.acceptance else { return "open" }
    let who = [acceptance.acceptedBy, acceptance.date].filter { !$0.isEmpty }
    return who.isEmpty ? acceptance.reason : "\(acceptance.reason) (\(who.joined(separator: ", ")))"
  }

  private func auditNotes(_ register: AuditRegister) -> [String] {
    let open = register.open.count
    let accepted = register.entries.count - open
    let skips = register.skipped.map { "Not applied: \($0.rule.title). \($0.reason)" }
    return ["\(open) open, \(accepted) accepted; \(register.passed.count) rules found nothing."]
      + skips + register.findings.map { "\($0.place): \($0.message)" } + omissionNotes
  }
}
