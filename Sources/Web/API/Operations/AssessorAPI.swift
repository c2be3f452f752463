import Accounts
import HTTPTypes
import Store
import Tables
import Vulnerability
import Workspace

/// Several assessors' scores of risks, as `ScoringAPI` serves them.
enum AssessorAPI: APIScored {
  private static let risks = "/api/v1/workspaces/{workspace}/risks/{risk}"
  private static let axes = RiskScores.Axis.allCases
  private static let score = APISchema.whole(1...5, "1 to 5; null for unsure.").orNull

  // Shapes

  private struct Score: Sendable {
    let assessor: String
    let score: Int?
  }

  private static let one = APIShape<Score>(
    "AssessorScore", "What one assessor scored.",
    [
      .text("assessor", "Who, by name.") { $0.assessor },
      .maybeWhole("score", "1 to 5; null for unsure.") { $0.score },
    ])

  private static let axis = APIShape<AssessorAgreement>(
    "AxisAgreement", "How the scores on one axis lie.",
    [
      .choice("axis", axes.map(\.rawValue), "The column of `risks.csv`.") { $0.axis.rawValue },
      .parts("scores", one) { agreement in
        agreement.scores.map { Score(assessor: $0.assessor, score: $0.score) }
      },
      .choice(
        "standing", AssessorAgreement.Standing.allCases.map(\.rawValue), "How far they agree."
      ) { $0.standing.rawValue },
      .maybeWhole("spread", "How many points they are apart; null when fewer than two are sure.") {
        $0.spread
      },
      .maybeWhole("proposal", "The median of those who are sure; null when nobody is.") {
        $0.proposal
      },
    ])

  static let shape = APIShape<RiskAgreements.Item>(
    "RiskAgreement", "How several assessors' scores of a risk lie.",
    [
      .text("risk", "The id of the risk.") { $0.risk.id },
      .text("hazard", "The id of the hazard.") { $0.risk.hazard },
      .text("system", "What is at risk.") { $0.risk.system },
      .whole("assessorCount", "How many have scored it.") { $0.assessorCount },
      .json(
        "axes",
        .list(
          axis.schema,
          "The widest apart first; null until you have scored the risk yourself, or may settle it."
        ).orNull
      ) { $0.axes.map { .list($0.map(axis.json)) } ?? .null },
      .json("settled", .object(axes.map { .must($0.rawValue, score) })) { item in
        .members(axes.map { ($0.rawValue, .maybe(item.risk.scores[$0])) })
      },
      .maybeText("settledBy", "Who settled the scores; null while nobody has.") {
        $0.risk.settlement?.by
      },
      .maybeText("settledWhy", "Why they were settled so.") { $0.risk.settlement?.reason },
    ])
  static let all = APIList(shape: shape, hasRevision: true)

  static let card = APIShape<AssessorScore?>(
    "ScoreCard", "One assessor's scores of a risk; all null before there are any.",
    axes.map { axis in
      .maybeWhole(axis.rawValue, "1 to 5; null for unsure.") { $0?.scores[axis] }
    } + [
      .json("confidence", .choice(Confidence.allCases.map(\.rawValue), "How sure.").orNull) {
        .maybe($0?.confidence?.rawValue)
      },
      .text("why", "The reasons.") { $0?.reason ?? "" },
      .maybeText("date", "The day of the scores, such as 2026-11-26.") { $0?.date },
    ])

  private static let cardBody = APISchema.object(
    axes.map { .may($0.rawValue, score) } + [
      .may("confidence", .choice(Confidence.allCases.map(\.rawValue), "How sure.").orNull),
      .may("why", .text("The reasons.", most: 2_000)), .reason,
    ])
  private static let cardExample: JSONValue = [
    "exposure": 4, "sensitivity": 3, "adaptive_capacity": 2,
    "why": "Half of the homes have no cooling",
  ]

  // Operations

  static let list = APIOperation(
    id: "listAgreement", method: .get, path: "/api/v1/workspaces/{workspace}/agreement",
    tag: .hazards, summary: "List how assessors' scores of the risks lie",
    details: "Risks that somebody has scored.", access: .workspace(.readWorkspace),
    query: [.revision] + APIParameter.paging(.pinned),
    successes: [
      .json(
        all.schema,
        "Those with the widest scores first; then those whose scores are hidden, in the order of the register."
      )
    ], refusals: [.conflict])

  static let show = APIOperation(
    id: "getAgreement", method: .get, path: risks + "/agreement", tag: .hazards,
    summary: "Read how assessors' scores of one risk lie", access: .workspace(.readWorkspace),
    successes: [.json(shape.schema, "The risk.")], refusals: [.conflict])

  static let settle = APIOperation(
    id: "settleScores", method: .put, path: risks + "/agreement", tag: .hazards,
    summary: "Settle the scores of a risk",
    details: "For those who may change every risk. Axes that are not given stay as they are.",
    access: .workspace(.editDocument),
    body: .json(
      .object(
        axes.map { .may($0.rawValue, score) } + [
          .must("why", .text("Why they are settled so.", least: 1, most: 500))
        ])),
    successes: [.json(shape.schema, "The risk as it is now.")], precondition: .match,
    example: ["exposure": 4, "why": "Agreed in the workshop of March"])

  static let own = APIOperation(
    id: "getOwnScores", method: .get, path: risks + "/my-scores", tag: .hazards,
    summary: "Read your own scores of a risk", access: .workspace(.addRecord),
    successes: [.json(card.schema, "Your scores.")], refusals: [.conflict])

  static let saveOwn = APIOperation(
    id: "putOwnScores", method: .put, path: risks + "/my-scores", tag: .hazards,
    summary: "Score a risk in your own name",
    details: "What is not given is unsure. Needs an account: a name of your own stands at them.",
    access: .workspace(.addRecord), body: .json(cardBody),
    successes: [.json(card.schema, "Your scores as they are now.")], precondition: .match,
    example: cardExample)

  static let entered = APIOperation(
    id: "getEnteredScores", method: .get, path: risks + "/scores/{assessor}", tag: .hazards,
    summary: "Read the scores that were entered for an office or a person",
    details: "For those who may settle scores.", access: .workspace(.editDocument),
    successes: [.json(card.schema, "Their scores.")],
    refusals: [.conflict, .unprocessableContent])

  static let enter = APIOperation(
    id: "putEnteredScores", method: .put, path: risks + "/scores/{assessor}", tag: .hazards,
    summary: "Enter the scores of an office or a person, as in a workshop",
    details: "For those who may settle scores. What is not given is unsure.",
    access: .workspace(.editDocument), body: .json(cardBody),
    successes: [.json(card.schema, "Their scores as they are now.")], precondition: .match,
    example: cardExample)

  // Answers

  static let settledFile = WorkspaceTables.risks.file
  static let enteringFile = WorkspaceTables.risks.file

  static func subject(_ visit: Visit, _ workspace: CommunityWorkspace) throws -> Risk {
    try visit.risk(of: workspace)
  }

  static func scored(_ risk: Risk) -> ScoredSubject { .risk(risk.id) }

  static func rows(of risk: Risk, in workspace: CommunityWorkspace) -> [AssessorScore] {
    workspace.assessorScores.filter { $0.risk == risk.id }
  }

  static func rowID(_ row: AssessorScore) -> String { row.id }

  static func agreements(
    in workspace: CommunityWorkspace, for visit: Visit, as own: OwnAssessor?
  ) -> [RiskAgreements.Item] {
    RiskAgreements(workspace, for: visit, as: own).items
  }

  static func agreement(
    on risk: Risk, in workspace: CommunityWorkspace, for visit: Visit, as own: OwnAssessor?
  ) -> RiskAgreements.Item {
    let axes = AssessorAgreement.all(workspace.assessorScores, risks: [risk]).first?.axes ?? []
    return RiskAgreements.item(risk, axes, workspace, visit, own)
  }

  private static func given(_ call: APICall) -> [RiskScores.Axis: Int?] {
    var scores: [RiskScores.Axis: Int?] = [:]
    for axis in axes {
      if let value = call.body[axis.rawValue] { scores.updateValue(value.whole, forKey: axis) }
    }
    return scores
  }

  static func settling(
    _ risk: Risk, _ call: APICall, why: String
  ) -> (inout TableEdits) -> Void {
    let settled = SettledScores(
      risk: risk.id, scores: given(call), reason: why, by: call.visit.author.name,
      day: call.visit.day)
    return { settled.apply(to: &$0) }
  }

  static func values(_ call: APICall) throws -> [String: String] {
    let scores = given(call)
    var values = [
      "reason": call.words("why"), "confidence": call.body["confidence"]?.text ?? "",
    ]
    for axis in axes { values[axis.rawValue] = (scores[axis] ?? nil).map(String.init) ?? "unsure" }
    let errors = ScoreRow.errors(values, call.visit.words(AssessorText.self))
    guard errors.isEmpty else { throw APIProblem.notTaken(errors) { "/\($0)" } }
    return values
  }
}
