internal import Inventory
internal import Strategies
internal import Tables

extension WorkspaceColumns {
  static let planTables: [TableDescription] = [
    TableDescription(
      file: "actions.csv", title: "Actions", row: "Action",
      purpose:
        "What the community does to cut emissions, to lower risks, or both: one record for each action.",
      naming: ["title"],
      groups: [
        .init("What it is", actions), .init("When and who", whenAndWho),
        .init("How it spreads", uptakeOfActions),
        .init("Who is affected", equityOfActions), .init("Costs", costs), sourceAndNote,
      ]),
    TableDescription(
      file: "action-parameters.csv", title: "Assumptions of actions", row: "Assumption",
      purpose:
        "The figures behind each action's effect, such as the share of homes that take part.",
      naming: ["action", "parameter"],
      groups: [.init("What it is", actionParameters), sourceAndNote]),
    TableDescription(
      file: "engagement.csv", title: "Engagement", row: "Event",
      purpose: "What was done with whom, what was heard, and what changed because of it.",
      naming: ["title", "date"],
      groups: [.init("What it was", events), .init("What came of it", outcomes), sourceAndNote]),
    TableDescription(
      file: "milestones.csv", title: "Milestones", row: "Milestone",
      purpose: "The steps in which each action is carried out.", naming: ["title", "year"],
      groups: [.init("What it is", milestones)]),
  ]

  private static let actions = [
    identifier("b1"),
    ColumnDeclaration(
      "title", "Title", .longText(lines: 2),
      help: "What will be done, in plain words, such as “Weatherize homes”."),
    ColumnDeclaration(
      "summary", "Summary", .longText(lines: 4),
      help: "Two or three sentences that a resident understands."),
    ColumnDeclaration(
      "kind", "Effect", .choice(words(ActionKind.self)),
      help: "How its effect on emissions is calculated; resilience has none.",
      labels: labels(ActionKind.self) { Calculator.of($0).title }),
    ColumnDeclaration(
      "sector", "Sector", .suggestions(words(Sector.self) + ["adaptation"]),
      help: "The sector it belongs to, such as buildings, or adaptation.",
      labels: labels(Sector.self, \.title).merging(["adaptation": "Adaptation"]) { $1 }),
    ColumnDeclaration(
      "risks", "Risks it lowers",
      .references(file: "risks.csv", column: "id", separator: " "),
      help: "Every risk of the register that it lowers, such as heat-people."),
    ColumnDeclaration(
      "strategy", "Strategy of the library",
      help: "The short name of the strategy that it follows; leave it empty for one of your own."),
    ColumnDeclaration(
      "action_type", "Type of action",
      help: "Of the taxonomy, such as project or outreach."),
    ColumnDeclaration(
      "categories", "Categories",
      help: "Of the taxonomy, with spaces between, such as green-infrastructure."),
    ColumnDeclaration(
      "collaborators", "Collaborators",
      help: "Of the taxonomy, with spaces between, such as public-works."),
    ColumnDeclaration(
      "visibility", "Edition", .choice(["public", "internal"]),
      help: "Internal keeps the whole action out of the public edition.",
      labels: ["public": "Public", "internal": "Internal"]),
  ]

  private static let status = ColumnDeclaration(
    "status", "Status", .choice(words(Action.Status.self)),
    help: "How far it has come; leave it empty for planned.",
    labels: labels(Action.Status.self, \.title))

  private static let whenAndWho = [
    ColumnDeclaration(
      "start_year", "Starts in", .year, help: "The first year with an effect, such as 2027."),
    ColumnDeclaration(
      "full_year", "Full effect in", .year,
      help:
        "The year its effect is complete, such as 2036; unless told otherwise it grows evenly until then."
    ),
    status,
    ColumnDeclaration(
      "priority", "Priority", .choice(words(Action.Priority.self)),
      help: "When to begin; leave it empty for the middle.",
      labels: labels(Action.Priority.self) { priority in
        switch priority {
        case .near: "Near term"
        case .mid: "Middle term"
        case .long: "Long term"
        }
      }),
    ColumnDeclaration(
      "lead", "Led by", help: "An office, not a person, such as “County housing office”."),
    ColumnDeclaration(
      "partners", "Partners", .longText(lines: 2),
      help: "Who else takes part, such as “Gas and electric utilities; tenant groups”."),
    ColumnDeclaration(
      "monitoring_indicator", "How progress is followed", .longText(lines: 2),
      help: "What is counted, such as “Homes weatherized each year, by income”."),
  ]

  private static let equityOfActions = [
    ColumnDeclaration(
      "who_benefits", "Who benefits", .longText(lines: 2),
      help: "Who is better off, such as “Renters with low incomes in drafty buildings”."),
    ColumnDeclaration(
      "who_pays", "Who pays", .longText(lines: 2),
      help: "Who bears the cost, such as “Utility programs; owners half of it”."),
    ColumnDeclaration(
      "who_decides", "Who decides", .longText(lines: 2),
      help: "Who chooses where it goes first, such as “A panel of tenants and owners”."),
    ColumnDeclaration(
      "co_benefits", "Other benefits", .longText(lines: 2),
      help: "With semicolons between, such as “lower bills; better indoor air”."),
  ]

  private static let costs = [
    ColumnDeclaration(
      "capital_cost_usd", "Cost to build, dollars", .number,
      help: "All payers together, such as 1500000000; leave it empty if not known."),
    ColumnDeclaration(
      "annual_cost_usd", "Cost each year, dollars", .number,
      help: "What it costs each year, such as 6000000; a saving is negative."),
    ColumnDeclaration(
      "cost_public", "Costs may be published", .yesNo,
      help: "Only yes publishes them; anything else keeps them out of the public edition."),
    ColumnDeclaration(
      "cost_source", "Source of the costs",
      .references(file: "sources.csv", column: "id", separator: " "),
      help: "Where the costs come from: the short name of a source, or assumption.",
      otherWords: ["assumption"], isOpen: true),
    ColumnDeclaration(
      "staff_fte", "Staff, full-time positions", .number,
      help: "How many full-time positions it takes, such as 2.5; it is never published."),
    ColumnDeclaration(
      "funding", "Funding", .longText(lines: 2),
      help: "How it is paid for, such as “Utility conservation programs; state grants”."),
  ]

  private static let actionParameters = [
    ColumnDeclaration(
      "action", "Action", .reference(file: "actions.csv", column: "id"),
      help: "The action that it is for, such as b1."),
    ColumnDeclaration(
      "parameter", "Assumption", .suggestions(parameterNames),
      help: "The name of the figure as the effect has it, such as participation.",
      labels: parameterMeanings),
    ColumnDeclaration(
      "value", "Value", help: "A number such as 0.35, or a word such as residential."),
    ColumnDeclaration(
      "unit", "Unit", .unit, help: "The unit of the number, such as share or MW."),
  ]

  private static let requirements = Calculator.all.flatMap(\.inputs)

  private static let parameterNames =
    Set(requirements.map(\.name)).sorted() + ["capacity_gain", "sensitivity_drop"]
    + Action.economicParameters.keys.sorted()

  /// What a parameter means, where all effects that have it mean the same.
  private static let parameterMeanings: [String: String] = {
    let meanings = Dictionary(grouping: requirements, by: \.name)
      .mapValues { Set($0.map(\.meaning)) }
    return meanings.compactMapValues { $0.count == 1 ? $0.first : nil }
  }()

  private static let events = [
    identifier("workshop-north"),
    ColumnDeclaration(
      "title", "Title", help: "What it was, such as “Workshop on heat in the north of town”."),
    ColumnDeclaration(
      "kind", "Kind",
      .suggestions([
        "Workshop", "Survey", "Listening session", "Advisory group", "Consultation",
        "Public comment", "Report back",
      ]),
      help: "What kind of event, such as Workshop."),
    ColumnDeclaration(
      "date", "Date", .date,
      help: "The day, such as 2026-05-14; leave it empty for what is planned."),
    ColumnDeclaration(
      "audience", "With whom", .longText(lines: 2),
      help: "Who was invited, such as “Renters near the freeway”."),
    ColumnDeclaration(
      "participants", "Participants", .number, help: "How many came, such as 42."),
  ]

  private static let outcomes = [
    ColumnDeclaration(
      "heard", "What was heard", .longText(lines: 4),
      help: "What people said, such as “Cooling centers are too far away”."),
    ColumnDeclaration(
      "changed", "What changed", .longText(lines: 4),
      help: "What the plan does because of it, such as “Two libraries stay open at night”."),
  ]

  private static let milestones = [
    identifier("b1-1"),
    ColumnDeclaration(
      "action", "Action", .reference(file: "actions.csv", column: "id"),
      help: "The action that it is a step of, such as b1."),
    ColumnDeclaration("year", "Year", .year, help: "The year it is to be done in, such as 2027."),
    ColumnDeclaration(
      "title", "Title", .longText(lines: 2),
      help: "What is done, such as “Every applicant gets a visit within three months”."),
    ColumnDeclaration(
      "lead", "Led by", help: "An office, not a person, such as “County housing office”."),
    ColumnDeclaration(
      "status", "Status", .suggestions(words(Action.Status.self)),
      help: "How far it has come, such as planned.",
      labels: labels(Action.Status.self, \.title)),
    note,
  ]
}
