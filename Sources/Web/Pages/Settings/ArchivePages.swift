import Accounts
import Databases
import Hummingbird
import Store

/// Closing a workspace to changes, and opening it again.
struct ArchivePages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/archive", for: .workspace(.archiveWorkspace), use: ask)
    routes.post("/workspaces/:workspace/archive", for: .workspace(.archiveWorkspace), use: change)
  }

  /// The way to the page from the settings, for owners.
  static func section(_ place: WorkspacePlace, _ language: Language) -> HTML {
    guard place.may(.archiveWorkspace) else { return .empty }
    let text = ArchiveText.in(language)
    return """
      <section class="stack"><h2>\(text.section)</h2>
      <p><a href="\(place.path("archive"))">\(place.summary.isArchived ? text.backLink : text.link)</a></p>
      </section>
      """
  }

  @Sendable private func ask(_ visit: Visit) throws -> Response {
    let text = visit.words(ArchiveText.self)
    let place = try visit.workspace()
    let isArchived = place.summary.isArchived
    let title = isArchived ? text.backTitle : text.title
    let points: HTML = """
      <ul class="stack stack--tight">
      \(text.points.map { "<li>\($0)</li>" as HTML })
      </ul>
      """
    let main: HTML = """
      <div class="stack">
      <h1>\(title)</h1>
      <p class="lead">\(isArchived ? text.backLead : text.lead)</p>
      \(isArchived ? .empty : points)
      \(visit.form(place.path("archive"), """
        <input type="hidden" name="archived" value="\(isArchived ? "no" : "yes")">
        <div class="actions"><button class="\(isArchived ? "button" : "button button--danger")">\(isArchived ? text.backConfirm : text.confirm)</button>
        <a class="button button--plain" href="\(place.path("settings"))">\(text.cancel)</a></div>
        """))
      </div>
      """
    return visit.page(title, main, width: .text, at: "settings")
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let wanted = visit.form.text("archived")
    guard ["yes", "no"].contains(wanted) else { return visit.seeOther(place.path("archive")) }
    if (wanted == "yes") != place.summary.isArchived {
      try await visit.setArchived(wanted == "yes")
    }
    return visit.seeOther(place.path("settings?done=\(wanted == "yes" ? "archived" : "opened")"))
  }
}

extension Visit {
  /// Closes the workspace of the path or opens it again, and says so in its access log.
  func setArchived(_ isArchived: Bool) async throws {
    let id = try workspace().id
    let (principal, origin, now) = (principal, origin, site.now())
    try await site.store.database.write { transaction in
      try WorkspaceStore.setArchived(id, isArchived, in: transaction)
      try AccountDirectory.record(
        isArchived ? .workspaceArchived : .workspaceOpened, by: principal, from: origin, at: now,
        workspace: id, in: transaction)
    }
  }
}
