import Accounts
import HTTPTypes
import Hummingbird
import Store

/// The workspaces of the whole server with their owners, and an administrator's way into one.
struct WorkspaceAdministrationPages: PageGroup {
  static let path = "/administration/workspaces"

  func add(to routes: inout SiteRoutes) {
    routes.get("/administration/workspaces", for: .instance(.takeOwnership), use: list)
    routes.get(
      "/administration/workspaces/:workspace/own", for: .instance(.takeOwnership), use: ask)
    routes.post(
      "/administration/workspaces/:workspace/own", for: .instanceRecentPassword(.takeOwnership),
      use: take)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let text = visit.words(WorkspaceAdministrationText.self)
    let owners = try await visit.site.accounts.owners(by: visit.principal)
    let all = try await ListedWorkspace.all(visit)
    func isOwned(_ listed: ListedWorkspace) -> Bool {
      owners[listed.summary.id]?.contains(where: \.isOpen) ?? false
    }
    let rows = (all.filter { !isOwned($0) } + all.filter(isOwned)).map {
      row($0, owners[$0.summary.id] ?? [], visit)
    }
    let main: HTML = """
      <div class="stack">
      \(trail(visit))
      <h1>\(text.title)</h1><p class="lead">\(text.lead)</p>
      \(visit.doneNotice(["owned": text.done]))
      \(rows.isEmpty ? "<p>\(text.empty)</p>" as HTML : rows.html)
      </div>
      """
    return visit.page(text.title, main, width: .text)
  }

  private func trail(_ visit: Visit, isInside: Bool = false) -> HTML {
    let outer = (visit.words(AdministrationText.self).title, SitePath.administration)
    let inner = (visit.words(WorkspaceAdministrationText.self).title, Self.path)
    return Trail(steps: isInside ? [outer, inner] : [outer]).html
  }

  private func row(
    _ listed: ListedWorkspace, _ owners: [WorkspaceOwner], _ visit: Visit
  ) -> ListRow {
    let summary = listed.summary
    let text = visit.words(WorkspaceAdministrationText.self)
    let list = visit.words(WorkspaceListText.self)
    let names = owners.map { owner -> HTML in
      owner.isOpen ? HTML(owner.name) : "\(owner.name) (\(text.closed))"
    }
    let lacking =
      owners.isEmpty ? text.noOwner : owners.contains(where: \.isOpen) ? nil : text.noUsableOwner
    let isOwn = owners.contains { $0.account == visit.principal.account }
    return ListRow(
      title: """
        \(summary.name) <code class="small soft">\(summary.id)</code> \
        \(lacking.map { "<span class=\"tag tag--danger\">\($0)</span>" as HTML }) \
        \(summary.isArchived ? "<span class=\"tag tag--caution\">\(list.archived)</span>" as HTML : .empty)
        """,
      detail: """
        \(names.isEmpty ? HTML.empty : "\(text.owners)\(names.joined(by: ", ")) · ")\
        \(summary.head == 0 ? HTML(list.empty) : "\(list.lastChange)\(listed.changed)")
        """,
      actions: isOwn
        ? "<a href=\"\(SitePath.workspace(summary.id))\">\(text.enter)</a> <span class=\"tag\">\(text.own)</span>"
        : """
        <a class="button button--plain" href="\(Self.path)/\(summary.id)/own">\(text.become)\
        <span class="hidden">: \(summary.name)</span></a>
        """)
  }

  private func workspace(_ visit: Visit) async throws -> WorkspaceStore.Summary {
    try await visit.site.store.workspace(try visit.parameter("workspace"))
  }

  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    try await page(visit)
  }

  private func page(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(WorkspaceAdministrationText.self)
    let summary = try await workspace(visit)
    let title = text.askTitle(summary.name)
    let main: HTML = """
      <div class="stack">
      \(trail(visit, isInside: true))
      <h1>\(title)</h1><p class="lead">\(text.askLead)</p>
      \(errors.summary)
      <ul class="stack stack--tight">
      \(text.askPoints.map { "<li>\($0)</li>" as HTML })
      </ul>
      <section class="panel">
      \(visit.form("\(Self.path)/\(summary.id)/own", """
        \(Field(name: "reason", label: text.reason, value: visit.form.text("reason"), hint: text.reasonHint, maxLength: 500, lines: 2).html(errors))
        <div class="actions"><button class="button">\(text.confirm)</button>
        <a class="button button--plain" href="\(Self.path)">\(text.cancel)</a></div>
        """))
      </section>
      </div>
      """
    return visit.page(title, main, width: .text, status: status)
  }

  @Sendable private func take(_ visit: Visit) async throws -> Response {
    do {
      try await visit.site.accounts.takeOwnership(
        of: try await workspace(visit).id, reason: visit.form.text("reason"),
        by: visit.principal, from: visit.origin)
    } catch AccountProblem.reasonNeeded {
      return try await page(
        visit, errors: .one("reason", AccountProblem.reasonNeeded.phrase(visit.language)),
        status: .badRequest)
    }
    return visit.seeOther(Self.path + "?done=owned")
  }
}
