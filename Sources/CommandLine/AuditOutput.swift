internal import Inventory
internal import Quantities
internal import Tables

/// An audit register as a person or a program reads it.
struct AuditOutput {
  let register: AuditRegister
  /// What could not be audited because of an error, one sentence each.
  let omissions: [String]
  let showsAccepted: Bool

  private var shown: [AuditRegister.Entry] {
    showsAccepted ? register.entries : register.open
  }

  var text: String {
    let skips = register.skipped.map { "Not applied: \($0.rule.id). \($0.reason)\n" }
    return shown.map(paragraph).joined() + register.findings.map { "\($0)\n" }.joined()
      + skips.joined() + summary + "\n"
  }

  private func paragraph(_ entry: AuditRegister.Entry) -> String {
    let finding = entry.finding
    let stake = finding.tonnesAtStake.map {
      " — \(NumberText.grouped($0.magnitude)) t CO2e at stake"
    }
    var lines = [
      "\(finding.severity.rawValue): \(finding.rule), “\(finding.subject)”\(stake ?? "")",
      "  \(finding.evidence)", "  Place: \(finding.place)", "  Do: \(finding.advice)",
    ]
    if let acceptance = entry.acceptance {
      let who = [acceptance.acceptedBy, acceptance.date].filter { !$0.isEmpty }
      let by = who.isEmpty ? "" : " (\(who.joined(separator: ", ")))"
      lines.append("  Accepted: \(acceptance.reason)\(by)")
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private var summary: String {
    let counts = FindingList.counts(register.open.map(\.finding.severity))
    let accepted = register.entries.count - register.open.count
    let passed = register.passed.count
    return
      "\(counts) open, \(accepted) accepted; \(passed) rule\(passed == 1 ? "" : "s") found nothing, \(register.skipped.count) could not be applied."
  }

  var csv: String { TextTable.csv(rows, file: "audit.csv") }

  var json: String {
    let rows = rows
    let numbers: Set<String> = ["row", "tonnes_at_stake"]
    return JSONText.of(rows, textColumns: Set(rows[0]).subtracting(numbers))
  }

  /// One row per finding under a header.
  var rows: [[String]] {
    let header = [
      "severity", "rule", "subject", "evidence", "file", "row", "column", "tonnes_at_stake",
      "advice", "accepted_reason", "accepted_by", "accepted_date",
    ]
    return [header]
      + shown.map { entry in
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
