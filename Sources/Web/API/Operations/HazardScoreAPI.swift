import Accounts
import HTTPTypes
import Hummingbird
import Store
import Tables
import Vulnerability
import Workspace

/// Several assessors' views of hazards themselves: one's own, those of a workshop, how they lie, and settling them.
///
/// As with scores of risks, nobody reads what others said before they have judged a hazard themselves, unless they may
/// settle it.
struct HazardScoreAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.settle, settle),
      APIRoute(Self.own, own), APIRoute(Self.saveOwn, saveOwn), APIRoute(Self.entered, entered),
      APIRoute(Self.enter, enter),
    ]
  }

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
  private static let all = APIList(shape: shape, hasRevision: true)

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

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    let own = try await call.visit.ownAssessor(in: open.community)
    let found = HazardAgreements(open.community, for: call.visit, as: own)
    return Self.all.answer(of: found.items, at: open.revision, to: call)
  }

  private func found(
    _ call: APICall, _ workspace: CommunityWorkspace
  ) async throws -> HazardAgreements.Item {
    let hazard = try call.visit.hazard(of: workspace)
    let fields =
      OutlookAgreement.all(workspace.hazardScores, hazards: [hazard]).first?.fields ?? []
    let own = try await call.visit.ownAssessor(in: workspace)
    return HazardAgreements.item(hazard, fields, workspace, call.visit, own)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await found(call, try await call.opened().community)))
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

  @Sendable private func settle(_ call: APICall) async throws -> APIAnswer {
    try call.visit.mustSettle(WorkspaceTables.hazards.file)
    let open = try await call.opened()
    let item = try await found(call, open.community)
    try call.check(Self.shape, item)
    let why = try call.settlingReason()
    let settled = SettledOutlook(
      hazard: item.hazard.id, cells: Self.given(call), reason: why, by: call.visit.author.name,
      day: call.visit.day)
    let commit = try await call.edit(base: open.revision, usual: why) { settled.apply(to: &$0) }
    let now = try await call.workspace(after: commit, else: open)
    return APIAnswer.json(Self.shape.json(try await found(call, now))).tagged
  }

  // Score cards

  private typealias Card = (owner: ScoreCardOwner, hazard: Hazard, row: HazardScore?)

  private func card(
    of owner: ScoreCardOwner, _ call: APICall, _ workspace: CommunityWorkspace
  ) throws -> Card {
    let hazard = try call.visit.hazard(of: workspace)
    let rows = workspace.hazardScores
    return (owner, hazard, rows.first { $0.hazard == hazard.id && owner.owns($0) })
  }

  private func ownCard(_ call: APICall, _ workspace: CommunityWorkspace) async throws -> Card {
    try card(of: try await call.ownCard(in: workspace), call, workspace)
  }

  private func enteredCard(_ call: APICall, _ workspace: CommunityWorkspace) throws -> Card {
    try card(
      of: try call.enteredCard(settling: WorkspaceTables.hazardScores.file), call, workspace)
  }

  private static func values(_ call: APICall) throws -> [String: String] {
    let values = OutlookFields.values(of: nil).merging(given(call)) { $1 }.merging([
      "reason": call.words("why"), "confidence": call.body["confidence"]?.text ?? "",
    ]) { $1 }
    let errors = HazardScoreRow.errors(values, call.visit.words(AssessorText.self))
    guard errors.isEmpty else { throw APIProblem.notTaken(errors) { "/\($0)" } }
    return values
  }

  @Sendable private func own(_ call: APICall) async throws -> APIAnswer {
    .json(Self.card.json(try await ownCard(call, try await call.opened().community).row))
  }

  @Sendable private func saveOwn(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    return try await save(try await ownCard(call, open.community), call, open)
  }

  @Sendable private func entered(_ call: APICall) async throws -> APIAnswer {
    .json(Self.card.json(try enteredCard(call, try await call.opened().community).row))
  }

  @Sendable private func enter(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    return try await save(try enteredCard(call, open.community), call, open)
  }

  private func save(_ card: Card, _ call: APICall, _ open: OpenWorkspace) async throws -> APIAnswer
  {
    try call.check(Self.card, card.row)
    let now = try await call.keep(
      try Self.values(call), of: .hazard(card.hazard.id), as: card.owner, over: card.row?.id,
      in: open)
    return APIAnswer.json(Self.card.json(try self.card(of: card.owner, call, now).row)).tagged
  }
}
