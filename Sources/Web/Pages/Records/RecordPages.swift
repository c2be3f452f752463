import Accounts
import Foundation
import Hummingbird
import Store

/// One row of a table as a form made from the table's header.
struct RecordPages: PageGroup {
  let text = RecordText()

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/record", for: .workspace(.readWorkspace), use: show)
    routes.post(
      "/workspaces/:workspace/record", for: .workspace(.editDocument),
      taking: .form(limit: 256 * 1024),
      use: save)
    routes.post("/workspaces/:workspace/record/remove", for: .workspace(.removeRecord), use: remove)
    routes.get("/workspaces/:workspace/record/new", for: .workspace(.addRecord), use: new)
    routes.post(
      "/workspaces/:workspace/record/new", for: .workspace(.addRecord),
      taking: .form(limit: 256 * 1024), use: create)
  }

  /// The row of the address, and the head of its table, at a revision.
  private func found(
    _ visit: Visit, at revision: Int? = nil
  ) async throws -> (row: Document, record: RecordRow?, head: Int) {
    let place = try visit.workspace()
    let name = try rowName(visit)
    let revision = revision ?? place.summary.head
    guard let row = try await visit.site.store.document(name, in: place.id, at: revision) else {
      throw Visit.nothingHere
    }
    let head = try await visit.site.store.document(
      DocumentName(file: name.file), in: place.id, at: revision)
    let record = head.flatMap { RecordRow(head: $0.body, body: row.body) }
    return (row, record, revision)
  }

  private func rowName(_ visit: Visit) throws -> DocumentName {
    guard let file = visit.query("file"), let row = visit.query("row"), !row.isEmpty else {
      throw Visit.nothingHere
    }
    return DocumentName(file: file, row: row)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let (row, record, revision) = try await found(visit)
    return try page(visit, row, record, base: revision)
  }

  private func page(
    _ visit: Visit, _ row: Document, _ record: RecordRow?, base: Int,
    errors: FormErrors = FormErrors()
  ) throws -> Response {
    let place = try visit.workspace()
    let mayEdit = visit.mayChange(row, record)
    let body: HTML =
      switch record {
      case nil: Notice(tone: .caution, title: text.unreadable).html
      case let record? where mayEdit: editForm(visit, row, record, base: base)
      case let record?:
        "<p class=\"soft\">\(text.readOnly)</p>\n\(RecordFields.table(record, caption: row.name.title))"
      }
    let main: HTML = """
      <div class="stack">
      \(RecordFields.trail(row.name, place, text))
      <h1>\(row.name.row ?? "")</h1>
      \(visit.doneNotice(["saved": text.saved, "unchanged": text.unchanged]))
      \(body)
      <p class="small"><a href="\(place.path("history?document=\(SitePath.encoded(row.name.description))"))">\(text.history)</a></p>
      </div>
      """
    return visit.page(row.name.row ?? "", main, at: "records")
  }

  private func editForm(_ visit: Visit, _ row: Document, _ record: RecordRow, base: Int) -> HTML {
    guard let place = visit.place else { return .empty }
    let keys = RecordFields.keys(of: row.name.file)
    let path = place.path(to: row.name)
    let fields = record.columns.map { column in
      RecordFields.field(column, record[column] ?? "", isKey: keys.contains(column))
    }
    let removal = visit.button(
      text.remove, to: path.replacing("/record?", with: "/record/remove?"),
      style: "button button--danger", fields: visit.draftFields(base: base))
    return """
      \(visit.form(path, """
        \(visit.draftFields(base: base))
        <div class="grid">
        \(fields)
        </div>
        \(Field(name: "reason", label: text.reason, hint: text.reasonHint, isRequired: false, maxLength: 500).html())
        <div class="actions"><button class="button">\(text.save)</button></div>
        """))
      \(place.may(.removeRecord) ? removal : .empty)
      """
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let base = try visit.base()
    let place = try visit.workspace()
    let name = try rowName(visit)
    let origin: (row: Document, record: RecordRow?, head: Int)
    do {
      origin = try await found(visit, at: base)
    } catch let problem as WebProblem where problem.status == .notFound {
      // The form puts back a row that was removed: its columns are those of the table now.
      return try await putBack(visit, name, base: base)
    }
    guard let record = origin.record else { throw WebProblem(.conflict, text.unreadable) }
    let body = record.body(with: RecordFields.values(visit.form, like: record))
    let change = DocumentChange(
      name: name, kind: .row, position: origin.row.position, body: body)
    do {
      try await visit.commit([change], base: base)
      return visit.seeOther(place.path(to: name) + "&done=saved")
    } catch StoreError.nothingToChange {
      return visit.seeOther(place.path(to: name) + "&done=unchanged")
    } catch StoreError.conflicts(let conflicts) {
      return try await conflictPage(visit, conflicts)
    }
  }

  private func putBack(_ visit: Visit, _ name: DocumentName, base: Int) async throws -> Response {
    let place = try visit.workspace()
    guard let old = Int(visit.form.text("from")),
      let row = try await visit.site.store.document(name, in: place.id, at: old),
      let head = try await visit.site.store.document(
        DocumentName(file: name.file), in: place.id, at: base),
      let record = RecordRow(head: head.body, body: row.body)
    else { throw Visit.nothingHere }
    let body = record.body(with: RecordFields.values(visit.form, like: record))
    let change = DocumentChange(name: name, kind: .row, position: row.position, body: body)
    try await visit.commit([change], base: base)
    return visit.seeOther(place.path(to: name) + "&done=saved")
  }

  private func conflictPage(_ visit: Visit, _ conflicts: [EditConflict]) async throws -> Response {
    let place = try visit.workspace()
    guard let conflict = conflicts.first,
      let head = try await visit.site.store.document(
        DocumentName(file: conflict.name.file), in: place.id)
    else { throw StoreError.conflicts(conflicts) }
    let page = RecordConflict(text: text, conflict: conflict, head: head.body)
    return visit.page(page.title, page.html(visit, place), at: "records", status: .conflict)
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let base = try visit.base()
    let place = try visit.workspace()
    let name = try rowName(visit)
    do {
      try await visit.commit([DocumentChange(name: name, kind: .row, body: nil)], base: base)
    } catch StoreError.conflicts {
      throw WebProblem(
        .conflict,
        "Somebody else has changed this row since you opened it, so it was not removed. Open it again and look."
      )
    } catch StoreError.nothingToChange {}
    return visit.seeOther(place.path("table?file=\(SitePath.encoded(name.file))&done=removed"))
  }

  // A new row

  private func head(_ visit: Visit) async throws -> Document {
    let place = try visit.workspace()
    guard let file = visit.query("file"),
      let head = try await visit.site.store.document(DocumentName(file: file), in: place.id),
      head.kind == .table
    else { throw Visit.nothingHere }
    return head
  }

  @Sendable private func new(_ visit: Visit) async throws -> Response {
    try newPage(visit, try await head(visit))
  }

  private func newPage(
    _ visit: Visit, _ head: Document, errors: FormErrors = FormErrors(),
    status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let place = try visit.workspace()
    let file = head.name.file
    let keys = RecordFields.keys(of: file)
    let fields = RecordFields.columns(ofHead: head.body).map { column in
      RecordFields.field(
        column, visit.form["cell.\(column)"] ?? "", isKey: false, isRequired: keys.contains(column))
    }
    let title = text.newTitle + file
    let main: HTML = """
      <div class="stack">
      \(RecordFields.trail(DocumentName(file: file, row: ""), place, text))
      <h1>\(title)</h1>
      \(errors.summary)
      \(visit.form(place.path("record/new?file=\(SitePath.encoded(file))"), """
        \(visit.draftFields(base: place.summary.head))
        <div class="grid">
        \(fields)
        </div>
        \(Field(name: "reason", label: text.reason, hint: text.reasonHint, isRequired: false, maxLength: 500).html())
        <div class="actions"><button class="button">\(text.add)</button></div>
        """))
      </div>
      """
    return visit.page(title, main, at: "records", status: status)
  }

  @Sendable private func create(_ visit: Visit) async throws -> Response {
    let head = try await head(visit)
    let place = try visit.workspace()
    let file = head.name.file
    let columns = RecordFields.columns(ofHead: head.body)
    let values = columns.map { (visit.form["cell.\($0)"] ?? "").replacing("\r\n", with: "\n") }
    let keys = RecordFields.keys(of: file)
    var errors = FormErrors()
    for (column, value) in zip(columns, values) where keys.contains(column) {
      if value.trimmingCharacters(in: .whitespaces).isEmpty {
        errors.add("cell.\(column)", "Fill in “\(column)”: it names the row.")
      }
    }
    guard errors.isEmpty else {
      return try newPage(visit, head, errors: errors, status: .badRequest)
    }
    let snapshot = try await visit.site.cache.snapshot(place.id)
    let change = try RecordFields.appended(values, to: file, of: snapshot)
    let commit = try await visit.commit([change], base: snapshot.revision)
    _ = commit
    return visit.seeOther(place.path(to: change.name) + "&done=saved")
  }
}
