import Accounts
import Databases
import Foundation
import HTTPTypes
import Store
import Tables

/// The members of a workspace, their roles, and invitations.
struct MemberAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.change, change),
      APIRoute(Self.remove, remove), APIRoute(Self.invitations, invitations),
      APIRoute(Self.invite, invite), APIRoute(Self.revoke, revoke),
    ]
  }

  private static let roles = WorkspaceRole.allCases.map(\.rawValue)

  static let shape = APIShape<Member>(
    "Member", "Somebody who works on a plan.",
    [
      .text("account", "The id of the account.") { $0.account.rawValue },
      .text("name", "As people read it.") { $0.name },
      .maybeText("email", "The e-mail; null for callers who do not manage members.") {
        $0.email?.description
      },
      .choice("role", roles, "What they may do.") { $0.role.rawValue },
      .texts("scopes", "What the role is limited to; empty for no limit.") {
        $0.scopes.map(\.description)
      },
      .text("since", "Since when, in UTC.") { InstantText.text($0.since) },
      .truth("isOpen", "Whether the account is open.") { $0.isOpen },
    ])

  private static let invitation = InvitationShape(
    "Invitation", "A link that gives its taker a role, once.", roles: roles,
    limits: [
      .texts("scopes", "What the role is limited to.") {
        if case .workspace(_, _, let scopes) = $0.offer { scopes.map(\.description) } else { [] }
      }
    ])

  private static let members = APIList(shape: shape)
  private static let role = APISchema.Property.must("role", .choice(roles, "What they may do."))
  private static let scopes = APISchema.Property.may(
    "scopes",
    .list(
      .text(most: 300), most: 100,
      "Parts of the workspace, such as `plan/energy.md` or `inventory.csv[sector=waste]`; editors and contributors only."
    ))
  static let list = APIOperation(
    id: "listMembers", method: .get, path: "/api/v1/workspaces/{workspace}/members", tag: .people,
    summary: "List the members", access: .workspace(.readWorkspace),
    query: APIParameter.paging(.offset), successes: [.json(members.schema, "Members by name.")])

  static let show = APIOperation(
    id: "getMember", method: .get, path: "/api/v1/workspaces/{workspace}/members/{account}",
    tag: .people, summary: "Read one member", access: .workspace(.readWorkspace),
    successes: [.json(shape.schema, "The member.")])

  static let change = APIOperation(
    id: "changeMember", method: .put, path: "/api/v1/workspaces/{workspace}/members/{account}",
    tag: .people, summary: "Give a member another role or other scopes",
    details: "The last owner stays owner.",
    access: .workspaceRecentPassword(.manageMembers), body: .json(.object([role, scopes])),
    successes: [.json(shape.schema, "The member as they are now.")], precondition: .match,
    example: ["role": "editor", "scopes": ["inventory.csv[sector=waste]"]])

  static let remove = APIOperation(
    id: "removeMember", method: .delete, path: "/api/v1/workspaces/{workspace}/members/{account}",
    tag: .people, summary: "Remove a member, or leave",
    details:
      "Everybody may leave; to leave needs a session. To remove somebody else needs a token with the scope `people`, or a session whose person gave the password lately. The last owner stays.",
    access: .workspace(.readWorkspace), successes: [.nothing], precondition: .match)

  static let invitations = APIOperation(
    id: "listInvitations", method: .get, path: "/api/v1/workspaces/{workspace}/invitations",
    tag: .people, summary: "List the invitations that are open",
    access: .workspace(.manageMembers), query: APIParameter.paging(.offset),
    successes: [.json(invitation.list.schema, "The newest first.")])

  static let invite = APIOperation(
    id: "createInvitation", method: .post, path: "/api/v1/workspaces/{workspace}/invitations",
    tag: .people, summary: "Make the link of an invitation",
    details: "The link is answered once and kept nowhere.",
    access: .workspaceRecentPassword(.manageMembers),
    body: .json(.object([role, scopes, InvitationShape.email])),
    successes: invitation.made, keepsAnswer: true, answersSecret: true,
    example: ["role": "viewer", "email": "riley@example.org"])

  static let revoke = APIOperation(
    id: "revokeInvitation", method: .delete,
    path: "/api/v1/workspaces/{workspace}/invitations/{invitation}", tag: .people,
    summary: "Take an invitation back", access: .workspace(.manageMembers),
    successes: [.nothing])

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    Self.members.answer(of: try await all(call), to: call)
  }

  private func all(_ call: APICall) async throws -> [Member] {
    try await call.site.accounts.members(
      of: try call.visit.workspace().id, by: call.visit.principal)
  }

  private func member(_ call: APICall) async throws -> Member {
    let account = Account.ID(try call.part("account"))
    guard let member = try await all(call).first(where: { $0.account == account }) else {
      throw AccountProblem.noMember
    }
    return member
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await member(call)))
  }

  private func wanted(_ call: APICall) throws -> (role: WorkspaceRole, scopes: [AccessScope]) {
    let scopes = try (call.body["scopes"]?.items ?? []).compactMap(\.text).map {
      try AccessScope($0)
    }
    return (try call.role(WorkspaceRole.self), scopes)
  }

  @Sendable private func change(_ call: APICall) async throws -> APIAnswer {
    let wanted = try wanted(call)
    try await call.changing(Self.shape, member) { seen in
      try await call.site.accounts.changeMember(
        seen.account, of: try call.visit.workspace().id, to: wanted.role, scopes: wanted.scopes,
        seen: seen, by: call.visit.principal, from: call.visit.origin)
    }
    return APIAnswer.json(Self.shape.json(try await member(call))).tagged
  }

  @Sendable private func remove(_ call: APICall) async throws -> APIAnswer {
    try await call.changing(Self.shape, member) { seen in
      try await call.site.accounts.removeMember(
        seen.account, from: try call.visit.workspace().id, seen: seen, by: call.visit.principal,
        from: call.visit.origin)
    }
    return .nothing
  }

  private func invitationsNow(_ call: APICall) async throws -> [Invitation] {
    try await call.site.accounts.openInvitations(
      to: try call.visit.workspace().id, by: call.visit.principal)
  }

  @Sendable private func invitations(_ call: APICall) async throws -> APIAnswer {
    Self.invitation.list.answer(of: try await invitationsNow(call), to: call)
  }

  @Sendable private func invite(_ call: APICall) async throws -> APIAnswer {
    let wanted = try wanted(call)
    return try await Self.invitation.invite(
      to: .workspace(try call.visit.workspace().id, wanted.role, scopes: wanted.scopes), call)
  }

  @Sendable private func revoke(_ call: APICall) async throws -> APIAnswer {
    try await Self.invitation.revoke(among: try await invitationsNow(call), call)
  }
}
