import Accounts
import Databases
import HTTPTypes
import Store
import Tables

/// Oneself: who one is here, and one's own tokens.
struct AccountAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.show, show), APIRoute(Self.tokens, tokens), APIRoute(Self.make, make),
      APIRoute(Self.revoke, revoke),
    ]
  }

  struct Identity: Sendable {
    let principal: Principal
    let workspaces: [String]
  }

  static let identity = APIShape<Identity>(
    "Identity", "Who asks, and by what right.",
    [
      .maybeText("account", "The id of the account; null for the person at the machine.") {
        $0.principal.account?.rawValue
      },
      .text("name", "As the history shows it.") { $0.principal.name },
      .choice("means", ["session", "token", "local"], "How it was shown.") {
        switch $0.principal.means {
        case .session: "session"
        case .token: "token"
        default: "local"
        }
      },
      .texts("scopes", "What the token may be used for; empty for a session, which may do all.") {
        if case .token(_, let scopes, _) = $0.principal.means {
          scopes.sorted().map(\.rawValue)
        } else {
          []
        }
      },
      .texts("workspaces", "The workspaces that may be read.") { $0.workspaces },
    ])

  static let token = APIShape<APIToken>(
    "Token", "One of your tokens; not its text.",
    [
      .text("id", "Its id.") { $0.id.rawValue },
      .text("name", "As you named it.") { $0.name },
      .texts("scopes", "What it may be used for.") { $0.scopes.sorted().map(\.rawValue) },
      .json(
        "workspaces",
        .list(.text(), "The workspaces that it is limited to; null for all that you may reach.")
          .orNull
      ) { $0.workspaces.map { .texts($0.sorted()) } ?? .null },
      .text("created", "When it was made, in UTC.") { InstantText.text($0.created) },
      .text("expires", "Until when it works, in UTC.") { InstantText.text($0.expires) },
      .maybeText("lastUsed", "When it was used last, to the minute.") {
        $0.lastUsed.map { InstantText.text($0) }
      },
      .maybeText("revoked", "When it was revoked.") { $0.revoked.map { InstantText.text($0) } },
    ])
  private static let list = APIList(shape: token)

  static let show = APIOperation(
    id: "getIdentity", method: .get, path: "/api/v1/account", tag: .people,
    summary: "Read who you are here", access: .signedIn,
    successes: [.json(identity.schema, "The caller.")])

  static let tokens = APIOperation(
    id: "listTokens", method: .get, path: "/api/v1/account/tokens", tag: .people,
    summary: "List your tokens",
    details: "Needs a session: a token does not see the others.", access: .signedIn,
    query: APIParameter.paging(.offset), successes: [.json(list.schema, "The newest first.")])

  static let make = APIOperation(
    id: "createToken", method: .post, path: "/api/v1/account/tokens", tag: .people,
    summary: "Make a token",
    details:
      "Its text is answered once and kept nowhere. As on its page, this needs a session whose person gave the password lately, with the header X-CSRF-Token.",
    access: .recentPassword,
    body: .json(
      .object([
        .must("name", .text("What it is for.", least: 1, most: 100)),
        .must(
          "scopes",
          .list(
            .choice(TokenScope.allCases.map(\.rawValue)), most: TokenScope.allCases.count,
            "What it may be used for.")),
        .may(
          "workspaces",
          .list(.text(most: 64), most: 100, "The workspaces that it is limited to.")),
        .must("days", .whole(1...366, "How long it works.")),
      ])),
    successes: [
      .json(
        .object([
          .must("text", .text("What goes after “Bearer ”.")), .must("token", token.schema),
        ]), "The token with its text.", status: .created)
    ],
    keepsAnswer: true, answersSecret: true,
    example: [
      "name": "Yearly bills", "scopes": ["read", "write"], "workspaces": ["hennepin-county"],
      "days": 90,
    ])

  static let revoke = APIOperation(
    id: "revokeToken", method: .delete, path: "/api/v1/account/tokens/{token}", tag: .people,
    summary: "Revoke one of your tokens", details: "A token may revoke itself or another of yours.",
    access: .signedIn, successes: [.nothing])

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let principal = call.visit.principal
    let rights = try await call.site.accounts.accessEverywhere(of: principal)
    let isLocal = if case .local = call.visit.visitor { true } else { false }
    let all =
      isLocal ? try await call.site.store.workspaces().map(\.id) : rights.readableWorkspaces
    return .json(Self.identity.json(Identity(principal: principal, workspaces: all)))
  }

  @Sendable private func tokens(_ call: APICall) async throws -> APIAnswer {
    guard case .account = call.visit.visitor else {
      throw APIProblem(
        .forbidden, .plain, "Your tokens are shown to you where you are signed in, not to a token.")
    }
    return Self.list.answer(
      of: try await call.site.accounts.tokens(of: call.visit.principal), to: call)
  }

  @Sendable private func make(_ call: APICall) async throws -> APIAnswer {
    let scopes = (call.body["scopes"]?.items ?? []).compactMap { $0.text.flatMap(TokenScope.init) }
    let workspaces = call.body["workspaces"]?.items.map { Set($0.compactMap(\.text)) }
    let made = try await call.site.accounts.makeToken(
      named: call.body["name"]?.text ?? "", scopes: Set(scopes), workspaces: workspaces,
      lifetime: Double(call.body["days"]?.whole ?? 0) * 24 * 3600, by: call.visit.principal,
      from: call.visit.origin)
    return .json(
      ["text": .text(made.text), "token": Self.token.json(made.token)], status: .created)
  }

  @Sendable private func revoke(_ call: APICall) async throws -> APIAnswer {
    try await call.site.accounts.revokeToken(
      APIToken.ID(try call.part("token")), by: call.visit.principal, from: call.visit.origin)
    return .nothing
  }
}
