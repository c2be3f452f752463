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

  /// A rule that could say nothing, and why.
  public struct Skip: Sendable {
    public let rule: AuditRuleDeclaration
    /// A full sentence.
    public let reason: String
  }

  /// Open before accepted, most serious first, then by tons at stake.
  public let entries: [Entry]
  /// Rules that found nothing, in order.
  public let passed: [AuditRuleDeclaration]
  /// Rules that could not be applied, in order; they found nothing, and that says nothing.
  public let skipped: [Skip]
  /// Acceptances that fit no finding any more, and other remarks on `audit.csv`.
  public let findings: [Finding]

  /// Runs rules over a subject.
  ///
  /// An acceptance of a rule that was not run is neither used nor called stale.
  ///
  /// - Parameter rules: All of them unless given.
  public init(
    _ subject: AuditSubject, acceptances: [AuditAcceptance] = [],
    rules: [any AuditRule.Type] = AuditRegistry.all
  ) {
    var entries: [Entry] = []
    var passed: [AuditRuleDeclaration] = []
    var skipped: [Skip] = []
    var used: Set<AuditAcceptance> = []
    let bySubject = Dictionary(grouping: acceptances) { [$0.rule, $0.subject] }
    for rule in rules {
      if let reason = rule.reasonToSkip(subject) {
        skipped.append(Skip(rule: rule.declaration, reason: reason))
        continue
      }
      let found = rule.findings(in: subject)
      if found.isEmpty { passed.append(rule.declaration) }
      for finding in found {
        let fitting = bySubject[[finding.rule, finding.subject]] ?? []
        used.formUnion(fitting)
        entries.append(Entry(finding: finding, acceptance: fitting.first))
      }
    }
    self.entries = AuditRegister.sorted(entries)
    self.passed = passed
    self.skipped = skipped
    let ids = Set(rules.map { $0.declaration.id })
    findings = acceptances.compactMap { acceptance in
      let isKnown = AuditRegistry.rule(acceptance.rule) != nil
      guard !used.contains(acceptance), !isKnown || ids.contains(acceptance.rule) else {
        return nil
      }
      return AuditRegister.stale(acceptance, isRuleKnown: isKnown)
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
