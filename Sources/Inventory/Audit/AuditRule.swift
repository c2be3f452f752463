public import Tables

/// A check that catches one way in which inventories go wrong.
///
/// One rule is one file, one declaration and one folder of examples that fail and pass. A rule is pure,
/// and never changes a number: it names what to look at, and how many tons depend on it.
public protocol AuditRule: Sendable {
  static var declaration: AuditRuleDeclaration { get }

  /// Why the rule can say nothing about a subject, such as “No figure was published”; nil when it can.
  static func reasonToSkip(_ subject: AuditSubject) -> String?

  /// What the rule finds, in the order of the tables; empty when all is well.
  static func findings(in subject: AuditSubject) -> [AuditFinding]
}

extension AuditRule {
  public static func reasonToSkip(_ subject: AuditSubject) -> String? { nil }
}

/// What a rule is: the one source of the register, the reference page and the command's help.
public struct AuditRuleDeclaration: Hashable, Sendable {
  /// Such as `implied-factor`.
  public let id: String
  /// The place in the list of rules, from 1.
  public let number: Int
  public let title: String
  /// What is compared with what, and from when on it is flagged.
  public let test: String
  /// Why it matters: the failure in a real inventory that the rule comes from.
  public let failure: String
  /// What to do about a finding.
  public let advice: String

  public init(
    id: String, number: Int, title: String, test: String, failure: String, advice: String
  ) {
    self.id = id
    self.number = number
    self.title = title
    self.test = test
    self.failure = failure
    self.advice = advice
  }
}

/// One thing that the auditor wants a person to look at.
public struct AuditFinding: Hashable, Sendable {
  /// Id of the rule.
  public let rule: String
  public let severity: Finding.Severity
  /// What it is about, stable from run to run, such as a record's id or `on-road 2015`; names an acceptance.
  public let subject: String
  /// What is the matter, with the numbers, in full sentences.
  public let evidence: String
  public let place: Place
  /// Metric tons CO2e that may be wrong because of it; nil when that cannot be said.
  public let tonnesAtStake: Double?
  /// What to do, in full sentences.
  public let advice: String

  public init(
    _ declaration: AuditRuleDeclaration, _ severity: Finding.Severity, subject: String,
    evidence: String, at place: Place, tonnesAtStake: Double? = nil, advice: String? = nil
  ) {
    rule = declaration.id
    self.severity = severity
    self.subject = subject
    self.evidence = evidence
    self.place = place
    self.tonnesAtStake = tonnesAtStake.flatMap { $0.isFinite ? $0 : nil }
    self.advice = advice ?? declaration.advice
  }
}
