import Accounts
import HTTPTypes
import Hummingbird

/// Linking a city's own sign-in to one's account, and unlinking it; only where the server has one.
struct IdentityPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.post("/account/identities/link", for: .recentPassword, use: begin)
    routes.post("/account/identities/unlink", for: .recentPassword, use: unlink)
  }

  /// What stands on the page of one's account; empty where the server has no such sign-in.
  static func section(_ visit: Visit, _ errors: FormErrors) async throws -> HTML {
    guard let provider = visit.site.openID?.settings else { return .empty }
    let text = visit.words(IdentityText.self)
    let name = provider.displayName
    let linked = try await visit.site.accounts.linkedIdentities(of: visit.principal)
    let rows = linked.map { row($0, provider, visit) }
    return """
      <section class="panel stack" id="field-identity"><h2>\(text.title(name))</h2>
      \(errors["identity"].map { "<p class=\"field__error\">\($0)</p>" as HTML })
      <p class="soft">\(linked.isEmpty ? text.none(name) : text.lead(name))</p>
      \(rows.isEmpty ? HTML.empty : rows.html)
      \(visit.button(text.link(name), to: "/account/identities/link"))
      </section>
      """
  }

  private static func row(
    _ identity: LinkedIdentity, _ provider: OpenIDSettings, _ visit: Visit
  ) -> ListRow {
    let text = visit.words(IdentityText.self)
    let issuer: HTML =
      identity.issuer == provider.issuer ? .empty : "\(text.otherProvider)\(identity.issuer) · "
    return ListRow(
      title: "\(identity.email ?? text.unnamed)",
      detail: "\(issuer)\(text.since)\(visit.instants.html(identity.linked))",
      actions: visit.button(
        text.unlink, to: "/account/identities/unlink",
        fields: """
          <input type="hidden" name="issuer" value="\(identity.issuer)">
          <input type="hidden" name="subject" value="\(identity.subject)">
          """))
  }

  // Linking begins with a form of this session and ends only in the same one: else a page of another site could link
  // its own account at the provider to somebody who is signed in here. The provider asks for the password, so that on a
  // shared machine nobody links whoever was signed in there before.

  private static let wayBack = "/account/identities/link?key="

  /// The page of one's account again, whether something was linked or not.
  private static let account = SitePath.account

  @Sendable private func begin(_ visit: Visit) async throws -> Response {
    guard let provider = visit.site.openID else { throw Visit.nothingHere }
    let text = visit.words(IdentityText.self)
    let name = provider.settings.displayName
    let start = try await OpenIDPages.begin(
      provider, returningTo: Self.wayBack + visit.arrival.formKey.token, again: true, visit)
    // A link, not a redirect: `form-action` keeps forms on this site.
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(visit.words(AccountText.self).title, Self.account)]).html)
      <h1>\(text.goTitle(name))</h1>
      <p class="lead">\(text.goLead(name))</p>
      <div class="actions"><a class="button" href="\(start.redirect)">\(text.go(name))</a>
      <a class="button button--plain" href="\(Self.account)">\(text.cancel)</a></div>
      </div>
      """
    var response = visit.page(text.goTitle(name), main, width: .narrow)
    OpenIDPages.keep(start, visit, in: &response)
    return response
  }

  /// Whether a sign-in at the provider was begun to link it.
  static func isLinking(_ path: String) -> Bool { path.hasPrefix(wayBack) }

  /// Links the person who came back from the provider.
  static func finish(_ signIn: OpenIDSignIn, _ visit: Visit) async throws -> Response {
    let key = String(signIn.returnTo.dropFirst(wayBack.count))
    guard case .account = visit.visitor, visit.arrival.formKey.accepts(key) else {
      throw WebProblem(.forbidden, Phrase(\IdentityText.otherPerson))
    }
    try await visit.site.accounts.link(
      signIn.identity, by: visit.principal, from: visit.origin)
    return visit.seeOther(account + "?done=linked")
  }

  @Sendable private func unlink(_ visit: Visit) async throws -> Response {
    guard visit.site.openID != nil else { throw Visit.nothingHere }
    do {
      try await visit.site.accounts.unlink(
        issuer: visit.form.text("issuer"), subject: visit.form.text("subject"),
        by: visit.principal, from: visit.origin)
      return visit.seeOther(Self.account + "?done=unlinked")
    } catch AccountProblem.lastWayIn {
      return try await AccountPages().page(
        visit, errors: .one("identity", AccountProblem.lastWayIn.phrase(visit.language)),
        status: .conflict)
    }
  }
}
