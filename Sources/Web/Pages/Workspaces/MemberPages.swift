import Accounts
import HTTPTypes
import Hummingbird

/// The members of a workspace, their roles, and invitations.
struct MemberPages: PageGroup {

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .workspace, path: "members", label: Phrase("People", "Personas"),
        for: .readWorkspace, order: 10)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/members", for: .workspace(.readWorkspace), use: list)
    routes.post(
      "/workspaces/:workspace/members/change", for: .workspaceRecentPassword(.manageMembers),
      use: change)
    routes.post(
      "/workspaces/:workspace/members/remove", for: .workspaceRecentPassword(.manageMembers),
      use: remove)
    routes.post(
      "/workspaces/:workspace/members/reset", for: .workspaceRecentPassword(.manageOwners),
      use: reset)
    routes.post(
      "/workspaces/:workspace/members/leave", for: .workspace(.readWorkspace), use: leave)
    routes.post(
      "/workspaces/:workspace/members/leave-programme",
      for: .workspaceRecentPassword(.manageOwners),
      use: leaveProgramme)
    routes.post(
      "/workspaces/:workspace/invitations", for: .workspaceRecentPassword(.manageMembers),
      use: invite)
    routes.post(
      "/workspaces/:workspace/invitations/revoke", for: .workspace(.manageMembers), use: revoke)
  }

  /// Programmes whose organisers and advisers read along; an owner may end that.
  private func programmes(_ visit: Visit, _ place: WorkspacePlace) async throws -> HTML {
    let text = visit.words(MemberText.self)
    let found = try await visit.site.accounts.programmes(reading: place.id, by: visit.principal)
    guard !found.isEmpty else { return .empty }
    let rows = found.map { programme in
      ListRow(
        title: HTML(programme.name),
        actions: place.may(.manageOwners)
          ? visit.button(
            text.leaveProgramme, to: place.path("members/leave-programme"),
            fields:
              "<input type=\"hidden\" name=\"programme\" value=\"\(programme.id.rawValue)\">")
          : .empty)
    }
    return """
      <section class="stack"><h2>\(text.programmes)</h2><p class="soft">\(text.programmesLead)</p>
      \(rows.html)</section>
      """
  }

  /// Administrators who made themselves owners: everybody here is to know it.
  private func ownershipsTaken(_ visit: Visit, _ place: WorkspacePlace) async throws -> HTML {
    let text = visit.words(MemberText.self)
    let taken = try await visit.site.accounts.ownershipsTaken(of: place.id, for: place.access)
    guard !taken.isEmpty else { return .empty }
    let items = taken.map { taken -> HTML in
      "<li>\(taken.name), \(place.instants.html(taken.time)): \(taken.reason)</li>"
    }
    return Notice(
      title: text.ownershipTaken,
      detail: """
        <ul>
        \(items)
        </ul>
        """
    ).html
  }

  /// Workspaces that an administrator has shown to a programme's people without owning them: everybody here is to know it.
  private func joinings(_ visit: Visit, _ place: WorkspacePlace) async throws -> HTML {
    let found = try await visit.site.accounts.joiningsByOthers(of: place.id, for: place.access)
    guard !found.isEmpty else { return .empty }
    let items = found.map { joining -> HTML in
      "<li>\(joining.programme): \(joining.name), \(place.instants.html(joining.time)): \(joining.reason)</li>"
    }
    return Notice(
      title: visit.words(MemberText.self).joinedByOther,
      detail: """
        <ul>
        \(items)
        </ul>
        """
    ).html
  }

  @Sendable private func leaveProgramme(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    try await visit.site.accounts.removeWorkspace(
      place.id, from: Programme.ID(visit.form.text("programme")), by: visit.principal,
      from: visit.origin)
    return visit.seeOther(place.path("members?done=left"))
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    try await page(visit)
  }

  private func page(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(MemberText.self)
    let place = try visit.workspace()
    let members = try await visit.site.accounts.members(of: place.id, by: visit.principal)
    let signedAs = try await visit.site.accounts.earlierNames(in: place.id, for: place.access)
    let mayManage = place.may(.manageMembers)
    let invitations =
      mayManage
      ? try await visit.site.accounts.openInvitations(to: place.id, by: visit.principal) : []
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p>
      \(visit.doneNotice(["changed": text.done, "removed": text.removed, "revoked": text.revoked, "left": text.leftProgramme]))
      \(errors.summary)</div>
      \(try await ownershipsTaken(visit, place))
      \(try await joinings(visit, place))
      \(members.map { row($0, signedAs[$0.account] ?? [], visit, place, mayManage) }.html)
      \(invitations.isEmpty ? .empty : "<section class=\"stack\"><h2>\(text.open)</h2>\(invitations.map { open($0, visit, place) }.html)</section>" as HTML)
      \(try await programmes(visit, place))
      \(mayManage ? inviteForm(visit, place, errors) : .empty)
      </div>
      """
    return visit.page(text.title, main, width: .text, at: "members", status: status)
  }

  private func row(
    _ member: Member, _ earlierNames: [String], _ visit: Visit, _ place: WorkspacePlace,
    _ mayManage: Bool
  ) -> ListRow {
    let text = visit.words(MemberText.self)
    let isOwn = visit.principal.account == member.account
    let scopes: HTML =
      member.scopes.isEmpty
      ? "" : " · \(member.scopes.map { "<code>\($0.description)</code>" as HTML }.joined(by: ", "))"
    let names: HTML =
      earlierNames.isEmpty ? "" : " · \(text.signedAs)\(earlierNames.joined(separator: ", "))"
    return ListRow(
      title: """
        \(member.name) <span class="tag tag--accent">\(member.role.label(visit.language))</span> \
        \(member.isOpen ? HTML.empty : "<span class=\"tag tag--danger\">\(text.closed)</span>")
        """,
      detail: """
        \(member.email.map { "\($0.description) · " } ?? "")\
        \(text.since)\(place.instants.html(member.since))\(scopes)\(names)
        """,
      actions: mayManage
        ? changeForm(member, visit, place) : isOwn ? removal(visit, place) : "")
  }

  private func changeForm(_ member: Member, _ visit: Visit, _ place: WorkspacePlace) -> HTML {
    let text = visit.words(MemberText.self)
    let id = member.account.rawValue
    let roles = WorkspaceRole.allCases.map {
      "<option value=\"\($0.rawValue)\"\("selected", when: $0 == member.role)>\($0.explanation(visit.language))</option>"
        as HTML
    }
    return """
      <details><summary>\(text.change)<span class="hidden">: \(member.name)</span></summary>
      \(visit.form(place.path("members/change"), """
        <input type="hidden" name="account" value="\(id)">
        <div class="field"><label class="field__label" for="role-\(id)">\(text.role)</label>
        <select class="input" id="role-\(id)" name="role">\(roles)</select></div>
        <div class="field"><label class="field__label" for="scopes-\(id)">\(text.scopes)</label>
        <p class="field__hint" id="scopes-hint-\(id)">\(text.scopesHint)</p>
        <textarea class="input" id="scopes-\(id)" name="scopes" rows="3" aria-describedby="scopes-hint-\(id)">
        \(member.scopes.map(\.description).joined(separator: "\n"))</textarea></div>
        <button class="button">\(text.save)</button>
        """))
      \(member.isOpen && member.role != .owner && place.may(.manageOwners) ? resetting(member, visit, place) : .empty)
      \(visit.principal.account == member.account ? removal(visit, place) : removal(of: member, visit, place))
      </details>
      """
  }

  /// A way back in for whoever forgot the password and holds nothing outside of this owner's workspaces.
  private func resetting(_ member: Member, _ visit: Visit, _ place: WorkspacePlace) -> HTML {
    visit.button(
      visit.words(AdministrationText.self).reset, to: place.path("members/reset"),
      fields: "<input type=\"hidden\" name=\"account\" value=\"\(member.account.rawValue)\">")
  }

  private func removal(of member: Member, _ visit: Visit, _ place: WorkspacePlace) -> HTML {
    visit.button(
      visit.words(MemberText.self).remove, to: place.path("members/remove"),
      style: "button button--danger",
      fields: "<input type=\"hidden\" name=\"account\" value=\"\(member.account.rawValue)\">")
  }

  /// Everybody may leave; that takes nothing from anybody else.
  private func removal(_ visit: Visit, _ place: WorkspacePlace) -> HTML {
    visit.button(
      visit.words(MemberText.self).leave, to: place.path("members/leave"),
      style: "button button--danger")
  }

  private func open(_ invitation: Invitation, _ visit: Visit, _ place: WorkspacePlace) -> ListRow {
    let text = visit.words(MemberText.self)
    let role =
      if case .workspace(_, let role, _) = invitation.offer {
        role.label(visit.language)
      } else { "" }
    return ListRow(
      title: """
        \(invitation.email?.description ?? text.anyone) <span class="tag">\(role)</span>
        """,
      detail: "\(text.until)\(place.instants.html(invitation.expires))",
      actions: visit.button(
        text.revoke, to: place.path("invitations/revoke"),
        fields: "<input type=\"hidden\" name=\"invitation\" value=\"\(invitation.id.rawValue)\">"))
  }

  private func inviteForm(_ visit: Visit, _ place: WorkspacePlace, _ errors: FormErrors) -> HTML {
    let text = visit.words(MemberText.self)
    let roles = WorkspaceRole.allCases.reversed().map {
      (value: $0.rawValue, label: $0.explanation(visit.language))
    }
    return """
      <section class="panel stack"><h2>\(text.invite)</h2><p class="soft">\(text.inviteLead)</p>
      \(visit.form(place.path("invitations"), """
        \(Field(name: "email", label: text.email, value: visit.form.text("email"), hint: text.emailHint, kind: .email, isRequired: false, maxLength: 254).html(errors))
        \(Choice(name: "role", label: text.role, options: roles, value: visit.form.text("role")).html(errors))
        \(Field(name: "scopes", label: text.scopes, value: visit.form.text("scopes"), hint: text.scopesHint, isRequired: false, maxLength: 4_000, lines: 3).html(errors))
        <button class="button">\(text.make)</button>
        """))
      </section>
      """
  }

  private func wanted(_ visit: Visit) throws -> (role: WorkspaceRole, scopes: [AccessScope]) {
    guard let role = WorkspaceRole(rawValue: visit.form.text("role")) else {
      throw WebProblem(.badRequest, Phrase(\MemberText.noRole))
    }
    var scopes: [AccessScope] = []
    for line in (visit.form["scopes"] ?? "").split(whereSeparator: \.isNewline) {
      if !line.allSatisfy(\.isWhitespace) { scopes.append(try AccessScope(String(line))) }
    }
    return (role, scopes)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    do {
      let wanted = try wanted(visit)
      try await visit.site.accounts.changeMember(
        Account.ID(visit.form.text("account")), of: place.id, to: wanted.role,
        scopes: wanted.scopes, by: visit.principal, from: visit.origin)
    } catch let problem as AccountProblem {
      guard problem.isAboutTheForm else { throw problem }
      return try await page(
        visit, errors: .one("role", problem.phrase(visit.language)), status: .badRequest)
    }
    return visit.seeOther(place.path("members?done=changed"))
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    try await remove(Account.ID(visit.form.text("account")), visit)
  }

  @Sendable private func reset(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    do {
      return try await PersonPages.resetLink(
        for: Account.ID(visit.form.text("account")),
        wayBack: (place.path("members"), visit.words(MemberText.self).back), visit)
    } catch AccountProblem.notAllowed(_) {
      return try await page(
        visit, errors: .one("role", visit.words(MemberText.self).noReset), status: .conflict)
    }
  }

  @Sendable private func leave(_ visit: Visit) async throws -> Response {
    try await remove(try visit.person().account.id, visit)
  }

  private func remove(_ account: Account.ID, _ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    do {
      try await visit.site.accounts.removeMember(
        account, from: place.id, by: visit.principal, from: visit.origin)
    } catch let problem as AccountProblem {
      guard problem.isAboutTheForm else { throw problem }
      return try await page(
        visit, errors: .one("role", problem.phrase(visit.language)), status: .badRequest)
    }
    let isOwn = visit.principal.account == account
    return visit.seeOther(isOwn ? SitePath.workspaces : place.path("members?done=removed"))
  }

  @Sendable private func invite(_ visit: Visit) async throws -> Response {
    let text = visit.words(MemberText.self)
    let place = try visit.workspace()
    let email = visit.form.text("email")
    let made: NewInvitation
    do {
      let wanted = try wanted(visit)
      made = try await visit.site.accounts.invite(
        to: .workspace(place.id, wanted.role, scopes: wanted.scopes),
        email: email.isEmpty ? nil : email, by: visit.principal, from: visit.origin)
    } catch let problem as AccountProblem {
      guard problem.isAboutTheForm else { throw problem }
      return try await page(
        visit, errors: .one(problem.field ?? "email", problem.phrase(visit.language)),
        status: .badRequest)
    }
    return SecretPage(
      title: text.linkTitle, lead: text.linkLead, id: "link",
      secret: visit.address(of: "/invitations/\(made.token)"),
      wayBack: (place.path("members"), text.back)
    ).page(visit, at: "members")
  }

  @Sendable private func revoke(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    try await visit.site.accounts.revokeInvitation(
      Invitation.ID(visit.form.text("invitation")), by: visit.principal, from: visit.origin)
    return visit.seeOther(place.path("members?done=revoked"))
  }
}

extension AccountProblem {
  /// Whether whoever sent the form can put it right there.
  var isAboutTheForm: Bool {
    switch self {
    case .lastOwner, .noMember, .lastAdministrator: true
    default: field != nil
    }
  }
}
