import Accounts
import HTTPTypes
import Store

/// Search across a workspace.
struct SearchAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.search, search)] }

  struct Hit: Sendable {
    let document: Document
    let query: String
  }

  static let shape = APIShape<Hit>(
    "SearchHit", "A document that holds all the words.",
    [
      .text("name", "The document.") { $0.document.name.description },
      .choice("kind", ["file", "table", "row"], "What it is.") { $0.document.kind.word },
      .whole("revision", "The revision that last changed it.") { $0.document.revision },
      .text("excerpt", "A few words around what was looked for.") {
        Excerpt.text(of: $0.document.body, around: $0.query)
      },
    ])
  private static let hits = APIList(shape: shape)
  /// Whoever reads on so far has asked for too much.
  private static let most = 1_000

  static let search = APIOperation(
    id: "search", method: .get, path: "/api/v1/workspaces/{workspace}/search", tag: .documents,
    summary: "Search records, risks, actions and the text of the plan",
    details:
      "All words must be there; the last one may be only begun. The best come first, at most 1,000.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "q", .text("Words to look for.", least: 1, most: 200), isRequired: true,
        example: "heat wave")
    ] + APIParameter.paging(.offset), successes: [.json(hits.schema, "Documents, best first.")])

  @Sendable private func search(_ call: APICall) async throws -> APIAnswer {
    let query = try call.part("q")
    let start = min(call.text("after").flatMap { Int($0) } ?? 0, Self.most)
    let found = try await call.site.store.search(
      query, in: try call.visit.workspace().id, limit: min(start + call.limit + 1, Self.most))
    return Self.hits.answer(of: found.map { Hit(document: $0, query: query) }, to: call)
  }
}
