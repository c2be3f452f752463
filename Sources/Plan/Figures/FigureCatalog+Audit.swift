internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

extension FigureCatalog {
  /// The only figure that is for the staff whatever it says.
  static let auditOpenID = "count/audit-open"

  /// Findings of the auditor that nobody has accepted.
  var auditOpen: Answer {
    let register = calculation.audit()
    let open = Double(register.open.count)
    let weights = Finding.Severity.allCases.reversed().map { severity in
      Explanation.Input(
        symbol: "n(\(severity.rawValue))", name: "Open findings of weight \(severity.rawValue)",
        value: NumberText.grouped(
          Double(register.open.count { $0.finding.severity == severity })), unit: "",
        source: "`cairn audit`")
    }
    let accepted = register.entries.count - register.open.count
    return .found(
      Figure(
        open, .count("", decimals: 0),
        explanation: Explanation(
          title: "Open findings of the auditor", value: NumberText.grouped(open),
          formula: weights.map(\.symbol).joined(separator: " + "), inputs: weights,
          method: "Counted: findings of \(AuditRegistry.all.count) rules without an acceptance.",
          notes: ["\(accepted) more accepted with a reason in audit.csv."])))
  }
}
