import Accounts
import HTTPTypes
import Inventory
import Plan
import Tables

/// What a person should look at: findings of reading and calculating, and the audit register.
struct FindingAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.list, list), APIRoute(Self.audit, audit)] }

  private static let findings = APIList(shape: FindingShapes.finding, hasRevision: true)
  private static let severities = Finding.Severity.allCases.map(\.rawValue)

  private static let acceptance = APIShape<AuditAcceptance>(
    "AuditAcceptance", "Why somebody accepted a finding.",
    [
      .text("reason", "The reason.") { $0.reason },
      .text("acceptedBy", "The office.") { $0.acceptedBy }, .text("date", "When.") { $0.date },
    ])

  static let entry = APIShape<AuditRegister.Entry>(
    "AuditEntry", "Something that the auditor wants a person to look at.",
    [
      .text("rule", "The rule that found it.") { $0.finding.rule },
      .choice("severity", severities, "How much it weighs.") { $0.finding.severity.rawValue },
      .text("subject", "What it is about.") { $0.finding.subject },
      .text("evidence", "What is the matter, with the numbers.") { $0.finding.evidence },
      .text("place", "Where.") { $0.finding.place.description },
      .maybeNumber("tonnesAtStake", "Metric tons CO2e that may be wrong because of it.") {
        $0.finding.tonnesAtStake
      },
      .text("advice", "What to do.") { $0.finding.advice },
      .truth("isOpen", "Whether nobody has accepted it.") { $0.isOpen },
      .maybePart("acceptance", acceptance) { $0.acceptance },
    ])
  private static let entries = APIList(shape: entry, hasRevision: true)

  static let list = APIOperation(
    id: "listFindings", method: .get, path: "/api/v1/workspaces/{workspace}/findings",
    tag: .results, summary: "List what is wrong or doubtful in the records",
    access: .workspace(.readWorkspace),
    query: [
      .query("severity", .choice(severities, "Only findings of this weight."), example: "error"),
      .query("file", .text("Only findings about this file.", most: 300)), .revision,
    ] + APIParameter.paging(.pinned), successes: [.json(findings.schema, "Findings.")],
    refusals: [.conflict])

  static let audit = APIOperation(
    id: "listAuditEntries", method: .get, path: "/api/v1/workspaces/{workspace}/audit",
    tag: .results, summary: "List what the auditor found in the inventory",
    details: "Open findings before accepted ones, the gravest first.",
    access: .workspace(.readWorkspace),
    query: [
      .query("open", .truth("Only those that nobody has accepted.").falling(backTo: false)),
      .revision,
    ] + APIParameter.paging(.pinned), successes: [.json(entries.schema, "The register.")],
    refusals: [.conflict])

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let (severity, file) = (call.text("severity"), call.text("file"))
    let calculation = calculated.calculation
    let found = try await onOwnThread {
      file.map(calculation.findings(in:)) ?? calculation.allFindings
    }.filter { severity == nil || $0.severity.rawValue == severity }
    return Self.findings.answer(of: found, at: calculated.revision, to: call)
  }

  @Sendable private func audit(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let register = calculated.calculation.audit()
    return Self.entries.answer(
      of: call.truth("open") ? register.open : register.entries, at: calculated.revision, to: call)
  }
}
