import Accounts
import Plan
import Publishing
import Store

/// The page of a chapter's editor: text, tools, and preview beside it.
struct EditorView {
  let visit: Visit
  let place: WorkspacePlace
  let text: EditorText
  let chapter: PlanDesk.Chapter
  /// What stands in the field: the saved text, or one that is not saved.
  let contents: String
  /// Whether that is not what is saved.
  let isChanged: Bool
  let base: Int
  let edition: Edition
  let preview: HTML

  private var path: String { place.editor(chapter.path) }
  private var previewPath: String { path.replacing("plan/chapter?", with: "plan/chapter/preview?") }
  private var referencesPath: String {
    path.replacing("plan/chapter?", with: "plan/references?")
  }

  func html(_ notice: HTML) -> HTML {
    """
    <div class="stack">
    \(Trail(steps: [(text.chapters, place.path("plan"))]).html)
    <div class="row row--ends"><h1>\(chapter.title)</h1>
    <p class="row">\(ApprovalTag(state: chapter.approval, language: visit.language).html)
    <a href="\(place.review(chapter.path))">\(text.read)</a>
    <a href="\(place.path("history?document=\(SitePath.encoded(chapter.path))"))">\(text.history)</a></p></div>
    \(visit.doneNotice(["saved": text.saved, "unchanged": text.unchanged]))
    \(notice)
    <div id="draft-notice" class="notice notice--caution" role="status" hidden><p class="notice__title">\(text.restored)</p>
    <p><button type="button" class="button button--plain" id="draft-discard">\(text.discard)</button></p></div>
    <div class="editor" id="editor" data-preview="\(previewPath)" data-references="\(referencesPath)" \
    data-draft="\(visit.draftKey(place.id, chapter.path))" data-waiting="\(text.previewWaiting)" data-failed="\(text.previewFailed)" data-signed-out="\(text.signedOut)" data-not-saved="\(text.notSaved)"\("data-changed", isChanged ? "yes" : nil)>
    \(form)
    <section class="editor__preview" aria-labelledby="preview-title">
    <div class="row row--ends"><h2 id="preview-title">\(text.preview)</h2>\(editions)</div>
    <p id="preview-state" class="soft small" role="status"></p>
    <div id="preview" class="stack">
    \(preview)
    </div>
    </section>
    </div>
    </div>
    \(dialog)
    """
  }

  private var form: HTML {
    """
    <form method="post" action="\(path)" class="editor__form stack" id="chapter-form">
    \(visit.formField)
    \(visit.draftFields(base: base))
    \(toolbar)
    <div class="field">
    <label class="field__label" for="field-text">\(text.text) <span class="tag tag--caution" id="not-saved" hidden>\(text.notSaved)</span></label>
    <p class="field__hint" id="hint-text">\(text.hint)</p>
    <textarea class="input input--chapter" id="field-text" name="text" aria-describedby="hint-text" spellcheck="true">
    \(contents)</textarea>
    </div>
    \(Field(name: "reason", label: text.reason, value: visit.form.text("reason"), hint: text.reasonHint, isRequired: false, maxLength: 500).html())
    <div class="actions"><button class="button">\(text.save)</button>
    <button class="button button--plain" id="preview-button" formaction="\(previewPath)">\(text.previewButton)</button></div>
    </form>
    """
  }

  /// Buttons that need the script are hidden until it runs; the pick-list is a page without it.
  private var toolbar: HTML {
    let tools = [
      ("strong", text.bold, "B"), ("emphasis", text.italic, "I"), ("heading", text.heading, "H"),
      ("list", text.list, "•"), ("link", text.link, "↗"), ("internal", text.staffOnly, ":::"),
    ]
    return """
      <div class="tools" role="group" aria-label="\(text.tools)">
      <span class="tools__group" id="tools" hidden>
      \(tools.map { "<button type=\"button\" class=\"button button--plain button--icon tool tool--\($0.0)\" data-tool=\"\($0.0)\" title=\"\($0.1)\"><span aria-hidden=\"true\">\($0.2)</span><span class=\"hidden\">\($0.1)</span></button>" as HTML })
      </span>
      <a class="button button--plain" id="pick-open" href="\(referencesPath)" target="_blank" rel="noopener">\(text.insert)</a>
      </div>
      """
  }

  private var editions: HTML {
    let items = [Edition.public, .internal].map { edition -> HTML in
      """
      <label class="segments__item"><input type="radio" name="edition" value="\(edition.rawValue)" form="chapter-form"\("checked", when: edition == self.edition)>\
      <span>\(edition == .public ? text.publicEdition : text.internalEdition)</span></label>
      """
    }
    return
      "<fieldset class=\"segments\"><legend class=\"hidden\">\(text.edition)</legend>\(items)</fieldset>"
  }

  private var dialog: HTML {
    let list = ReferenceList(
      text: text, language: visit.language, query: "", kind: nil, all: [])
    return """
      <dialog class="dialog" id="pick" aria-labelledby="pick-title">
      <div class="dialog__head"><h2 id="pick-title">\(text.pickTitle)</h2>
      <button type="button" class="button button--plain" id="pick-close">\(text.close)</button></div>
      <div class="form form--inline">\(list.fields)</div>
      <div id="pick-found" class="dialog__body" tabindex="-1"></div>
      </dialog>
      """
  }
}
