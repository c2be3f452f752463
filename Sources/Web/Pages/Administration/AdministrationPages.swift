import Accounts
import Hummingbird

/// Accounts of the whole server.
struct AdministrationPages: PageGroup {

  func add(to routes: inout SiteRoutes) {
    routes.get("/administration", for: .instance(.manageAccounts), use: list)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let text = visit.words(AdministrationText.self)
    let accounts = try await visit.site.accounts.accounts(by: visit.principal)
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      \(visit.doneNotice(["deleted": text.personDeleted]))
      <ul>
      <li><a href="\(WorkspaceAdministrationPages.path)">\(text.workspaces)</a></li>
      <li><a href="/administration/access-log">\(text.log)</a></li>
      </ul>
      <h2>\(text.accounts)</h2>
      \(accounts.map { row($0, visit) }.html)
      </div>
      """
    return visit.page(text.title, main, width: .text)
  }

  private func row(_ account: Account, _ visit: Visit) -> ListRow {
    let text = visit.words(AdministrationText.self)
    return ListRow(
      title: """
        <a href="\(PersonPages.path(account.id))">\(account.name)</a> \(PersonPages.tags(account, text))
        """,
      detail: """
        \(account.email.map { "\($0.description) · " } ?? "")\
        \(text.since)\(visit.instants.html(account.created))
        """)
  }
}
