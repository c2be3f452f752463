import Vulnerability

extension ScreeningText {
  static let english = ScreeningText(
    tab: "Screening", title: "Which hazards matter here",
    lead:
      "Cairn proposes, with reasons from climate data, national assessments, the coast and your own history. People decide, and say why.",
    place: "What is known of this place",
    noPlace:
      "The settings do not name a county or place that is known, so that only your own events and climate profile speak here.",
    toSettings: "Open the settings", county: "County", region: "Region of the national assessment",
    coast: "Coast",
    coasts: [
      .none: "no coast by NOAA's list", .ocean: "ocean", .greatLakes: "a Great Lake",
    ], people: "People in 2020",
    socialVulnerability: { "Social vulnerability (CDC/ATSDR SVI \($0))" },
    percentile: { "more than \($0)% of the nation's counties" },
    riskIndex: "Risk index (FEMA, November 2021)", ratings: [:],
    findings: "What was found about the data",
    groups: [
      "heat": "Heat", "cold": "Cold", "precipitation": "Rain, hail and snow", "flood": "Floods",
      "coastal": "Coast", "drought": "Drought", "wildfire": "Wildfire", "storm": "Storms",
      "ground": "Ground", "biological": "Living things", "other": "Other",
    ],
    proposals: [
      .lookCloser: "look closer", .consider: "consider", .unlikely: "unlikely to worsen",
      .notHere: "not here",
    ], noProposal: "cannot be judged",
    conclusions: [
      .lookCloser: "Strong evidence, or several kinds that support each other.",
      .consider: "One kind of evidence speaks for it.",
      .unlikely: "The evidence there is speaks for the better.",
      .notHere: "It needs a coast, or comes ashore too far away.",
    ],
    noConclusion:
      "No data at hand tells of it. That does not mean that it is small: people here have to say.",
    reasons: { $0 == 1 ? "1 reason" : "\($0) reasons" },
    weights: [
      .strong: "strong", .supporting: "supports", .context: "for context", .against: "against",
      .excludes: "rules it out",
    ], source: "Source",
    rateNationally: "See the register rated by the national percentile",
    writePercentile: "Write the county’s percentile for this hazard", decision: "Decision",
    decisions: [.keep: "Assess it", .leave: "Leave it out", .undecided: "Undecided"],
    reason: "Reason",
    decided: { by, date in by.isEmpty ? "Decided on \(date)" : "Decided by \(by) on \(date)" },
    noted: { by, date in by.isEmpty ? "Noted on \(date)" : "Noted by \(by) on \(date)" },
    by: "Decided by", byHint: "Such as “Planning team, May workshop”.",
    save: { "Save decisions: \($0)" }, saved: "The decisions are saved.",
    unchanged: "Nothing was changed.",
    show: "Show",
    filters: [
      .all: "All hazards", .open: "Undecided", .likely: "Proposed for a look", .kept: "To assess",
    ],
    counts: { "\($0) to assess, \($1) left out, \($2) undecided" }, next: "From hazards to risks",
    noneKept: "Decide to assess a hazard first; then it can become part of the plan here.",
    keptLead:
      "Hazards to assess become hazards of the plan; then Cairn proposes the parts of the community that each usually reaches.",
    inPlan: "in the plan", addToPlan: "Add to the hazards of the plan",
    hazardsAdded: "The hazards are in the plan. Now let Cairn propose risks.",
    toProposals: "Propose risks", ownHazard: "A hazard that the list lacks",
    ownHazardLead: "It is yours alone, stands in taxonomy.csv and is screened by your own events.",
    name: "Name", group: "Group", isCoastal: "Only at the coast", addHazard: "Add the hazard",
    hazardAdded: "The hazard is in your list.", wrongName: "Give the hazard a name of its own.",
    ownTag: "your own", why: "Why",
    events: EventText(
      title: "What has happened here",
      lead:
        "Events with dates, losses and where it is known from. They weigh in the proposals for 30 years.",
      none: "No event is on record yet. One remembered flood says more than a model.",
      add: "Add an event", added: "The event is on record.", hazard: "Hazard", date: "Began",
      dateHint: "A day, a month or a year: 2014-06-19, 2014-06 or 2014.", endDate: "Ended",
      what: "What people call it", losses: "Losses, dollars of then",
      lossesHint: "Leave it empty where it is not known: that is not zero.", deaths: "Deaths",
      injuries: "Injured", harmArea: "Area of these numbers",
      harmAreaHint: "Only where they are of more than your community, such as South Carolina.",
      numbersFor: { "Numbers for \($0)" },
      description: "What happened, and to whom", source: "Sources (ids)",
      notKnown: "not known", wrongDate: "Write a day, a month or a year, such as 2014-06-19.",
      wrongTitle: "Say what people call it.", wrongNumber: "Write a number from 0, or nothing.",
      wrongHazard: "Choose a hazard."))
}
