import Accounts
import Hummingbird
import Plan
import Store
import Tables
import Workspace

/// The list of a workspace's tables and files.
struct RecordListPages: PageGroup {
  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .records, path: "records", label: Phrase("Records", "Registros"),
        for: .readWorkspace)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/records", for: .workspace(.readWorkspace), use: list)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(RecordListText.self)
    let head = place.summary.head
    let snapshot = try await visit.site.cache.snapshot(place.id, at: head, head: head)
    guard !snapshot.documents.isEmpty else {
      return visit.page(text.title, empty(place, text), at: "records")
    }
    let found = try await visit.readable(at: head)?.community.findings ?? []
    let contents = WorkspaceContents(snapshot, findings: found)
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p></div>
      \(section(text.tables, contents.tables.map { tableRow($0, visit, contents) }))
      \(section(text.chapters, contents.chapters.map { fileRow($0, visit) }))
      \(section(text.otherFiles, contents.otherFiles.map { fileRow($0, visit) }))
      \(notBegun(contents, visit))
      </div>
      """
    return visit.page(text.title, main, at: "records")
  }

  private func section(_ title: String, _ rows: [ListRow]) -> HTML {
    rows.isEmpty ? .empty : "<section class=\"stack\"><h2>\(title)</h2>\n\(rows.html)</section>"
  }

  private func tableRow(_ file: String, _ visit: Visit, _ contents: WorkspaceContents) -> ListRow {
    let text = visit.words(RecordListText.self)
    let count = contents.rowCounts[file] ?? 0
    let place = visit.place
    let path = place?.path("table?file=\(SitePath.encoded(file))") ?? ""
    let tag = contents.grave[file].map { grave -> HTML in
      let tone: HTML = grave.errors > 0 ? "tag--danger" : "tag--caution"
      return """
        <a class="tag \(tone)" href="\(path)&amp;only=found">\(text.toLookAt(grave.errors + grave.warnings))</a>
        """
    }
    return ListRow(
      title: """
        <a href="\(path)">\(visit.tableTitle(file))</a> <code class="field__code">\(file)</code>
        """, detail: HTML(visit.columnWords.purpose(of: file) ?? ""),
      actions: """
        \(tag)<span class="number soft">\(text.rows(count, visit.number(Double(count))))</span>
        """)
  }

  private func fileRow(_ document: Document, _ visit: Visit) -> ListRow {
    let path = visit.place?.path(to: document.name) ?? ""
    let heading = document.title
    let size = ByteCount.text(document.body.count, visit)
    return ListRow(
      title: """
        <a href="\(path)">\(heading ?? document.name.file)</a>
        """, detail: heading == nil ? HTML(size) : "<code>\(document.name.file)</code> · \(size)")
  }

  /// Tables of the format that the workspace lacks, each with what it is for.
  private func notBegun(_ contents: WorkspaceContents, _ visit: Visit) -> HTML {
    guard let place = visit.place, place.may(.addRecord), !place.summary.isArchived else {
      return .empty
    }
    let text = visit.words(RecordListText.self)
    let rows = WorkspaceColumns.all.filter { !contents.files.contains($0.file) }.map { table in
      let path = place.path("record/new?file=\(SitePath.encoded(table.file))")
      return ListRow(
        title: HTML(visit.tableTitle(table.file)),
        detail: HTML(visit.columnWords.purpose(of: table.file) ?? ""),
        actions: """
          <a class="button button--plain" href="\(path)">\(text.add(visit.columnWords.row(table.file) ?? table.file))</a>
          """)
    }
    guard !rows.isEmpty else { return .empty }
    return """
      <details><summary>\(text.notBegun) <span class="tag">\(rows.count)</span></summary>
      <p class="soft">\(text.notBegunLead)</p>
      \(rows.html)
      </details>
      """
  }

  private func empty(_ place: WorkspacePlace, _ text: RecordListText) -> HTML {
    let action: HTML = """
      <a class="button" href="\(place.path("import"))">\(text.emptyAction)</a>
      """
    return """
      <div class="stack"><h1>\(text.title)</h1>
      \(EmptyState(title: text.emptyTitle, detail: text.emptyDetail, action: place.may(.importWorkspace) ? action : .empty).html)
      </div>
      """
  }
}

/// What a workspace holds, file by file.
struct WorkspaceContents {
  /// In the order of the declarations.
  private(set) var tables: [String] = []
  private(set) var chapters: [Document] = []
  private(set) var otherFiles: [Document] = []
  private(set) var files: Set<String> = []
  private(set) var rowCounts: [String: Int] = [:]
  /// Findings that somebody should look at, by file; nil where there are none.
  private(set) var grave: [String: (errors: Int, warnings: Int)] = [:]

  init(_ snapshot: WorkspaceSnapshot, findings: [Finding]) {
    var present: Set<String> = []
    for document in snapshot.documents {
      switch document.kind {
      case .row: rowCounts[document.name.file, default: 0] += 1
      case .table: present.insert(document.name.file)
      case .file where document.name.file.hasSuffix(".md"): chapters.append(document)
      case .file: otherFiles.append(document)
      }
      files.insert(document.name.file)
    }
    let order = WorkspaceColumns.all.map(\.file).filter(present.contains)
    tables = order + present.subtracting(order).sorted()
    for finding in findings where finding.severity >= .warning {
      let isError = finding.severity == .error
      grave[finding.place.file, default: (0, 0)].errors += isError ? 1 : 0
      grave[finding.place.file, default: (0, 0)].warnings += isError ? 0 : 1
    }
  }
}

extension Document {
  /// The title of a text in Markdown, whose references stand as they are written; nil for other files and where it has none.
  var title: String? {
    guard name.file.hasSuffix(".md") else { return nil }
    return ManuscriptChapter.ownTitle(of: String(decoding: body, as: UTF8.self), file: name.file)
  }
}

/// Sizes of files for people.
enum ByteCount {
  static func text(_ bytes: Int, _ visit: Visit) -> String {
    switch bytes {
    case ..<1024: visit.words(RecordListText.self).bytes(visit.number(Double(bytes)))
    case ..<(1024 * 1024): "\(visit.number(Double((bytes + 512) / 1024))) KB"
    default: "\(visit.number(Double((bytes + 524_288) / 1_048_576))) MB"
    }
  }
}
