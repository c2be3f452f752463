import Accounts
import HTTPTypes
import Hummingbird

/// Setting up an authenticator app, and its recovery codes.
struct SecondFactorPages: PageGroup {

  func add(to routes: inout SiteRoutes) {
    routes.get("/account/second-factor", for: .recentPassword, use: begin)
    routes.post("/account/second-factor", for: .recentPassword, use: confirm)
    routes.post("/account/second-factor/remove", for: .recentPassword, use: remove)
    routes.post("/account/recovery-codes", for: .recentPassword, use: newCodes)
  }

  @Sendable private func begin(_ visit: Visit) async throws -> Response {
    let enrolment = try await visit.site.accounts.beginSecondFactor(by: visit.principal)
    return page(visit, uri: enrolment.uri, key: enrolment.secretText)
  }

  private func page(
    _ visit: Visit, uri: String, key: String, errors: FormErrors = FormErrors(),
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(SecondFactorText.self)
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(visit.words(AccountText.self).title, SitePath.account)]).html)
      <h1>\(text.enrolTitle)</h1>
      \(errors.summary)
      <div class="panel stack">
      <p>\(text.scan)</p>
      \(QRCode.svg(uri, title: text.qr))
      <p class="field__label">\(text.key)</p>
      <p><code class="secret">\(key)</code></p>
      \(visit.form("/account/second-factor", """
        <input type="hidden" name="uri" value="\(uri)">
        <input type="hidden" name="key" value="\(key)">
        \(Field(name: "code", label: text.code, hint: text.codeHint, autocomplete: "one-time-code", inputMode: "numeric", maxLength: 12, isCode: true).html(errors))
        <button class="button">\(text.confirm)</button>
        """))
      </div>
      </div>
      """
    return visit.page(text.enrolTitle, main, width: .narrow, status: status)
  }

  @Sendable private func confirm(_ visit: Visit) async throws -> Response {
    do {
      let codes = try await visit.site.accounts.confirmSecondFactor(
        code: visit.form.text("code"), by: visit.principal, from: visit.origin)
      return codesPage(visit, codes)
    } catch AccountProblem.wrongCode {
      // What the app was set up with goes along in the form: a new secret would make the app's codes wrong.
      return page(
        visit, uri: visit.form.text("uri"), key: visit.form.text("key"),
        errors: .one("code", AccountProblem.wrongCode.phrase(visit.language)), status: .badRequest)
    }
  }

  private func codesPage(_ visit: Visit, _ codes: [String]) -> Response {
    let text = visit.words(SecondFactorText.self)
    let main: HTML = """
      <div class="stack">
      <h1>\(text.codesTitle)</h1>
      \(Notice(tone: .caution, title: text.codesLead).html)
      <ul class="codes">
      \(codes.map { "<li>\($0)</li>" as HTML })
      </ul>
      <p><a class="button" href="\(SitePath.account)">\(text.codesDone)</a></p>
      </div>
      """
    return visit.page(text.codesTitle, main, width: .narrow)
  }

  @Sendable private func newCodes(_ visit: Visit) async throws -> Response {
    codesPage(
      visit,
      try await visit.site.accounts.makeRecoveryCodes(by: visit.principal, from: visit.origin))
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    try await visit.site.accounts.removeSecondFactor(
      of: try visit.person().account.id, by: visit.principal, from: visit.origin)
    return visit.seeOther("/account?done=second-factor-off")
  }
}
