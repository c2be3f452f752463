import Accounts
import Databases
import Hummingbird
import Plan
import Store
import Strategies
import Workspace

/// When actions start and have their effect, and the steps on the way with what is late.
struct ActionTimelinePages: PageGroup {
  static let path = "actions/timeline"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .actions, path: Self.path, label: Phrase("Timeline", "Calendario"),
        for: .readWorkspace, order: 20)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/actions/timeline", for: .workspace(.readWorkspace), use: show)
    routes.post(
      "/workspaces/:workspace/actions/milestones/status", for: .workspace(.editDocument), use: mark)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(ActionPageText.self)
    let calculation: PlanCalculation
    switch try await visit.planOrEmpty(text.timelineTitle, at: Self.path) {
    case .empty(let response): return response
    case .plan(let found): calculation = found
    }
    let workspace = calculation.workspace
    let add: HTML = """
      <a class="button" href="\(try visit.workspace().path("actions/new"))">\(visit.words(ActionText.self).add)</a>
      """
    let empty = EmptyState(
      title: visit.words(ActionText.self).emptyTitle,
      detail: visit.words(ActionText.self).emptyDetail, action: visit.mayAdd ? add : .empty)
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack">
      <h1>\(text.timelineTitle)</h1>
      <p class="lead">\(text.timelineLead)</p>
      \(visit.doneNotice(["saved": text.saved, "same": text.unchanged]))
      </div>
      \(workspace.actions.isEmpty ? empty.html : try await visit.exhibit(.chart, "timeline") ?? .empty)
      \(!workspace.milestones.isEmpty ? sections(visit, workspace, text) : workspace.actions.isEmpty ? .empty : "<p class=\"soft\">\(text.nothingPlanned)</p>")
      </div>
      """
    return visit.page(text.timelineTitle, main, at: Self.path)
  }

  private func sections(
    _ visit: Visit, _ workspace: CommunityWorkspace, _ text: ActionPageText
  ) -> HTML {
    let year = Int(InstantText.text(visit.site.now()).prefix(4)) ?? 2026
    let titles = Dictionary(workspace.actions.map { ($0.id, $0.title) }) { first, _ in first }
    let sorted = workspace.milestones.sorted {
      ($0.year, $0.action, $0.id) < ($1.year, $1.action, $1.id)
    }
    func group(_ milestone: Workspace.Milestone) -> Int {
      if milestone.status == "done" { return 4 }
      if milestone.year < year { return 0 }
      return milestone.year == year ? 1 : milestone.year <= year + 3 ? 2 : 3
    }
    let groups = Dictionary(grouping: sorted, by: group)
    let names = [text.late, text.now, text.next, text.later, text.done]
    let parts = names.indices.compactMap { index -> HTML? in
      guard let found = groups[index] else { return nil }
      let list = MilestoneList(
        visit: visit, text: text, actionText: visit.words(ActionText.self), milestones: found,
        titles: titles, back: visit.place?.path(Self.path) ?? "")
      return """
        <section class="stack" aria-labelledby="due-\(index)">
        <h2 id="due-\(index)">\(names[index]) <span class="soft">\(String(found.count))</span></h2>
        \(list.html)
        </section>
        """
    }
    return "\(parts)"
  }

  @Sendable private func mark(_ visit: Visit) async throws -> Response {
    let base = try visit.base()
    let place = try visit.workspace()
    let (id, status) = (visit.form.text("milestone"), visit.form.text("status"))
    guard !id.isEmpty, !status.isEmpty, status.utf8.count <= 40 else { throw Visit.nothingHere }
    let isChanged = try await visit.commitEdits(base: base, reason: "") { edits in
      guard !edits.records(of: "milestones.csv", where: ["id": id]).isEmpty else {
        throw visit.missing("milestones.csv", id, list: Self.path)
      }
      edits.put(["status": status], in: "milestones.csv", where: ["id": id])
    }
    let back = SitePath.safeReturn(visit.form["back"]) ?? place.path(Self.path)
    return visit.seeOther("\(back)?done=\(isChanged ? "saved" : "same")")
  }
}
