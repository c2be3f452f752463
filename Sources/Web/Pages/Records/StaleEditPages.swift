import Accounts
import HTTPTypes
import Hummingbird
import Store
import Workspace

/// Both versions of every row that somebody else has changed since a form was made, and the way on.
struct StaleEditPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.post(
      "/workspaces/:workspace/choose", for: .workspace(.editDocument),
      taking: .form(limit: RecordPages.bodyLimit), use: choose)
  }

  /// The answer to a form that came too late.
  static func page(_ visit: Visit, _ stale: StaleEdits) async throws -> Response {
    let place = try visit.workspace()
    let before = try await visit.site.cache.snapshot(
      place.id, at: stale.base, head: place.summary.head)
    // The head may have moved since the visit began.
    let now = try await visit.site.cache.snapshot(place.id)
    let view = StaleEditView(
      visit: visit, place: place, stale: stale, before: before, now: now,
      text: visit.words(ConflictText.self), way: way(visit, place))
    return visit.page(view.title, view.html, at: "records", status: .conflict)
  }

  /// The page that the form was on, when it is one of this workspace.
  private static func way(_ visit: Visit, _ place: WorkspacePlace) -> String {
    let sent = visit.form["back"] ?? visit.site.address.pageBefore(visit.request)
    guard let path = SitePath.safeReturn(sent), path.hasPrefix(place.path("")) else {
      return place.path("")
    }
    return path
  }

  @Sendable private func choose(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let base = try visit.base()
    let snapshot = try await visit.site.cache.snapshot(
      place.id, at: base, head: place.summary.head)
    let rows = SnapshotRows(snapshot)
    try await visit.commitEdits(base: base, reason: "") { edits in
      for row in WaitingRow.rows(in: visit.form) {
        row.apply(to: &edits, now: rows.cells(of: row.name))
      }
    }
    return visit.seeOther(Self.way(visit, place))
  }
}

/// The cells of rows of a revision, by name.
struct SnapshotRows {
  private let documents: [DocumentName: Document]

  init(_ snapshot: WorkspaceSnapshot) {
    documents = Dictionary(snapshot.documents.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The columns of a table; nil when there is no such table.
  func table(_ file: String) -> RowFields? {
    documents[DocumentName(file: file)].map { RowFields(file: file, head: $0.body) }
  }

  func cells(of name: DocumentName) -> [String: String]? {
    guard let row = documents[name], let table = table(name.file) else { return nil }
    return table.fields(of: row.body)
  }
}
