import Accounts
import HTTPTypes
import Hummingbird
import Store

/// Programmes: the communities that a team guides together, and the people who read along in all of them.
struct ProgrammePages: PageGroup {
  static let path = "/programmes"

  func add(to routes: inout SiteRoutes) {
    let base: String = "\(Self.path)/:programme"
    let manage = Access.programme(.manageProgramme)
    routes.get("\(Self.path)", for: .signedIn) { try await listPage($0) }
    routes.post("\(Self.path)", for: .instance(.createProgramme), use: make)
    routes.get("\(base)", for: .programme(.readProgramme), use: overview)
    routes.get("\(base)/numbers", for: .programme(.readProgramme), use: numbers)
    routes.get("\(base)/settings", for: .programme(.readProgramme)) { try await settings($0) }
    routes.post("\(base)/name", for: manage, use: rename)
    // Who reads a plan: not for whoever finds an open browser.
    let proven = Access.programmeRecentPassword(.manageProgramme)
    routes.post("\(base)/workspaces", for: proven, use: addWorkspace)
    routes.post("\(base)/workspaces/remove", for: proven, use: removeWorkspace)
    routes.post("\(base)/invitations", for: proven, use: invite)
    routes.post("\(base)/invitations/revoke", for: manage, use: revoke)
    routes.post("\(base)/members/change", for: proven, use: change)
    routes.post("\(base)/members/remove", for: proven, use: remove)
    routes.post("\(base)/members/leave", for: .programme(.readProgramme), use: leave)
  }

  static func path(_ id: Programme.ID, _ rest: String = "") -> String {
    "\(path)/\(SitePath.encoded(id.rawValue))\(rest)"
  }

  // The list

  private func listPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(ProgrammeText.self)
    let all = try await visit.site.accounts.programmes(by: visit.principal)
    let rights = try await visit.site.accounts.accessEverywhere(of: visit.principal)
    let rows = all.map { programme in
      ListRow(title: "<a href=\"\(Self.path(programme.id))\">\(programme.name)</a>")
    }
    let form: HTML = """
      <section class="panel stack"><h2>\(text.make)</h2>
      \(visit.form(Self.path, """
        \(Field(name: "name", label: text.name, value: visit.form.text("name"), hint: text.nameHint, maxLength: 100).html(errors))
        <button class="button">\(text.makeButton)</button>
        """))
      </section>
      """
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p>
      \(errors.summary)</div>
      \(rows.isEmpty ? "<p class=\"soft\">\(text.none)</p>" as HTML : rows.html)
      \(rights.may(.createProgramme) ? form : .empty)
      </div>
      """
    return visit.page(text.title, main, width: .text, status: status)
  }

  @Sendable private func make(_ visit: Visit) async throws -> Response {
    do {
      let made = try await visit.site.accounts.createProgramme(
        named: visit.form.text("name"), by: visit.principal, from: visit.origin)
      return visit.seeOther(Self.path(made.id))
    } catch let problem as AccountProblem {
      guard problem.isAboutTheForm else { throw problem }
      return try await listPage(
        visit, errors: .one("name", problem.phrase(visit.language)), status: .badRequest)
    }
  }

  // One programme

  @Sendable private func overview(_ visit: Visit) async throws -> Response {
    let overview = try await ProgrammeOverview(visit)
    if let file = try overview.download() { return file }
    return visit.page(overview.programme.name, overview.html, width: overview.width)
  }

  @Sendable private func numbers(_ visit: Visit) async throws -> Response {
    let numbers = ProgrammeNumbers(overview: try await ProgrammeOverview(visit))
    if let file = try numbers.download() { return file }
    let title = "\(numbers.text.title) · \(numbers.overview.programme.name)"
    return visit.page(title, numbers.html, width: .wide)
  }

  private func settings(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let view = try await ProgrammeSettingsView(visit, errors: errors)
    let title = visit.words(ProgrammeText.self).settings + " · " + view.programme.name
    return visit.page(title, view.html, width: .text, status: status)
  }

  static func id(_ visit: Visit) throws -> Programme.ID {
    Programme.ID(try visit.parameter("programme"))
  }

  /// Does what a form asks, and shows the page again, with what is wrong at a field of the form.
  private func answered(
    _ visit: Visit, field: String, done: String,
    _ body: (AccountDirectory, Programme.ID) async throws -> Void
  ) async throws -> Response {
    let id = try Self.id(visit)
    do {
      try await body(visit.site.accounts, id)
      return visit.seeOther(Self.path(id, "/settings?done=\(done)"))
    } catch let problem as AccountProblem {
      guard problem.isAboutTheForm else { throw problem }
      return try await settings(
        visit, errors: .one(problem.field ?? field, problem.phrase(visit.language)),
        status: .badRequest)
    }
  }

  @Sendable private func rename(_ visit: Visit) async throws -> Response {
    try await answered(visit, field: "name", done: "changed") {
      try await $0.rename($1, to: visit.form.text("name"), by: visit.principal, from: visit.origin)
    }
  }

  @Sendable private func addWorkspace(_ visit: Visit) async throws -> Response {
    try await answered(visit, field: "workspace", done: "changed") {
      try await $0.addWorkspace(
        visit.form.text("workspace"), to: $1, reason: visit.form.text("reason"),
        by: visit.principal, from: visit.origin)
    }
  }

  @Sendable private func removeWorkspace(_ visit: Visit) async throws -> Response {
    try await answered(visit, field: "workspace", done: "removed") {
      try await $0.removeWorkspace(
        visit.form.text("workspace"), from: $1, by: visit.principal, from: visit.origin)
    }
  }

  // People

  private func role(_ visit: Visit) throws -> ProgrammeRole {
    guard let role = ProgrammeRole(rawValue: visit.form.text("role")) else {
      throw WebProblem(.badRequest, Phrase(\MemberText.noRole))
    }
    return role
  }

  @Sendable private func invite(_ visit: Visit) async throws -> Response {
    let text = visit.words(MemberText.self)
    let id = try Self.id(visit)
    let email = visit.form.text("email")
    let made: NewInvitation
    do {
      made = try await visit.site.accounts.invite(
        to: .programme(id, try role(visit)), email: email.isEmpty ? nil : email,
        by: visit.principal, from: visit.origin)
    } catch let problem as AccountProblem {
      guard problem.isAboutTheForm else { throw problem }
      return try await settings(
        visit, errors: .one(problem.field ?? "email", problem.phrase(visit.language)),
        status: .badRequest)
    }
    return SecretPage(
      title: text.linkTitle, lead: text.linkLead, id: "link",
      secret: visit.address(of: "/invitations/\(made.token)"),
      wayBack: (Self.path(id, "/settings"), visit.words(ProgrammeText.self).back)
    ).page(visit)
  }

  @Sendable private func revoke(_ visit: Visit) async throws -> Response {
    try await answered(visit, field: "email", done: "revoked") { accounts, _ in
      try await accounts.revokeInvitation(
        Invitation.ID(visit.form.text("invitation")), by: visit.principal, from: visit.origin)
    }
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let role = try role(visit)
    return try await answered(visit, field: "role", done: "changed") {
      try await $0.setMember(
        Account.ID(visit.form.text("account")), of: $1, to: role, by: visit.principal,
        from: visit.origin)
    }
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    try await remove(Account.ID(visit.form.text("account")), visit)
  }

  @Sendable private func leave(_ visit: Visit) async throws -> Response {
    try await remove(try visit.person().account.id, visit)
  }

  private func remove(_ account: Account.ID, _ visit: Visit) async throws -> Response {
    let response = try await answered(visit, field: "role", done: "removed") {
      try await $0.setMember(account, of: $1, to: nil, by: visit.principal, from: visit.origin)
    }
    // Whoever left reads the page no more.
    let hasLeft = account == visit.principal.account && response.status == .seeOther
    return hasLeft ? visit.seeOther(Self.path) : response
  }
}
