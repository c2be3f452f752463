import Accounts
import Hummingbird
import Store
import Tables
import Workspace

/// The rows of one table: filtered, sorted and page by page, without any script.
struct TablePages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/table", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let file = visit.query("file") ?? ""
    let head = place.summary.head
    let snapshot = try await visit.site.cache.snapshot(place.id, at: head, head: head)
    let opened = try await visit.readable(at: head)
    guard
      let table = TableRows(file: file, of: snapshot, community: opened?.community)
        ?? TableRows(notBegun: file, in: snapshot)
    else { throw Visit.nothingHere }
    let page = TableView(
      table: table,
      choice: TableChoice(Visit.query(of: visit.request), file: file, having: table.columns),
      findings: opened?.findings(in: file) ?? [],
      names: WorkspaceNames(community: opened?.community, words: visit.columnWords), visit: visit,
      place: place, text: visit.words(RecordListText.self))
    return visit.page(visit.tableTitle(file), page.html, at: "records")
  }
}

/// A page of rows with what chooses them.
struct TableView {
  let table: TableRows
  let choice: TableChoice
  let findings: [DocumentFinding]
  let names: WorkspaceNames
  let visit: Visit
  let place: WorkspacePlace
  let text: RecordListText

  private var file: String { table.file }
  private var words: ColumnWords { names.words }
  private var path: String { place.path("table") }

  var html: HTML {
    let grave = findings.filter { $0.finding.severity >= .warning }
    let byRow = Dictionary(grouping: grave) { $0.document.row ?? "" }
    let rows = choice.rows(of: table, found: Set(byRow.keys))
    let pages = max(1, (rows.count + TableChoice.pageSize - 1) / TableChoice.pageSize)
    let page = min(choice.page, pages)
    let shown = rows.dropFirst((page - 1) * TableChoice.pageSize).prefix(TableChoice.pageSize)
    return """
      <div class="stack">
      \(RecordTrail.html(DocumentName(file: file), visit))
      <div class="row row--ends"><h1>\(words.table(file)) <code class="field__code">\(file)</code></h1>\(table.rows.isEmpty ? .empty : add)</div>
      \(table.rows.isEmpty ? .empty : "<p class=\"lead\">\(words.purpose(of: file) ?? "")</p>" as HTML)
      \(removed)
      \(ofTable(byRow[""] ?? []))
      \(table.rows.isEmpty ? nothingYet : filter(hasFindings: !grave.isEmpty))
      \(table.rows.isEmpty ? .empty : shown.isEmpty ? nothingFits : grid(Array(shown), byRow))
      \(pager(page, count: rows.count))
      </div>
      """
  }

  private var add: HTML {
    guard place.mayAddRows else { return .empty }
    return """
      <a class="button" href="\(place.path("record/new?file=\(SitePath.encoded(file))"))">\(text.add(words.row(file) ?? file))</a>
      """
  }

  private var nothingYet: HTML {
    EmptyState(
      title: text.noRowsTitle, detail: words.purpose(of: file) ?? "", action: add
    ).html
  }

  private var nothingFits: HTML {
    """
    <p role="status">\(text.nothingFits) <a href="\(path)?file=\(SitePath.encoded(file))">\(text.showAll)</a></p>
    """
  }

  /// What was just removed, with the way back.
  private var removed: HTML {
    guard visit.query("done") == "removed", let row = visit.query("row"),
      let revision = visit.query("revision").flatMap({ Int($0) })
    else { return .empty }
    let back = place.path(to: DocumentName(file: file, row: row))
      .replacing("/record?", with: "/record/undo?")
    let fields: HTML = """
      \(visit.draftFields(base: place.summary.head))
      <input type="hidden" name="revision" value="\(revision)">
      """
    let undo = place.may(.editDocument) ? visit.button(text.undo, to: back, fields: fields) : .empty
    return Notice(
      tone: .good, title: text.removed(row), detail: "<div class=\"actions\">\(undo)</div>",
      isAnswer: true
    ).html
  }

  private func ofTable(_ found: [DocumentFinding]) -> HTML {
    guard !found.isEmpty else { return .empty }
    let items = found.map { "<li>\(visit.library($0.finding.message))</li>" as HTML }
    return Notice(tone: .caution, title: text.ofTable, detail: "<ul>\n\(items)\n</ul>").html
  }

  private func filter(hasFindings: Bool) -> HTML {
    let only: HTML = """
      <label class="choice"><input type="checkbox" name="only" value="found"\("checked", when: choice.onlyFound)>\
      <span>\(text.onlyFound)</span></label>
      """
    let columns = table.columns.filter { !$0.isEmpty }.map { column in
      """
      <label class="choice"><input type="checkbox" name="column" value="\(column)"\("checked", when: choice.columns.contains(column))>\
      <span>\(words.title(of: column, in: file))</span></label>
      """ as HTML
    }
    return """
      <form method="get" action="\(path)" class="toolbar stack stack--tight" role="search">
      <input type="hidden" name="file" value="\(file)">
      \(choice.sort.map { "<input type=\"hidden\" name=\"sort\" value=\"\($0)\">" as HTML })\
      \(choice.isDescending ? "<input type=\"hidden\" name=\"down\" value=\"1\">" : .empty)
      <div class="form--inline">
      \(Field(name: "q", label: text.filter, value: choice.words, kind: .search, isRequired: false, marksOptional: false, maxLength: 200).html())
      <button class="button button--plain">\(text.show)</button>
      </div>
      \(hasFindings || choice.onlyFound ? only : .empty)
      <details><summary>\(text.columns)</summary><div class="choices choices--columns">\(columns)</div></details>
      </form>
      """
  }

  private func grid(_ rows: [TableRows.Row], _ found: [String: [DocumentFinding]]) -> HTML {
    let references = choice.columns.reduce(into: [String: [String: String]]()) { all, name in
      guard case .reference(let other, let key) = WorkspaceColumns.column(name, of: file)?.kind
      else { return }
      all[name] = names.titles(file: other, column: key)
    }
    return """
      <div class="scroll" role="region" aria-label="\(words.table(file))" tabindex="0">
      <table>
      <caption class="hidden">\(words.table(file))</caption>
      <thead><tr><th scope="col">\(words.row(file) ?? text.row)</th>\(choice.columns.map(header))</tr></thead>
      <tbody>
      \(rows.map { line($0, found[$0.document.name.row ?? ""] ?? [], references) })
      </tbody>
      </table>
      </div>
      """
  }

  private func header(_ column: String) -> HTML {
    let isSorted = choice.sort == column
    let goesDown = isSorted && !choice.isDescending
    let title = words.title(of: column, in: file)
    let state = isSorted ? choice.isDescending ? "descending" : "ascending" : nil
    let arrow: HTML =
      isSorted ? "<span aria-hidden=\"true\"> \(choice.isDescending ? "↓" : "↑")</span>" : .empty
    return """
      <th scope="col"\("aria-sort", state)\("class", isNumber(column) ? "number" : nil)>\
      <a href="\(path)?\(choice.query(sort: column, down: goesDown))" aria-label="\(text.sortBy(title))">\(title)\(arrow)</a></th>
      """
  }

  private func isNumber(_ column: String) -> Bool {
    switch WorkspaceColumns.column(column, of: file)?.kind {
    case .number, .wholeNumber: true
    default: false
    }
  }

  private func line(
    _ row: TableRows.Row, _ found: [DocumentFinding], _ references: [String: [String: String]]
  ) -> HTML {
    let name = row.document.name.row ?? ""
    let title = names.title(in: file) { row[$0] }
    let isError = found.contains { $0.finding.severity == .error }
    let tone: HTML = isError ? "tag--danger" : "tag--caution"
    let mark: HTML =
      found.isEmpty ? .empty : " <span class=\"tag \(tone)\">\(text.toLookAt(found.count))</span>"
    let key: HTML =
      title.isEmpty || title == name ? .empty : "<br><code class=\"field__code\">\(name)</code>"
    let cells = choice.columns.map { column -> HTML in
      let shown = display(row[column], column, references[column])
      return isNumber(column) ? "<td class=\"number\">\(shown)</td>" : "<td>\(shown)</td>"
    }
    return """
      <tr><th scope="row" class="wordy"><a href="\(place.path(to: row.document.name))">\(title.isEmpty ? name : title)</a>\(mark)\(key)</th>\(cells)</tr>
      """
  }

  /// Long text is cut: the whole of it is on the row's own page.
  private func display(_ cell: String, _ column: String, _ titles: [String: String]?) -> HTML {
    let declared = WorkspaceColumns.column(column, of: file)
    if case .date = declared?.kind { return DayLabel(cell).html }
    let label = titles?[cell] ?? words.label(of: cell, in: declared)
    let shown = label.count > 90 ? String(label.prefix(80)) + "…" : label
    return shown.hasPrefix("http") ? "<span class=\"web\">\(shown)</span>" : HTML(shown)
  }

  private func pager(_ page: Int, count: Int) -> HTML {
    Pager(
      page: page, pageSize: TableChoice.pageSize, count: count, text: visit.words(PagerText.self),
      path: { "\(path)?\(choice.query(page: $0))" }, number: { visit.number(Double($0)) }
    ).html
  }
}
