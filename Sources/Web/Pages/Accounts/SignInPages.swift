import Accounts
import HTTPTypes
import Hummingbird

/// Sign-in in two steps, sign-out, and giving the password again.
struct SignInPages: PageGroup {

  func add(to routes: inout SiteRoutes) {
    routes.get("/sign-in", for: .everyone, use: ask)
    routes.post("/sign-in", for: .everyone, taking: .form(limit: 8 * 1024), use: signIn)
    routes.post("/sign-in/code", for: .everyone, taking: .form(limit: 8 * 1024), use: code)
    routes.post("/sign-out", for: .everyone, taking: .form(limit: 8 * 1024), use: signOut)
    routes.get("/confirm", for: .signedIn, use: askConfirmation)
    routes.post("/confirm", for: .signedIn, taking: .form(limit: 8 * 1024), use: confirm)
  }

  private func wayBack(_ visit: Visit) -> String {
    SitePath.safeReturn(visit.form["return"] ?? visit.query("return")) ?? SitePath.workspaces
  }

  private func returnField(_ visit: Visit, _ path: String? = nil) -> HTML {
    "<input type=\"hidden\" name=\"return\" value=\"\(path ?? wayBack(visit))\">"
  }

  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    guard visit.visitor.isAnonymous else { return visit.seeOther(wayBack(visit)) }
    guard try await visit.site.hasAccounts() else { return visit.seeOther("/set-up") }
    return askPage(visit)
  }

  private func askPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(SignInText.self)
    let external: HTML = """
      <p class="soft small">\(text.or)</p>
      <p><a class="button button--plain button--wide" href="/sign-in/openid?return=\(SitePath.encoded(wayBack(visit)))">\(text.external)\(visit.site.openID?.settings.displayName ?? "")</a></p>
      """
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      \(visit.doneNotice(["signed-out": text.signedOut, "reset": text.reset, "deleted": visit.words(DeletionText.self).deleted]))
      \(KeptFormPages.isPath(wayBack(visit)) ? Notice(title: visit.words(KeptFormText.self).signInFirst).html : .empty)
      \(visit.query("lost") == "file" ? Notice(tone: .caution, title: visit.words(KeptFormText.self).fileAgain).html : .empty)
      \(errors.summary)
      <div class="panel stack">
      \(visit.form("/sign-in", """
        \(returnField(visit))
        \(Field(name: "email", label: text.email, value: visit.form.text("email"), kind: .email, autocomplete: "username", maxLength: 254).html(errors))
        \(Field(name: "password", label: text.password, kind: .password, autocomplete: "current-password", maxLength: 200).html(errors))
        <button class="button button--wide">\(text.button)</button>
        """))
      \(visit.site.openID == nil ? .empty : external)
      </div>
      <p class="soft small">\(text.forgot)</p>
      </div>
      """
    return visit.page(text.title, main, width: .narrow, status: status)
  }

  @Sendable private func signIn(_ visit: Visit) async throws -> Response {
    do {
      let step = try await visit.site.accounts.signIn(
        email: visit.form.text("email"), password: visit.form["password"] ?? "",
        from: visit.origin, replacing: try? visit.sessionToken())
      switch step {
      case .signedIn(let session): return visit.signedIn(session, to: wayBack(visit))
      case .needsCode(let step): return codePage(visit, step: step)
      }
    } catch let refusal as SignInRefusal {
      let response = askPage(
        visit, errors: .one("email", refusal.phrase(visit.language)), status: refusal.status)
      return response.waiting(refusal)
    }
  }

  /// Asks for the code of the second factor.
  func codePage(
    _ visit: Visit, step: String, wayBack path: String? = nil, errors: FormErrors = FormErrors(),
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(SignInText.self)
    let main: HTML = """
      <div class="stack">
      <h1>\(text.codeTitle)</h1>
      \(errors.summary)
      <div class="panel">
      \(visit.form("/sign-in/code", """
        \(returnField(visit, path))
        <input type="hidden" name="step" value="\(step)">
        \(Field(name: "code", label: text.code, hint: text.codeHint, autocomplete: "one-time-code", maxLength: 40, isCode: true).html(errors))
        <div class="actions"><button class="button">\(text.codeButton)</button>
        <a href="\(SitePath.signIn)">\(text.startAgain)</a></div>
        """))
      </div>
      </div>
      """
    return visit.page(text.codeTitle, main, width: .narrow, status: status)
  }

  @Sendable private func code(_ visit: Visit) async throws -> Response {
    let step = visit.form.text("step")
    do {
      let session = try await visit.site.accounts.signIn(
        step: step, code: visit.form.text("code"), from: visit.origin)
      return visit.signedIn(session, to: wayBack(visit))
    } catch SignInRefusal.startAgain {
      return askPage(
        visit, errors: .one("email", SignInRefusal.startAgain.phrase(visit.language)),
        status: .badRequest)
    } catch let refusal as SignInRefusal {
      return codePage(
        visit, step: step, errors: .one("code", refusal.phrase(visit.language)),
        status: refusal.status
      ).waiting(refusal)
    }
  }

  @Sendable private func signOut(_ visit: Visit) async throws -> Response {
    if let token = try? visit.sessionToken() {
      try await visit.site.accounts.signOut(sessionToken: token, from: visit.origin)
    }
    var response = visit.seeOther(SitePath.signIn + "?done=signed-out")
    response.setCookieLine(visit.site.cookies.removing(visit.site.cookies.sessionName))
    return response
  }

  @Sendable private func askConfirmation(_ visit: Visit) throws -> Response {
    if case .account(let person) = visit.visitor, !person.account.hasPassword {
      let cameBack = visit.query("again") == "yes"
      let accounts = visit.site.accounts
      if cameBack,
        visit.principal.isProven(at: visit.site.now(), within: accounts.settings.proofLimit)
      {
        return visit.seeOther(wayBack(visit))
      }
      return againPage(visit, wasRefused: cameBack)
    }
    return confirmPage(visit)
  }

  /// For whoever has no password that could be asked for.
  ///
  /// - Parameter wasRefused: They come back from the city's sign-in, which did not say that it asked for a password.
  private func againPage(_ visit: Visit, wasRefused: Bool) -> Response {
    let text = visit.words(SignInText.self)
    let way: HTML
    if let provider = visit.site.openID?.settings.displayName {
      let path = OpenIDPages.pathAgain(before: wayBack(visit))
      way = """
        \(wasRefused ? Notice(title: text.notProven(provider)).html : .empty)
        <p>\(text.againLead)\(provider).</p>
        <p><a class="button" href="\(path)">\(text.againButton)\(provider)</a></p>
        """
    } else {
      way = "<p>\(text.noWayLead)</p>"
    }
    return visit.page(
      text.againTitle, "<div class=\"stack\">\n<h1>\(text.againTitle)</h1>\n\(way)\n</div>",
      width: .narrow)
  }

  private func confirmPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(SignInText.self)
    let main: HTML = """
      <div class="stack">
      <h1>\(text.confirmTitle)</h1>
      <p class="soft">\(text.confirmLead)</p>
      \(KeptFormPages.isPath(wayBack(visit)) ? Notice(title: visit.words(KeptFormText.self).confirmFirst).html : .empty)
      \(errors.summary)
      <div class="panel">
      \(visit.form("/confirm", """
        \(returnField(visit))
        \(Field(name: "password", label: text.password, kind: .password, autocomplete: "current-password", maxLength: 200).html(errors))
        <button class="button">\(text.confirmButton)</button>
        """))
      </div>
      </div>
      """
    return visit.page(text.confirmTitle, main, width: .narrow, status: status)
  }

  @Sendable private func confirm(_ visit: Visit) async throws -> Response {
    do {
      let session = try await visit.site.accounts.confirmPassword(
        sessionToken: try visit.sessionToken(), password: visit.form["password"] ?? "",
        from: visit.origin)
      return visit.signedIn(session, to: wayBack(visit))
    } catch let refusal as SignInRefusal {
      return confirmPage(
        visit, errors: .one("password", refusal.phrase(visit.language)), status: refusal.status
      ).waiting(refusal)
    }
  }
}

extension Visit {
  /// Gives the browser a session and sends it on.
  func signedIn(_ session: NewSession, to path: String) -> Response {
    var response = withSession(session.token, seeOther(path))
    // Pages that are answered before it is known who asks speak the same language.
    if let language = session.account.language.flatMap(Language.init(rawValue:)) {
      response.setCookieLine(LanguageSwitch.cookie(language, isSecure: site.address.isSecure))
    }
    return response
  }

  func withSession(_ token: String, _ response: Response) -> Response {
    var response = response
    response.setCookieLine(site.cookies.setting(site.cookies.sessionName, to: token))
    return response
  }
}

extension SignInRefusal {
  var status: HTTPResponse.Status {
    switch self {
    case .later: .tooManyRequests
    case .tooBusy: .serviceUnavailable
    case .disabled: .forbidden
    case .wrong, .wrongCode, .startAgain: .badRequest
    }
  }
}

extension Response {
  /// Says when to try again, where the refusal does.
  func waiting(_ refusal: SignInRefusal) -> Response {
    guard case .later(_, let seconds) = refusal else { return self }
    var response = self
    response.headers[.retryAfter] = String(seconds)
    return response
  }
}
