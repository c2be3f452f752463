import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Publishing
import Store
import Tables

/// A chapter's text with its preview beside it, and the pick-list of what it may refer to.
struct EditorPages: PageGroup {
  /// The longest text that is edited in one field.
  static let limit = 1024 * 1024

  func add(to routes: inout SiteRoutes) {
    let plan = "/workspaces/:workspace/plan"
    // Percent encoding makes three bytes of each of a text in another script.
    let body = BodyRule.form(limit: 3 * Self.limit)
    routes.get("\(plan)/chapter", for: .workspace(.readWorkspace), use: show)
    routes.post("\(plan)/chapter", for: .workspace(.editDocument), taking: body, use: save)
    routes.post(
      "\(plan)/chapter/preview", for: .workspace(.editDocument), taking: body, use: preview)
    routes.get("\(plan)/chapter/preview", for: .workspace(.readWorkspace), use: leavePreview)
    routes.get("\(plan)/references", for: .workspace(.readWorkspace), use: references)
  }

  // Showing

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await visit.planDesk()
    let chapter = try visit.chapter(desk)
    let place = try visit.workspace()
    guard visit.mayEdit(chapter) else { return visit.seeOther(place.review(chapter.path)) }
    return try await page(visit, chapter, text: chapter.text, base: desk.open.revision)
  }

  private func page(
    _ visit: Visit, _ chapter: PlanDesk.Chapter, text: String, base: Int,
    notice: HTML = .empty, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let words = visit.words(EditorText.self)
    guard String(validating: chapter.document.body, as: UTF8.self) != nil else {
      return visit.page(chapter.title, Notice(title: words.unreadable).html, at: "plan")
    }
    let edition = EditionChoice.edition(
      visit.form["edition"] ?? visit.query("edition"), isInternal: chapter.isInternal)
    let preview = try await fragment(visit, chapter.path, text, edition)
    let view = EditorView(
      visit: visit, place: try visit.workspace(), text: words, chapter: chapter, contents: text,
      isChanged: text != chapter.text, base: base, edition: edition, preview: preview)
    return visit.page(
      chapter.title, view.html(notice), width: .wide, at: "plan", scripts: ["chapter.js"],
      status: status)
  }

  /// What is wrong with a text, and how it will look.
  private func fragment(
    _ visit: Visit, _ file: String, _ text: String, _ edition: Edition
  ) async throws -> HTML {
    let place = try visit.workspace()
    let words = visit.words(EditorText.self)
    let view = try await ChapterView.make(visit, file: file, text: text, edition: edition) {
      place.editor($0)
    }
    let article: HTML =
      view.pages.map { pages in
        "<article class=\"plan-text\"><h1>\(pages.title)</h1>\(view.html())</article>"
      } ?? "<p class=\"soft\">\(words.notInEdition)</p>"
    let findings = ChapterFindings(
      findings: view.draft.findings, text: words, language: visit.language)
    return "\(findings.html)\n\(article)"
  }

  @Sendable private func preview(_ visit: Visit) async throws -> Response {
    let desk = try await visit.planDesk()
    let chapter = try visit.chapter(desk)
    let text = FormText.restored(visit.form["text"] ?? "", like: chapter.text)
    guard visit.form["fragment"] == nil else {
      let edition = EditionChoice.edition(visit.form["edition"], isInternal: chapter.isInternal)
      return .page(try await fragment(visit, chapter.path, text, edition))
    }
    return try await page(visit, chapter, text: text, base: try visit.base())
  }

  /// A preview has a text to show only when it is sent one; links back to it lead to the editor.
  @Sendable private func leavePreview(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    return visit.seeOther(visit.query("file").map(place.editor) ?? place.path("plan"))
  }

  // Saving

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    guard let file = visit.query("file") else { throw Visit.nothingHere }
    return try await visit.saveText(
      DocumentName(file: file), wayBack: place.editor(file)
    ) { try await conflictPage(visit, $0) }
  }

  /// Both versions with what each changed, and my text to go on with.
  private func conflictPage(_ visit: Visit, _ conflict: TextConflict) async throws -> Response {
    let desk = try await visit.planDesk()
    guard !conflict.isGone, let chapter = desk.chapter(conflict.conflict.name.file) else {
      return ChapterPages().conflictPage(visit, conflict)
    }
    return try await page(
      visit, chapter, text: conflict.mine, base: conflict.base,
      notice: conflict.html(heading: conflict.title), status: .conflict)
  }

  // What may be referred to

  @Sendable private func references(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let desk = try await visit.planDesk()
    let words = visit.words(EditorText.self)
    let all = try await visit.site.planShelf.references(
      of: place.id, desk.open, try await visit.calculation())
    let list = ReferenceList(
      text: words, language: visit.language, query: visit.query("q") ?? "",
      kind: visit.query("kind").flatMap { PlanReference.Kind(rawValue: $0) }, all: all)
    if visit.query("fragment") != nil { return .page(list.html) }
    let back = visit.query("file").map(place.editor) ?? place.path("plan")
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(words.chapters, place.path("plan")), (words.text, back)]).html)
      <h1>\(words.pickTitle)</h1><p class="lead">\(words.pickLead)</p>
      <form method="get" action="\(place.path("plan/references"))" class="form--inline toolbar" role="search">
      \(visit.query("file").map { "<input type=\"hidden\" name=\"file\" value=\"\($0)\">" as HTML })
      \(list.fields)
      <button class="button">\(words.searchButton)</button></form>
      \(list.html)
      </div>
      """
    return visit.page(words.pickTitle, main, at: "plan")
  }
}
