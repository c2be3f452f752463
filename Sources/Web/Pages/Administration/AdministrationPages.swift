import Accounts
import HTTPTypes
import Hummingbird

/// Accounts of the whole server.
struct AdministrationPages: PageGroup {

  func add(to routes: inout SiteRoutes) {
    routes.get("/administration", for: .instance(.manageAccounts), use: list)
    routes.post(
      "/administration/accounts/close", for: .instanceRecentPassword(.manageAccounts), use: close)
    routes.post(
      "/administration/accounts/administrator", for: .instanceRecentPassword(.manageAccounts),
      use: administrator)
    routes.post(
      "/administration/accounts/second-factor", for: .instanceRecentPassword(.manageAccounts),
      use: secondFactor)
    routes.post(
      "/administration/accounts/reset", for: .instanceRecentPassword(.manageAccounts), use: reset)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response { try await page(visit) }

  private func page(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(AdministrationText.self)
    let accounts = try await visit.site.accounts.accounts(by: visit.principal)
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      \(visit.doneNotice(["done": text.done]))
      \(errors.summary)
      <p><a href="/administration/access-log">\(text.log)</a></p>
      <h2>\(text.accounts)</h2>
      \(accounts.map { row($0, visit) }.html)
      </div>
      """
    return visit.page(text.title, main, width: .text, status: status)
  }

  private func row(_ account: Account, _ visit: Visit) -> ListRow {
    let text = visit.words(AdministrationText.self)
    let tags: [HTML] = [
      account.isAdministrator ? "<span class=\"tag tag--accent\">\(text.administrator)</span>" : "",
      account.hasSecondFactor ? "<span class=\"tag\">\(text.secondFactor)</span>" : "",
      account.disabled != nil ? "<span class=\"tag tag--danger\">\(text.closed)</span>" : "",
      account.deleted != nil ? "<span class=\"tag tag--danger\">\(text.deleted)</span>" : "",
    ]
    return ListRow(
      title: "\(account.name) \(tags.filter { !$0.isEmpty }.joined(by: " "))",
      detail: """
        \(account.email.map { "\($0.description) · " } ?? "")\
        \(text.since)\(visit.instants.html(account.created))
        """, actions: account.deleted == nil ? actions(account, visit) : .empty)
  }

  private func actions(_ account: Account, _ visit: Visit) -> HTML {
    let text = visit.words(AdministrationText.self)
    let id: HTML = "<input type=\"hidden\" name=\"account\" value=\"\(account.id.rawValue)\">"
    func button(_ label: String, _ path: String, _ value: String, isDanger: Bool = false) -> HTML {
      visit.button(
        label, to: "/administration/accounts/\(path)",
        style: isDanger ? "button button--danger" : "button button--plain",
        fields: "\(id)<input type=\"hidden\" name=\"value\" value=\"\(value)\">")
    }
    return """
      <details><summary>\(text.more)<span class="hidden">: \(account.name)</span></summary><div class="actions">
      \(button(text.reset, "reset", ""))
      \(account.isAdministrator ? button(text.endAdministrator, "administrator", "no", isDanger: true) : button(text.makeAdministrator, "administrator", "yes"))
      \(account.hasSecondFactor ? button(text.removeSecondFactor, "second-factor", "", isDanger: true) : .empty)
      \(account.disabled == nil ? button(text.close, "close", "yes", isDanger: true) : button(text.open, "close", "no"))
      </div></details>
      """
  }

  private func id(_ visit: Visit) -> Account.ID { Account.ID(visit.form.text("account")) }

  private func answered(_ visit: Visit, _ body: () async throws -> Void) async throws -> Response {
    do {
      try await body()
      return visit.seeOther("/administration?done=done")
    } catch let problem as AccountProblem {
      guard problem.isAboutTheForm else { throw problem }
      return try await page(
        visit, errors: .one("accounts", problem.phrase(visit.language)), status: .conflict)
    }
  }

  @Sendable private func close(_ visit: Visit) async throws -> Response {
    try await answered(visit) {
      try await visit.site.accounts.setClosed(
        visit.form.text("value") == "yes", id(visit), by: visit.principal, from: visit.origin)
    }
  }

  @Sendable private func administrator(_ visit: Visit) async throws -> Response {
    try await answered(visit) {
      try await visit.site.accounts.setAdministrator(
        visit.form.text("value") == "yes", id(visit), by: visit.principal, from: visit.origin)
    }
  }

  @Sendable private func secondFactor(_ visit: Visit) async throws -> Response {
    try await answered(visit) {
      try await visit.site.accounts.removeSecondFactor(
        of: id(visit), by: visit.principal, from: visit.origin)
    }
  }

  @Sendable private func reset(_ visit: Visit) async throws -> Response {
    let text = visit.words(AdministrationText.self)
    let token = try await visit.site.accounts.makeResetLink(
      for: id(visit), by: visit.principal, from: visit.origin)
    let link = visit.site.address.origin(of: visit.request) + "/reset/\(token)"
    let main: HTML = """
      <div class="stack">
      <h1>\(text.linkTitle)</h1>
      \(Notice(tone: .caution, title: text.linkLead).html)
      <p class="secret" id="link">\(link)</p>
      <p><a class="button" href="\(SitePath.administration)">\(text.back)</a></p>
      </div>
      """
    return visit.page(text.linkTitle, main, width: .text)
  }
}
