import Accounts
import Hummingbird

/// What was done with accounts and access, in one workspace or on the whole server.
struct AccessLogPages: PageGroup {
  private static let pageSize = 100

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .workspace, path: "access-log", label: Phrase("Access log", "Registro de accesos"),
        for: .readAccessLog, order: 90)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/access-log", for: .workspace(.readAccessLog), use: own)
    routes.get("/administration/access-log", for: .instance(.readWholeAccessLog), use: whole)
  }

  @Sendable private func own(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    return try await page(
      visit, .workspace(place.id), place.path("access-log"), place.instants, at: "access-log")
  }

  @Sendable private func whole(_ visit: Visit) async throws -> Response {
    try await page(
      visit, .whole, "/administration/access-log", visit.instants, at: nil)
  }

  private func page(
    _ visit: Visit, _ part: AccountDirectory.LogPart, _ path: String, _ instants: InstantLabel,
    at tab: String?
  ) async throws -> Response {
    let text = visit.words(AccessLogText.self)
    let before = visit.query("before").flatMap { Int64($0) }
    let entries = try await visit.site.accounts.accessLog(
      part, by: visit.principal, before: before, limit: Self.pageSize)
    let rows: [[HTML]] = entries.map { entry in
      [
        instants.html(entry.time), HTML(entry.name ?? text.unknown),
        HTML(entry.act.phrase(visit.language)),
        entry.outcome == .done
          ? "<span class=\"tag\">\(text.done)</span>"
          : "<span class=\"tag tag--danger\">\(text.refused)</span>",
        // The log keeps its details in English, whoever reads it.
        "\(entry.workspace ?? "") <span lang=\"en\">\(entry.detail)</span>",
        HTML(entry.origin.address),
      ]
    }
    let older: HTML =
      if entries.count == Self.pageSize, let last = entries.last {
        "<p><a class=\"button button--plain\" href=\"\(path)?before=\(String(last.id))\">\(text.older)</a></p>"
      } else { .empty }
    let main: HTML = """
      <div class="stack">
      \(tab == nil ? Trail(steps: [(visit.words(AdministrationText.self).title, SitePath.administration)]).html : .empty)
      <h1>\(text.title)</h1><p class="lead">\(text.lead)</p>
      \(rows.isEmpty ? "<p>\(text.empty)</p>" : DataTable(caption: text.title, hidesCaption: true, columns: text.columns, rows: rows).html)
      \(older)
      </div>
      """
    return visit.page(text.title, main, at: tab)
  }
}
