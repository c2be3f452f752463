import Accounts
import Foundation
import Hummingbird
import Store
import Tables
import Workspace

/// The texts of the search across a workspace.
struct SearchText: Words {
  let title: String
  let label: String
  let hint: String
  let button: String
  let nothing: String
  let nothingOfKind: String
  let found: @Sendable (_ count: Int) -> String
  let many: @Sendable (_ limit: Int) -> String
  let kinds: String
  let everything: String
  let chapters: String
  let otherFiles: String

  static let english = SearchText(
    title: "Search", label: "Words to look for",
    hint:
      "Records, risks, actions and the text of the plan. All words must be there; the last one may be only begun.",
    button: "Search",
    nothing: "Nothing holds all of these words. Try fewer, or only the beginning of a word.",
    nothingOfKind: "Nothing of this kind holds all of these words.",
    found: { $0 == 1 ? "1 found." : "\($0) found; the best ones come first." },
    many: { "The first \($0) of more; add a word to narrow it down." },
    kinds: "Kinds", everything: "Everything", chapters: "Chapters",
    otherFiles: "Settings and other files")

  static let spanish = SearchText(
    title: "Buscar", label: "Palabras que busca",
    hint:
      "Registros, riesgos, acciones y el texto del plan. Deben aparecer todas las palabras; la última puede estar incompleta.",
    button: "Buscar",
    nothing:
      "Nada contiene todas estas palabras. Pruebe con menos palabras o solo con el comienzo de una.",
    nothingOfKind: "Nada de este tipo contiene todas estas palabras.",
    found: { $0 == 1 ? "1 resultado." : "\($0) resultados; los mejores aparecen primero." },
    many: { "Los primeros \($0) de más resultados; agregue una palabra para reducirlos." },
    kinds: "Tipos", everything: "Todo", chapters: "Capítulos",
    otherFiles: "Ajustes y otros archivos")
}

/// Search across a workspace.
struct SearchPages: PageGroup {
  /// So many are looked at, and so many shown.
  private static let limit = 200
  private static let shownLimit = 50

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
    let text = visit.words(SearchText.self)
    let query = String((visit.query("q") ?? "").prefix(200))
    let found =
      query.isEmpty
      ? [] : try await visit.site.store.search(query, in: place.id, limit: Self.limit)
    let results: HTML = query.isEmpty ? .empty : try await results(found, visit, query)
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      <form method="get" action="\(place.path("search"))" class="form--inline toolbar" role="search">
      \(Field(name: "q", label: text.label, value: query, hint: text.hint, kind: .search, maxLength: 200).html())
      <button class="button">\(text.button)</button>
      </form>
      \(results)
      </div>
      """
    return visit.page(text.title, main, at: "search")
  }

  /// What a hit is listed under: its table, or the kind of its file.
  private static func kind(of document: Document) -> String {
    if document.kind != .file { return document.name.file }
    return document.name.file.hasSuffix(".md") ? "chapters" : "files"
  }

  private func results(
    _ found: [Document], _ visit: Visit, _ query: String
  ) async throws -> HTML {
    let place = try visit.workspace()
    let text = visit.words(SearchText.self)
    guard !found.isEmpty else { return "<p role=\"status\">\(text.nothing)</p>" }
    let kind = visit.query("in") ?? ""
    let fitting = kind.isEmpty ? found : found.filter { Self.kind(of: $0) == kind }
    let opened = try await visit.readable(at: place.summary.head)
    let hits = SearchHits(
      query: query, heads: try await heads(of: fitting, visit),
      names: WorkspaceNames(community: opened?.community, words: visit.columnWords), place: place)
    let shown = fitting.prefix(Self.shownLimit)
    let isCut = fitting.count > shown.count || kind.isEmpty && found.count == Self.limit
    let status =
      fitting.isEmpty
      ? text.nothingOfKind : isCut ? text.many(shown.count) : text.found(shown.count)
    return """
      \(kinds(found, chosen: kind, query, visit))
      <p role="status" class="soft">\(status)</p>
      \(shown.isEmpty ? .empty : shown.map(hits.row).html)
      """
  }

  private func heads(of found: [Document], _ visit: Visit) async throws -> [String: RowFields] {
    let place = try visit.workspace()
    let snapshot = try await visit.site.cache.snapshot(
      place.id, at: place.summary.head, head: place.summary.head)
    let files = Set(found.filter { $0.kind == .row }.map(\.name.file))
    let heads = snapshot.documents.filter { $0.kind == .table && files.contains($0.name.file) }
    return Dictionary(
      heads.map { ($0.name.file, RowFields(file: $0.name.file, head: $0.body)) }
    ) { first, _ in first }
  }

  private func kinds(_ found: [Document], chosen: String, _ query: String, _ visit: Visit) -> HTML {
    guard let place = visit.place else { return .empty }
    let text = visit.words(SearchText.self)
    var counts: [String: Int] = [:]
    for document in found { counts[Self.kind(of: document), default: 0] += 1 }
    guard counts.count > 1 || !chosen.isEmpty else { return .empty }
    let order = ["chapters"] + WorkspaceColumns.all.map(\.file) + ["files"]
    let present = order.filter { counts[$0] != nil || $0 == chosen }
    let items =
      [(kind: "", count: found.count)] + present.map { (kind: $0, count: counts[$0] ?? 0) }
    let links = items.map { item in
      let name =
        switch item.kind {
        case "": text.everything
        case "chapters": text.chapters
        case "files": text.otherFiles
        default: visit.tableTitle(item.kind)
        }
      let part = item.kind.isEmpty ? "" : "&in=\(SitePath.encoded(item.kind))"
      return """
        <li><a href="\(place.path("search?q=\(SitePath.encoded(query))\(part)"))"\
        \("aria-current", item.kind == chosen ? "true" : nil)>\(name) (\(item.count))</a></li>
        """ as HTML
    }
    return """
      <nav class="pills pills--small" aria-label="\(text.kinds)"><ul>
      \(links)
      </ul></nav>
      """
  }
}

/// Hits as sentences for people: what the row is, and where the words stand in it.
struct SearchHits {
  let query: String
  let heads: [String: RowFields]
  let names: WorkspaceNames
  let place: WorkspacePlace

  func row(_ document: Document) -> ListRow {
    let file = document.name.file
    if document.kind == .row, let table = heads[file] {
      let cells = table.fields(of: document.body)
      let title = names.title(in: file) { cells[$0] ?? "" }
      return ListRow(
        title: """
          <a href="\(place.path(to: document.name))">\(Excerpt.marked(title.isEmpty ? document.name.row ?? "" : title, query))</a> \
          <span class="tag">\(names.words.row(file) ?? file)</span>
          """, detail: detail(cells, table, title))
    }
    let path =
      document.kind == .table
      ? place.path("table?file=\(SitePath.encoded(file))") : place.path(to: document.name)
    let title =
      document.kind == .table
      ? names.words.table(file) : document.title ?? file
    return ListRow(
      title: "<a href=\"\(path)\">\(title)</a>",
      detail: Excerpt.marked(Excerpt.text(of: body(of: document), around: query), query))
  }

  /// A chapter without the signs of Markdown and the names of live figures, which nobody searches for.
  private func body(of document: Document) -> [UInt8] {
    guard document.name.file.hasSuffix(".md") else { return document.body }
    let text = String(decoding: document.body.prefix(200_000), as: UTF8.self)
    let plain = text.replacing(/\{\{[^}\n]*\}\}/, with: "…").replacing(/[*#`|]+/, with: "")
    return Array(plain.utf8)
  }

  /// The fields that hold the words, with what they are called.
  private func detail(_ cells: [String: String], _ table: RowFields, _ title: String) -> HTML {
    let holding = table.columns.filter { column in
      guard let text = cells[column], !text.isEmpty, !title.contains(text) else { return false }
      return Excerpt.holds(text, query)
    }
    return holding.prefix(3).map { column -> HTML in
      let text = Excerpt.text(of: Array((cells[column] ?? "").utf8), around: query)
      return "\(names.words.title(of: column, in: table.file)): \(Excerpt.marked(text, query))"
    }.joined(by: " · ")
  }
}

/// A few words of a text around what was looked for.
enum Excerpt {
  private static let options: String.CompareOptions = [.caseInsensitive, .diacriticInsensitive]

  /// The words of a query as they may stand in a text: without the plural that the search passes over.
  static func stems(_ query: String) -> [String] {
    query.split { !$0.isLetter && !$0.isNumber }.map { word in
      let text = String(word)
      let isPlural = text.count > 3 && text.lowercased().hasSuffix("s") && !text.hasSuffix("ss")
      return isPlural ? String(text.dropLast()) : text
    }
  }

  static func holds(_ text: String, _ query: String) -> Bool {
    stems(query).contains { text.range(of: $0, options: options) != nil }
  }

  static func text(of body: [UInt8], around query: String) -> String {
    let text = String(decoding: body.prefix(200_000), as: UTF8.self)
    let word = stems(query).max { $0.count < $1.count } ?? ""
    let place = text.range(of: word, options: options)
    let middle = place?.lowerBound ?? text.startIndex
    let start = text.index(middle, offsetBy: -60, limitedBy: text.startIndex) ?? text.startIndex
    let end = text.index(middle, offsetBy: 140, limitedBy: text.endIndex) ?? text.endIndex
    let words = text[start..<end].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (start > text.startIndex ? "… " : "") + words + (end < text.endIndex ? " …" : "")
  }

  /// The text with the words of the query marked, where they begin a word.
  static func marked(_ text: String, _ query: String) -> HTML {
    var marks: [Range<String.Index>] = []
    for stem in stems(query) where !stem.isEmpty {
      var rest = text.startIndex..<text.endIndex
      while let range = text.range(of: stem, options: options, range: rest) {
        let isStart =
          range.lowerBound == text.startIndex
          || !isLetter(text[text.index(before: range.lowerBound)])
        if isStart, !range.isEmpty { marks.append(range) }
        guard range.upperBound < text.endIndex, !range.isEmpty else { break }
        rest = range.upperBound..<text.endIndex
      }
    }
    marks.sort { $0.lowerBound < $1.lowerBound }
    var html: HTML = ""
    var position = text.startIndex
    for mark in marks where mark.lowerBound >= position {
      html = html + "\(text[position..<mark.lowerBound])<mark>\(text[mark])</mark>"
      position = mark.upperBound
    }
    return html + "\(text[position...])"
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}
