import Accounts
import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Tables

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

  private static let invitation = InvitationShape(
    "ProgrammeInvitation", "A link that gives its taker a role in a programme, once.",
    roles: roles)

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
    successes: [.json(invitation.list.schema, "The newest first.")])

  static let invite = APIOperation(
    id: "createProgrammeInvitation", method: .post, path: base + "/invitations",
    tag: .programmes, summary: "Make the link of an invitation to a programme",
    details: "The link is answered once and kept nowhere.",
    access: .programmeRecentPassword(.manageProgramme),
    body: .json(.object([role, InvitationShape.email])),
    successes: invitation.made, keepsAnswer: true, answersSecret: true,
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

  private func set(_ role: ProgrammeRole?, _ call: APICall) async throws {
    try await call.changing(Self.shape, member) { seen in
      try await call.site.accounts.setMember(
        seen.account, of: try ProgrammeAPI.id(call), to: role, seen: seen,
        by: call.visit.principal, from: call.visit.origin)
    }
  }

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    Self.members.answer(of: try await all(call), to: call)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await member(call)))
  }

  @Sendable private func change(_ call: APICall) async throws -> APIAnswer {
    try await set(try call.role(ProgrammeRole.self), call)
    return APIAnswer.json(Self.shape.json(try await member(call))).tagged
  }

  @Sendable private func remove(_ call: APICall) async throws -> APIAnswer {
    try await set(nil, call)
    return .nothing
  }

  private func invitationsNow(_ call: APICall) async throws -> [Invitation] {
    try await call.site.accounts.openInvitations(
      to: try ProgrammeAPI.id(call), by: call.visit.principal)
  }

  @Sendable private func invitations(_ call: APICall) async throws -> APIAnswer {
    Self.invitation.list.answer(of: try await invitationsNow(call), to: call)
  }

  @Sendable private func invite(_ call: APICall) async throws -> APIAnswer {
    try await Self.invitation.invite(
      to: .programme(try ProgrammeAPI.id(call), try call.role(ProgrammeRole.self)), call)
  }

  @Sendable private func revoke(_ call: APICall) async throws -> APIAnswer {
    try await Self.invitation.revoke(among: try await invitationsNow(call), call)
  }
}
