import Accounts
import HTTPTypes
import Hummingbird
import Store

/// The journal of a workspace: its commits, milestones, and what differs between two states.
struct HistoryPages: PageGroup {

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .workspace, path: "history", label: Phrase("History", "Historial"),
        for: .readHistory, order: 20)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/history", for: .workspace(.readHistory), use: list)
    routes.get("/workspaces/:workspace/history/:revision", for: .workspace(.readHistory), use: show)
    routes.post(
      "/workspaces/:workspace/history/:revision/undo", for: .workspace(.editDocument), use: undo)
    routes.post("/workspaces/:workspace/milestones", for: .workspace(.nameMilestone), use: name)
    routes.get("/workspaces/:workspace/compare", for: .workspace(.readHistory), use: compare)
  }

  private static let pageSize = 50

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let text = visit.words(HistoryText.self)
    let place = try visit.workspace()
    let document = visit.query("document").flatMap { $0.isEmpty ? nil : DocumentName($0) }
    let before = visit.query("before").flatMap { Int($0) }
    let commits = try await visit.site.store.history(
      of: place.id, document: document, before: before, limit: Self.pageSize)
    let milestones = try await visit.site.store.milestones(of: place.id)
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(document.map { text.of + $0.title } ?? text.title)</h1><p class="lead">\(text.lead)</p>
      \(visit.doneNotice(["undone": text.undone, "named": text.named]))</div>
      <div class="columns columns--side">
      <div class="stack">
      \(commits.isEmpty ? "<p>\(text.empty)</p>" as HTML : commits.map { CommitRow(visit: visit, commit: $0, place: place, text: text).row }.html)
      \(older(commits, document, place, text))
      </div>
      <aside class="stack">
      \(milestoneList(milestones, visit, place))
      \(place.may(.nameMilestone) ? milestoneForm(visit, place) : .empty)
      \(compareForm(place, from: max(1, place.summary.head - 1), to: place.summary.head, text))
      </aside>
      </div>
      </div>
      """
    return visit.page(text.title, main, at: "history")
  }

  private func older(
    _ commits: [Commit], _ document: DocumentName?, _ place: WorkspacePlace, _ text: HistoryText
  ) -> HTML {
    guard commits.count == Self.pageSize, let last = commits.last, last.revision > 1 else {
      return .empty
    }
    let filter = document.map { "&document=\(SitePath.encoded($0.description))" } ?? ""
    return """
      <p><a class="button button--plain" href="\(place.path("history?before=\(last.revision)\(filter)"))">\(text.older)</a></p>
      """
  }

  private func milestoneList(
    _ milestones: [Commit], _ visit: Visit, _ place: WorkspacePlace
  ) -> HTML {
    let text = visit.words(HistoryText.self)
    let rows = milestones.map { commit in
      ListRow(
        title: """
          <a href="\(place.path("history/\(commit.revision)"))">\(commit.milestone?.title ?? "")</a>
          """,
        detail: """
          \(commit.milestone.map { $0.kind.label(visit.language) } ?? ""), \(place.instants.html(commit.time))
          """)
    }
    return """
      <section class="stack"><h2>\(text.milestones)</h2>
      \(rows.isEmpty ? "<p class=\"soft\">\(text.noMilestones)</p>" as HTML : rows.html)
      </section>
      """
  }

  private func milestoneForm(
    _ visit: Visit, _ place: WorkspacePlace, _ errors: FormErrors = FormErrors()
  ) -> HTML {
    let text = visit.words(HistoryText.self)
    let kinds = Milestone.Kind.allCases.map {
      (value: $0.rawValue, label: $0.label(visit.language))
    }
    return """
      <details\("open", when: !errors.isEmpty)><summary>\(text.nameMilestone)</summary>
      \(visit.form(place.path("milestones"), """
        \(visit.draftFields(base: place.summary.head))
        \(Field(name: "title", label: text.milestoneTitle, value: visit.form.text("title"), hint: text.milestoneTitleHint, maxLength: 200).html(errors))
        \(Choice(name: "kind", label: text.milestoneKind, options: kinds, value: visit.form.text("kind")).html())
        <button class="button">\(text.save)</button>
        """))
      </details>
      """
  }

  private func compareForm(
    _ place: WorkspacePlace, from: Int, to: Int, _ text: HistoryText
  ) -> HTML {
    """
    <details><summary>\(text.compareTitle)</summary>
    <form method="get" action="\(place.path("compare"))" class="form">
    \(Field(name: "from", label: text.from, value: String(from), inputMode: "numeric").html())
    \(Field(name: "to", label: text.to, value: String(to), inputMode: "numeric").html())
    <button class="button button--plain">\(text.compare)</button>
    </form>
    </details>
    """
  }

  private func revision(_ visit: Visit) throws -> Int {
    guard let revision = Int(try visit.parameter("revision")), revision > 0 else {
      throw Visit.nothingHere
    }
    return revision
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let revision = try revision(visit)
    return try await page(visit, revision: revision, notice: try uploaded(visit))
  }

  /// What comes next once a file of activity data is taken.
  private func uploaded(_ visit: Visit) throws -> HTML {
    guard visit.query("done") == "uploaded" else {
      return visit.doneNotice(["reverted": visit.words(RevertText.self).done])
    }
    let text = visit.words(HistoryText.self)
    let place = try visit.workspace()
    return Notice(
      tone: .good, title: text.uploaded,
      detail: """
        <p class="actions"><a class="button" href="\(place.path(FindingsPages.path))">\(text.toFindings)</a>
        <a class="button button--plain" href="\(place.path("inventory/records"))">\(text.toGrid)</a>
        <a class="button button--plain" href="\(place.path("inventory"))">\(text.toResults)</a>
        <a class="button button--plain" href="\(place.path(UploadPages.path))">\(text.toUpload)</a></p>
        """
    ).html
  }

  private func page(
    _ visit: Visit, revision: Int, notice: HTML = .empty, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(HistoryText.self)
    let place = try visit.workspace()
    let store = visit.site.store
    let commit = try await store.commit(at: revision, of: place.id)
    let changes = try await store.changes(at: revision, of: place.id)
    let differences = try await DifferenceList.read(
      changes, in: place.id, at: revision, from: store)
    let title = "\(text.revision) \(revision)"
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(text.title, place.path("history"))]).html)
      <h1>\(commit.reason.isEmpty ? title : visit.reason(commit.reason))</h1>
      \(notice)
      <p class="soft">\(title) · \(commit.author.name) · \(place.instants.html(commit.time))</p>
      \(commit.undoes.map { "<p>\(text.undoes)<a href=\"\(place.path("history/\($0)"))\">\($0)</a></p>" as HTML })
      \(commit.clock.map { "<p class=\"soft small\">\(text.clock)\(place.instants.html($0))\(text.clockEnd)</p>" as HTML })
      \(commit.milestone.map { "<p><span class=\"tag tag--accent\">\($0.kind.label(visit.language))</span> \($0.title)</p>" as HTML })
      \(actions(visit, place, commit))
      <h2>\(text.changed)</h2>
      \(differences.html)
      <p class="small soft">\(text.hash): <code>\(commit.hash)</code></p>
      </div>
      """
    return visit.page(title, main, at: "history", status: status)
  }

  private func actions(_ visit: Visit, _ place: WorkspacePlace, _ commit: Commit) -> HTML {
    let text = visit.words(HistoryText.self)
    let download: HTML = """
      <a class="button button--plain" href="\(place.path("export?revision=\(commit.revision)"))">\(text.download)</a>
      """
    let undo = visit.button(
      text.undo, to: place.path("history/\(commit.revision)/undo"),
      fields: visit.draftFields(base: place.summary.head))
    let mayUndo = place.may(.editDocument) && commit.changeCount > 0
    let revert: HTML = """
      <a class="button button--plain" href="\(place.path("history/\(commit.revision)/revert"))">\(visit.words(RevertText.self).link)</a>
      """
    let mayRevert = place.may(.editDocument) && commit.revision < place.summary.head
    let inventory: HTML = """
      <a href="\(place.path("\(RecalculationPages.path)?from=\(commit.revision)"))">\(visit.words(RecalculationText.self).compareState)</a>
      """
    return """
      <div class="actions">
      \(mayUndo ? undo : .empty)
      \(mayRevert ? revert : .empty)
      \(place.may(.exportWorkspace) ? download : .empty)
      <a href="\(place.path("compare?from=\(commit.revision - 1)&to=\(place.summary.head)"))">\(text.compare)</a>
      \(commit.revision < place.summary.head ? inventory : .empty)
      </div>
      """
  }

  @Sendable private func undo(_ visit: Visit) async throws -> Response {
    let text = visit.words(HistoryText.self)
    let place = try visit.workspace()
    let revision = try revision(visit)
    let check = AccountDirectory.commitCheck(of: visit.principal, in: place.id)
    do {
      try await visit.site.store.undo(
        revision, in: place.id, id: visit.draftID, author: visit.author,
        reason: String(visit.form.text("reason").prefix(500)), check: check)
    } catch StoreError.conflicts {
      return try await refusal(visit, revision, text.undoStale)
    } catch StoreError.nothingToChange {
      return try await refusal(visit, revision, text.undoNothing)
    }
    return visit.seeOther(place.path("history?done=undone"))
  }

  private func refusal(_ visit: Visit, _ revision: Int, _ words: String) async throws -> Response {
    try await page(
      visit, revision: revision, notice: Notice(tone: .caution, title: words).html,
      status: .conflict)
  }

  @Sendable private func name(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let title = visit.form.text("title")
    guard let kind = Milestone.Kind(rawValue: visit.form.text("kind")), !title.isEmpty,
      title.count <= 200
    else {
      throw WebProblem(
        .badRequest, Phrase(\HistoryText.wrongMilestone))
    }
    try await visit.commit(
      [], base: try visit.base(), milestone: Milestone(kind: kind, title: title))
    return visit.seeOther(place.path("history?done=named"))
  }

  @Sendable private func compare(_ visit: Visit) async throws -> Response {
    let text = visit.words(HistoryText.self)
    let place = try visit.workspace()
    let from = Int(visit.query("from") ?? "") ?? max(0, place.summary.head - 1)
    let to = Int(visit.query("to") ?? "") ?? place.summary.head
    let found = try await visit.site.store.differences(of: place.id, from: from, to: to)
    let list = try await DifferenceList.read(found, in: place.id, at: to, from: visit.site.store)
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(text.title, place.path("history"))]).html)
      <h1>\(text.compareTitle)</h1>
      <form method="get" action="\(place.path("compare"))" class="form--inline toolbar">
      \(Field(name: "from", label: text.from, value: String(from), inputMode: "numeric").html())
      \(Field(name: "to", label: text.to, value: String(to), inputMode: "numeric").html())
      <button class="button button--plain">\(text.compare)</button>
      </form>
      \(found.isEmpty ? "<p>\(text.same)</p>" : list.html)
      </div>
      """
    return visit.page(text.compareTitle, main, at: "history")
  }
}

/// One commit in a list.
struct CommitRow {
  let visit: Visit
  let commit: Commit
  let place: WorkspacePlace
  let text: HistoryText

  var row: ListRow {
    let milestone: HTML? = commit.milestone.map {
      " <span class=\"tag tag--accent\">\($0.title)</span>"
    }
    let reason =
      commit.reason.isEmpty
      ? commit.undoes.map { text.undoes + String($0) } ?? text.noReason
      : visit.reason(commit.reason)
    return ListRow(
      title: """
        <a href="\(place.path("history/\(commit.revision)"))">\(reason)</a>\(milestone)
        """,
      detail: """
        \(commit.author.name) · \(place.instants.html(commit.time)) · \
        \(text.documents(commit.changeCount, visit.number(Double(commit.changeCount)))) · \
        <span class="number">\(text.revision) \(commit.revision)</span>
        """)
  }
}
