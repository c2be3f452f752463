import Accounts
import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// The organisers and advisers of a programme, and invitations to it.
struct ProgrammePeopleAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.change, change),
      APIRoute(Self.remove, remove), APIRoute(Self.invitations, invitations),
      APIRoute(Self.invite, invite), APIRoute(Self.revoke, revoke),
    ]
  }

  private static let base = ProgrammeAPI.base
  private static let roles = ProgrammeRole.allCases.map(\.rawValue)
  private static let role = APISchema.Property.must("role", .choice(roles, "What they may do."))

  static let shape = APIShape<ProgrammeMember>(
    "ProgrammeMember", "Somebody who guides the communities of a programme.",
    [
      .text("account", "The id of the account.") { $0.account.rawValue },
      .text("name", "As people read it.") { $0.name },
      .maybeText("email", "The e-mail.") { $0.email?.description },
      .choice("role", roles, "What they may do.") { $0.role.rawValue },
      .text("since", "Since when, in UTC.") { InstantText.text($0.since) },
    ])
  private static let members = APIList(shape: shape)

  private static let invitation = APIShape<Invitation>(
    "ProgrammeInvitation", "A link that gives its taker a role in a programme, once.",
    [
      .text("id", "Its id; not the link.") { $0.id.rawValue },
      .choice("role", roles, "The role that it gives.") {
        if case .programme(_, let role) = $0.offer { role.rawValue } else { roles[0] }
      },
      .maybeText("email", "For whom; null for anyone with the link.") { $0.email?.description },
      .text("created", "When it was made, in UTC.") { InstantText.text($0.created) },
      .text("expires", "Until when it works, in UTC.") { InstantText.text($0.expires) },
    ])
  private static let open = APIList(shape: invitation)

  static let list = APIOperation(
    id: "listProgrammeMembers", method: .get, path: base + "/members", tag: .programmes,
    summary: "List the people of a programme", access: .programme(.readProgramme),
    query: APIParameter.paging(.offset), successes: [.json(members.schema, "By name.")])

  static let show = APIOperation(
    id: "getProgrammeMember", method: .get, path: base + "/members/{account}", tag: .programmes,
    summary: "Read one of the people of a programme", access: .programme(.readProgramme),
    successes: [.json(shape.schema, "The person.")])

  static let change = APIOperation(
    id: "changeProgrammeMember", method: .put, path: base + "/members/{account}",
    tag: .programmes, summary: "Give somebody another role in a programme",
    access: .programmeRecentPassword(.manageProgramme), body: .json(.object([role])),
    successes: [.json(shape.schema, "The person as they are now.")], precondition: .match,
    example: ["role": "adviser"])

  static let remove = APIOperation(
    id: "removeProgrammeMember", method: .delete, path: base + "/members/{account}",
    tag: .programmes, summary: "Remove somebody from a programme, or leave",
    details: "Everybody may leave; to leave needs a session.", access: .programme(.readProgramme),
    successes: [.nothing], precondition: .match)

  static let invitations = APIOperation(
    id: "listProgrammeInvitations", method: .get, path: base + "/invitations", tag: .programmes,
    summary: "List the invitations to a programme that are open",
    access: .programme(.manageProgramme), query: APIParameter.paging(.offset),
    successes: [.json(open.schema, "The newest first.")])

  static let invite = APIOperation(
    id: "createProgrammeInvitation", method: .post, path: base + "/invitations",
    tag: .programmes, summary: "Make the link of an invitation to a programme",
    details: "The link is answered once and kept nowhere.",
    access: .programmeRecentPassword(.manageProgramme),
    body: .json(
      .object([
        role, .may("email", .text("For whom; anyone with the link unless given.", most: 254)),
      ])),
    successes: [
      .json(
        .object([
          .must("link", .text("To hand over; works once, for a week.")),
          .must("invitation", invitation.schema),
        ]), "The invitation with its link.", status: .created)
    ], keepsAnswer: true, answersSecret: true,
    example: ["role": "adviser", "email": "riley@example.org"])

  static let revoke = APIOperation(
    id: "revokeProgrammeInvitation", method: .delete, path: base + "/invitations/{invitation}",
    tag: .programmes, summary: "Take an invitation to a programme back",
    access: .programme(.manageProgramme), successes: [.nothing])

  private func all(_ call: APICall) async throws -> [ProgrammeMember] {
    try await call.site.accounts.members(of: try ProgrammeAPI.id(call), by: call.visit.principal)
  }

  private func member(_ call: APICall) async throws -> ProgrammeMember {
    let account = Account.ID(try call.part("account"))
    guard let member = try await all(call).first(where: { $0.account == account }) else {
      throw AccountProblem.noMember
    }
    return member
  }

  private static func role(_ call: APICall) throws -> ProgrammeRole {
    guard let role = ProgrammeRole(rawValue: call.body["role"]?.text ?? "") else {
      throw APIProblem.notTaken("Choose one of the roles.")
    }
    return role
  }

  private func set(
    _ role: ProgrammeRole?, _ member: ProgrammeMember, _ call: APICall
  ) async throws {
    try await call.site.accounts.setMember(
      member.account, of: try ProgrammeAPI.id(call), to: role, by: call.visit.principal,
      from: call.visit.origin)
  }

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    Self.members.answer(of: try await all(call), to: call)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await member(call)))
  }

  @Sendable private func change(_ call: APICall) async throws -> APIAnswer {
    let member = try await member(call)
    try call.check(Self.shape, member)
    try await set(try Self.role(call), member, call)
    return APIAnswer.json(Self.shape.json(try await self.member(call))).tagged
  }

  @Sendable private func remove(_ call: APICall) async throws -> APIAnswer {
    let member = try await member(call)
    try call.check(Self.shape, member)
    try await set(nil, member, call)
    return .nothing
  }

  private func invitationsNow(_ call: APICall) async throws -> [Invitation] {
    try await call.site.accounts.openInvitations(
      to: try ProgrammeAPI.id(call), by: call.visit.principal)
  }

  @Sendable private func invitations(_ call: APICall) async throws -> APIAnswer {
    Self.open.answer(of: try await invitationsNow(call), to: call)
  }

  @Sendable private func invite(_ call: APICall) async throws -> APIAnswer {
    let visit = call.visit
    let made = try await call.site.accounts.invite(
      to: .programme(try ProgrammeAPI.id(call), try Self.role(call)),
      email: call.body["email"]?.text, by: visit.principal, from: visit.origin)
    let link = call.site.address.origin(of: visit.request) + "/invitations/\(made.token)"
    return .json(
      ["link": .text(link), "invitation": Self.invitation.json(made.invitation)],
      status: .created)
  }

  @Sendable private func revoke(_ call: APICall) async throws -> APIAnswer {
    let id = Invitation.ID(try call.part("invitation"))
    guard try await invitationsNow(call).contains(where: { $0.id == id }) else {
      throw AccountProblem.noSuchThing("open invitation")
    }
    try await call.site.accounts.revokeInvitation(
      id, by: call.visit.principal, from: call.visit.origin)
    return .nothing
  }
}
