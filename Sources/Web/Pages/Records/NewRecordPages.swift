import Accounts
import Hummingbird
import Store
import Tables
import Workspace

/// A new row, empty or like another one.
struct NewRecordPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/record/new", for: .workspace(.addRecord), use: new)
    routes.post(
      "/workspaces/:workspace/record/new", for: .workspace(.addRecord),
      taking: .form(limit: RecordPages.bodyLimit), use: create)
  }

  /// The table that a row is added to; one that is not there yet has every column.
  private func table(_ visit: Visit) async throws -> RowFields {
    let place = try visit.workspace()
    guard let file = visit.query("file") else { throw Visit.nothingHere }
    if let head = try await visit.site.store.document(
      DocumentName(file: file), in: place.id, at: place.summary.head)
    {
      guard head.kind == .table else { throw Visit.nothingHere }
      return RowFields(file: file, head: head.body)
    }
    guard let declaration = WorkspaceTables.all.first(where: { $0.file == file }) else {
      throw Visit.nothingHere
    }
    let head = CSVTable(file: file, header: declaration.columns).text
    return RowFields(file: file, head: Array(head.utf8))
  }

  @Sendable private func new(_ visit: Visit) async throws -> Response {
    let table = try await table(visit)
    return try await page(visit, table, cells: try await start(visit, table))
  }

  /// The cells of the row that the new one is like, without its name; then what the address says of cells.
  private func start(_ visit: Visit, _ table: RowFields) async throws -> [String: String] {
    let place = try visit.workspace()
    var cells: [String: String] = [:]
    if let like = visit.query("like"),
      let row = try await SavedRow.read(
        DocumentName(file: table.file, row: like), visit, at: place.summary.head)
    {
      cells = row.cells.filter { !RecordForm.isName($0.key, of: table.file) }
    }
    let asked = RecordInput(
      Visit.query(of: visit.request), file: table.file, columns: table.columns, language: nil,
      library: visit.site.library)
    return cells.merging(asked.sent) { $1 }
  }

  private func page(
    _ visit: Visit, _ table: RowFields, cells: [String: String], written: [String: String] = [:],
    errors: FormErrors = FormErrors(), check: RecordCheck? = nil
  ) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(RecordText.self)
    let opened = try await visit.readable(at: place.summary.head)
    var form = RecordForm(
      file: table.file, columns: table.columns, cells: cells, isNew: true,
      names: WorkspaceNames(community: opened?.community, words: visit.columnWords),
      library: visit.site.library, text: text)
    form.written = written
    form.errors = errors.isEmpty ? check?.atFields ?? errors : errors
    let title = text.newTitle(visit.columnWords.row(table.file) ?? table.file)
    let main: HTML = """
      <div class="stack">
      \(RecordTrail.html(DocumentName(file: table.file, row: "new"), visit))
      <h1>\(title)</h1>
      <p class="lead">\(visit.columnWords.purpose(of: table.file) ?? "") \(text.newLead)</p>
      \(form.errors.summary)
      \(check.map { CheckNotice(check: $0, text: text, words: visit.columnWords).html(place) })
      \(visit.form(place.path("record/new?file=\(SitePath.encoded(table.file))"), className: "form record", """
        \(visit.draftFields(base: place.summary.head))
        \(form.html)
        \(SaveBar(label: text.add, offersDraft: check != nil, text: text).html(visit))
        """))
      </div>
      """
    return visit.page(
      title, main, at: "records",
      status: errors.isEmpty && check == nil ? .ok : .unprocessableContent)
  }

  @Sendable private func create(_ visit: Visit) async throws -> Response {
    let table = try await table(visit)
    let place = try visit.workspace()
    let text = visit.words(RecordText.self)
    let input = RecordInput(
      visit.form, file: table.file, columns: table.columns, language: visit.language,
      library: visit.site.library)
    let head = try await base(visit, table)
    let cells = named(
      input.cells, in: table.file, try await visit.site.cache.snapshot(place.id, at: head))
    var errors = input.errors(visit.columnWords, text)
    check(cells, of: table.file, visit, text, &errors)
    guard errors.isEmpty else {
      return try await page(visit, table, cells: cells, written: input.written, errors: errors)
    }
    let edit = try await RecordEdit.adding(cells, to: table.file, at: head, visit)
    guard edit.hasOwnName else {
      let taken = self.taken(edit.name.row ?? "", in: table.file, text)
      return try await page(visit, table, cells: cells, written: input.written, errors: taken)
    }
    if visit.form["anyway"] == nil {
      let check = RecordCheck(
        edit.changes, to: edit.name, in: try await visit.readable(at: head),
        library: visit.site.library)
      guard check.isEmpty else {
        return try await page(visit, table, cells: cells, written: input.written, check: check)
      }
      check.changed.map(visit.site.cache.expect)
    }
    do {
      try await visit.commit(edit.changes, base: head)
    } catch StoreError.conflicts {
      // Somebody has just added a row of the same name.
      let taken = self.taken(edit.name.row ?? "", in: table.file, text)
      return try await page(visit, table, cells: cells, written: input.written, errors: taken)
    }
    return visit.seeOther(place.path(to: edit.name) + "&done=saved")
  }

  /// The revision that the form was made at, so that sent twice it is one row; the head where the columns have changed since.
  private func base(_ visit: Visit, _ table: RowFields) async throws -> Int {
    let place = try visit.workspace()
    let base = try visit.base()
    guard base < place.summary.head else { return place.summary.head }
    let head = try await visit.site.store.document(
      DocumentName(file: table.file), in: place.id, at: base)
    let columns = head.map { RowFields(file: table.file, head: $0.body).columns }
    return columns == table.columns ? base : place.summary.head
  }

  /// What no table could take: a row without a name, or with that of another one.
  private func check(
    _ cells: [String: String], of file: String, _ visit: Visit, _ text: RecordText,
    _ errors: inout FormErrors
  ) {
    guard let declaration = WorkspaceTables.all.first(where: { $0.file == file }) else { return }
    let filled = cells.values.contains { !$0.trimmed.isEmpty }
    for column in declaration.key where declaration.key.count == 1 {
      if filled, (cells[column] ?? "").trimmed.isEmpty {
        errors.add(
          RecordInput.field(column), text.keyMissing(visit.title(of: column, in: file)))
      }
    }
    if !filled, let first = WorkspaceColumns.table(file)?.groups.first?.columns.first {
      errors.add(RecordInput.field(first.column), text.rowEmpty)
    }
  }

  private func taken(_ key: String, in file: String, _ text: RecordText) -> FormErrors {
    let column = WorkspaceTables.all.first { $0.file == file }?.key.last ?? "id"
    let name = key.prefix { $0 != "~" }
    return .one(RecordInput.field(column), text.keyTaken(String(name)))
  }

  /// With a short name where the writer gave none.
  private func named(
    _ cells: [String: String], in file: String, _ snapshot: WorkspaceSnapshot
  ) -> [String: String] {
    guard RecordForm.isName("id", of: file), (cells["id"] ?? "").trimmed.isEmpty,
      let naming = WorkspaceColumns.table(file)?.naming
    else { return cells }
    let taken = Set(
      snapshot.documents.filter { $0.name.file == file }.compactMap(\.name.row))
    var cells = cells
    cells["id"] = ProposedName.of(
      naming.map { cells[$0] ?? "" }.joined(separator: " "), taken: taken)
    return cells
  }
}
