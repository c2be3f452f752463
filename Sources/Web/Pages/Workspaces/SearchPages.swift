import Accounts
import Foundation
import Hummingbird
import Store

struct SearchText: Sendable {
  var title = "Search"
  var label = "Words to look for"
  var hint =
    "Records, risks, actions and the text of the plan. All words must be there; the last one may be only begun."
  var button = "Search"
  var nothing = "Nothing holds all of these words. Try fewer, or only the beginning of a word."
  var first = " found; the best ones come first."
  var many = "The first 50 of more; add a word to narrow it down."
}

/// Search across a workspace.
struct SearchPages: PageGroup {
  let text = SearchText()
  private static let limit = 50

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .records, path: "search", label: Phrase("Search", "Buscar"), for: .readWorkspace,
        order: 90)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/search", for: .workspace(.readWorkspace), use: search)
  }

  @Sendable private func search(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let query = String((visit.query("q") ?? "").prefix(200))
    let found =
      query.isEmpty
      ? [] : try await visit.site.store.search(query, in: place.id, limit: Self.limit)
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      <form method="get" action="\(place.path("search"))" class="form" role="search">
      \(Field(name: "q", label: text.label, value: query, hint: text.hint, kind: .search, maxLength: 200).html())
      <button class="button">\(text.button)</button>
      </form>
      \(query.isEmpty ? .empty : results(found, place, query))
      </div>
      """
    return visit.page(text.title, main, at: "search")
  }

  private func results(_ found: [Document], _ place: WorkspacePlace, _ query: String) -> HTML {
    guard !found.isEmpty else { return "<p role=\"status\">\(text.nothing)</p>" }
    let rows = found.map { document in
      let path =
        document.kind == .table
        ? place.path("table?file=\(SitePath.encoded(document.name.file))")
        : place.path(to: document.name)
      return ListRow(
        title: "<a href=\"\(path)\">\(document.name.title)</a>",
        detail: HTML(Excerpt.text(of: document.body, around: query)))
    }
    return """
      <p role="status" class="soft">\(found.count == Self.limit ? text.many : "\(found.count)\(text.first)")</p>
      \(rows.html)
      """
  }
}

/// A few words of a document around what was looked for.
enum Excerpt {
  static func text(of body: [UInt8], around query: String) -> String {
    let text = String(decoding: body.prefix(200_000), as: UTF8.self)
    let word = query.split(separator: " ").max { $0.count < $1.count } ?? ""
    let place = text.range(of: word, options: [.caseInsensitive, .diacriticInsensitive])
    let middle = place?.lowerBound ?? text.startIndex
    let start = text.index(middle, offsetBy: -60, limitedBy: text.startIndex) ?? text.startIndex
    let end = text.index(middle, offsetBy: 140, limitedBy: text.endIndex) ?? text.endIndex
    let words = text[start..<end].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (start > text.startIndex ? "… " : "") + words + (end < text.endIndex ? " …" : "")
  }
}
