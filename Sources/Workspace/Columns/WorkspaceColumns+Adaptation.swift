internal import Strategies
internal import Tables
internal import Vulnerability

extension WorkspaceColumns {
  static let adaptationTables: [TableDescription] = [
    TableDescription(
      file: "goals.csv", title: "Adaptation goals", row: "Adaptation goal",
      purpose:
        "What shall be better by when, for which risks, and how it is measured.",
      naming: ["title"],
      groups: [
        .init("What it is", goalsIdentity),
        .init("How it is measured", goalsDetails),
        sourceAndNote,
      ]),
    TableDescription(
      file: "responses.csv", title: "What actions do for risks", row: "Response",
      purpose:
        "How far each action lowers each risk when it is complete: the points and the reason.",
      naming: ["action", "risk"],
      groups: [
        .init("What it is", responsesIdentity),
        .init("What it does", responsesDetails),
        sourceAndNote,
      ]),
    TableDescription(
      file: "pathways.csv", title: "Adaptation pathways", row: "Pathway",
      purpose:
        "At which point of the changing climate what is done now no longer suffices, and what is ready then.",
      naming: ["risk", "indicator"],
      groups: [
        .init("What it is", pathwaysIdentity),
        sourceAndNote,
      ]),
  ]

  private static let goalsIdentity = [
    identifier("cool-homes-2035"),
    ColumnDeclaration(
      "title", "Title", .longText(lines: 2),
      help: "In plain words, such as “Nobody is without cooling in a heat wave”."),
    ColumnDeclaration(
      "description", "Description", .longText(lines: 4),
      help: "Two or three sentences that a resident understands."),
    ColumnDeclaration(
      "risks", "Risks it lowers", .references(file: "risks.csv", column: "id", separator: " "),
      help: "Every risk of the register that it lowers, such as heat-people."),
    ColumnDeclaration(
      "actions", "Actions that serve it",
      .references(file: "actions.csv", column: "id", separator: " "),
      help: "Such as b1; leave it empty when every action of its risks serves it."),
    ColumnDeclaration(
      "lead", "Led by",
      help: "An office, not a person, such as “County housing office”."),
  ]

  private static let goalsDetails = [
    ColumnDeclaration(
      "indicator", "Indicator", .reference(file: "indicators.csv", column: "indicator"),
      help: "The figure that follows it, such as homes-with-cooling."),
    ColumnDeclaration(
      "baseline_year", "Measured from, year", .year,
      help: "The year it is measured from, such as 2024."),
    ColumnDeclaration(
      "baseline", "Measured from", .number,
      help: "The figure of that year."),
    ColumnDeclaration(
      "target_year", "Due in", .year,
      help: "The year it is due, such as 2035."),
    ColumnDeclaration(
      "target", "Target", .number,
      help: "The figure that shall be reached."),
    ColumnDeclaration(
      "unit", "Unit", .unit,
      help: "The unit of both figures, such as share."),
    ColumnDeclaration(
      "status", "Status", .choice(words(Action.Status.self)),
      help: "How far it has come; leave it empty for planned.",
      labels: labels(Action.Status.self, \.title)),
  ]

  private static let responsesIdentity = [
    ColumnDeclaration(
      "action", "Action", .reference(file: "actions.csv", column: "id"),
      help: "The action, such as b1."),
    ColumnDeclaration(
      "risk", "Risk", .reference(file: "risks.csv", column: "id"),
      help: "The risk of the register, such as heat-people."),
    ColumnDeclaration(
      "from_year", "From year", .year,
      help: "The year from which it counts; leave it empty for the year of its full effect."),
    ColumnDeclaration(
      "reason", "Reason", .longText(lines: 3),
      help: "Why so many points, so that others can agree or not."),
  ]

  private static let responsesDetails = [
    ColumnDeclaration(
      "exposure_drop", "Points off exposure", .choice((0...4).map(String.init)),
      help: "How many points fewer; leave it empty for none."),
    ColumnDeclaration(
      "sensitivity_drop", "Points off sensitivity", .choice((0...4).map(String.init)),
      help: "How many points fewer; leave it empty for none."),
    ColumnDeclaration(
      "capacity_gain", "Points on capacity", .choice((0...4).map(String.init)),
      help: "How many points more; leave it empty for none."),
    ColumnDeclaration(
      "loss_reduction_percent", "Losses avoided, percent", .number,
      help: "The part of the expected yearly loss that is avoided, such as 40.",
      range: 0...100),
  ]

  private static let pathwaysIdentity = [
    identifier("storm-drains-2-inch"),
    ColumnDeclaration(
      "risk", "Risk", .reference(file: "risks.csv", column: "id"),
      help: "The risk of the register, such as heat-people."),
    ColumnDeclaration(
      "indicator", "Climate indicator",
      .reference(file: "climate-summary.csv", column: "indicator"),
      help: "The figure of the climate that passes a threshold, such as days-above-95f."),
    ColumnDeclaration(
      "scenario", "Scenario", .suggestions(scenarios.keys.sorted()),
      help: "Which future, such as rcp85.",
      labels: scenarios),
    ColumnDeclaration(
      "threshold", "Threshold", .number,
      help: "The figure from which what is done now no longer suffices."),
    ColumnDeclaration(
      "unit", "Unit", .unit,
      help: "The unit of the threshold, such as days."),
    ColumnDeclaration(
      "action", "Action then", .reference(file: "actions.csv", column: "id"),
      help: "The action that must work by then."),
    ColumnDeclaration(
      "lead_years", "Lead time, years", .number,
      help: "Years from the decision until the action works, such as 5."),
  ]
}
