import Accounts
import Factors
import HTTPTypes
import Hummingbird
import Store
import Tables
import Vulnerability
import Workspace

/// Risks that the taxonomy proposes for the hazards of a plan.
struct RiskProposalAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.list, list), APIRoute(Self.take, take)] }

  private static let path = "/api/v1/workspaces/{workspace}/risk-proposals"

  struct Proposal: Sendable {
    let hazard: Hazard
    let link: HazardSystemLink
    let system: String
    let citation: String
  }

  static let shape = APIShape<Proposal>(
    "RiskProposal",
    "A part of a community that a hazard usually reaches, for which there is no risk yet.",
    [
      .text("hazard", "The id of the plan's hazard.") { $0.hazard.id },
      .text("system", "The id of the system in the taxonomy.") { $0.link.system },
      .text("systemName", "As people read it.") { $0.system },
      .whole("relevance", "1 sometimes reached, 2 often, 3 nearly always.") { $0.link.relevance },
      .text("how", "How it is reached.") { $0.link.how },
      .text("source", "Where that is from.") { $0.citation },
      .truth("isVerified", "Whether it was read in the source.") { $0.link.status == .verified },
    ])
  private static let proposals = APIList(shape: shape, hasRevision: true)

  static let list = APIOperation(
    id: "listRiskProposals", method: .get, path: path, tag: .hazards,
    summary: "List the risks that are usual for the plan's hazards",
    access: .workspace(.addRecord), query: [.revision] + APIParameter.paging(.pinned),
    successes: [.json(proposals.schema, "By hazard, the most relevant first.")],
    refusals: [.conflict])

  static let take = APIOperation(
    id: "takeRiskProposals", method: .post, path: path, tag: .hazards,
    summary: "Add proposed risks to the register",
    details: "Every score of a new risk is empty until somebody judges it.",
    access: .workspace(.addRecord),
    body: .json(
      .object([
        .must(
          "risks",
          .list(
            .object([
              .must("hazard", .text("The id of the plan's hazard.", most: 100)),
              .must("system", .text("The id of the system.", most: 100)),
            ]), most: 500,
            "Of what `listRiskProposals` lists; what is in the register already is passed over.")),
        .reason,
      ])), successes: APIOperation.Success.edited, keepsAnswer: true,
    example: ["risks": [["hazard": "heat", "system": "public-health"]]])

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    let scene = ScreeningScene(open.community, year: call.visit.year)
    let all = RiskProposals(scene).all.flatMap { hazard, links in
      links.map { link in
        Proposal(
          hazard: hazard, link: link, system: scene.taxonomy.name(.system, link.system, .english),
          citation: scene.taxonomy.citation(link.source))
      }
    }
    return Self.proposals.answer(of: all, at: open.revision, to: call)
  }

  /// - Throws: `APIProblem` with 422 for what is no hazard of the plan or no system of the taxonomy.
  private static func check(_ items: [JSONValue], _ scene: ScreeningScene) throws {
    let hazards = Set(scene.workspace.hazards.map(\.id))
    let flaws = items.enumerated().flatMap { index, item -> [APIFlaw] in
      let (hazard, system) = (item["hazard"]?.text ?? "", item["system"]?.text ?? "")
      let unknown = [
        hazards.contains(hazard)
          ? nil : ("hazard", "The plan has no hazard “\(hazard)”."),
        scene.taxonomy.entry(.system, system) == nil
          ? ("system", "The taxonomy has no system “\(system)”.") : nil,
      ]
      return unknown.compactMap { $0 }.map { member, message in
        APIFlaw(place: .body("/risks/\(index)/\(member)"), message: message)
      }
    }
    guard flaws.isEmpty else {
      throw APIProblem.notTaken("Nothing was added: some of it is unknown here.", flaws: flaws)
    }
  }

  @Sendable private func take(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    let scene = ScreeningScene(open.community, year: call.visit.year)
    let items = call.body["risks"]?.items ?? []
    try Self.check(items, scene)
    let chosen = Set(
      items.map {
        "\($0["hazard"]?.text ?? "") \($0["system"]?.text ?? "")"
      })
    let text = call.visit.words(RiskProposalText.self)
    let taking = TakenRisks(scene: scene, chosen: chosen, text: text)
    return .edited(
      try await call.edit(base: open.revision, usual: taking.usualReason) {
        taking.apply(to: &$0)
      })
  }
}
