import Accounts
import Hummingbird
import Store
import Tables
import Workspace

/// Removing a row: what refers to it is said before, and it can come back after.
struct RecordRemoval: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/record/remove", for: .workspace(.removeRecord), use: ask)
    routes.post("/workspaces/:workspace/record/remove", for: .workspace(.removeRecord), use: remove)
    routes.post("/workspaces/:workspace/record/undo", for: .workspace(.editDocument), use: undo)
  }

  private static let shownReferences = 30

  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let head = place.summary.head
    guard let row = try await SavedRow.read(try visit.rowName(), visit, at: head) else {
      throw Visit.nothingHere
    }
    let text = visit.words(RemovalText.self)
    let opened = try await visit.readable(at: head)
    let names = WorkspaceNames(community: opened?.community, words: visit.columnWords)
    let called = names.title(in: row.name.file) { row.cells[$0] ?? "" }
    let title = text.title(called.isEmpty ? row.name.row ?? "" : called)
    let path = place.path(to: row.name).replacing("/record?", with: "/record/remove?")
    let main: HTML = """
      <div class="stack">
      \(RecordTrail.html(row.name, visit))
      <h1>\(title)</h1>
      <p class="lead">\(text.lead)</p>
      \(opened.map { consequences(row, $0, visit) })
      <div class="actions">
      \(visit.button(text.confirm, to: path, style: "button button--danger", fields: visit.draftFields(base: head)))
      <a class="button button--plain" href="\(place.path(to: row.name))">\(text.cancel)</a>
      </div>
      </div>
      """
    return visit.page(title, main, width: .text, at: "records")
  }

  private func consequences(_ row: SavedRow, _ opened: OpenWorkspace, _ visit: Visit) -> HTML {
    guard let place = visit.place else { return .empty }
    let text = visit.words(RemovalText.self)
    let references = IncomingReferences(
      to: row.name, cells: row.cells, in: opened, visit.columnWords
    ).all
    guard !references.isEmpty else { return "<p>\(text.nothingRefers)</p>" }
    let rows = references.prefix(Self.shownReferences).map { reference in
      let file = reference.document.file
      return ListRow(
        title: """
          <a href="\(place.path(to: reference.document))">\(reference.title.isEmpty ? reference.document.row ?? "" : reference.title)</a>
          """,
        detail: """
          \(visit.columnWords.row(file) ?? file), “\(visit.title(of: reference.column, in: file))”
          """)
    }
    let more = references.count - rows.count
    return """
      <p><strong>\(text.refers(references.count))</strong></p>
      \(Array(rows).html)
      \(more > 0 ? "<p class=\"soft\">\(text.more(more))</p>" as HTML : .empty)
      """
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let base = try visit.base()
    let place = try visit.workspace()
    let name = try visit.rowName()
    let table = place.path("table?file=\(SitePath.encoded(name.file))")
    do {
      let commit = try await visit.commit(
        [DocumentChange(name: name, kind: .row, body: nil)], base: base)
      return visit.seeOther(
        "\(table)&done=removed&row=\(SitePath.encoded(name.row ?? ""))&revision=\(commit.revision)")
    } catch StoreError.conflicts {
      throw WebProblem(.conflict, visit.words(RemovalText.self).stale)
    } catch StoreError.nothingToChange {
      return visit.seeOther(table)
    }
  }

  /// Takes back the removal, or any other last change of a row, and leads to the row.
  @Sendable private func undo(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let name = try visit.rowName()
    guard let revision = Int(visit.form.text("revision")), revision > 0,
      try await visit.site.store.changes(at: revision, of: place.id).map(\.name) == [name]
    else { throw Visit.nothingHere }
    do {
      try await visit.site.store.undo(
        revision, in: place.id, id: visit.draftID, author: visit.author,
        check: AccountDirectory.commitCheck(of: visit.principal, in: place.id))
    } catch StoreError.conflicts {
      throw WebProblem(.conflict, visit.words(RemovalText.self).undoStale)
    } catch StoreError.nothingToChange {}
    return visit.seeOther(place.path(to: name) + "&done=undone")
  }
}
