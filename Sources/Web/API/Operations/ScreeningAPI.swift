import Accounts
import Factors
import HTTPTypes
import Hummingbird
import Store
import Tables
import Vulnerability
import Workspace

/// Screening of hazards: what is proposed and why, and what people decide.
struct ScreeningAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.decide, decide),
      APIRoute(Self.plan, plan),
    ]
  }

  private static let path = "/api/v1/workspaces/{workspace}/screening"

  /// A hazard of the taxonomy with what is proposed and what was decided.
  struct Screened: Sendable {
    let proposal: HazardProposal
    let decision: ScreeningDecision?
    let planned: String?
  }

  private static let evidence = APIShape<ScreeningEvidence>(
    "ScreeningEvidence", "One piece of evidence.",
    [
      .choice("kind", ScreeningEvidence.Kind.allCases.map(\.rawValue), "What it tells of.") {
        $0.kind.rawValue
      },
      .text("weight", "How much it weighs.") { $0.weight.rawValue },
      .text("sentence", "What is known.") { $0.sentence },
      .text("source", "Where it is from.") { $0.source },
    ])

  private static let decision = APIShape<ScreeningDecision>(
    "ScreeningDecision", "What people decided about a hazard.",
    [
      .choice("decision", decisions, "Whether it is assessed.") { $0.decision.rawValue },
      .text("why", "The reason.") { $0.reason }, .text("by", "Who, as it was written.") { $0.by },
      .text("date", "The day, such as 2026-11-26.") { $0.date },
    ])
  private static let decisions = ScreeningDecision.Decision.allCases.map(\.rawValue)

  static let shape = APIShape<Screened>(
    "ScreenedHazard", "A hazard of the taxonomy with what is proposed for this place.",
    [
      .text("hazard", "Its id in the taxonomy.") { $0.proposal.hazard.id },
      .text("name", "As people read it.") { $0.proposal.hazard.name },
      .text("group", "What it is listed with.") { $0.proposal.hazard.group },
      .truth("isOwn", "Whether the community added it.") { $0.proposal.hazard.isOwn },
      .json(
        "proposal",
        .choice(
          HazardProposal.Proposal.allCases.map(\.rawValue),
          "What to do about it; null where no data tell of it, which is not the same as small."
        ).orNull
      ) { .maybe($0.proposal.proposal?.rawValue) },
      .text("conclusion", "Why, in a sentence.") { $0.proposal.conclusion },
      .parts("evidence", evidence, "The weightiest first.") { $0.proposal.evidence },
      .maybePart("decision", decision) { $0.decision },
      .maybeText("planned", "The id of the plan's hazard of this kind; null while there is none.") {
        $0.planned
      },
    ])
  private static let hazards = APIList(shape: shape, hasRevision: true)

  static let list = APIOperation(
    id: "listScreening", method: .get, path: path, tag: .hazards,
    summary: "List the hazards with what is proposed for this place",
    details: "The rule has no score; `evidence` says what speaks for each proposal.",
    access: .workspace(.readWorkspace), query: [.revision] + APIParameter.paging(.pinned),
    successes: [.json(hazards.schema, "In the order of the taxonomy.")], refusals: [.conflict])

  static let show = APIOperation(
    id: "getScreenedHazard", method: .get, path: path + "/{hazard}", tag: .hazards,
    summary: "Read what is proposed for one hazard, and what was decided",
    access: .workspace(.readWorkspace), successes: [.json(shape.schema, "The hazard.")],
    refusals: [.conflict])

  static let decide = APIOperation(
    id: "decideHazard", method: .put, path: path + "/{hazard}", tag: .hazards,
    summary: "Decide whether a hazard is assessed", access: .workspace(.editDocument),
    body: .json(
      .object([
        .must("decision", .choice(decisions, "What it is from now on.")),
        .may(
          "why",
          .text(
            "The reason of the decision; the one that is there stays unless given.", most: 1_000)),
        .may("by", .text("Who decided; your own name unless given.", most: 200)), .reason,
      ])),
    successes: [.json(shape.schema, "The hazard as it is now.")], precondition: .match,
    example: ["decision": "keep", "why": "The heat of 2021 filled the emergency rooms"])

  static let plan = APIOperation(
    id: "planScreenedHazards", method: .post, path: path + "/plan", tag: .hazards,
    summary: "Add hazards that were decided for to the plan",
    details: "Those that the plan has already, or that nobody decided to keep, are passed over.",
    access: .workspace(.addRecord),
    body: .json(
      .object([
        .must("hazards", .list(.text(most: 100), most: 200, "Ids of the taxonomy.")), .reason,
      ])), successes: APIOperation.Success.edited, keepsAnswer: true,
    example: ["hazards": ["extreme-hot-days"]])

  private static func all(_ scene: ScreeningScene) -> [Screened] {
    scene.screening.proposals.map {
      Screened(
        proposal: $0, decision: scene.decision(on: $0.hazard.id),
        planned: scene.planned($0.hazard.id)?.id)
    }
  }

  private static func hazard(_ call: APICall, _ workspace: CommunityWorkspace) throws -> Screened {
    let id = try call.part("hazard")
    let scene = ScreeningScene(workspace, year: call.visit.year)
    guard let found = all(scene).first(where: { $0.proposal.hazard.id == id }) else {
      throw APIProblem(.notFound, .plain, "The taxonomy has no hazard “\(id)”.")
    }
    return found
  }

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    let scene = ScreeningScene(open.community, year: call.visit.year)
    return Self.hazards.answer(of: Self.all(scene), at: open.revision, to: call)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try Self.hazard(call, try await call.opened().community)))
  }

  @Sendable private func decide(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    let hazard = try Self.hazard(call, open.community)
    try call.check(Self.shape, hazard)
    let by = call.words("by")
    let decided = DecidedHazard(
      hazard: hazard.proposal.hazard.id,
      decision: call.body["decision"]?.text.flatMap(ScreeningDecision.Decision.init(rawValue:))
        ?? .undecided,
      reason: call.body["why"] == nil ? hazard.decision?.reason ?? "" : call.words("why"),
      by: by.isEmpty ? call.visit.author.name : by, day: call.visit.day)
    let commit = try await call.edit(base: open.revision) { decided.apply(to: &$0) }
    let now = try await call.workspace(after: commit, else: open)
    return APIAnswer.json(Self.shape.json(try Self.hazard(call, now))).tagged
  }

  @Sendable private func plan(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    let scene = ScreeningScene(open.community, year: call.visit.year)
    let chosen = Set((call.body["hazards"]?.items ?? []).compactMap(\.text))
    let unknown = chosen.subtracting(scene.screening.proposals.map(\.hazard.id)).sorted()
    guard unknown.isEmpty else {
      throw APIProblem.notTaken(
        "The taxonomy has no hazard “\(unknown.joined(separator: "”, “"))”. Nothing was added.")
    }
    let planned = PlannedHazards(scene: scene, chosen: chosen)
    return .edited(
      try await call.edit(base: open.revision) { planned.apply(to: &$0) })
  }
}

extension APICall {
  /// The workspace after an edit, to answer with what is there now.
  func workspace(after commit: Commit?, else before: OpenWorkspace) async throws
    -> CommunityWorkspace
  {
    guard let commit else { return before.community }
    return try await site.cache.workspace(before.snapshot.workspace, at: commit.revision).community
  }
}
