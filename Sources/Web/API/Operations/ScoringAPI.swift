import Accounts
import Hummingbird
import Store
import Tables
import Vulnerability
import Workspace

/// What several assessors score by programs: a risk, or a hazard itself.
protocol APIScored: Sendable {
  /// What is scored, as the workspace has it.
  associatedtype Subject: Sendable
  /// How the answers to one of them lie.
  associatedtype Agreement: Sendable
  /// What one assessor said of one of them.
  associatedtype Row: AssessorRow

  /// The table whose rows settling changes.
  static var settledFile: String { get }
  /// The table that whoever enters another's answers has to be able to change everywhere.
  static var enteringFile: String { get }

  static var shape: APIShape<Agreement> { get }
  static var card: APIShape<Row?> { get }
  static var all: APIList<Agreement> { get }

  static var list: APIOperation { get }
  static var show: APIOperation { get }
  static var settle: APIOperation { get }
  static var own: APIOperation { get }
  static var saveOwn: APIOperation { get }
  static var entered: APIOperation { get }
  static var enter: APIOperation { get }

  /// The one that the address names.
  ///
  /// - Throws: `WebProblem` with 404 where the workspace has none of that name.
  static func subject(_ visit: Visit, _ workspace: CommunityWorkspace) throws -> Subject
  static func scored(_ subject: Subject) -> ScoredSubject
  static func rows(of subject: Subject, in workspace: CommunityWorkspace) -> [Row]
  static func rowID(_ row: Row) -> String

  /// All that somebody has scored, in the order of the list.
  static func agreements(
    in workspace: CommunityWorkspace, for visit: Visit, as own: OwnAssessor?
  ) -> [Agreement]
  static func agreement(
    on subject: Subject, in workspace: CommunityWorkspace, for visit: Visit, as own: OwnAssessor?
  ) -> Agreement

  /// The edit that settles what the body has of a subject.
  static func settling(
    _ subject: Subject, _ call: APICall, why: String
  ) -> (inout TableEdits) -> Void

  /// The cells of a score card that the body makes.
  ///
  /// - Throws: `APIProblem` with 422 at the members that say nothing the table takes.
  static func values(_ call: APICall) throws -> [String: String]
}

/// Several assessors' scores: one's own, those of a workshop, how they lie, and settling them.
///
/// As on the pages, nobody reads what others said before they have said something of the same themselves, unless they may
/// settle it.
struct ScoringAPI<Scored: APIScored>: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Scored.list, list), APIRoute(Scored.show, show), APIRoute(Scored.settle, settle),
      APIRoute(Scored.own, own), APIRoute(Scored.saveOwn, saveOwn),
      APIRoute(Scored.entered, entered), APIRoute(Scored.enter, enter),
    ]
  }

  // How they lie

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    let own = try await call.visit.ownAssessor(in: open.community)
    let found = Scored.agreements(in: open.community, for: call.visit, as: own)
    return Scored.all.answer(of: found, at: open.revision, to: call)
  }

  private func found(
    _ call: APICall, _ workspace: CommunityWorkspace
  ) async throws -> Scored.Agreement {
    let subject = try Scored.subject(call.visit, workspace)
    let own = try await call.visit.ownAssessor(in: workspace)
    return Scored.agreement(on: subject, in: workspace, for: call.visit, as: own)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Scored.shape.json(try await found(call, try await call.opened().community)))
  }

  @Sendable private func settle(_ call: APICall) async throws -> APIAnswer {
    try call.visit.mustSettle(Scored.settledFile)
    let open = try await call.opened()
    try call.check(Scored.shape, try await found(call, open.community))
    let why = try call.settlingReason()
    let subject = try Scored.subject(call.visit, open.community)
    let commit = try await call.edit(
      base: open.revision, usual: why, Scored.settling(subject, call, why: why))
    let now = try await call.workspace(after: commit, else: open)
    return APIAnswer.json(Scored.shape.json(try await found(call, now))).tagged
  }

  // Score cards

  private typealias Card = (owner: ScoreCardOwner, subject: Scored.Subject, row: Scored.Row?)

  private func card(
    of owner: ScoreCardOwner, _ call: APICall, _ workspace: CommunityWorkspace
  ) throws -> Card {
    let subject = try Scored.subject(call.visit, workspace)
    return (owner, subject, Scored.rows(of: subject, in: workspace).first { owner.owns($0) })
  }

  private func ownCard(_ call: APICall, _ workspace: CommunityWorkspace) async throws -> Card {
    try card(of: try await call.ownCard(in: workspace), call, workspace)
  }

  private func enteredCard(_ call: APICall, _ workspace: CommunityWorkspace) throws -> Card {
    try card(of: try call.enteredCard(settling: Scored.enteringFile), call, workspace)
  }

  @Sendable private func own(_ call: APICall) async throws -> APIAnswer {
    .json(Scored.card.json(try await ownCard(call, try await call.opened().community).row))
  }

  @Sendable private func saveOwn(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    return try await save(try await ownCard(call, open.community), call, open)
  }

  @Sendable private func entered(_ call: APICall) async throws -> APIAnswer {
    .json(Scored.card.json(try enteredCard(call, try await call.opened().community).row))
  }

  @Sendable private func enter(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    return try await save(try enteredCard(call, open.community), call, open)
  }

  private func save(
    _ card: Card, _ call: APICall, _ open: OpenWorkspace
  ) async throws -> APIAnswer {
    try call.check(Scored.card, card.row)
    let now = try await call.keep(
      try Scored.values(call), of: Scored.scored(card.subject), as: card.owner,
      over: card.row.map(Scored.rowID), in: open)
    return APIAnswer.json(Scored.card.json(try self.card(of: card.owner, call, now).row)).tagged
  }
}
