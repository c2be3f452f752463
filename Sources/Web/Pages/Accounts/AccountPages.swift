import Accounts
import HTTPTypes
import Hummingbird

/// One's own account: name, password, sessions.
struct AccountPages: PageGroup {

  func add(to routes: inout SiteRoutes) {
    routes.get("/account", for: .signedIn, use: show)
    routes.post("/account/name", for: .signedIn, use: rename)
    routes.post("/account/email", for: .recentPassword, use: changeEmail)
    routes.post("/account/password", for: .signedIn, taking: .form(limit: 8 * 1024), use: password)
    routes.post("/account/sessions/end", for: .signedIn, use: endSession)
    routes.post("/account/sessions/end-others", for: .signedIn, use: endOthers)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    try await page(visit)
  }

  func page(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(AccountText.self)
    let person = try visit.person()
    let sessions = try await visit.site.accounts.sessions(of: visit.principal)
    let tokens = try await visit.site.accounts.tokens(of: visit.principal)
    let done = [
      "saved": text.saved, "password": text.passwordChanged, "second-factor-off": text.turnedOff,
      "ended": text.ended, "revoked": text.revoked,
      "linked": visit.words(IdentityText.self).linked,
      "unlinked": visit.words(IdentityText.self).unlinked,
    ]
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1>\(visit.doneNotice(done))\(errors.summary)</div>
      <section class="panel stack"><h2>\(text.profile)</h2>\(profile(visit, person.account, errors))</section>
      <section class="panel stack"><h2>\(text.password)</h2>\(passwordForm(visit, person.account, errors))</section>
      <section class="panel stack"><h2>\(text.secondFactor)</h2>\(try await secondFactor(visit, person.account))</section>
      \(try await IdentityPages.section(visit, errors))
      <section class="stack"><h2>\(text.sessions)</h2>\(sessionList(visit, sessions, person.session.id))</section>
      <section class="stack"><h2>\(text.tokens)</h2><p class="soft">\(text.tokensLead)</p>\(TokenPages().list(visit, tokens))</section>
      \(DeletionPages.section(visit))
      </div>
      """
    return visit.page(text.title, main, width: .text, status: status)
  }

  private func profile(_ visit: Visit, _ person: Account, _ errors: FormErrors) -> HTML {
    let text = visit.words(AccountText.self)
    return """
      \(visit.form("/account/name", className: "form form--inline", """
      \(Field(name: "name", label: text.name, value: visit.form["name"] ?? person.name, autocomplete: "name", maxLength: 100).html(errors))
      <button class="button button--plain">\(text.save)</button>
      """))
      \(visit.form("/account/email", className: "form form--inline", """
      \(Field(name: "email", label: text.email, value: visit.form["email"] ?? person.email?.description ?? "", kind: .email, autocomplete: "email", maxLength: 254).html(errors))
      <button class="button button--plain">\(text.save)</button>
      """))
      """
  }

  private func passwordForm(_ visit: Visit, _ person: Account, _ errors: FormErrors) -> HTML {
    let text = visit.words(AccountText.self)
    let account = visit.words(NewAccountText.self)
    guard person.hasPassword else { return "<p>\(text.noPassword)</p>" }
    return visit.form(
      "/account/password",
      """
      \(Field(name: "old", label: text.old, kind: .password, autocomplete: "current-password", maxLength: 200).html(errors))
      \(NewAccountFields.password(visit, label: text.new, account, errors))
      <button class="button">\(text.changePassword)</button>
      """)
  }

  private func secondFactor(_ visit: Visit, _ person: Account) async throws -> HTML {
    let text = visit.words(AccountText.self)
    guard person.hasSecondFactor else {
      return """
        <p>\(text.secondFactorOff)</p>
        <p><a class="button" href="/account/second-factor">\(text.turnOn)</a></p>
        """
    }
    let left = try await visit.site.accounts.recoveryCodesLeft(of: visit.principal)
    return """
      <p>\(text.secondFactorOn) \(text.codesLeft(left))</p>
      <div class="actions">
      \(visit.button(text.newCodes, to: "/account/recovery-codes"))
      \(visit.button(text.turnOff, to: "/account/second-factor/remove", style: "button button--danger"))
      </div>
      """
  }

  private func sessionList(_ visit: Visit, _ sessions: [Session], _ own: Session.ID) -> HTML {
    let text = visit.words(AccountText.self)
    let instants = visit.instants
    let rows = sessions.map { session in
      ListRow(
        title: """
          \(BrowserName.text(session.origin.browser, text)) \
          \(session.id == own ? "<span class=\"tag tag--accent\">\(text.thisSession)</span>" as HTML : .empty)
          """,
        detail: """
          \(session.origin.address) · \(text.since)\(instants.html(session.created)) · \
          \(text.lastSeen)\(instants.html(session.lastSeen))
          """,
        actions: session.id == own
          ? .empty
          : visit.button(
            text.end, to: "/account/sessions/end",
            fields: "<input type=\"hidden\" name=\"session\" value=\"\(session.id.rawValue)\">"))
    }
    return """
      \(rows.html)
      \(sessions.count > 1 ? visit.button(text.endOthers, to: "/account/sessions/end-others") : .empty)
      """
  }

  @Sendable private func rename(_ visit: Visit) async throws -> Response {
    try await answered(visit) {
      try await visit.site.accounts.rename(
        to: visit.form.text("name"), by: visit.principal, from: visit.origin)
      return visit.seeOther("/account?done=saved")
    }
  }

  @Sendable private func changeEmail(_ visit: Visit) async throws -> Response {
    try await answered(visit) {
      try await visit.site.accounts.changeEmail(
        to: visit.form.text("email"), by: visit.principal, from: visit.origin)
      return visit.seeOther("/account?done=saved")
    }
  }

  @Sendable private func password(_ visit: Visit) async throws -> Response {
    try await answered(visit) {
      let token = try await visit.site.accounts.changePassword(
        sessionToken: try visit.sessionToken(), old: visit.form["old"] ?? "",
        new: visit.form["password"] ?? "", from: visit.origin)
      return visit.withSession(token, visit.seeOther("/account?done=password"))
    }
  }

  @Sendable private func endSession(_ visit: Visit) async throws -> Response {
    try await visit.site.accounts.endSession(
      Session.ID(visit.form.text("session")), by: visit.principal, from: visit.origin)
    return visit.seeOther("/account?done=ended")
  }

  @Sendable private func endOthers(_ visit: Visit) async throws -> Response {
    try await visit.site.accounts.endOtherSessions(by: visit.principal, from: visit.origin)
    return visit.seeOther("/account?done=ended")
  }

  /// The page again with what is wrong, where that is about one of its fields.
  private func answered(
    _ visit: Visit, _ body: () async throws -> Response
  ) async throws -> Response {
    do {
      return try await body()
    } catch let problem as AccountProblem {
      guard let field = problem.field else { throw problem }
      return try await page(
        visit, errors: .one(field, problem.phrase(visit.language)), status: .badRequest)
    } catch let refusal as SignInRefusal {
      return try await page(
        visit, errors: .one("old", refusal.phrase(visit.language)), status: refusal.status
      ).waiting(refusal)
    }
  }
}

/// What a browser calls itself, in a word.
enum BrowserName {
  static func text(_ agent: String, _ text: AccountText) -> String {
    let names = [
      ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("HeadlessChrome/", "Chrome"),
      ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ]
    let systems = [
      ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
      ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ]
    let name = names.first { agent.contains($0.0) }?.1
    let system = systems.first { agent.contains($0.0) }?.1
    switch (name, system) {
    case (let name?, let system?): return text.browser(name, system)
    case (let name?, nil): return name
    default: return agent.isEmpty ? text.unknownBrowser : String(agent.prefix(40))
    }
  }
}
