import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Tables
import Workspace

/// The book of the plan: its chapters in order with their state, its cover, and what is missing before publishing.
struct BookPages: PageGroup {
  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .plan, path: "plan", label: Phrase("Chapters", "Capítulos"), for: .readWorkspace,
        order: 10)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let plan = "/workspaces/:workspace/plan"
    routes.get("\(plan)", for: .workspace(.readWorkspace), use: show)
    for (path, handler) in Self.changes {
      routes.post("\(plan)\(path)", for: .workspace(.editDocument), use: handler)
    }
  }

  private static let changes: [(String, SiteRoutes.Handler)] = [
    ("/move", { try await BookChange($0).move() }),
    ("/audience", { try await BookChange($0).setAudience() }),
    ("/cover", { try await BookChange($0).setCover() }),
    ("/add", { try await BookChange($0).add() }),
    ("/rename", { try await BookChange($0).rename() }),
    ("/take-out", { try await BookChange($0).takeOut() }),
    ("/put-in", { try await BookChange($0).putIn() }),
    ("/delete", { try await BookChange($0).delete() }),
  ]

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await visit.planDesk()
    return try await Self.page(visit, desk)
  }

  static func page(
    _ visit: Visit, _ desk: PlanDesk, errors: FormErrors = FormErrors(), cover: CoverFields? = nil,
    notice: HTML = .empty, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(BookPageText.self)
    guard desk.open.community.book != nil else {
      return visit.page(text.title, noBook(visit, text, desk), at: "plan", status: status)
    }
    let calculation = try await visit.calculation()
    let findings = try await visit.site.planShelf.findings(
      of: place.id, at: desk.open.revision, calculation)
    let view = BookView(
      visit: visit, place: place, text: text, desk: desk, findings: findings,
      commits: try await commits(desk, visit),
      cover: cover ?? CoverFields(desk.open.community.book), notice: notice)
    return visit.page(text.title, view.html(errors), at: "plan", status: status)
  }

  /// The last commit of each chapter, by revision.
  private static func commits(_ desk: PlanDesk, _ visit: Visit) async throws -> [Int: Commit] {
    let revisions = Set((desk.chapters + desk.loose).map(\.document.revision))
    let recent = try await visit.site.store.history(of: try visit.workspace().id, limit: 200)
    var found = Dictionary(recent.map { ($0.revision, $0) }) { first, _ in first }
    for revision in revisions.filter({ found[$0] == nil }).prefix(20) {
      found[revision] = try await visit.site.store.commit(
        at: revision, of: try visit.workspace().id)
    }
    return found
  }

  private static func noBook(_ visit: Visit, _ text: BookPageText, _ desk: PlanDesk) -> HTML {
    let path = visit.place?.path("plan/add") ?? ""
    let begin = visit.form(
      path,
      """
      \(visit.draftFields(base: desk.open.revision))
      \(Field(name: "title", label: text.addTitle, maxLength: 200).html())
      <input type="hidden" name="audience" value="all">
      <div class="actions"><button class="button">\(text.makeBook)</button></div>
      """)
    return """
      <div class="stack">
      <h1>\(text.title)</h1>
      \(EmptyState(title: text.noBookTitle, detail: text.noBook).html)
      \(visit.place?.may(.editDocument) == true ? begin : .empty)
      </div>
      """
  }
}
