import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Workspace

/// One row of a table as a form made from the table's declaration.
struct RecordPages: PageGroup {
  /// Percent encoding makes three bytes of each of a text in another script.
  static let bodyLimit = 1024 * 1024

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/record", for: .workspace(.readWorkspace), use: show)
    routes.post(
      "/workspaces/:workspace/record", for: .workspace(.editDocument),
      taking: .form(limit: Self.bodyLimit), use: save)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    guard let row = try await SavedRow.read(try visit.rowName(), visit, at: place.summary.head)
    else { throw Visit.nothingHere }
    return try await page(visit, row, cells: row.cells)
  }

  /// - Parameters:
  ///   - cells: What the fields show.
  ///   - written: As `RecordForm.written`.
  ///   - check: What would be wrong if they were saved.
  private func page(
    _ visit: Visit, _ row: SavedRow, cells: [String: String], written: [String: String] = [:],
    errors: FormErrors = FormErrors(), check: RecordCheck? = nil
  ) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(RecordText.self)
    let opened = try await visit.readable(at: row.revision)
    let names = WorkspaceNames(community: opened?.community, words: visit.columnWords)
    let found = try await findings(visit, row, opened)
    var form = RecordForm(
      file: row.name.file, columns: row.table.columns, cells: cells, findings: found,
      names: names, library: visit.site.library, text: text)
    form.written = written
    form.errors = errors.isEmpty ? check?.atFields ?? errors : errors
    let title = names.title(in: row.name.file) { row.cells[$0] ?? "" }
    let heading = title.isEmpty ? row.name.row ?? "" : title
    let main: HTML = """
      <div class="stack">
      \(RecordTrail.html(row.name, visit))
      <div><p class="eyebrow">\(visit.columnWords.row(row.name.file) ?? row.name.file)</p><h1>\(heading)</h1></div>
      \(visit.doneNotice(Self.done(text, visit.words(ReviewText.self))))
      \(form.errors.summary)
      \(check.map { CheckNotice(check: $0, text: text, words: visit.columnWords).html(place) })
      \(FoundInRow(findings: found, text: text, language: visit.language).html)
      <div class="columns columns--side">
      <div class="stack stack--loose"><div>\(visit.mayChange(row) ? editForm(visit, row, form, check) : readOnly(row, form))</div>
      \(RecordRemarks(row.name, opened, visit).html)</div>
      \(aside(visit, row))
      </div>
      </div>
      """
    return visit.page(
      heading, main, at: "records",
      status: errors.isEmpty && check == nil ? .ok : .unprocessableContent)
  }

  private static func done(_ text: RecordText, _ review: ReviewText) -> [String: String] {
    [
      "saved": text.saved, "unchanged": text.unchanged, "undone": text.undone,
      "sent": review.asked, "settled": review.settledNotice, "removed": review.removed,
      "said-nothing": review.empty,
    ]
  }

  /// What was found in the row in reading, and in calculating where the row is shown as it is now.
  private func findings(
    _ visit: Visit, _ row: SavedRow, _ opened: OpenWorkspace?
  ) async throws -> [Finding] {
    guard let opened else { return [] }
    let place = try visit.workspace()
    // Right after a save the page comes at once; the next one says what the calculation finds.
    guard row.revision == place.summary.head, visit.request.method == .get,
      visit.query("done") == nil
    else {
      return opened.findings(in: row.name.file).filter { $0.document == row.name }.map(\.finding)
    }
    let links = RecordLinks(opened, place)
    let calculation = try await visit.calculation()
    return try await onOwnThread { calculation.findings(in: row.name.file) }
      .filter { links.document($0.place) == row.name }
  }

  private func readOnly(_ row: SavedRow, _ form: RecordForm) -> HTML {
    guard row.isReadable else { return Notice(tone: .caution, title: form.text.unreadable).html }
    return "<p class=\"soft\">\(form.text.readOnly)</p>\n\(form.readOnly)"
  }

  private func editForm(
    _ visit: Visit, _ row: SavedRow, _ form: RecordForm, _ check: RecordCheck?
  ) -> HTML {
    guard let place = visit.place else { return .empty }
    return visit.form(
      place.path(to: row.name), className: "form record form--paper",
      """
      \(visit.draftFields(base: row.revision))
      \(form.html)
      \(SaveBar(label: form.text.save, offersDraft: check != nil, text: form.text).html(visit))
      """)
  }

  private func aside(_ visit: Visit, _ row: SavedRow) -> HTML {
    guard let place = visit.place else { return .empty }
    let text = visit.words(RecordText.self)
    let file = SitePath.encoded(row.name.file)
    let name = SitePath.encoded(row.name.row ?? "")
    let history = place.path("history?document=\(SitePath.encoded(row.name.description))")
    let duplicate: HTML = """
      <li><a href="\(place.path("record/new?file=\(file)&like=\(name)"))">\(text.duplicate)</a></li>
      """
    let removal: HTML = """
      <li><a class="danger" href="\(place.path("record/remove?file=\(file)&row=\(name)"))">\(visit.words(RemovalText.self).remove)</a></li>
      """
    let isActivity = row.name.file == WorkspaceTables.inventory.file && row.name.row != nil
    return """
      <aside class="stack" aria-label="\(text.aboutRow)">
      <p class="soft small">\(visit.columnWords.purpose(of: row.name.file) ?? "")</p>
      <ul class="links">
      \(isActivity ? ofActivity(row.name.row ?? "", visit, place) : .empty)
      \(place.may(.readHistory) ? "<li><a href=\"\(history)\">\(text.history)</a></li>" as HTML : .empty)
      \(place.may(.addRecord) && !place.summary.isArchived ? duplicate : .empty)
      \(visit.mayRemove(row) ? removal : .empty)
      </ul>
      </aside>
      """
  }

  /// What there is to see of a record of activity: its factor, and other methods.
  private func ofActivity(_ id: String, _ visit: Visit, _ place: WorkspacePlace) -> HTML {
    """
    <li><a href="\(place.path("inventory/records/\(SitePath.encoded(id))/factor"))">\(visit.words(FactorText.self).title)</a></li>
    <li><a href="\(place.path(MethodComparisonPages.path(id)))">\(visit.words(MethodComparisonText.self).link)</a></li>
    """
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let base = try visit.base()
    let name = try visit.rowName()
    guard let old = try await SavedRow.read(name, visit, at: base) else {
      // The form puts back a row that was removed: its columns are those of the table now.
      return try await putBack(visit, name, base: base)
    }
    let text = visit.words(RecordText.self)
    guard old.isReadable else { throw WebProblem(.conflict, text.unreadable) }
    let input = RecordInput(
      visit.form, file: name.file, columns: old.table.columns, old: old.cells,
      language: visit.language, library: visit.site.library)
    let errors = input.errors(visit.columnWords, text)
    guard errors.isEmpty else {
      return try await page(visit, old, cells: input.cells, written: input.written, errors: errors)
    }
    let row = try await old.latest(visit)
    let edit = try await RecordEdit.changing(name, input.changes, at: row.revision, visit)
    let place = try visit.workspace()
    if visit.form["anyway"] == nil {
      let check = RecordCheck(
        edit.changes, to: edit.name, in: try await visit.readable(at: row.revision),
        library: visit.site.library)
      guard check.isEmpty else {
        return try await page(visit, row, cells: input.cells, written: input.written, check: check)
      }
      check.changed.map(visit.site.cache.expect)
    }
    do {
      try await visit.commit(edit.changes, base: row.revision)
      return visit.seeOther(place.path(to: edit.name) + "&done=saved")
    } catch StoreError.nothingToChange {
      return visit.seeOther(place.path(to: name) + "&done=unchanged")
    } catch StoreError.conflicts(let conflicts) {
      return try await conflictPage(visit, conflicts, about: name)
    }
  }

  private func putBack(_ visit: Visit, _ name: DocumentName, base: Int) async throws -> Response {
    let place = try visit.workspace()
    guard let revision = Int(visit.form.text("from")),
      let old = try await SavedRow.read(name, visit, at: revision, headAt: base)
    else { throw Visit.nothingHere }
    let input = RecordInput(
      visit.form, file: name.file, columns: old.table.columns, old: old.cells,
      language: visit.language, library: visit.site.library)
    let change = DocumentChange(
      name: name, kind: .row, position: old.document.position,
      body: old.table.editing(old.document.body, fields: input.changes))
    try await visit.commit([change], base: base)
    return visit.seeOther(place.path(to: name) + "&done=saved")
  }

  private func conflictPage(
    _ visit: Visit, _ conflicts: [EditConflict], about name: DocumentName
  ) async throws -> Response {
    let place = try visit.workspace()
    // A change of the columns touches every row; the one that was edited is what the writer knows.
    guard let conflict = conflicts.first(where: { $0.name == name }) ?? conflicts.first,
      let head = try await visit.site.store.document(
        DocumentName(file: conflict.name.file), in: place.id)
    else { throw StoreError.conflicts(conflicts) }
    let page = RecordConflict(
      conflict: conflict, table: RowFields(file: conflict.name.file, head: head.body),
      words: visit.columnWords, text: visit.words(ConflictText.self))
    return visit.page(page.title, page.html(visit, place), at: "records", status: .conflict)
  }
}
