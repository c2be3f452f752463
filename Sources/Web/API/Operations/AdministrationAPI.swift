import Accounts
import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Tables

/// The accounts of the server, and who owns its workspaces.
///
/// What gives somebody another's credentials, rights that were taken, or those of an administrator needs a person: no token will do.
struct AdministrationAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.change, change),
      APIRoute(Self.reset, reset), APIRoute(Self.factor, factor), APIRoute(Self.owners, owners),
    ]
  }

  private static let path = "/api/v1/accounts"
  private static let manage = Access.instance(.manageAccounts)
  private static let recent = Access.instanceRecentPassword(.manageAccounts)
  private static let person =
    "Needs a session whose person gave the password lately, with the header X-CSRF-Token; no token will do."

  struct Held: Sendable {
    let account: Account
    let holdings: [WorkspaceHolding]
  }

  private static let fields: [APIField<Account>] = [
    .text("id", "Its id.") { $0.id.rawValue },
    .text("name", "As the history shows it.") { $0.name },
    .maybeText("email", "The e-mail; null when the personal data were deleted.") {
      $0.email?.description
    },
    .truth("isAdministrator", "Whether it may manage the server.") { $0.isAdministrator },
    .truth("isClosed", "Whether nobody can sign in with it.") { !$0.isOpen },
    .truth("hasSecondFactor", "Whether signing in asks for a code.") { $0.hasSecondFactor },
    .text("created", "When it was made, in UTC.") { InstantText.text($0.created) },
  ]
  private static let line = APIShape<Account>("Account", "Somebody's account.", fields)
  private static let accounts = APIList(shape: line)

  private static let holding = APIShape<WorkspaceHolding>(
    "Holding", "A workspace that somebody is a member of.",
    [
      .text("workspace", "The id of the workspace.") { $0.workspace },
      .choice("role", WorkspaceRole.allCases.map(\.rawValue), "What they may do there.") {
        $0.role.rawValue
      },
      .truth("isOnlyOwner", "Whether nobody else with an open account owns it.") {
        $0.isOnlyOwner
      },
    ])
  static let shape = APIShape<Held>(
    "AccountHoldings", "An account with what it is a member of.",
    fields.map { field in
      APIField(name: field.name, schema: field.schema) { field.value($0.account) }
    } + [.parts("workspaces", holding) { $0.holdings }])

  static let list = APIOperation(
    id: "listAccounts", method: .get, path: path, tag: .people,
    summary: "List the accounts of the server", access: manage,
    query: APIParameter.paging(.offset), successes: [.json(accounts.schema, "By name.")])

  static let show = APIOperation(
    id: "getAccount", method: .get, path: path + "/{account}", tag: .people,
    summary: "Read an account with what it is a member of", access: manage,
    successes: [.json(shape.schema, "The account.")])

  static let change = APIOperation(
    id: "changeAccount", method: .patch, path: path + "/{account}", tag: .people,
    summary: "Close an account or open it again, and make or end an administrator",
    details:
      "Closing ends its sessions. The last administrator stays. What is given is done together or not at all. To open an account again, to change `isAdministrator` and to close an administrator needs a person: no token will do.",
    access: recent,
    body: .json(
      .object([
        .may("isClosed", .truth("Whether nobody can sign in with it.")),
        .may("isAdministrator", .truth("Whether it may manage the server.")),
      ])), successes: [.json(shape.schema, "The account as it is now.")], precondition: .match,
    example: ["isClosed": true])

  static let reset = APIOperation(
    id: "createResetLink", method: .post, path: path + "/{account}/reset-link", tag: .people,
    summary: "Make a link by which somebody sets a new password", details: person, access: recent,
    successes: [
      .json(
        .object([
          .must("link", .text("To hand over; works once.")),
          .must("expires", .text("Until when it works, in UTC.")),
        ]), "The link.", status: .created)
    ], keepsAnswer: true, answersSecret: true)

  static let factor = APIOperation(
    id: "removeSecondFactor", method: .post, path: path + "/{account}/remove-second-factor",
    tag: .people, summary: "Take the second factor of an account away", details: person,
    access: recent, successes: [.nothing])

  private struct Owned: Sendable {
    let summary: WorkspaceStore.Summary
    let owners: [WorkspaceOwner]
  }
  private static let owner = APIShape<WorkspaceOwner>(
    "WorkspaceOwner", "Who owns a workspace.",
    [
      .text("account", "The id of the account.") { $0.account.rawValue },
      .text("name", "As people read it.") { $0.name },
      .truth("isOpen", "Whether they can sign in.") { $0.isOpen },
    ])
  private static let owned = APIShape<Owned>(
    "OwnedWorkspace", "A workspace of the server with its owners.",
    [
      .text("workspace", "Its id.") { $0.summary.id },
      .text("name", "Its name.") { $0.summary.name },
      .text("changed", "When it was changed last, in UTC.") { $0.summary.headTime },
      .truth("isArchived", "Whether it can only be read.") { $0.summary.isArchived },
      .parts("owners", owner) { $0.owners },
    ])
  private static let ownedList = APIList(shape: owned)

  static let owners = APIOperation(
    id: "listOwnership", method: .get, path: "/api/v1/ownership", tag: .people,
    summary: "List all workspaces of the server with their owners",
    details: "For sessions alone. To become owner of one needs its page: a person says why.",
    access: .instance(.takeOwnership), query: APIParameter.paging(.offset),
    successes: [.json(ownedList.schema, "By id.")])

  private func held(_ call: APICall) async throws -> Held {
    let (accounts, id) = (call.site.accounts, Account.ID(try call.part("account")))
    guard let account = try await accounts.account(id), account.deleted == nil else {
      throw AccountProblem.noAccount
    }
    return Held(
      account: account, holdings: try await accounts.holdings(of: id, by: call.visit.principal))
  }

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    Self.accounts.answer(
      of: try await call.site.accounts.accounts(by: call.visit.principal), to: call)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await held(call)))
  }

  @Sendable private func change(_ call: APICall) async throws -> APIAnswer {
    let change = AccountChange(
      isClosed: call.body["isClosed"]?.truth, isAdministrator: call.body["isAdministrator"]?.truth)
    try await call.changing(Self.shape, held) { seen in
      if change.isAdministrator == true, change.isClosed ?? !seen.account.isOpen {
        throw APIProblem.notTaken(
          "A closed account cannot be made an administrator.",
          flaws: [
            APIFlaw(
              place: .body("/isAdministrator"), message: "Open the account in the same change.")
          ])
      }
      try await call.site.accounts.change(
        seen.account.id, change, seen: seen.account, by: call.visit.principal,
        from: call.visit.origin)
    }
    return APIAnswer.json(Self.shape.json(try await held(call))).tagged
  }

  @Sendable private func reset(_ call: APICall) async throws -> APIAnswer {
    try call.visit.requireProof()
    let made = try await call.site.accounts.makeResetLink(
      for: try await held(call).account.id, by: call.visit.principal, from: call.visit.origin)
    let link = call.site.address.origin(of: call.visit.request) + "/reset/\(made.token)"
    return .json(
      ["link": .text(link), "expires": .text(InstantText.text(made.expires))], status: .created)
  }

  @Sendable private func factor(_ call: APICall) async throws -> APIAnswer {
    try call.visit.requireProof()
    try await call.site.accounts.removeSecondFactor(
      of: try await held(call).account.id, by: call.visit.principal, from: call.visit.origin)
    return .nothing
  }

  @Sendable private func owners(_ call: APICall) async throws -> APIAnswer {
    let owners = try await call.site.accounts.owners(by: call.visit.principal)
    let all = try await call.site.store.workspaces().map {
      Owned(summary: $0, owners: owners[$0.id] ?? [])
    }
    return Self.ownedList.answer(of: all, to: call)
  }
}
