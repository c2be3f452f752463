import Accounts
import Store

/// Which workspaces and people a programme has, and what an organiser may change.
struct ProgrammeSettingsView {
  let programme: Programme
  private let visit: Visit
  private let errors: FormErrors
  private let text: ProgrammeText
  private let words: MemberText
  private let rights: Accounts.Access
  /// All of the server, by id.
  private let known: [String: WorkspaceStore.Summary]
  private let workspaces: [String]
  private let people: [ProgrammeMember]
  private let invitations: [Invitation]

  init(_ visit: Visit, errors: FormErrors) async throws {
    let (accounts, principal) = (visit.site.accounts, visit.principal)
    let id = try ProgrammePages.id(visit)
    guard let programme = try await accounts.programmes(by: principal).first(where: { $0.id == id })
    else { throw Visit.nothingHere }
    self.programme = programme
    self.visit = visit
    self.errors = errors
    text = visit.words(ProgrammeText.self)
    words = visit.words(MemberText.self)
    rights = try await accounts.accessEverywhere(of: principal)
    known = Dictionary(
      try await visit.site.store.workspaces().map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    workspaces = try await accounts.workspaces(of: id, by: principal)
    people = try await accounts.members(of: id, by: principal)
    invitations =
      rights.may(.manageProgramme, inProgramme: id)
      ? try await accounts.openInvitations(to: id, by: principal) : []
  }

  private var mayManage: Bool { rights.may(.manageProgramme, inProgramme: programme.id) }

  private func path(_ rest: String) -> String { ProgrammePages.path(programme.id, rest) }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    \(Trail(steps: [(text.title, ProgrammePages.path), (programme.name, path(""))]).html)
    <h1>\(text.settings)</h1>
    \(visit.doneNotice(["changed": words.done, "removed": text.removed, "revoked": words.revoked]))
    \(errors.summary)
    </div>
    <section class="stack"><h2>\(text.workspaces)</h2>
    \(workspaces.isEmpty ? "<p class=\"soft\">\(text.noWorkspaces).</p>" as HTML : workspaces.map(row).html)
    \(mayManage ? addForm : .empty)
    </section>
    <section class="stack"><h2>\(text.people)</h2>
    \(people.isEmpty ? "<p class=\"soft\">\(text.noPeople)</p>" as HTML : people.map(row).html)
    </section>
    \(invitations.isEmpty ? .empty : "<section class=\"stack\"><h2>\(words.open)</h2>\(invitations.map(row).html)</section>" as HTML)
    \(mayManage ? inviteForm : .empty)
    \(mayManage ? nameForm : .empty)
    </div>
    """
  }

  // Workspaces

  private func row(_ workspace: String) -> ListRow {
    let name = known[workspace]?.name ?? workspace
    let mayRead = rights.may(.readWorkspace, in: workspace)
    return ListRow(
      title: mayRead ? "<a href=\"\(SitePath.workspace(workspace))\">\(name)</a>" : HTML(name),
      actions: mayManage
        ? visit.button(
          text.takeOut, to: path("/workspaces/remove"),
          fields: "<input type=\"hidden\" name=\"workspace\" value=\"\(workspace)\">") : .empty)
  }

  /// Those that the visitor may bring in: their own, or any for an administrator.
  private var open: [(value: String, label: String)] {
    known.values
      .filter {
        !workspaces.contains($0.id)
          && (rights.may(.createProgramme) || rights.may(.manageOwners, in: $0.id))
      }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      .map { ($0.id, "\($0.name) (\($0.id))") }
  }

  private var addForm: HTML {
    guard !open.isEmpty else { return "<p class=\"soft small\">\(text.noneToAdd)</p>" }
    return visit.form(
      path("/workspaces"), className: "form form--inline",
      """
      \(Choice(name: "workspace", label: text.add, options: open, hint: text.addHint).html(errors))
      \(rights.may(.createProgramme) ? reasonField : .empty)
      <button class="button button--plain">\(text.addButton)</button>
      """)
  }

  /// Administrators bring in what is not theirs, and say why.
  private var reasonField: HTML {
    Field(
      name: "reason", label: text.reason, value: visit.form.text("reason"), hint: text.reasonHint,
      isRequired: false, maxLength: 500
    ).html(errors)
  }

  // People

  private func row(_ member: ProgrammeMember) -> ListRow {
    let isOwn = visit.principal.account == member.account
    let field: HTML =
      "<input type=\"hidden\" name=\"account\" value=\"\(member.account.rawValue)\">"
    let removal =
      isOwn
      ? visit.button(text.leave, to: path("/members/leave"), style: "button button--danger")
      : visit.button(
        text.remove, to: path("/members/remove"), style: "button button--danger", fields: field)
    return ListRow(
      title: """
        \(member.name) <span class="tag tag--accent">\(member.role.label(visit.language))</span>
        """,
      detail:
        "\(member.email.map { "\($0.description) · " } ?? "")\(words.since)\(visit.instants.html(member.since))",
      actions: mayManage ? .empty : isOwn ? removal : .empty,
      more: mayManage ? changing(member, field, removal) : .empty)
  }

  private func changing(_ member: ProgrammeMember, _ field: HTML, _ removal: HTML) -> HTML {
    let id = "role-\(member.account.rawValue)"
    let options = ProgrammeRole.allCases.map {
      "<option value=\"\($0.rawValue)\"\("selected", when: $0 == member.role)>\($0.explanation(visit.language))</option>"
        as HTML
    }
    return """
      <details><summary>\(words.change)<span class="hidden">: \(member.name)</span></summary>
      \(visit.form(path("/members/change"), """
        \(field)
        <div class="field"><label class="field__label" for="\(id)">\(words.role)</label>
        <select class="input" id="\(id)" name="role">\(options)</select></div>
        <button class="button">\(words.save)</button>
        """))
      \(removal)
      </details>
      """
  }

  private func row(_ invitation: Invitation) -> ListRow {
    let role =
      if case .programme(_, let role) = invitation.offer { role.label(visit.language) } else { "" }
    return ListRow(
      title: """
        \(invitation.email?.description ?? words.anyone) <span class="tag">\(role)</span>
        """,
      detail: "\(words.until)\(visit.instants.html(invitation.expires))",
      actions: visit.button(
        words.revoke, to: path("/invitations/revoke"),
        fields: "<input type=\"hidden\" name=\"invitation\" value=\"\(invitation.id.rawValue)\">"))
  }

  private var inviteForm: HTML {
    let roles = ProgrammeRole.allCases.reversed().map {
      (value: $0.rawValue, label: $0.explanation(visit.language))
    }
    return """
      <section class="panel stack"><h2>\(words.invite)</h2><p class="soft">\(words.inviteLead)</p>
      \(visit.form(path("/invitations"), """
        \(Field(name: "email", label: words.email, value: visit.form.text("email"), hint: words.emailHint, kind: .email, isRequired: false, maxLength: 254).html(errors))
        \(Choice(name: "role", label: words.role, options: roles, value: visit.form.text("role")).html(errors))
        <button class="button">\(words.make)</button>
        """))
      </section>
      """
  }

  private var nameForm: HTML {
    """
    <details><summary>\(text.rename)</summary>
    \(visit.form(path("/name"), """
      \(Field(name: "name", label: text.name, value: visit.form["name"] ?? programme.name, maxLength: 100).html(errors))
      <button class="button">\(words.save)</button>
      """))
    </details>
    """
  }
}
