import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// One's own tokens for programs.
struct TokenPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/account/tokens", for: .recentPassword, use: ask)
    routes.post("/account/tokens", for: .recentPassword, use: make)
    routes.post("/account/tokens/revoke", for: .signedIn, use: revoke)
  }

  func list(_ visit: Visit, _ tokens: [APIToken]) -> HTML {
    let text = visit.words(TokenText.self)
    let instants = visit.instants
    let rows = tokens.filter { $0.revoked == nil }.map { token in
      ListRow(
        title: """
          \(token.name) \(token.scopes.sorted().map { "<span class=\"tag\">\($0.label(visit.language))</span>" as HTML }.joined(by: " "))
          """,
        detail: """
          \(token.workspaces.map { $0.sorted().joined(separator: ", ") + " · " } ?? "")\
          \(text.expires)\(instants.html(token.expires)) · \
          \(token.lastUsed.map { used($0, from: token.lastAddress, text, instants) } ?? HTML(text.neverUsed))
          """,
        actions: visit.button(
          text.revoke, to: "/account/tokens/revoke", style: "button button--danger",
          fields: "<input type=\"hidden\" name=\"token\" value=\"\(token.id.rawValue)\">"))
    }
    return """
      \(rows.isEmpty ? "<p>\(text.none)</p>" as HTML : rows.html)
      <p class="row"><a class="button button--plain" href="/account/tokens">\(text.make)</a>
      <a href="/api">\(text.reader)</a></p>
      """
  }

  private func used(
    _ time: Date, from address: String?, _ text: TokenText, _ instants: InstantLabel
  ) -> HTML {
    "\(text.used)\(instants.html(time))\(address.map { text.from + $0 } ?? "")"
  }

  @Sendable private func ask(_ visit: Visit) throws -> Response { page(visit) }

  private func page(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(TokenText.self)
    let scopes = TokenScope.allCases.map {
      (
        value: $0.rawValue, label: $0.label(visit.language), hint: $0.explanation(visit.language)
      )
    }
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(visit.words(AccountText.self).title, SitePath.account)]).html)
      <h1>\(text.make)</h1>
      \(errors.summary)
      <div class="panel">
      \(visit.form("/account/tokens", """
        \(Field(name: "name", label: text.name, value: visit.form.text("name"), maxLength: 100).html(errors))
        \(Choices(name: "scope", label: text.scopes, options: scopes, values: Set(visit.form.all("scope"))).html(errors))
        \(Field(name: "workspaces", label: text.workspaces, value: visit.form.text("workspaces"), hint: text.workspacesHint, isRequired: false, maxLength: 1_000).html(errors))
        \(Field(name: "days", label: text.days, value: visit.form["days"] ?? "90", inputMode: "numeric", maxLength: 3).html(errors))
        <button class="button">\(text.make)</button>
        """))
      </div>
      </div>
      """
    return visit.page(text.make, main, width: .narrow, status: status)
  }

  @Sendable private func make(_ visit: Visit) async throws -> Response {
    let text = visit.words(TokenText.self)
    let days = Int(visit.form.text("days")) ?? 0
    let names = visit.form.text("workspaces").split { $0.isWhitespace || $0 == "," }.map(
      String.init)
    var errors = FormErrors()
    if !(1...366).contains(days) { errors.add("days", text.wrongDays) }
    let scopes = Set(visit.form.all("scope").compactMap(TokenScope.init(rawValue:)))
    if scopes.isEmpty { errors.add("scope", text.noScope) }
    if !names.allSatisfy(WorkspaceStore.isIdentifier) {
      errors.add("workspaces", text.wrongWorkspaces)
    }
    guard errors.isEmpty else { return page(visit, errors: errors, status: .badRequest) }
    do {
      let made = try await visit.site.accounts.makeToken(
        named: visit.form.text("name"), scopes: scopes,
        workspaces: names.isEmpty ? nil : Set(names), lifetime: Double(days) * 24 * 3600,
        by: visit.principal, from: visit.origin)
      return SecretPage(
        title: text.madeTitle, lead: text.once, id: "token", secret: made.text,
        wayBack: (SitePath.account, text.back)
      ).page(visit)
    } catch let problem as AccountProblem {
      guard let field = problem.field else { throw problem }
      return page(visit, errors: .one(field, problem.phrase(visit.language)), status: .badRequest)
    }
  }

  @Sendable private func revoke(_ visit: Visit) async throws -> Response {
    try await visit.site.accounts.revokeToken(
      APIToken.ID(visit.form.text("token")), by: visit.principal, from: visit.origin)
    return visit.seeOther("/account?done=revoked")
  }
}
