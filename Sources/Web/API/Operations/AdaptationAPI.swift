import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Quantities
import Store
import Strategies
import Tables
import Vulnerability
import Workspace

/// Where adaptation goals stand, when what is done now stops being enough, and which questions of fairness are open.
struct AdaptationAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.goals, goals), APIRoute(Self.pathways, pathways),
      APIRoute(Self.equity, equity),
    ]
  }

  // Goals

  private static let goal = APIShape<GoalProgress>(
    "GoalProgress", "Where an adaptation goal stands.",
    [
      .text("goal", "The id of the goal.") { $0.goal.id },
      .text("title", "As people read it.") { $0.goal.title },
      .choice("state", GoalProgress.State.allCases.map(\.rawValue), "Where it stands.") {
        $0.state.rawValue
      },
      .text("text", "The same as a sentence.") { $0.text },
      .texts("risks", "The risks that it is about.") { $0.goal.risks },
      .maybeText("unit", "The unit of the numbers.") { $0.goal.unit?.symbol },
      .maybeNumber("baseline", "Where it began.") { $0.goal.baseline },
      .maybeWhole("baselineYear", "When.") { $0.goal.baselineYear },
      .maybeNumber("target", "What it is to come to.") { $0.goal.target },
      .maybeWhole("targetYear", "By when.") { $0.goal.targetYear },
      .maybeNumber("latest", "The newest measured value.") { $0.latest?.value },
      .maybeWhole("latestYear", "Its year.") { $0.latest?.year },
      .maybeNumber("expected", "What the straight line has in that year.") { $0.expected },
      .maybeNumber("part", "Of the way from baseline to target, 0 to 1 and beyond.") { $0.part },
    ])
  private static let goalList = APIList(
    shape: goal, hasRevision: true,
    besides: [
      .must("risksWithoutAction", .list(.text())), .must("risksWithoutGoal", .list(.text())),
      .must("actionsWithoutRisk", .list(.text())), .must("goalsWithoutRisk", .list(.text())),
      .must("goalsWithoutAction", .list(.text())),
    ])

  static let goals = APIOperation(
    id: "listGoals", method: .get, path: "/api/v1/workspaces/{workspace}/goals",
    tag: .hazards, summary: "List the adaptation goals and where they stand",
    details:
      "With the risks, goals and actions that nothing meets. The rows are those of `goals.csv`.",
    access: .workspace(.readWorkspace), query: [.revision] + APIParameter.paging(.pinned),
    successes: [.json(goalList.schema, "In the order of the table.")], refusals: [.conflict])

  @Sendable private func goals(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let adaptation = calculated.calculation.adaptation
    let coverage = adaptation.coverage
    return Self.goalList.answer(
      of: adaptation.goals, at: calculated.revision, to: call,
      besides: [
        ("risksWithoutAction", .texts(coverage.risksWithoutAction)),
        ("risksWithoutGoal", .texts(coverage.risksWithoutGoal)),
        ("actionsWithoutRisk", .texts(coverage.actionsWithoutRisk)),
        ("goalsWithoutRisk", .texts(coverage.goalsWithoutRisk)),
        ("goalsWithoutAction", .texts(coverage.goalsWithoutAction)),
      ])
  }

  // Pathways

  private static let states = [
    "passed-already", "within-plan", "after-plan", "toward-end", "after-series", "not-reached",
    "not-monotone", "unknown",
  ]

  private static func word(_ state: TippingPoint.State) -> String {
    switch state {
    case .passedAlready: states[0]
    case .withinPlan: states[1]
    case .afterPlan: states[2]
    case .towardEnd: states[3]
    case .afterSeries: states[4]
    case .notReached: states[5]
    case .notMonotone: states[6]
    case .unknown: states[7]
    }
  }

  private static let standings = [
    "watch", "unnamed", "done", "in-time", "overdue", "late",
  ]

  private static func word(_ standing: PathwayDecision.Standing) -> String {
    switch standing {
    case .watch: standings[0]
    case .unnamed: standings[1]
    case .done: standings[2]
    case .inTime: standings[3]
    case .overdue: standings[4]
    case .late: standings[5]
    }
  }

  private static let decision = APIShape<PathwayDecision>(
    "TippingPoint",
    "When an indicator passes the threshold of a pathway, and whether the plan is in time.",
    [
      .text("pathway", "The id of the pathway.") { $0.point.pathway.id },
      .text("risk", "The id of the risk.") { $0.point.pathway.risk },
      .text("action", "The id of the action that follows.") { $0.point.pathway.action },
      .text("indicator", "What is watched.") { $0.point.pathway.indicator },
      .number("threshold", "Where what is done now stops being enough.") {
        $0.point.pathway.threshold
      },
      .maybeText("unit", "The unit of the threshold.") { $0.point.pathway.unit?.symbol },
      .text("scenario", "The scenario of emissions.") { $0.point.pathway.scenario },
      .choice("state", states, "When the threshold is passed.") { word($0.point.state) },
      .maybeWhole("year", "The year by the middle of the models.") { $0.point.year },
      .maybeWhole("earliest", "The year by the early end of the spread.") { $0.point.earliest },
      .maybeWhole("latest", "The year by the late end of the spread.") { $0.point.latest },
      .maybeWhole("decideBy", "When to decide, to be in time for the early end.") {
        $0.point.cautiousDecisionYear
      },
      .choice(
        "plan", standings,
        "How the plan stands to it: `overdue` where the year to decide is over and nothing is under way, `late` where the action is complete after the threshold is passed, `unnamed` where no action of the plan follows."
      ) { word($0.standing) },
      .maybeWhole("planStart", "The year in which the plan begins the action.") {
        $0.action?.startYear
      },
      .maybeWhole("planComplete", "The year in which it is complete.") { $0.action?.fullYear },
      .maybeWhole("yearsLate", "How many years after the threshold; null unless it is late.") {
        if case .late(let years) = $0.standing { years } else { nil }
      },
    ])
  private static let decisions = APIList(shape: decision, hasRevision: true)

  static let pathways = APIOperation(
    id: "listPathways", method: .get, path: "/api/v1/workspaces/{workspace}/pathways",
    tag: .hazards,
    summary: "List when what is done now stops being enough, and whether the plan is in time",
    details: "The rows themselves are those of `pathways.csv`.",
    access: .workspace(.readWorkspace),
    query: [.query("plan", .choice(standings, "Only where the plan stands like this.")), .revision]
      + APIParameter.paging(.pinned),
    successes: [.json(decisions.schema, "What is to be decided first comes first.")],
    refusals: [.conflict])

  @Sendable private func pathways(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let calculation = calculated.calculation
    let wanted = call.text("plan")
    let found = PathwayDecision.decisions(
      calculation.adaptation.points, actions: calculation.workspace.actions
    ).filter { wanted == nil || Self.word($0.standing) == wanted }
    return Self.decisions.answer(of: found, at: calculated.revision, to: call)
  }

  // Fairness

  private static let entry = APIShape<EquityCoverage.Entry>(
    "EquityEntry", "A question of fairness about a risk, an action or the plan.",
    [
      .text("question", "The id of the question.") { $0.question.id },
      .text("text", "The question.") { $0.question.question },
      .text("about", "What kind of thing it is about.") { $0.subject.kind.rawValue },
      .text("subject", "The id of what it is about.") { $0.subject.id },
      .text("title", "The same, as people read it.") { $0.subject.title },
      .maybeText("answer", "The answer; null while there is none.") { $0.answer?.answer },
      .maybeText("by", "Who answered.") { $0.answer?.by },
      .texts("evidence", "Ids of evidence that the answer names.") { $0.evidence.map(\.id) },
    ])
  private static let entries = APIList(shape: entry, hasRevision: true)

  static let equity = APIOperation(
    id: "listEquityQuestions", method: .get, path: "/api/v1/workspaces/{workspace}/equity",
    tag: .actions, summary: "List the questions of fairness with their answers",
    details: "Answers are rows of `equity-answers.csv`, evidence those of `equity-evidence.csv`.",
    access: .workspace(.readWorkspace),
    query: [
      .query("open", .truth("Whether to list unanswered ones alone.").falling(backTo: false)),
      .revision,
    ] + APIParameter.paging(.pinned),
    successes: [.json(entries.schema, "By what they are about.")], refusals: [.conflict])

  @Sendable private func equity(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let questions = calculated.calculation.adaptation.questions
    return Self.entries.answer(
      of: call.truth("open") ? questions.missing : questions.entries, at: calculated.revision,
      to: call)
  }
}
