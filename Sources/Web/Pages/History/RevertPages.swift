import Accounts
import HTTPTypes
import Hummingbird
import Store

/// Going back to an earlier revision: what it would change is shown first, and it is one more change.
struct RevertPages: PageGroup {
  private static let shownConflicts = 20

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/history/:revision/revert"
    routes.get("\(path)", for: .workspace(.editDocument), use: ask)
    routes.post("\(path)", for: .workspace(.editDocument), use: revert)
  }

  private func revision(_ visit: Visit) throws -> Int {
    guard let revision = Int(try visit.parameter("revision")), revision > 0 else {
      throw Visit.nothingHere
    }
    return revision
  }

  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    try await page(visit, try revision(visit), base: try visit.workspace().summary.head)
  }

  private func page(
    _ visit: Visit, _ revision: Int, base: Int, errors: FormErrors = FormErrors(),
    notice: HTML = .empty, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(RevertText.self)
    let place = try visit.workspace()
    let store = visit.site.store
    let commit = try await store.commit(at: revision, of: place.id)
    let differences = try await store.differences(of: place.id, from: base, to: revision)
    let title = text.title(revision)
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(visit.words(HistoryText.self).title, place.path("history")), ("\(visit.words(HistoryText.self).revision) \(revision)", place.path("history/\(revision)"))]).html)
      <h1>\(title)</h1>
      <p class="soft">\(commit.reason.isEmpty ? "" : "\(visit.reason(commit.reason)) · ")\(commit.author.name) · \(place.instants.html(commit.time))</p>
      \(notice)
      \(errors.summary)
      \(differences.isEmpty ? Notice(title: text.nothing).html : try await offer(differences, visit, revision, base: base, errors))
      </div>
      """
    return visit.page(title, main, at: "history", status: status)
  }

  private func offer(
    _ differences: [DocumentDifference], _ visit: Visit, _ revision: Int, base: Int,
    _ errors: FormErrors
  ) async throws -> HTML {
    let text = visit.words(RevertText.self)
    let place = try visit.workspace()
    let list = try await DifferenceList.read(
      differences, in: place.id, at: revision, from: visit.site.store)
    let back = differences.filter { $0.before == nil }.count
    let gone = differences.filter { $0.after == nil }.count
    let counts = text.counts(
      Set(differences.map(\.name.file)).count, back, differences.count - back - gone, gone)
    return """
      <p class="lead">\(text.lead)</p>
      <p><strong>\(counts)</strong></p>
      <section class="panel">
      \(visit.form(place.path("history/\(revision)/revert"), """
        \(visit.draftFields(base: base))
        \(Field(name: "reason", label: text.reason, value: visit.form.text("reason"), hint: text.reasonHint, maxLength: 400).html(errors))
        <div class="actions"><button class="button button--danger">\(text.confirm)</button>
        <a class="button button--plain" href="\(place.path("history/\(revision)"))">\(text.cancel)</a></div>
        """))
      </section>
      <section class="stack"><h2>\(text.what)</h2>
      <p class="soft">\(text.before) <a href="\(place.path("compare?from=\(revision)&to=\(base)"))">\(text.after)</a></p>
      \(list.html)
      </section>
      """
  }

  @Sendable private func revert(_ visit: Visit) async throws -> Response {
    let text = visit.words(RevertText.self)
    let place = try visit.workspace()
    let (revision, base) = (try revision(visit), try visit.base())
    let reason = visit.form.text("reason")
    guard (1...400).contains(reason.count) else {
      return try await page(
        visit, revision, base: base, errors: .one("reason", text.noReason), status: .badRequest)
    }
    do {
      let commit = try await visit.site.store.revert(
        place.id, to: revision, base: base, id: visit.draftID, author: visit.author,
        reason: text.said(revision, reason),
        check: AccountDirectory.commitCheck(of: visit.principal, in: place.id))
      try await visit.note(.workspaceReverted, "to revision \(revision)")
      return visit.seeOther(place.path("history/\(commit.revision)?done=reverted"))
    } catch StoreError.conflicts(let conflicts) {
      return try await page(
        visit, revision, base: place.summary.head, notice: stale(conflicts, visit),
        status: .conflict)
    } catch StoreError.nothingToChange {
      return try await page(visit, revision, base: place.summary.head, status: .conflict)
    } catch let problem as AccountProblem where problem.isOfOneDocument {
      let refusal = problem.phrase(visit.language)
      return try await page(
        visit, revision, base: base, notice: Notice(tone: .danger, title: refusal).html,
        status: .forbidden)
    }
  }

  /// Who changed what meanwhile.
  private func stale(_ conflicts: [EditConflict], _ visit: Visit) -> HTML {
    let text = visit.words(RevertText.self)
    let items = conflicts.prefix(Self.shownConflicts).map { conflict -> HTML in
      let person = conflict.theirCommit?.author.name ?? "?"
      return "<li>\(text.staleDetail(conflict.name.title, person))</li>"
    }
    let more = conflicts.count - items.count
    return Notice(
      tone: .caution, title: text.stale,
      detail: """
        <ul>
        \(items)
        </ul>
        \(more > 0 ? "<p>\(text.moreStale(more))</p>" as HTML : .empty)
        """
    ).html
  }
}
