internal import Tables
internal import Vulnerability

extension WorkspaceColumns {
  static let assessmentTables: [TableDescription] = [
    TableDescription(
      file: "taxonomy.csv", title: "Own words", row: "Own entry",
      purpose:
        "Hazards, systems, groups and other words that the community adds to the lists of Cairn, and those it hides.",
      naming: ["name", "id"],
      groups: [
        .init("What it is", taxonomyIdentity),
        sourceAndNote,
      ]),
    TableDescription(
      file: "screening.csv", title: "Screening decisions", row: "Screening decision",
      purpose:
        "Which hazards go into the assessment and which do not, and why: what people decided about the proposals.",
      naming: ["hazard", "decision"],
      groups: [
        .init("What was decided", screeningIdentity)
      ]),
    TableDescription(
      file: "events.csv", title: "Past events", row: "Past event",
      purpose:
        "What has happened here: floods, heat, storms and fires, with what they cost.",
      naming: ["title", "date"],
      groups: [
        .init("What it was", eventsIdentity),
        .init("What it cost", eventsDetails),
        sourceAndNote,
      ]),
    TableDescription(
      file: "scores.csv", title: "Assessors’ scores", row: "Assessor’s score",
      purpose:
        "What each assessor thinks of a risk, made without sight of the others; the settled scores stand in the register.",
      naming: ["risk", "assessor"],
      groups: [
        .init("Who and what", scoresIdentity),
        .init("Scores", scoresDetails),
        .init("In words", scoresWords),
      ]),
    TableDescription(
      file: "hazard-scores.csv", title: "Assessors’ views of hazards", row: "Assessor’s view",
      purpose:
        "What each assessor thinks of a hazard itself, made without sight of the others; what was settled stands with the hazard.",
      naming: ["hazard", "assessor"],
      groups: [
        .init("Who and what", hazardScoresIdentity),
        .init("The hazard itself", outlookFields + [confidence]),
        .init("In words", scoresWords),
      ]),
    TableDescription(
      file: "losses.csv", title: "Expected losses", row: "Expected loss",
      purpose:
        "What an event of a given rarity would cost, from which the expected loss a year is found.",
      naming: ["risk", "return_period_years"],
      groups: [
        .init("What it is", lossesIdentity),
        sourceAndNote,
      ]),
    TableDescription(
      file: "equity-answers.csv", title: "Equity answers", row: "Equity answer",
      purpose:
        "Answers to the questions of fairness, given once and shown wherever the risk, action or plan is.",
      naming: ["question", "subject"],
      groups: [
        .init("What it is", equityAnswersIdentity)
      ]),
    TableDescription(
      file: "equity-evidence.csv", title: "Equity evidence", row: "Piece of evidence",
      purpose:
        "What shows that the plan is fair in its making and its effects: who took part, what changed, where it can be seen.",
      naming: ["claim", "date"],
      groups: [
        .init("What it shows", equityEvidenceIdentity),
        sourceAndNote,
      ]),
  ]

  private static let taxonomyIdentity = [
    ColumnDeclaration(
      "kind", "List", .choice(words(OwnTaxonomyEntry.Kind.self)),
      help: "Which list it belongs to.",
      labels: taxonomyKinds),
    identifier("lake-effect-snow"),
    ColumnDeclaration(
      "name", "Name",
      help: "As people read it, such as “Lake-effect snow”; not needed for an entry that is hidden."
    ),
    ColumnDeclaration(
      "group", "Group",
      help: "What it belongs with in the list, such as storm."),
    ColumnDeclaration(
      "hidden", "Hidden", .yesNo,
      help: "Yes hides an entry of Cairn from every list of this community."),
    ColumnDeclaration(
      "coastal", "Only at the coast", .yesNo,
      help: "Yes for a hazard that there is at the coast only."),
  ]

  private static let screeningIdentity = [
    ColumnDeclaration(
      "hazard", "Hazard", .suggestions(hazardTypes),
      help: "A hazard of the taxonomy, such as heat-wave."),
    ColumnDeclaration(
      "decision", "Decision", .choice(words(ScreeningDecision.Decision.self)),
      help: "Whether the hazard is assessed.",
      labels: decisionLabels),
    ColumnDeclaration(
      "reason", "Reason", .longText(lines: 2),
      help: "Why, in a sentence that a resident understands."),
    ColumnDeclaration(
      "by", "Decided by",
      help: "Who decided, such as “Planning team, May workshop”."),
    ColumnDeclaration(
      "date", "Date", .date,
      help: "The day, such as 2026-05-31."),
  ]

  private static let eventsIdentity = [
    identifier("flood-2014"),
    ColumnDeclaration(
      "hazard", "Hazard", .suggestions(hazardTypes),
      help: "A hazard of the taxonomy, such as heat-wave."),
    ColumnDeclaration(
      "date", "Began",
      help: "The day, or only the month or year: 2014-06-19, 2014-06 or 2014."),
    ColumnDeclaration(
      "end_date", "Ended",
      help: "The last day, written the same way; leave it empty for one day."),
    ColumnDeclaration(
      "title", "Title", .longText(lines: 2),
      help: "What people call it, such as “June 2014 flood”."),
    ColumnDeclaration(
      "description", "Description", .longText(lines: 4),
      help: "What happened and to whom, in a few sentences."),
  ]

  private static let eventsDetails = [
    ColumnDeclaration(
      "losses_usd", "Losses, dollars", .number,
      help: "In dollars of that time; leave it empty if not known."),
    ColumnDeclaration(
      "deaths", "Deaths", .wholeNumber,
      help: "People who died; leave it empty if not known, write 0 for none."),
    ColumnDeclaration(
      "injuries", "Injuries", .wholeNumber,
      help: "People who were hurt; leave it empty if not known, write 0 for none."),
    ColumnDeclaration(
      "harm_area", "Area of these numbers",
      help:
        "Where losses, deaths and injuries are of more than your community, the area, such as South Carolina; else leave it empty."
    ),
  ]

  private static let scoresIdentity =
    [
      identifier("heat-people-public-works"),
      ColumnDeclaration(
        "risk", "Risk", .reference(file: "risks.csv", column: "id"),
        help: "The risk of the register, such as heat-people."),
    ] + whoScored

  private static let hazardScoresIdentity =
    [
      identifier("hottest-day-public-works"),
      ColumnDeclaration(
        "hazard", "Hazard", .reference(file: "hazards.csv", column: "id"),
        help: "The hazard that does the harm, such as hottest-day."),
    ] + whoScored

  private static let whoScored = [
    ColumnDeclaration(
      "assessor", "Assessor",
      help: "A person or an office, such as “Public works”."),
    ColumnDeclaration(
      "account", "Account",
      help:
        "The account of the person who scored, kept by the program so that nobody’s scores are taken for another’s; empty for an office."
    ),
    ColumnDeclaration(
      "date", "Date", .date,
      help: "The day, such as 2026-05-31."),
  ]

  private static let scoresDetails = scores + [confidence]

  private static let scoresWords = [
    ColumnDeclaration(
      "reason", "Reason", .longText(lines: 3),
      help: "Why these scores, so that others can agree or not.")
  ]

  private static let lossesIdentity = [
    ColumnDeclaration(
      "risk", "Risk", .reference(file: "risks.csv", column: "id"),
      help: "The risk of the register, such as heat-people."),
    ColumnDeclaration(
      "return_period_years", "Return period, years", .number,
      help: "Years between events of this size on average, such as 100.",
      range: 1...100_000),
    ColumnDeclaration(
      "loss_usd", "Loss, dollars", .number,
      help: "What one such event costs, such as 2500000."),
    ColumnDeclaration(
      "price_year", "Dollars of the year", .year,
      help: "The year whose dollars they are, such as 2024."),
  ]

  private static let equityAnswersIdentity = [
    ColumnDeclaration(
      "question", "Question", .suggestions(equityQuestions),
      help: "The short name of a question, such as who-decides."),
    ColumnDeclaration(
      "subject", "About", .suggestions(["plan"]),
      help: "The word plan, or the short name of a risk or an action."),
    ColumnDeclaration(
      "answer", "Answer", .longText(lines: 4),
      help: "In plain words, with what is not known said as such."),
    ColumnDeclaration(
      "by", "Answered by",
      help: "Who answered, such as “Equity advisory group”."),
    ColumnDeclaration(
      "date", "Date", .date,
      help: "The day, such as 2026-05-31."),
    ColumnDeclaration(
      "evidence", "Evidence",
      help: "Short names of rows of the evidence log, or links, with spaces between."),
  ]

  private static let equityEvidenceIdentity = [
    identifier("tenant-panel-2026"),
    ColumnDeclaration(
      "date", "Date", .date,
      help: "The day, such as 2026-05-31."),
    ColumnDeclaration(
      "claim", "Claim", .longText(lines: 2),
      help: "What it shows, such as “Renters chose the first buildings”."),
    ColumnDeclaration(
      "what", "What was done", .longText(lines: 3),
      help: "The meeting, payment, decision or data."),
    ColumnDeclaration(
      "who", "Who took part", .longText(lines: 2),
      help: "Groups and how many, never names of residents."),
    ColumnDeclaration(
      "changed", "What changed", .longText(lines: 2),
      help: "What is different because of it; “nothing yet” is an answer."),
    ColumnDeclaration(
      "link", "Link", .url,
      help: "Where it can be seen."),
  ]
}
