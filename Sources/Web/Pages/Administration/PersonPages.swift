import Accounts
import HTTPTypes
import Hummingbird

/// One account of the server: what it holds, and what an administrator may do with it.
struct PersonPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    let recent = Access.instanceRecentPassword(.manageAccounts)
    routes.get("/administration/accounts/:account", for: .instance(.manageAccounts), use: show)
    routes.post("/administration/accounts/close", for: recent, use: close)
    routes.post("/administration/accounts/administrator", for: recent, use: administrator)
    routes.post("/administration/accounts/second-factor", for: recent, use: secondFactor)
    routes.post("/administration/accounts/reset", for: recent, use: reset)
  }

  static func path(_ account: Account.ID) -> String {
    "/administration/accounts/\(SitePath.encoded(account.rawValue))"
  }

  /// The account that the path names, while its data are there.
  static func account(_ visit: Visit) async throws -> Account {
    let id = Account.ID(try visit.parameter("account"))
    guard let account = try await visit.site.accounts.account(id), account.deleted == nil else {
      throw AccountProblem.noAccount
    }
    return account
  }

  /// What is told of an account beside its name.
  static func tags(_ account: Account, _ text: AdministrationText) -> HTML {
    let tags: [HTML] = [
      account.isAdministrator ? "<span class=\"tag tag--accent\">\(text.administrator)</span>" : "",
      account.hasSecondFactor ? "<span class=\"tag\">\(text.secondFactor)</span>" : "",
      account.disabled != nil ? "<span class=\"tag tag--danger\">\(text.closed)</span>" : "",
    ]
    return tags.filter { !$0.isEmpty }.joined(by: " ")
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    try await page(visit, try await Self.account(visit))
  }

  private func page(
    _ visit: Visit, _ account: Account, errors: FormErrors = FormErrors(),
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(AdministrationText.self)
    let holdings = try await visit.site.accounts.holdings(of: account.id, by: visit.principal)
    let rows = holdings.map { holding in
      ListRow(
        title: HTML(holding.workspace),
        actions: """
          <span class="tag">\(holding.role.label(visit.language))</span> \
          \(holding.isOnlyOwner ? "<span class=\"tag tag--caution\">\(text.onlyOwner)</span>" as HTML : .empty)
          """)
    }
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack">
      \(Trail(steps: [(text.title, SitePath.administration)]).html)
      <h1>\(account.name) \(Self.tags(account, text))</h1>
      <p class="soft">\(account.email.map { "\($0.description) · " } ?? "")\(text.since)\(visit.instants.html(account.created))</p>
      \(visit.doneNotice(["done": text.done]))
      \(errors.summary)
      </div>
      <section class="stack"><h2>\(text.memberOf)</h2>
      \(rows.isEmpty ? "<p class=\"soft\">\(text.memberOfNone)</p>" as HTML : rows.html)
      </section>
      \(actions(account, visit))
      </div>
      """
    return visit.page(account.name, main, width: .text, status: status)
  }

  private func actions(_ account: Account, _ visit: Visit) -> HTML {
    let text = visit.words(AdministrationText.self)
    func part(_ id: String, _ lead: String, _ action: HTML) -> HTML {
      """
      <li id="field-\(id)"><div class="rows__text"><p>\(lead)</p></div>
      <div class="actions">\(action)</div></li>
      """
    }
    func button(_ label: String, _ path: String, _ value: String, isDanger: Bool = false) -> HTML {
      visit.button(
        label, to: "/administration/accounts/\(path)",
        style: isDanger ? "button button--danger" : "button button--plain",
        fields: """
          <input type="hidden" name="account" value="\(account.id.rawValue)">
          <input type="hidden" name="value" value="\(value)">
          """)
    }
    let close = account.disabled == nil
    let parts: [HTML] = [
      part("reset", text.resetLead, button(text.reset, "reset", "")),
      account.hasSecondFactor
        ? part(
          "factor", text.removeSecondFactorLead,
          button(text.removeSecondFactor, "second-factor", "", isDanger: true)) : .empty,
      part(
        "administrator", text.administratorLead,
        account.isAdministrator
          ? button(text.endAdministrator, "administrator", "no", isDanger: true)
          : button(text.makeAdministrator, "administrator", "yes")),
      part(
        "close", close ? text.closeLead : text.openLead,
        close
          ? button(text.close, "close", "yes", isDanger: true) : button(text.open, "close", "no")),
      part(
        "delete", text.deleteLead,
        "<a class=\"button button--plain\" href=\"\(Self.path(account.id))/delete\">\(text.delete)</a>"
      ),
    ]
    return """
      <section class="stack"><h2>\(text.what)</h2>
      <ul class="rows">
      \(parts.filter { !$0.isEmpty })
      </ul></section>
      """
  }

  private func id(_ visit: Visit) -> Account.ID { Account.ID(visit.form.text("account")) }

  /// The person's page again with what is wrong, where that is for the administrator to settle.
  private func answered(
    _ visit: Visit, _ field: String, _ body: () async throws -> Void
  ) async throws -> Response {
    do {
      try await body()
      return visit.seeOther(Self.path(id(visit)) + "?done=done")
    } catch let problem as AccountProblem {
      guard problem.isAboutTheForm, let account = try await visit.site.accounts.account(id(visit))
      else { throw problem }
      return try await page(
        visit, account, errors: .one(field, problem.phrase(visit.language)), status: .conflict)
    }
  }

  @Sendable private func close(_ visit: Visit) async throws -> Response {
    try await answered(visit, "close") {
      try await visit.site.accounts.setClosed(
        visit.form.text("value") == "yes", id(visit), by: visit.principal, from: visit.origin)
    }
  }

  @Sendable private func administrator(_ visit: Visit) async throws -> Response {
    try await answered(visit, "administrator") {
      try await visit.site.accounts.setAdministrator(
        visit.form.text("value") == "yes", id(visit), by: visit.principal, from: visit.origin)
    }
  }

  @Sendable private func secondFactor(_ visit: Visit) async throws -> Response {
    try await answered(visit, "factor") {
      try await visit.site.accounts.removeSecondFactor(
        of: id(visit), by: visit.principal, from: visit.origin)
    }
  }

  @Sendable private func reset(_ visit: Visit) async throws -> Response {
    try await Self.resetLink(
      for: id(visit), wayBack: (Self.path(id(visit)), visit.words(AdministrationText.self).back),
      visit)
  }

  /// Makes a reset link and shows it, this once.
  static func resetLink(
    for account: Account.ID, wayBack: (path: String, label: String), _ visit: Visit
  ) async throws -> Response {
    let text = visit.words(AdministrationText.self)
    let made = try await visit.site.accounts.makeResetLink(
      for: account, by: visit.principal, from: visit.origin)
    return SecretPage(
      title: text.linkTitle, lead: text.linkLead,
      detail: "<p>\(text.linkEnds)\(visit.instants.html(made.expires))</p>", id: "link",
      secret: visit.address(of: "/reset/\(made.token)"), wayBack: wayBack
    ).page(visit)
  }
}
