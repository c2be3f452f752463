internal import Strategies
internal import Tables

extension WorkspaceColumns {
  static let uptakeTables: [TableDescription] = [
    TableDescription(
      file: "uptake.csv", title: "Uptake by year", row: "Uptake",
      purpose:
        "How much of its full effect an action has reached by which year, where neither a line nor a curve will do.",
      naming: ["action", "year"],
      groups: [.init("What it is", uptakeShares), sourceAndNote])
  ]

  private static let uptakeShares = [
    ColumnDeclaration(
      "action", "Action", .reference(file: "actions.csv", column: "id"),
      help: "The action that it is for, such as b1."),
    ColumnDeclaration(
      "year", "Year", .year, help: "The year in which the share is reached, such as 2030."),
    ColumnDeclaration(
      "percent", "Share reached, percent", .number,
      help:
        "Of the full effect, 0 to 100, such as 35; between two years it follows a straight line."),
  ]

  /// Columns of actions about how the effect spreads and what stands in its way.
  static let uptakeOfActions = [
    ColumnDeclaration(
      "uptake", "Shape", .choice(words(Uptake.Curve.self)),
      help:
        "How the effect grows from the start to the full year; leave it empty for even steps. Own shares stand in uptake.csv.",
      labels: labels(Uptake.Curve.self, \.title)),
    ColumnDeclaration(
      "end_year", "Ends after", .year,
      help: "The last year with an effect, such as 2040; leave it empty for one that stays."),
    ColumnDeclaration(
      "decay_percent", "Lost each year, percent", .number,
      help: "Of what is left, each year after the full year, such as 2; leave it empty for none."),
    ColumnDeclaration(
      "rebound_percent", "Taken back by more use, percent", .number,
      help: "Of the effect, such as 10 where warmer rooms take a tenth; leave it empty for none."),
    ColumnDeclaration(
      "needs", "Needs", .references(file: "actions.csv", column: "id", separator: " "),
      help: "Actions without which it has no effect, with spaces between, such as b1."),
    ColumnDeclaration(
      "excludes", "Excludes", .references(file: "actions.csv", column: "id", separator: " "),
      help:
        "Actions that it cannot stand beside, with spaces between; the one that comes first in the table counts."
    ),
  ]
}
