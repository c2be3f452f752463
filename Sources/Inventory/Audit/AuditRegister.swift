public import Tables

/// What the auditor found: open findings, accepted ones with their reasons, and how many rules passed.
public struct AuditRegister: Sendable {
  /// A finding, and why somebody accepted it.
  public struct Entry: Sendable {
    public let finding: AuditFinding
    /// Nil while the finding is open.
    public let acceptance: AuditAcceptance?

    public var isOpen: Bool { acceptance == nil }
  }

  /// Most serious first, then by tons at stake.
  public let entries: [Entry]
  /// Rules that found nothing, in order.
  public let passed: [AuditRuleDeclaration]
  /// Acceptances that fit no finding any more, and other remarks on `audit.csv`.
  public let findings: [Finding]

  /// Runs rules over a subject.
  ///
  /// - Parameter rules: All of them unless given.
  public init(
    _ subject: AuditSubject, acceptances: [AuditAcceptance] = [],
    rules: [any AuditRule.Type] = AuditRegistry.all
  ) {
    var entries: [Entry] = []
    var passed: [AuditRuleDeclaration] = []
    var used: Set<AuditAcceptance> = []
    for rule in rules {
      let found = rule.findings(in: subject)
      if found.isEmpty { passed.append(rule.declaration) }
      for finding in found {
        let acceptance = acceptances.first {
          $0.rule == finding.rule && $0.subject == finding.subject
        }
        if let acceptance { used.insert(acceptance) }
        entries.append(Entry(finding: finding, acceptance: acceptance))
      }
    }
    self.entries = AuditRegister.sorted(entries)
    self.passed = passed
    findings = acceptances.filter { !used.contains($0) }.map { acceptance in
      AuditRegister.stale(acceptance, isRuleKnown: AuditRegistry.rule(acceptance.rule) != nil)
    }
  }

  /// Findings that nobody has accepted.
  public var open: [Entry] { entries.filter(\.isOpen) }

  /// True when an error finding is open.
  public var hasOpenErrors: Bool { open.contains { $0.finding.severity == .error } }

  private static func sorted(_ entries: [Entry]) -> [Entry] {
    entries.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.isOpen != b.isOpen { return a.isOpen }
      if a.finding.severity != b.finding.severity {
        return a.finding.severity > b.finding.severity
      }
      let (x, y) = (
        a.finding.tonnesAtStake?.magnitude ?? 0, b.finding.tonnesAtStake?.magnitude ?? 0
      )
      return x == y ? left.offset < right.offset : x > y
    }.map(\.element)
  }

  private static func stale(_ acceptance: AuditAcceptance, isRuleKnown: Bool) -> Finding {
    let message =
      isRuleKnown
      ? "“\(acceptance.rule)” finds nothing about “\(acceptance.subject)” any more, so this acceptance has no effect. Remove the row if it is settled."
      : "“\(acceptance.rule)” is not a rule. `cairn audit --rules` lists them."
    return Finding(
      isRuleKnown ? .note : .warning, message, at: acceptance.place.at(column: "rule"))
  }
}
