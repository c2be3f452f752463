import Accounts
import Foundation
import HTTPTypes
import Hummingbird

/// Deleting the personal data of one's own account, or of somebody's by an administrator; what goes and stays is said first.
struct DeletionPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/account/delete", for: .signedIn, use: askOwn)
    routes.post("/account/delete", for: .recentPassword, use: deleteOwn)
    routes.get(
      "/administration/accounts/:account/delete", for: .instance(.manageAccounts), use: ask)
    routes.post(
      "/administration/accounts/:account/delete", for: .instanceRecentPassword(.manageAccounts),
      use: delete)
  }

  /// The way to the page from one's account.
  static func section(_ visit: Visit) -> HTML {
    let text = visit.words(DeletionText.self)
    return """
      <section class="stack"><h2>\(text.section)</h2>
      <p><a href="/account/delete">\(text.link)</a></p></section>
      """
  }

  @Sendable private func askOwn(_ visit: Visit) async throws -> Response {
    try await page(visit, try visit.person().account)
  }

  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    try await page(visit, try await PersonPages.account(visit))
  }

  private func page(
    _ visit: Visit, _ account: Account, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(DeletionText.self)
    let isOwn = visit.principal.account == account.id
    let title = isOwn ? text.title : text.titleOf(account.name)
    let obstacles = try await obstacles(visit, account, isOwn)
    let steps =
      isOwn
      ? [(visit.words(AccountText.self).title, SitePath.account)]
      : [
        (visit.words(AdministrationText.self).title, SitePath.administration),
        (account.name, PersonPages.path(account.id)),
      ]
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: steps).html)
      <h1>\(title)</h1>
      <p class="lead">\(text.lead)</p>
      \(obstacles)
      <section class="stack stack--tight"><h2>\(text.goesTitle)</h2>\(list(text.goes))</section>
      <section class="stack stack--tight"><h2>\(text.staysTitle)</h2>\(list(text.stays))</section>
      \(obstacles.isEmpty ? form(visit, account, isOwn) : .empty)
      </div>
      """
    return visit.page(title, main, width: .text, status: status)
  }

  private func list(_ points: [String]) -> HTML {
    """
    <ul>
    \(points.map { "<li>\($0)</li>" as HTML })
    </ul>
    """
  }

  private func form(_ visit: Visit, _ account: Account, _ isOwn: Bool) -> HTML {
    let text = visit.words(DeletionText.self)
    let path = isOwn ? SitePath.account : PersonPages.path(account.id)
    return visit.form(
      path + "/delete",
      """
      <div class="actions">
      <button class="button button--danger">\(isOwn ? text.confirm : text.confirmOf(account.name))</button>
      <a class="button button--plain" href="\(path)">\(text.cancel)</a></div>
      """)
  }

  /// What has to be done before, because somebody must own each workspace and run the server.
  private func obstacles(_ visit: Visit, _ account: Account, _ isOwn: Bool) async throws -> HTML {
    let text = visit.words(DeletionText.self)
    let accounts = visit.site.accounts
    let owned = try await accounts.holdings(of: account.id, by: visit.principal)
      .filter(\.isOnlyOwner).map(\.workspace)
    var points: [String] = []
    if !owned.isEmpty {
      let names = owned.map(visit.language == .english ? { "“\($0)”" } : { "«\($0)»" })
        .formatted(.list(type: .and).locale(visit.language.locale))
      points.append(
        "\(text.onlyOwner(names)) \(isOwn ? text.onlyOwnerHelp : text.onlyOwnerHelpOf)")
    }
    if account.isAdministrator,
      try await !accounts.accounts(by: visit.principal)
        .contains(where: { $0.id != account.id && $0.isAdministrator && $0.isOpen })
    {
      points.append(text.onlyAdministrator)
    }
    guard !points.isEmpty else { return .empty }
    return Notice(tone: .caution, title: text.notYet, detail: list(points)).html
  }

  @Sendable private func deleteOwn(_ visit: Visit) async throws -> Response {
    let account = try visit.person().account
    guard try await delete(account, visit) else {
      return try await page(visit, account, status: .conflict)
    }
    var response = visit.seeOther(SitePath.signIn + "?done=deleted")
    response.setCookieLine(visit.site.cookies.removing(visit.site.cookies.sessionName))
    return response
  }

  @Sendable private func delete(_ visit: Visit) async throws -> Response {
    let account = try await PersonPages.account(visit)
    guard account.id != visit.principal.account else { return try await deleteOwn(visit) }
    guard try await delete(account, visit) else {
      return try await page(visit, account, status: .conflict)
    }
    return visit.seeOther(SitePath.administration + "?done=deleted")
  }

  /// False when something has to be done before; the page says what.
  private func delete(_ account: Account, _ visit: Visit) async throws -> Bool {
    do {
      try await visit.site.accounts.deletePersonalData(
        of: account.id, by: visit.principal, from: visit.origin)
      return true
    } catch AccountProblem.lastOwner, AccountProblem.lastAdministrator {
      return false
    }
  }
}
