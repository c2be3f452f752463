import Accounts
import Hummingbird

struct AccessLogText: Sendable {
  var title = "Access log"
  var lead = "Sign-ins, invitations, roles, exports: what was done, by whom, and from where."
  var empty = "Nothing was logged yet."
  var columns = ["When", "Who", "What", "Outcome", "About", "From"]
  var older = "Older entries"
  var unknown = "unknown"
}

/// What was done with accounts and access, in one workspace or on the whole server.
struct AccessLogPages: PageGroup {
  let text = AccessLogText()
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
      visit, .whole, "/administration/access-log", InstantLabel(zone: "UTC"), at: nil)
  }

  private func page(
    _ visit: Visit, _ part: AccountDirectory.LogPart, _ path: String, _ instants: InstantLabel,
    at tab: String?
  ) async throws -> Response {
    let before = visit.query("before").flatMap { Int64($0) }
    let entries = try await visit.site.accounts.accessLog(
      part, by: visit.principal, before: before, limit: Self.pageSize)
    let rows: [[HTML]] = entries.map { entry in
      [
        instants.html(entry.time), HTML(entry.name ?? text.unknown), HTML(entry.act.rawValue),
        entry.outcome == .done
          ? "<span class=\"tag\">done</span>" : "<span class=\"tag tag--danger\">refused</span>",
        HTML([entry.workspace, entry.detail].compactMap(\.self).joined(separator: " ")),
        HTML(entry.origin.address),
      ]
    }
    let older: HTML =
      if entries.count == Self.pageSize, let last = entries.last {
        "<p><a class=\"button button--plain\" href=\"\(path)?before=\(String(last.id))\">\(text.older)</a></p>"
      } else { .empty }
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1><p class="lead">\(text.lead)</p>
      \(rows.isEmpty ? "<p>\(text.empty)</p>" : DataTable(caption: text.title, hidesCaption: true, columns: text.columns, rows: rows).html)
      \(older)
      </div>
      """
    return visit.page(text.title, main, at: tab)
  }
}
