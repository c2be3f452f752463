internal import Strategies
internal import Tables

extension WorkspaceColumns {
  static let prioritiesTables: [TableDescription] = [
    TableDescription(
      file: "criteria.csv", title: "Criteria for actions", row: "Criterion",
      purpose:
        "What actions are compared by, how much each counts, and where its values come from.",
      naming: ["name"],
      groups: [
        .init("What it is", criteriaIdentity),
        .init("How it is measured", criteriaDetails),
        sourceAndNote,
      ]),
    TableDescription(
      file: "criteria-weights.csv", title: "Weights of criteria", row: "Weight",
      purpose: "How much each person would have each criterion count.",
      naming: ["person", "criterion"],
      groups: [.init("What it is", weightColumns)]),
    TableDescription(
      file: "action-scores.csv", title: "Scores of actions", row: "Action score",
      purpose: "How each person scores each action by the criteria that are not calculated.",
      naming: ["action", "criterion", "person"],
      groups: [.init("What it is", scoreColumns)]),
    TableDescription(
      file: "limits.csv", title: "Limits of a portfolio", row: "Limit",
      purpose:
        "Yearly budgets, staff hours and ceilings, and the equity floor that a portfolio keeps.",
      naming: ["kind", "year"],
      groups: [.init("What it is", limitColumns)]),
  ]

  private static let criteriaIdentity = [
    identifier("local-jobs"),
    ColumnDeclaration("name", "Criterion", help: "As people read it, such as “Local jobs”."),
    ColumnDeclaration(
      "measure", "What is compared", .choice(words(Criterion.Measure.self)),
      help: "What it compares; own for anything that people score.",
      labels: [
        "emissions": "Emissions cut", "risk": "Risk lowered", "cost": "Cost", "equity": "Equity",
        "feasibility": "Feasibility", "co-benefits": "Co-benefits", "staff-hours": "Staff hours",
        "interaction": "Both at once", "own": "Own",
      ]),
    ColumnDeclaration(
      "weight", "Weight", .number,
      help: "How much it counts, such as 20; only the proportions matter.", range: 0...1_000_000),
  ]

  private static let criteriaDetails = [
    ColumnDeclaration(
      "direction", "Which is better", .choice(words(Criterion.Direction.self)),
      help: "Leave it empty for the usual one: less cost and staff, more of all else.",
      labels: ["higher": "More is better", "lower": "Less is better"]),
    ColumnDeclaration(
      "basis", "Read from", .choice(words(Criterion.Basis.self)),
      help:
        "Where its values come from; leave it empty for the usual one, score for people's scores.",
      labels: [
        "score": "People's scores", "cumulative": "Tons over all years", "year": "Tons of one year",
        "total": "Dollars over all years", "per-tonne": "Dollars for a metric ton",
        "net": "Costs less gains in today's worth",
        "net-per-tonne": "Costs less gains for a metric ton",
        "points": "Points off risks", "hours": "Hours in a year", "count": "Number of co-benefits",
        "both": "Cut and relief together",
      ]),
    ColumnDeclaration(
      "year", "Year", .year, help: "The year of the tons; leave it empty for the last one."),
    ColumnDeclaration(
      "scale", "Scale", .choice(words(Criterion.Scale.self)),
      help: "By distance between the worst and the best, or by place; leave it empty for distance.",
      labels: ["min-max": "By distance", "rank": "By place"]),
    ColumnDeclaration(
      "indifference", "Indifference", .number,
      help: "In outranking, leads up to this part of the scale count for nothing, such as 0.05.",
      range: 0...1),
    ColumnDeclaration(
      "preference", "Preference", .number,
      help: "In outranking, leads from this part of the scale on count in full, such as 0.5.",
      range: 0...1),
  ]

  private static let weightColumns = [
    ColumnDeclaration("person", "Person", help: "Who weighs, such as “Planning commission”."),
    ColumnDeclaration(
      "criterion", "Criterion", .reference(file: "criteria.csv", column: "id"),
      help: "The criterion, such as equity.", isOpen: true),
    ColumnDeclaration(
      "weight", "Weight", .number,
      help: "How much it counts, such as 20; only the proportions matter.", range: 0...1_000_000),
    ColumnDeclaration(
      "reason", "Reason", .longText(lines: 2), help: "Why so much, so that others can agree or not."
    ),
  ]

  private static let scoreColumns = [
    ColumnDeclaration(
      "action", "Action", .reference(file: "actions.csv", column: "id"),
      help: "The action, such as b1."),
    ColumnDeclaration(
      "criterion", "Criterion", .reference(file: "criteria.csv", column: "id"),
      help: "The criterion, such as equity.", isOpen: true),
    ColumnDeclaration("person", "Person", help: "Who scores, such as “Housing office”."),
    ColumnDeclaration(
      "score", "Score", .suggestions(["1", "2", "3", "4", "5", "unsure"]),
      help: "From 1, the least, to 5, the most; empty or unsure when it cannot be said."),
    ColumnDeclaration(
      "reason", "Reason", .longText(lines: 2), help: "Why so much, so that others can agree or not."
    ),
  ]

  private static let limitColumns = [
    ColumnDeclaration(
      "kind", "What is limited", .choice(words(PortfolioLimit.Kind.self)),
      help: "Dollars, hours of staff, tons, or the least part of spending for priority groups.",
      labels: [
        "budget": "Budget", "government-budget": "Budget of the government",
        "household-budget": "Budget of households", "business-budget": "Budget of businesses",
        "staff-hours": "Staff hours", "equity": "Equity floor",
        "target": "Ceiling of emissions",
      ]),
    ColumnDeclaration(
      "year", "Year", .year, help: "The year; leave it empty for every year."),
    ColumnDeclaration(
      "value", "Limit", .number,
      help: "US dollars, hours, metric tons CO2e, or percent of spending."),
    note,
  ]
}
