import Accounts
import Hummingbird
import Store
import Tables
import Workspace

struct RecordListText: Sendable {
  var title = "Records"
  var lead = "Everything the plan is made from: tables with their rows, and chapters as text."
  var tables = "Tables"
  var chapters = "Chapters"
  var otherFiles = "Settings and other files"
  var emptyTitle = "Nothing is in this workspace yet"
  var emptyDetail =
    "Bring in the folder of a plan, or of another community as an example to start from."
  var emptyAction = "Import a folder"
  var oneRow = "1 row"
  var rows = " rows"
  var readOnly = "You can read these records. Ask an owner if you should change them."
  var addRow = "Add a row"
  var noRows = "This table has no rows yet."
  var more = "Show more"
  var row = "Row"
}

/// The list of a workspace's tables and files, and the rows of one table.
struct RecordListPages: PageGroup {
  let text = RecordListText()

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .records, path: "records", label: Phrase("Records", "Registros"),
        for: .readWorkspace)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/records", for: .workspace(.readWorkspace), use: list)
    routes.get("/workspaces/:workspace/table", for: .workspace(.readWorkspace), use: table)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let snapshot = try await visit.site.cache.snapshot(place.id)
    guard !snapshot.documents.isEmpty else {
      return visit.page(text.title, empty(place), at: "records")
    }
    var rows: [String: Int] = [:]
    for document in snapshot.documents where document.name.row != nil {
      rows[document.name.file, default: 0] += 1
    }
    let files = snapshot.documents.filter { $0.name.row == nil }
    let tables = files.filter { $0.kind == .table }.map { document in
      ListRow(
        title: """
          <a href="\(place.path("table?file=\(SitePath.encoded(document.name.file))"))">\(document.name.file)</a>
          """, detail: HTML(count(rows[document.name.file] ?? 0)))
    }
    let others = files.filter { $0.kind == .file }.map { document in
      (
        isChapter: document.name.file.hasSuffix(".md"),
        row: ListRow(
          title: "<a href=\"\(place.path(to: document.name))\">\(document.name.file)</a>",
          detail: HTML(ByteCount.text(document.body.count)))
      )
    }
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p></div>
      \(section(text.tables, tables))
      \(section(text.chapters, others.filter(\.isChapter).map(\.row)))
      \(section(text.otherFiles, others.filter { !$0.isChapter }.map(\.row)))
      </div>
      """
    return visit.page(text.title, main, at: "records")
  }

  private func section(_ title: String, _ rows: [ListRow]) -> HTML {
    rows.isEmpty ? .empty : "<section class=\"stack\"><h2>\(title)</h2>\n\(rows.html)</section>"
  }

  private func count(_ rows: Int) -> String { rows == 1 ? text.oneRow : "\(rows)\(text.rows)" }

  private func empty(_ place: WorkspacePlace) -> HTML {
    let action: HTML = """
      <a class="button" href="\(place.path("import"))">\(text.emptyAction)</a>
      """
    return """
      <div class="stack"><h1>\(text.title)</h1>
      \(EmptyState(title: text.emptyTitle, detail: text.emptyDetail, action: place.may(.importWorkspace) ? action : .empty).html)
      </div>
      """
  }

  /// How many rows stand on one page.
  private static let pageSize = 100
  /// Columns that say what a row is; the others are on its own page.
  private static let columnCount = 7

  @Sendable private func table(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let file = visit.query("file") ?? ""
    let start = max(0, visit.query("from").flatMap { Int($0) } ?? 0)
    let documents = try await visit.site.cache.snapshot(place.id).documents.filter {
      $0.name.file == file
    }
    guard let head = documents.first(where: { $0.kind == .table }) else { throw Visit.nothingHere }
    let rows = documents.filter { $0.kind == .row }
    let shown = rows.dropFirst(start).prefix(Self.pageSize)
    let add: HTML = """
      <a class="button" href="\(place.path("record/new?file=\(SitePath.encoded(file))"))">\(text.addRow)</a>
      """
    let more: HTML = """
      <p><a class="button button--plain" href="\(place.path("table?file=\(SitePath.encoded(file))&from=\(start + Self.pageSize)"))">\(text.more)</a></p>
      """
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(text.title, place.path("records"))]).html)
      <div class="row row--ends"><h1>\(file)</h1>\(place.may(.addRecord) ? add : .empty)</div>
      <p class="soft">\(count(rows.count))</p>
      \(rows.isEmpty ? "<p>\(text.noRows)</p>" : table(Array(shown), head, place))
      \(start + Self.pageSize < rows.count ? more : .empty)
      </div>
      """
    return visit.page(file, main, at: "records")
  }

  /// The columns that tell rows apart at a glance, in the order of the table.
  ///
  /// Required ones count before others; what only repeats the row's name is left out.
  static func columns(of file: String, having columns: [String]) -> [String] {
    let declaration = WorkspaceTables.all.first { $0.file == file }
    let key = declaration?.key.count == 1 ? declaration?.key.first : nil
    let others = columns.filter { !$0.isEmpty && $0 != key }
    let required = Set(declaration?.required ?? [])
    let ranked = others.filter(required.contains) + others.filter { !required.contains($0) }
    let chosen = Set(ranked.prefix(columnCount))
    return others.filter(chosen.contains)
  }

  private func table(_ rows: [Document], _ head: Document, _ place: WorkspacePlace) -> HTML {
    let records = rows.map { ($0, RecordRow(head: head.body, body: $0.body)) }
    let columns = Self.columns(of: head.name.file, having: records.first?.1?.columns ?? [])
    let cells: [[HTML]] = records.map { document, record in
      [
        "<a href=\"\(place.path(to: document.name))\">\(document.name.row ?? "")</a>"
      ] + columns.map { HTML(record?[$0] ?? "") }
    }
    return DataTable(
      caption: head.name.file, hidesCaption: true, columns: [text.row] + columns, rows: cells
    ).html
  }
}

/// Sizes of files for people.
enum ByteCount {
  static func text(_ bytes: Int) -> String {
    switch bytes {
    case ..<1024: "\(bytes) bytes"
    case ..<(1024 * 1024): "\((bytes + 512) / 1024) KB"
    default: "\((bytes + 524_288) / 1_048_576) MB"
    }
  }
}
