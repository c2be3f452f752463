import Accounts
import Hummingbird
import Store
import Tables
import Workspace

struct WorkspaceHomeText: Sendable {
  var title = "Overview"
  var archived = "This workspace is archived and can only be read."
  func revisions(_ count: Int) -> String { count == 1 ? "revision" : "revisions" }
  func members(_ count: Int) -> String { count == 1 ? "member" : "members" }
  func findings(_ count: Int) -> String { count == 1 ? "finding" : "findings" }
  var recent = "Recent changes"
  var allChanges = "All changes"
  var noChanges = "Nothing was changed yet."
  var milestones = "Milestones"
  var noMilestones = "None yet."
  var emptyTitle = "This workspace is empty"
  var emptyDetail =
    "Bring in the folder of a plan to begin. The example of Hennepin County is a good start."
  var emptyAction = "Import a folder"
  var download = "Download the folder as ZIP"
  var taken = "The import was taken. Undo it in the history if it was a mistake."
}

/// The first page of a workspace: where it stands and what happened last.
struct WorkspaceHome: PageGroup {
  let text = WorkspaceHomeText()
  let history = HistoryText()

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .home, path: "", label: Phrase("Home", "Inicio"), for: .readWorkspace)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace", for: .workspace(.readWorkspace), use: home)
  }

  @Sendable private func home(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let store = visit.site.store
    let recent =
      place.may(.readHistory) ? try await store.history(of: place.id, limit: 8) : []
    let milestones = try await store.milestones(of: place.id).prefix(5)
    let facts = try await self.facts(visit, place)
    let lists: HTML = """
      <div class="columns columns--side">
      <section class="stack"><div class="row row--ends"><h2>\(text.recent)</h2>\
      <a href="\(place.path("history"))">\(text.allChanges)</a></div>
      \(recent.isEmpty ? "<p class=\"soft\">\(text.noChanges)</p>" as HTML : recent.map { CommitRow(commit: $0, place: place, text: history).row }.html)
      </section>
      <aside class="stack"><h2>\(text.milestones)</h2>
      \(milestones.isEmpty ? "<p class=\"soft\">\(text.noMilestones)</p>" as HTML : milestones.map { milestone($0, place) }.html)
      \(place.may(.exportWorkspace) && place.summary.head > 0 ? "<p><a class=\"button button--plain\" href=\"\(place.path("export"))\">\(text.download)</a></p>" as HTML : .empty)
      </aside>
      </div>
      """
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1>
      \(place.summary.isArchived ? Notice(tone: .caution, title: text.archived).html : .empty)
      </div>
      \(place.summary.head == 0 ? empty(place) : facts)
      \(place.summary.head == 0 ? .empty : lists)
      </div>
      """
    return visit.page(text.title, main, at: "")
  }

  private func milestone(_ commit: Commit, _ place: WorkspacePlace) -> ListRow {
    ListRow(
      title:
        "<a href=\"\(place.path("history/\(commit.revision)"))\">\(commit.milestone?.title ?? "")</a>",
      detail: """
        \(commit.milestone.map { history.kind($0.kind) } ?? "") · \(place.instants.html(commit.time))
        """)
  }

  /// How many findings there are; nil while there is no community.yaml that can be read.
  private func findings(_ visit: Visit, _ place: WorkspacePlace) async throws -> Int? {
    do {
      return try await visit.site.cache.workspace(place.id, at: place.summary.head).community
        .findings.count { $0.severity >= .warning }
    } catch is WorkspaceError {
      return nil
    }
  }

  private func facts(_ visit: Visit, _ place: WorkspacePlace) async throws -> HTML {
    var facts = [(String(place.summary.head), text.revisions(place.summary.head))]
    if case .account = visit.visitor {
      let members = try await visit.site.accounts.members(of: place.id, by: visit.principal)
      facts.append((String(members.count), text.members(members.count)))
    }
    if let count = try await findings(visit, place) {
      facts.append((String(count), text.findings(count)))
    }
    return """
      <ul class="facts">
      \(facts.map { "<li class=\"fact\"><span class=\"fact__value\">\($0.0)</span> <span class=\"fact__label\">\($0.1)</span></li>" as HTML })
      </ul>
      """
  }

  private func empty(_ place: WorkspacePlace) -> HTML {
    let action: HTML = """
      <a class="button" href="\(place.path("import"))">\(text.emptyAction)</a>
      """
    return EmptyState(
      title: text.emptyTitle, detail: text.emptyDetail,
      action: place.may(.importWorkspace) ? action : .empty
    ).html
  }
}
