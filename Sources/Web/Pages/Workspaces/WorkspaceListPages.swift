import Accounts
import Databases
import HTTPTypes
import Hummingbird
import Store

/// The workspaces that somebody may read.
struct WorkspaceListPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/", for: .everyone, use: front)
    routes.get("/workspaces", for: .signedIn, use: list)
  }

  @Sendable private func front(_ visit: Visit) async throws -> Response {
    guard visit.visitor.isAnonymous else { return visit.seeOther(SitePath.workspaces) }
    guard try await visit.site.hasAccounts() else { return visit.seeOther("/set-up") }
    await visit.site.publishedShelf.refresh()
    let page = PlanListPage(plans: visit.site.plans.all(), language: visit.language)
    guard !page.plans.isEmpty else { return visit.seeOther(SitePath.signIn) }
    return visit.page(page.title, page.main, width: .text)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let text = visit.words(WorkspaceListText.self)
    let rights = try await visit.site.accounts.accessEverywhere(of: visit.principal)
    let isLocal = if case .local = visit.visitor { true } else { false }
    let readable = Set(rights.readableWorkspaces)
    let listed = try await ListedWorkspace.all(visit)
    let all = listed.filter { isLocal || readable.contains($0.summary.id) }
    let archived = all.filter(\.summary.isArchived)
    if visit.query("show") == "archived" {
      return archivedPage(visit, archived.map { row($0, rights, visit) })
    }
    let mayMake = rights.may(.createWorkspace)
    let make: HTML = "<a class=\"button\" href=\"/workspaces/new\">\(text.make)</a>"
    let rows = all.filter { !$0.summary.isArchived }.map { row($0, rights, visit) }
    let programmes = try await programmes(rights, visit)
    let main: HTML = """
      <div class="stack">
      <div class="row row--ends"><h1>\(text.title)</h1>\(mayMake && !rows.isEmpty ? make : .empty)</div>
      \(programmes)
      \(rows.isEmpty && !archived.isEmpty ? "<p>\(text.allArchived)</p>\(mayMake ? make : .empty)" as HTML : rows.isEmpty ? EmptyState(title: text.emptyTitle, detail: mayMake ? text.emptyMaker : text.emptyMember, action: mayMake ? make : .empty).html : rows.html)
      \(archived.isEmpty ? .empty : "<p><a href=\"\(SitePath.workspaces)?show=archived\">\(text.showArchived(archived.count))</a></p>" as HTML)
      \(rights.may(.createProgramme) || rights.isInProgramme ? "<p><a href=\"\(ProgrammePages.path)\">\(text.programmes)</a></p>" as HTML : .empty)
      </div>
      """
    return visit.page(text.title, main, width: .text)
  }

  /// The programmes of an adviser or organiser, who begins there every day.
  private func programmes(_ rights: Accounts.Access, _ visit: Visit) async throws -> HTML {
    guard rights.isInProgramme else { return .empty }
    let text = visit.words(WorkspaceListText.self)
    let rows = try await visit.site.accounts.programmes(by: visit.principal).map { programme in
      ListRow(
        title: "<a href=\"\(ProgrammePages.path(programme.id))\">\(programme.name)</a>",
        detail: HTML(text.programmeDetail))
    }
    return rows.html
  }

  private func archivedPage(_ visit: Visit, _ rows: [ListRow]) -> Response {
    let text = visit.words(WorkspaceListText.self)
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(text.title, SitePath.workspaces)]).html)
      <h1>\(text.archivedTitle)</h1>
      <p class="soft">\(text.archivedLead)</p>
      \(rows.isEmpty ? "<p>\(text.noneArchived)</p>" as HTML : rows.html)
      </div>
      """
    return visit.page(text.archivedTitle, main, width: .text)
  }

  private func row(
    _ listed: ListedWorkspace, _ rights: Accounts.Access, _ visit: Visit
  ) -> ListRow {
    let summary = listed.summary
    let text = visit.words(WorkspaceListText.self)
    let roles = rights.holdings(in: summary.id).map {
      "<span class=\"tag\">\($0.role.label(visit.language))</span>" as HTML
    }
    return ListRow(
      title: """
        <a href="\(SitePath.workspace(summary.id))">\(summary.name)</a> \
        \(summary.isArchived ? "<span class=\"tag tag--caution\">\(text.archived)</span>" as HTML : .empty)
        """,
      detail: summary.head == 0
        ? HTML(text.empty) : "\(text.lastChange)\(listed.changed)",
      actions: roles.joined(by: " "))
  }
}

/// A workspace in a list outside of it, with its own clocks: a time reads there as it does inside.
struct ListedWorkspace {
  let summary: WorkspaceStore.Summary
  private let instants: InstantLabel

  /// All workspaces by id.
  static func all(_ visit: Visit) async throws -> [ListedWorkspace] {
    try await visit.site.store.workspaces(with: "community.yaml").map { summary, settings in
      ListedWorkspace(
        summary: summary,
        instants: InstantLabel(
          zone: TownLook(settings: settings ?? []).timeZone, language: visit.language))
    }
  }

  /// When it was changed last.
  var changed: HTML { instants.html(summary.headTime) }
}
