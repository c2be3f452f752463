internal import Inventory
internal import Tables

extension WorkspaceColumns {
  static let accountingTables: [TableDescription] = [
    TableDescription(
      file: "reported.csv", title: "Published figures", row: "Published figure",
      purpose:
        "What earlier reports, a utility or a regional agency published for the community. The audit compares them with these records.",
      naming: ["year", "sector", "subsector", "record"],
      groups: [
        .init("What it is of", reportedSubject), .init("The figure", reportedFigure),
        sourceAndNote,
      ]),
    TableDescription(
      file: "audit.csv", title: "Accepted audit findings", row: "Acceptance",
      purpose:
        "Findings of the audit that are right as they stand, each with the reason. This table is never published.",
      naming: ["rule", "subject"], groups: [.init("What was accepted", audit)]),
    TableDescription(
      file: "recalculations.csv", title: "Recalculations", row: "Recalculation",
      purpose: "Which past years were calculated anew, why, and what that changed.",
      naming: ["year", "what"], groups: [.init("What was changed", recalculations)]),
  ]

  private static let reportedSubject = [
    ColumnDeclaration(
      "year", "Year", .year, help: "The year that the figure is about, such as 2019."),
    ColumnDeclaration(
      "sector", "Sector", .choice(words(Sector.self)),
      help: "The sector it is of, such as waste; leave it empty for the community's total.",
      labels: labels(Sector.self, \.title)),
    ColumnDeclaration(
      "subsector", "Part of the sector",
      help: "The part of the sector, such as residential; leave it empty for the whole sector."),
    ColumnDeclaration(
      "record", "Activity record", .reference(file: "inventory.csv", column: "id"),
      help: "The record that it is of, such as gas-homes-2019, if it is of a single one."),
  ]

  private static let reportedFigure = [
    ColumnDeclaration(
      "gas", "Gas", .suggestions(["co2e"]),
      help: "Leave it empty for CO2e; else the gas, such as ch4.", labels: ["co2e": "CO2e"]),
    ColumnDeclaration("value", "Value", .number, help: "The figure as published, such as 1250000."),
    ColumnDeclaration(
      "unit", "Unit", .unit, help: "t-co2e or kg-co2e; for a single gas a mass, such as tonne."),
    ColumnDeclaration(
      "gwp_set", "Warming potentials", .suggestions([]),
      help: "The set behind a figure of CO2e, such as ar4; leave it empty if not stated."),
  ]

  private static let audit = [
    ColumnDeclaration(
      "rule", "Rule", .suggestions(AuditRegistry.declarations.map(\.id)),
      help: "The rule that found it, as the audit names it, such as double-scope."),
    ColumnDeclaration(
      "subject", "Subject",
      help: "What it found, as the audit names it, such as combustion-2019."),
    ColumnDeclaration(
      "reason", "Reason", .longText(lines: 3),
      help: "Why it is right as it stands, so that another person can follow it."),
    ColumnDeclaration(
      "accepted_by", "Accepted by",
      help: "An office, not a person, such as Energy and Environment Office."),
    ColumnDeclaration("date", "Date", .date, help: "The day of the decision, such as 2026-11-26."),
  ]

  private static let recalculations = [
    ColumnDeclaration(
      "year", "Year", .year, help: "The year that was calculated anew, such as 2005."),
    ColumnDeclaration(
      "date", "Date", .date, help: "The day it was calculated anew, such as 2026-11-26."),
    ColumnDeclaration(
      "change", "Reason in a word", .choice(words(RecalculationLogEntry.Change.self)),
      help: "What made it necessary, such as a better factor.",
      labels: labels(RecalculationLogEntry.Change.self) { change in
        switch change {
        case .method: "Another method"
        case .factor: "Another factor"
        case .boundary: "Another boundary"
        case .activity: "Better activity data"
        case .error: "An error"
        case .potentials: "Other warming potentials"
        }
      }),
    ColumnDeclaration(
      "what", "What was changed", .longText(lines: 2),
      help: "What is different now, such as “Landfill gas by first-order decay”."),
    ColumnDeclaration(
      "why", "Why", .longText(lines: 2),
      help: "Why it is better, such as “The landfill's own records became available”."),
    ColumnDeclaration(
      "tonnes_before", "Tons before", .number,
      help: "Metric tons of CO2e before, such as 8200000."),
    ColumnDeclaration(
      "tonnes_after", "Tons after", .number, help: "Metric tons of CO2e after, such as 8350000."),
  ]
}
