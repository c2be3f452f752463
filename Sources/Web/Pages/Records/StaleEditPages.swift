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
    let waiting = WaitingRow.rows(in: visit.form)
    try await visit.commitEdits(base: try visit.base(), reason: "") { edits in
      let rows = edits.rows
      for row in waiting { row.apply(to: &edits, rows) }
    }
    return visit.seeOther(Self.way(visit, try visit.workspace()))
  }
}
