public import Quantities
public import Tables

/// A figure that somebody has published for the same community: a row of `reported.csv`.
///
/// The auditor compares it with what the records lead to, and reads implied factors from it.
public struct ReportedFigure: Hashable, Sendable {
  /// What the figure is of.
  public enum Subject: Hashable, Sendable {
    case total
    case sector(Sector)
    case subsector(Sector, String)
    case record(String)
  }

  public var year: Int
  public var subject: Subject
  /// The gas, or nil for CO2e.
  public var gas: Gas?
  /// Metric tons of the gas or of CO2e.
  public var tonnes: Double
  /// The set behind a CO2e figure, such as `ar5`; empty when not stated.
  public var gwpSet: String
  public var source: String
  public var note: String
  public var place: Place

  public init(
    year: Int, subject: Subject, gas: Gas?, tonnes: Double, gwpSet: String = "",
    source: String = "", note: String = "", place: Place
  ) {
    self.year = year
    self.subject = subject
    self.gas = gas
    self.tonnes = tonnes
    self.gwpSet = gwpSet
    self.source = source
    self.note = note
    self.place = place
  }
}

/// An audit finding that somebody has looked at and accepted with a reason: a row of `audit.csv`.
public struct AuditAcceptance: Hashable, Sendable {
  /// Id of the rule, such as `implied-factor`.
  public var rule: String
  /// What the finding is about, as the register names it, such as a record's id or `on-road 2015`.
  public var subject: String
  public var reason: String
  /// An office, not a person.
  public var acceptedBy: String
  /// `YYYY-MM-DD`.
  public var date: String
  public var place: Place

  public init(
    rule: String, subject: String, reason: String, acceptedBy: String = "", date: String = "",
    place: Place
  ) {
    self.rule = rule
    self.subject = subject
    self.reason = reason
    self.acceptedBy = acceptedBy
    self.date = date
    self.place = place
  }
}
