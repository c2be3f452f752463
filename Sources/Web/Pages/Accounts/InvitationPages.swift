import Accounts
import HTTPTypes
import Hummingbird
import Store

/// Links that work once: invitations, and new passwords.
struct InvitationPages: PageGroup {

  func add(to routes: inout SiteRoutes) {
    routes.get("/invitations/:token", for: .everyone, use: show)
    routes.post("/invitations/:token", for: .everyone, taking: .form(limit: 8 * 1024), use: accept)
    routes.get("/reset/:token", for: .everyone, use: showReset)
    routes.post("/reset/:token", for: .everyone, taking: .form(limit: 8 * 1024), use: reset)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    try await page(visit)
  }

  private func page(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(InvitationText.self)
    let token = try visit.parameter("token")
    let invitation: Invitation
    do {
      invitation = try await visit.site.accounts.invitation(token)
      if let flaw = invitation.flaw(at: visit.site.now()) {
        throw AccountProblem.linkNotUsable(flaw)
      }
    } catch AccountProblem.linkNotUsable(let flaw) {
      throw WebProblem(.gone, flaw.phrase)
    }
    let inviter = try await name(invitation.madeBy, visit)
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead"><strong>\(inviter)</strong>\(text.invites)<strong>\(try await place(invitation.offer, visit))</strong>.</p>
      <p>\(text.role)\(role(invitation.offer, visit)).</p>
      \(errors.summary)
      <div class="panel stack">
      \(acceptance(visit, invitation, token, errors))
      </div>
      </div>
      """
    return visit.page(text.title, main, width: .narrow, status: status)
  }

  private func acceptance(
    _ visit: Visit, _ invitation: Invitation, _ token: String, _ errors: FormErrors
  ) -> HTML {
    let text = visit.words(InvitationText.self)
    let account = visit.words(NewAccountText.self)
    if case .account(let person) = visit.visitor {
      return """
        <p>\(text.acceptAs)<strong>\(person.account.name)</strong>.</p>
        \(visit.button(text.accept, to: "/invitations/\(token)", style: "button button--wide"))
        """
    }
    return """
      <h2>\(text.create)</h2>
      \(visit.form("/invitations/\(token)", """
        \(NewAccountFields.html(visit, account, errors, email: invitation.email?.description))
        <button class="button button--wide">\(text.createButton)</button>
        """))
      <p class="small">\(text.haveOne)<a href="\(SitePath.signIn(returningTo: "/invitations/\(token)"))">\(text.signIn)</a></p>
      """
  }

  private func name(_ id: Account.ID?, _ visit: Visit) async throws -> String {
    let text = visit.words(InvitationText.self)
    guard let id, let account = try await visit.site.accounts.account(id) else {
      return text.somebody
    }
    return account.name
  }

  private func place(_ offer: Invitation.Offer, _ visit: Visit) async throws -> String {
    switch offer {
    case .workspace(let id, _, _): try await visit.site.store.workspace(id).name
    case .programme(let id, _):
      try await visit.site.accounts.name(of: id) ?? visit.words(InvitationText.self).programme
    }
  }

  private func role(_ offer: Invitation.Offer, _ visit: Visit) -> HTML {
    switch offer {
    case .workspace(_, let role, let scopes) where scopes.isEmpty:
      HTML(role.withArticle(visit.language))
    case .workspace(_, let role, let scopes):
      "\(role.withArticle(visit.language)), \(visit.words(InvitationText.self).limited) \(scopes.map { "<code>\($0.description)</code>" as HTML }.joined(by: ", "))"
    case .programme(_, let role): HTML(role.withArticle(visit.language))
    }
  }

  @Sendable private func accept(_ visit: Visit) async throws -> Response {
    let token = try visit.parameter("token")
    do {
      if case .account = visit.visitor {
        let offer = try await visit.site.accounts.accept(
          invitation: token, by: visit.principal, from: visit.origin)
        return visit.seeOther(path(offer))
      }
      let offer = try await visit.site.accounts.invitation(token).offer
      let session = try await visit.site.accounts.accept(
        invitation: token, creating: NewAccountFields.person(visit), from: visit.origin)
      return visit.signedIn(session, to: path(offer))
    } catch AccountProblem.linkNotUsable(let flaw) {
      throw WebProblem(.gone, flaw.phrase)
    } catch let problem as AccountProblem {
      return try await page(
        visit, errors: .one(problem.field ?? "email", problem.phrase(visit.language)),
        status: .badRequest)
    }
  }

  private func path(_ offer: Invitation.Offer) -> String {
    switch offer {
    case .workspace(let id, _, _): SitePath.workspace(id)
    case .programme: SitePath.workspaces
    }
  }

  // A new password

  @Sendable private func showReset(_ visit: Visit) async throws -> Response {
    try await resetPage(visit)
  }

  private func resetPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(InvitationText.self)
    let account = visit.words(NewAccountText.self)
    let token = try visit.parameter("token")
    let person: Account
    do {
      person = try await visit.site.accounts.resetLink(token)
    } catch AccountProblem.linkNotUsable(let flaw) {
      throw WebProblem(.gone, flaw.phrase)
    }
    let main: HTML = """
      <div class="stack">
      <h1>\(text.resetTitle)</h1>
      <p>\(text.resetLead)<strong>\(person.name)</strong>. \(text.resetEnds)</p>
      \(errors.summary)
      <div class="panel">
      \(visit.form("/reset/\(token)", """
        \(NewAccountFields.password(visit, label: account.newPassword, account, errors))
        <button class="button button--wide">\(text.resetButton)</button>
        """))
      </div>
      </div>
      """
    return visit.page(text.resetTitle, main, width: .narrow, status: status)
  }

  @Sendable private func reset(_ visit: Visit) async throws -> Response {
    do {
      try await visit.site.accounts.resetPassword(
        link: try visit.parameter("token"), to: visit.form["password"] ?? "", from: visit.origin)
      return visit.seeOther(SitePath.signIn + "?done=reset")
    } catch AccountProblem.weakPassword(let flaw) {
      return try await resetPage(
        visit, errors: .one("password", flaw.phrase(visit.language)), status: .badRequest)
    } catch AccountProblem.linkNotUsable(let flaw) {
      throw WebProblem(.gone, flaw.phrase)
    }
  }
}
