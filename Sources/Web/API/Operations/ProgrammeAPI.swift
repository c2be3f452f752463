import Accounts
import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Tables

/// Programmes: their communities with how far each is.
struct ProgrammeAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.create, create), APIRoute(Self.show, show),
      APIRoute(Self.rename, rename), APIRoute(Self.communities, communities),
      APIRoute(Self.community, community), APIRoute(Self.add, add), APIRoute(Self.remove, remove),
    ]
  }

  static let base = "/api/v1/programmes/{programme}"

  static let shape = APIShape<Programme>(
    "Programme", "Communities that a team guides together.",
    [
      .text("id", "Its id.") { $0.id.rawValue }, .text("name", "Its name.") { $0.name },
      .text("created", "When it was made, in UTC.") { InstantText.text($0.created) },
    ])
  private static let programmes = APIList(shape: shape)
  private static let name = APISchema.Property.must("name", .text("Its name.", least: 1, most: 100))

  static let list = APIOperation(
    id: "listProgrammes", method: .get, path: "/api/v1/programmes", tag: .programmes,
    summary: "List the programmes that you may read", access: .signedIn,
    query: APIParameter.paging(.offset), successes: [.json(programmes.schema, "By name.")])

  static let create = APIOperation(
    id: "createProgramme", method: .post, path: "/api/v1/programmes", tag: .programmes,
    summary: "Make a programme", access: .instance(.createProgramme), body: .json(.object([name])),
    successes: [.json(shape.schema, "The programme.", status: .created)], keepsAnswer: true,
    example: ["name": "Cities of the valley"])

  static let show = APIOperation(
    id: "getProgramme", method: .get, path: base, tag: .programmes, summary: "Read a programme",
    access: .programme(.readProgramme), successes: [.json(shape.schema, "The programme.")])

  static let rename = APIOperation(
    id: "renameProgramme", method: .patch, path: base, tag: .programmes,
    summary: "Give a programme another name", access: .programme(.manageProgramme),
    body: .json(.object([name])),
    successes: [.json(shape.schema, "The programme as it is now.")], precondition: .match,
    example: ["name": "Cities of the river"])

  // Communities

  struct Community: Sendable {
    let id: String
    /// Nil for an id that is of no workspace any more.
    let standing: CommunityStanding?
    let progressRevision: Int?
  }

  private static let communityShape = APIShape<Community>(
    "ProgrammeCommunity", "A community of a programme.",
    [
      .text("workspace", "The id of its workspace.") { $0.id },
      .text("name", "As people read it.") { $0.standing?.workspace.name ?? $0.id },
      .maybeText("changed", "When it was changed last, in UTC.") {
        $0.standing?.workspace.headTime
      },
      .maybeWhole("revision", "Its last revision.") { $0.standing?.workspace.head },
      .truth("mayRead", "Whether you may read it.") {
        $0.standing.map { $0.state != .hidden } ?? false
      },
      .maybePart("progress", ProgressAPI.shape) { $0.standing?.home },
      .maybeWhole("changes", "Commits of others since `since`; null where none was asked for.") {
        $0.standing?.news?.commits
      },
      .maybeWhole("revisionBefore", "The revision at that time, for `listDifferences`.") {
        $0.standing?.news?.revision
      },
      .maybeWhole("progressRevision", "The revision that `progress` was counted at.") {
        $0.progressRevision
      },
    ])
  private static let communityList = APIList(shape: communityShape)

  static let communities = APIOperation(
    id: "listCommunities", method: .get, path: base + "/workspaces", tag: .programmes,
    summary: "List the communities of a programme with how far each is",
    details:
      "`progress` may be older than `revision`: then it is counted anew in the background, so that asking again brings it. `getProgress` counts it at once.",
    access: .programme(.readProgramme),
    query: [
      .query(
        "since",
        .text(
          "Count what others changed after this time in UTC, such as 2026-11-03T12:00:00.000Z.",
          most: 40))
    ] + APIParameter.paging(.offset),
    successes: [.json(communityList.schema, "By id.")], refusals: [.unprocessableContent])

  static let community = APIOperation(
    id: "getCommunity", method: .get, path: base + "/workspaces/{workspace}", tag: .programmes,
    summary: "Read how far one community of a programme is",
    access: .programme(.readProgramme),
    successes: [.json(communityShape.schema, "The community.")])

  static let add = APIOperation(
    id: "addCommunity", method: .post, path: base + "/workspaces", tag: .programmes,
    summary: "Take a workspace into a programme",
    details:
      "Its people may read it from then on. An organiser must own it, too; an administrator who does not says why, and needs a session: no token will do.",
    access: .programmeRecentPassword(.manageProgramme),
    body: .json(
      .object([
        .must("workspace", .text("The id of the workspace.", least: 1, most: 64)),
        .may("reason", .text("Why, for the members of a workspace of others.", most: 500)),
      ])),
    successes: [.nothing], keepsAnswer: true, example: ["workspace": "hennepin-county"])

  static let remove = APIOperation(
    id: "removeCommunity", method: .delete, path: base + "/workspaces/{workspace}",
    tag: .programmes, summary: "Take a workspace out of a programme",
    details: "Nothing of the workspace is changed, so that no If-Match is asked for.",
    access: .programmeRecentPassword(.manageProgramme), successes: [.nothing])

  static func id(_ call: APICall) throws -> Programme.ID {
    Programme.ID(try call.part("programme"))
  }

  private func programme(_ call: APICall) async throws -> Programme {
    let id = try Self.id(call)
    guard
      let found = try await call.site.accounts.programmes(by: call.visit.principal)
        .first(where: { $0.id == id })
    else { throw AccountProblem.noProgramme }
    return found
  }

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    Self.programmes.answer(
      of: try await call.site.accounts.programmes(by: call.visit.principal), to: call)
  }

  @Sendable private func create(_ call: APICall) async throws -> APIAnswer {
    let made = try await made(call)
    return .json(
      Self.shape.json(made), status: .created,
      headers: [.location: "/api/v1/programmes/\(made.id.rawValue)"])
  }

  /// The new programme, or that of the same key where the answer to the first request was lost.
  private func made(_ call: APICall) async throws -> Programme {
    let (accounts, principal) = (call.site.accounts, call.visit.principal)
    let id = call.commitID.map { Programme.ID(String($0.prefix(24))) }
    let known = try await accounts.programmes(by: principal).first { $0.id == id }
    if let known { return known }
    return try await accounts.createProgramme(
      id, named: call.body["name"]?.text ?? "", by: principal, from: call.visit.origin)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await programme(call)))
  }

  @Sendable private func rename(_ call: APICall) async throws -> APIAnswer {
    try await call.changing(Self.shape, programme) { seen in
      try await call.site.accounts.rename(
        seen.id, to: call.body["name"]?.text ?? "", seen: seen, by: call.visit.principal,
        from: call.visit.origin)
    }
    return APIAnswer.json(Self.shape.json(try await programme(call))).tagged
  }

  /// Communities of the programme as its page has them; those that are old are worked out in the background.
  ///
  /// - Parameter wanted: The only one that is asked for; nil for all.
  private func read(
    _ call: APICall, only wanted: String? = nil, since: Date? = nil
  ) async throws -> [Community] {
    let site = call.site
    guard
      let reading = try await site.accounts.read(try Self.id(call), by: call.visit.principal)
    else { throw AccountProblem.noProgramme }
    let ids = reading.workspaces.filter { wanted == nil || $0 == wanted }
    let published = await site.publishedShelf.publishedWorkspaces()
    var known: [String: Community] = [:]
    for kept in try await site.store.standings(
      HomeSummary.kind, of: ids, since: since, butBy: call.visit.author.id)
    {
      let standing = CommunityStanding(
        kept, mayRead: reading.access.may(.readWorkspace, in: kept.summary.id),
        known: site.summaries.known(at: .init(kept.summary)), published: published)
      known[kept.summary.id] = Community(
        id: kept.summary.id, standing: standing,
        progressRevision: standing.home == nil ? nil : kept.derived?.revision)
    }
    let old = known.values.compactMap(\.standing).filter(\.isOld)
    site.workOutSummaries(of: old.map(\.workspace))
    return ids.map { known[$0] ?? Community(id: $0, standing: nil, progressRevision: nil) }
  }

  @Sendable private func communities(_ call: APICall) async throws -> APIAnswer {
    let since = try call.text("since").map { text -> Date in
      guard let time = InstantText.instant(text) else {
        throw APIProblem.notTaken(
          "“\(text)” is no time in UTC such as 2026-11-03T12:00:00.000Z.")
      }
      return time
    }
    return Self.communityList.answer(of: try await read(call, since: since), to: call)
  }

  @Sendable private func community(_ call: APICall) async throws -> APIAnswer {
    let id = try call.part("workspace")
    guard let community = try await read(call, only: id).first else {
      throw AccountProblem.noSuchThing("workspace in this programme")
    }
    return .json(Self.communityShape.json(community))
  }

  @Sendable private func add(_ call: APICall) async throws -> APIAnswer {
    try await call.site.accounts.addWorkspace(
      call.body["workspace"]?.text ?? "", to: try Self.id(call), reason: call.reason,
      by: call.visit.principal, from: call.visit.origin)
    return .nothing
  }

  @Sendable private func remove(_ call: APICall) async throws -> APIAnswer {
    try await call.site.accounts.removeWorkspace(
      try call.part("workspace"), from: try Self.id(call), by: call.visit.principal,
      from: call.visit.origin)
    return .nothing
  }
}
