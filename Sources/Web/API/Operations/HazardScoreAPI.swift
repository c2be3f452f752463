import Accounts
import HTTPTypes
import Store
import Tables
import Vulnerability
import Workspace

/// Several assessors' views of hazards themselves, as `ScoringAPI` serves them.
enum HazardScoreAPI: APIScored {
  private static let hazards = "/api/v1/workspaces/{workspace}/hazards/{hazard}"
  private static let fields = HazardOutlook.Field.allCases

  // Shapes

  /// What may be said of a field; probability is a number, the others are words.
  private static func answer(to field: HazardOutlook.Field) -> APISchema {
    switch field {
    case .probability: .whole(1...5, "1 to 5; null for unsure.").orNull
    case .frequency, .intensity, .timeframe:
      .choice(field.words, "A word, from the least grave; null for unsure.").orNull
    }
  }

  /// The word of a cell as JSON.
  private static func json(_ word: String?, of field: HazardOutlook.Field) -> JSONValue {
    guard let word else { return .null }
    return field == .probability ? .maybe(Int(word)) : .text(word)
  }

  private struct Said: Sendable {
    let answer: OutlookAgreement.Answer
    let field: HazardOutlook.Field
  }

  private static let anyAnswer = APISchema(
    .either([
      .whole(1...5),
      .choice(HazardOutlook.Field.frequency.words + HazardOutlook.Field.timeframe.words),
    ]),
    "A number for `probability`, else a word; null for unsure."
  ).orNull

  private static let one = APIShape<Said>(
    "AssessorOutlook", "What one assessor said of a field.",
    [
      .text("assessor", "Who, by name.") { $0.answer.assessor },
      .json("answer", anyAnswer) { json($0.answer.word, of: $0.field) },
    ])

  private static let field = APIShape<OutlookAgreement>(
    "OutlookAgreement", "How the answers to one field lie.",
    [
      .choice("field", fields.map(\.rawValue), "The column of `hazards.csv`.") {
        $0.field.rawValue
      },
      .parts("answers", one) { agreement in
        agreement.answers.map { Said(answer: $0, field: agreement.field) }
      },
      .choice(
        "standing", AssessorAgreement.Standing.allCases.map(\.rawValue), "How far they agree."
      ) { $0.standing.rawValue },
      .maybeWhole("spread", "How many steps they are apart; null when fewer than two are sure.") {
        $0.spread
      },
      .json(
        "proposal", anyAnswer.saying("The median of those who are sure; null when nobody is.")
      ) { json($0.proposal, of: $0.field) },
    ])

  static let shape = APIShape<HazardAgreements.Item>(
    "HazardAgreement", "How several assessors' views of a hazard itself lie.",
    [
      .text("hazard", "The id of the hazard in `hazards.csv`.") { $0.hazard.id },
      .text("name", "As people read it.") { $0.hazard.name },
      .whole("assessorCount", "How many have judged it.") { $0.assessorCount },
      .json(
        "fields",
        .list(
          field.schema,
          "Those that somebody has judged; null until you have judged the hazard yourself, or may settle it."
        ).orNull
      ) { $0.fields.map { .list($0.map(field.json)) } ?? .null },
      .json("settled", .object(fields.map { .must($0.rawValue, answer(to: $0)) })) { item in
        .members(fields.map { ($0.rawValue, json(item.hazard.outlook[$0], of: $0)) })
      },
      .maybeText("settledBy", "Who settled it; null while nobody has.") {
        $0.hazard.settlement?.by
      },
      .maybeText("settledWhy", "Why it was settled so.") { $0.hazard.settlement?.reason },
    ])
  static let all = APIList(shape: shape, hasRevision: true)

  static let card = APIShape<HazardScore?>(
    "HazardScoreCard", "One assessor's view of a hazard; all null before there is any.",
    fields.map { field in
      .json(field.rawValue, answer(to: field)) { json($0?.outlook[field], of: field) }
    } + [
      .json("confidence", .choice(Confidence.allCases.map(\.rawValue), "How sure.").orNull) {
        .maybe($0?.confidence?.rawValue)
      },
      .text("why", "The reasons.") { $0?.reason ?? "" },
      .maybeText("date", "The day of the answers, such as 2026-11-26.") { $0?.date },
    ])

  private static let cardBody = APISchema.object(
    fields.map { .may($0.rawValue, answer(to: $0)) } + [
      .may("confidence", .choice(Confidence.allCases.map(\.rawValue), "How sure.").orNull),
      .may("why", .text("The reasons.", most: 2_000)), .reason,
    ])
  private static let cardExample: JSONValue = [
    "probability": 4, "frequency": "increasing", "timeframe": "immediate",
    "why": "Three such summers in five years",
  ]

  // Operations

  static let list = APIOperation(
    id: "listHazardAgreement", method: .get,
    path: "/api/v1/workspaces/{workspace}/hazard-agreement", tag: .hazards,
    summary: "List how assessors' views of the hazards themselves lie",
    details: "Hazards that somebody has judged.", access: .workspace(.readWorkspace),
    query: [.revision] + APIParameter.paging(.pinned),
    successes: [
      .json(
        all.schema,
        "Those with the widest answers first; then those whose answers are hidden, in the order of the plan."
      )
    ], refusals: [.conflict])

  static let show = APIOperation(
    id: "getHazardAgreement", method: .get, path: hazards + "/agreement", tag: .hazards,
    summary: "Read how assessors' views of one hazard lie", access: .workspace(.readWorkspace),
    successes: [.json(shape.schema, "The hazard.")], refusals: [.conflict])

  static let settle = APIOperation(
    id: "settleHazard", method: .put, path: hazards + "/agreement", tag: .hazards,
    summary: "Settle what is said of a hazard itself",
    details: "For those who may change every hazard. Fields that are not given stay as they are.",
    access: .workspace(.editDocument),
    body: .json(
      .object(
        fields.map { .may($0.rawValue, answer(to: $0)) } + [
          .must("why", .text("Why it is settled so.", least: 1, most: 500))
        ])),
    successes: [.json(shape.schema, "The hazard as it is now.")], precondition: .match,
    example: ["frequency": "increasing", "why": "Agreed in the workshop of March"])

  static let own = APIOperation(
    id: "getOwnHazardScores", method: .get, path: hazards + "/my-scores", tag: .hazards,
    summary: "Read your own view of a hazard", access: .workspace(.addRecord),
    successes: [.json(card.schema, "Your view.")], refusals: [.conflict])

  static let saveOwn = APIOperation(
    id: "putOwnHazardScores", method: .put, path: hazards + "/my-scores", tag: .hazards,
    summary: "Judge a hazard itself in your own name",
    details: "What is not given is unsure. Needs an account: a name of your own stands at it.",
    access: .workspace(.addRecord), body: .json(cardBody),
    successes: [.json(card.schema, "Your view as it is now.")], precondition: .match,
    example: cardExample)

  static let entered = APIOperation(
    id: "getEnteredHazardScores", method: .get, path: hazards + "/scores/{assessor}",
    tag: .hazards, summary: "Read what was entered of a hazard for an office or a person",
    details: "For those who may change every row of `hazard-scores.csv`.",
    access: .workspace(.editDocument), successes: [.json(card.schema, "Their view.")],
    refusals: [.conflict, .unprocessableContent])

  static let enter = APIOperation(
    id: "putEnteredHazardScores", method: .put, path: hazards + "/scores/{assessor}",
    tag: .hazards, summary: "Enter what an office or a person says of a hazard, as in a workshop",
    details:
      "For those who may change every row of `hazard-scores.csv`. What is not given is unsure.",
    access: .workspace(.editDocument), body: .json(cardBody),
    successes: [.json(card.schema, "Their view as it is now.")], precondition: .match,
    example: cardExample)

  // Answers

  static let settledFile = WorkspaceTables.hazards.file
  static let enteringFile = WorkspaceTables.hazardScores.file

  static func subject(_ visit: Visit, _ workspace: CommunityWorkspace) throws -> Hazard {
    try visit.hazard(of: workspace)
  }

  static func scored(_ hazard: Hazard) -> ScoredSubject { .hazard(hazard.id) }

  static func rows(of hazard: Hazard, in workspace: CommunityWorkspace) -> [HazardScore] {
    workspace.hazardScores.filter { $0.hazard == hazard.id }
  }

  static func rowID(_ row: HazardScore) -> String { row.id }

  static func agreements(
    in workspace: CommunityWorkspace, for visit: Visit, as own: OwnAssessor?
  ) -> [HazardAgreements.Item] {
    HazardAgreements(workspace, for: visit, as: own).items
  }

  static func agreement(
    on hazard: Hazard, in workspace: CommunityWorkspace, for visit: Visit, as own: OwnAssessor?
  ) -> HazardAgreements.Item {
    let fields =
      OutlookAgreement.all(workspace.hazardScores, hazards: [hazard]).first?.fields ?? []
    return HazardAgreements.item(hazard, fields, workspace, visit, own)
  }

  /// The cells of the fields that a body has; null is unsure.
  private static func given(_ call: APICall) -> [String: String] {
    var cells: [String: String] = [:]
    for field in fields {
      guard let value = call.body[field.rawValue] else { continue }
      cells[field.rawValue] = value.whole.map(String.init) ?? value.text ?? ""
    }
    return cells
  }

  static func settling(
    _ hazard: Hazard, _ call: APICall, why: String
  ) -> (inout TableEdits) -> Void {
    let settled = SettledOutlook(
      hazard: hazard.id, cells: given(call), reason: why, by: call.visit.author.name,
      day: call.visit.day)
    return { settled.apply(to: &$0) }
  }

  static func values(_ call: APICall) throws -> [String: String] {
    let values = OutlookFields.values(of: nil).merging(given(call)) { $1 }.merging([
      "reason": call.words("why"), "confidence": call.body["confidence"]?.text ?? "",
    ]) { $1 }
    let errors = HazardScoreRow.errors(values, call.visit.words(AssessorText.self))
    guard errors.isEmpty else { throw APIProblem.notTaken(errors) { "/\($0)" } }
    return values
  }
}
