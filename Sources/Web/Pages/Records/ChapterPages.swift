import Accounts
import Hummingbird
import Store

/// A file of text as one field: a chapter, or settings.
struct ChapterPages: PageGroup {
  /// The longest text that is edited in one field.
  static let limit = 1024 * 1024

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/chapter", for: .workspace(.readWorkspace), use: show)
    routes.post(
      "/workspaces/:workspace/chapter", for: .workspace(.editDocument),
      // Percent encoding makes three bytes of each of a text in another script.
      taking: .form(limit: 3 * Self.limit), use: save)
  }

  private func name(_ visit: Visit) throws -> DocumentName {
    guard let file = visit.query("file"), !file.isEmpty else { throw Visit.nothingHere }
    return DocumentName(file: file)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let name = try name(visit)
    if name.isChapter { return visit.seeOther(place.editor(name.file)) }
    guard
      let document = try await visit.site.store.document(
        name, in: place.id, at: place.summary.head), document.kind == .file
    else { throw Visit.nothingHere }
    let text = visit.words(RecordText.self)
    let body: HTML
    if let contents = String(validating: document.body, as: UTF8.self),
      document.body.count <= Self.limit
    {
      body =
        visit.mayChange(document)
        ? editForm(
          visit, name, contents, base: place.summary.head,
          label: visit.words(ChapterText.self).label)
        : "<p class=\"soft\">\(text.readOnly)</p>\n<div class=\"panel\"><pre>\(contents)</pre></div>"
    } else {
      body = Notice(title: visit.words(ChapterText.self).notText).html
    }
    let main: HTML = """
      <div class="stack">
      \(RecordTrail.html(name, visit))
      <h1>\(name.file)</h1>
      \(visit.doneNotice(["saved": text.saved, "unchanged": text.unchanged]))
      \(body)
      <p class="small"><a href="\(place.path("history?document=\(SitePath.encoded(name.description))"))">\(text.history)</a></p>
      </div>
      """
    return visit.page(name.file, main, at: "records")
  }

  private func editForm(
    _ visit: Visit, _ name: DocumentName, _ contents: String, base: Int, label: String
  ) -> HTML {
    guard let place = visit.place else { return .empty }
    let text = visit.words(RecordText.self)
    let hint: HTML =
      name.file.hasSuffix(".md")
      ? "<p class=\"field__hint\" id=\"hint-text\">\(visit.words(ChapterText.self).hint)</p>"
      : .empty
    return visit.form(
      place.path(to: name),
      """
      \(visit.draftFields(base: base))
      <div class="field">
      <label class="field__label" for="field-text">\(label)</label>
      \(hint)
      <textarea class="input input--chapter" id="field-text" name="text"\("aria-describedby", hint.isEmpty ? nil : "hint-text")>
      \(contents)</textarea>
      </div>
      \(Field(name: "reason", label: text.reason, value: visit.form.text("reason"), hint: text.reasonHint, isRequired: false, maxLength: 500).html())
      <div class="actions"><button class="button">\(text.save)</button></div>
      """)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let name = try name(visit)
    return try await visit.saveText(name, wayBack: place.path(to: name)) {
      conflictPage(visit, $0)
    }
  }

  func conflictPage(_ visit: Visit, _ conflict: TextConflict) -> Response {
    let (name, text) = (conflict.conflict.name, conflict.text)
    let main: HTML = """
      <div class="stack">
      <h1>\(conflict.title)</h1>
      \(conflict.html(heading: name.title))
      \(editForm(visit, name, conflict.mine, base: conflict.base, label: text.yourText))
      <p><a class="button button--plain" href="\(conflict.place.path(to: name))">\(text.keepTheirs)</a></p>
      </div>
      """
    return visit.page(conflict.title, main, at: "records", status: .conflict)
  }
}
