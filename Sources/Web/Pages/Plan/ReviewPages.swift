import Accounts
import Foundation
import Hummingbird
import Plan
import Store
import Tables
import Workspace

/// The reviewers' pages: a chapter as readers see it with a comment at each paragraph, and all comments in one list.
struct ReviewPages: PageGroup {
  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .plan, path: "plan/review", label: Phrase("Comments", "Comentarios"),
        for: .readWorkspace, order: 20)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/plan/review", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await visit.planDesk()
    guard visit.query("file") != nil else { return try list(visit, desk) }
    return try await Self.page(visit, desk, try visit.chapter(desk))
  }

  /// A chapter with its comments.
  ///
  /// - Parameter notice: Why what was sent does not fit what stands here now.
  static func page(
    _ visit: Visit, _ desk: PlanDesk, _ chapter: PlanDesk.Chapter,
    errors: FormErrors = FormErrors(), notice: HTML = .empty
  ) async throws -> Response {
    let place = try visit.workspace()
    let edition = EditionChoice.edition(visit.query("edition"), isInternal: chapter.isInternal)
    let view = try await ChapterView.make(
      visit, file: chapter.path, text: chapter.text, edition: edition, address: place.review)
    let page = ReviewView(
      visit: visit, place: place, text: visit.words(ReviewText.self), desk: desk,
      chapter: chapter, view: view, edition: edition,
      approved: try await approvedText(visit, chapter), errors: errors)
    return visit.page(
      chapter.title, page.html(notice), width: .wide, at: "plan/review",
      status: !errors.isEmpty ? .badRequest : notice.isEmpty ? .ok : .conflict)
  }

  /// The text of the last approval, where the store's history has it.
  private static func approvedText(
    _ visit: Visit, _ chapter: PlanDesk.Chapter
  ) async throws -> String? {
    guard case .changedSince(let approval) = chapter.approval, let revision = approval.revision,
      revision <= (try visit.workspace().summary.head)
    else { return nil }
    let document = try await visit.site.store.document(
      chapter.document.name, in: try visit.workspace().id, at: revision)
    guard let text = document.map({ String(decoding: $0.body, as: UTF8.self) }),
      PlanDesk.digest(text) == approval.digest
    else { return nil }
    return text
  }

  // All comments

  /// What the list is asked for by where it shows comments on records alone.
  private static let records = "records"

  private func list(_ visit: Visit, _ desk: PlanDesk) throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(ReviewText.self)
    let state =
      visit.query("state").map { ReviewComment.State(rawValue: $0) } ?? .some(.open)
    let wanted = visit.query("chapter") ?? ""
    let chapters = desk.chapters + desk.loose
    let sections = chapters.filter { wanted.isEmpty || $0.path == wanted }.compactMap {
      section($0.title, $0.document.name, of: $0.conversations, in: state, place, text)
    }
    let titles = RowTitles(desk.open, visit.columnWords)
    let records = desk.records.filter { _ in wanted.isEmpty || wanted == Self.records }.compactMap {
      section(
        titles.title(of: $0.name), $0.name, of: $0.comments.conversations, in: state, place, text)
    }
    let nothing = EmptyState(
      title: text.none, detail: text.noneDetail,
      action:
        "<a class=\"button button--plain\" href=\"\(place.path("plan"))\">\(text.chapters)</a>")
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p></div>
      \(filter(place, text, chapters, state, wanted))
      \(sections.isEmpty && records.isEmpty ? nothing.html : "\(sections)\n\(records)")
      </div>
      """
    return visit.page(text.title, main, at: "plan/review")
  }

  private func filter(
    _ place: WorkspacePlace, _ text: ReviewText, _ chapters: [PlanDesk.Chapter],
    _ state: ReviewComment.State?, _ wanted: String
  ) -> HTML {
    let states =
      ReviewComment.State.allCases.map { ($0.rawValue, text.name(of: $0)) } + [
        ("all", text.anyState)
      ]
    return """
      <form method="get" action="\(place.path("plan/review"))" class="form--inline toolbar">
      <div class="field field--short"><label class="field__label" for="filter-state">\(text.state)</label>
      <select class="input" id="filter-state" name="state">
      \(states.map { "<option value=\"\($0.0)\"\("selected", when: $0.0 == (state?.rawValue ?? "all"))>\($0.1)</option>" as HTML })
      </select></div>
      <div class="field"><label class="field__label" for="filter-chapter">\(text.chapter)</label>
      <select class="input" id="filter-chapter" name="chapter"><option value="">\(text.allChapters)</option>
      \(chapters.map { "<option value=\"\($0.path)\"\("selected", when: $0.path == wanted)>\($0.title)</option>" as HTML })
      <option value="\(Self.records)"\("selected", when: wanted == Self.records)>\(text.records)</option>
      </select></div>
      <button class="button button--plain">\(text.filter)</button></form>
      """
  }

  /// What is said of a chapter or record; nil where nothing of the state is.
  private func section(
    _ title: String, _ name: DocumentName, of comments: [ReviewComment],
    in state: ReviewComment.State?, _ place: WorkspacePlace, _ text: ReviewText
  ) -> HTML? {
    let found = comments.filter { state == nil || $0.state == state }
    guard !found.isEmpty else { return nil }
    let path = place.comments(on: name)
    return """
      <section class="stack"><h2><a href="\(path)">\(title)</a></h2>
      \(found.map { row($0, path, text) }.html)</section>
      """
  }

  private func row(_ comment: ReviewComment, _ path: String, _ text: ReviewText) -> ListRow {
    let said = comment.text.isEmpty ? text.suggestionTitle : comment.text
    return ListRow(
      title:
        "<a href=\"\(path)#comment-\(comment.id)\">\(said.prefix(200))</a>",
      detail:
        "\(comment.author), \(DayLabel(comment.date).html)\(comment.quote.isEmpty ? .empty : " · “\(QuoteExcerpt(comment.quote, limit: 120).text)”" as HTML)",
      actions:
        "<span class=\"tag\(comment.state == .open ? " tag--accent" as HTML : .empty)\">\(text.name(of: comment.state))</span>"
    )
  }
}
