import Accounts
import Databases
import HTTPTypes
import Store

/// What was done with accounts and access.
struct AccessLogAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.own, own), APIRoute(Self.whole, whole)] }

  static let shape = APIShape<AccessEntry>(
    "AccessEntry", "One thing that was done with accounts or access.",
    [
      .whole("id", "Rises with each entry.") { Int($0.id) },
      .text("time", "When, in UTC.") { InstantText.text($0.time) },
      .maybeText("account", "Whose account; null for unknown people.") { $0.account?.rawValue },
      .maybeText("name", "The name that the account has now.") { $0.name },
      .choice("act", AccessAct.allCases.map(\.rawValue), "What was done.") { $0.act.rawValue },
      .choice(
        "outcome", AccessEntry.Outcome.allCases.map(\.rawValue), "Whether it happened."
      ) { $0.outcome.rawValue },
      .maybeText("about", "What it was done to, by its id.") { $0.about },
      .maybeText("workspace", "Where.") { $0.workspace },
      .text("address", "The address that the request came from.") { $0.origin.address },
      .text("detail", "More in words; may be empty.") { $0.detail },
    ])
  private static let entries = APIList(shape: shape)

  static let own = APIOperation(
    id: "listAccessLog", method: .get, path: "/api/v1/workspaces/{workspace}/access-log",
    tag: .people, summary: "List what was done with access to a workspace",
    access: .workspace(.readAccessLog), query: APIParameter.paging(.number),
    successes: [.json(entries.schema, "The newest first.")])

  static let whole = APIOperation(
    id: "listWholeAccessLog", method: .get, path: "/api/v1/access-log", tag: .people,
    summary: "List what was done with access on the whole server",
    access: .instance(.readWholeAccessLog), query: APIParameter.paging(.number),
    successes: [.json(entries.schema, "The newest first.")])

  @Sendable private func own(_ call: APICall) async throws -> APIAnswer {
    try await answer(call, .workspace(try call.visit.workspace().id))
  }

  @Sendable private func whole(_ call: APICall) async throws -> APIAnswer {
    try await answer(call, .whole)
  }

  private func answer(
    _ call: APICall, _ part: AccountDirectory.LogPart
  ) async throws -> APIAnswer {
    // The log gives at most 1,000 at once, so that a full answer cannot look ahead.
    let wanted = min(call.limit + 1, 1_000)
    let found = try await call.site.accounts.accessLog(
      part, by: call.visit.principal, before: call.text("after").flatMap { Int64($0) },
      limit: wanted)
    let items = Array(found.prefix(min(call.limit, 999)))
    let next = found.count > items.count ? items.last.map { String($0.id) } : nil
    return Self.entries.answer(items, next: next, to: call)
  }
}
