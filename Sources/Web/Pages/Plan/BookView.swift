import Accounts
import Foundation
import Publishing
import Store
import Tables
import Workspace

/// The page of the book.
struct BookView {
  let visit: Visit
  let place: WorkspacePlace
  let text: BookPageText
  let desk: PlanDesk
  /// What stops publishing, and what else was found in the texts.
  let findings: [Finding]
  /// By revision.
  let commits: [Int: Commit]
  /// What the form of the cover shows.
  let cover: CoverFields
  let notice: HTML

  private var base: Int { desk.open.revision }
  private var mayEdit: Bool { place.may(.editDocument) && !place.summary.isArchived }

  func html(_ errors: FormErrors) -> HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(desk.open.community.book?.title ?? text.title)</h1>
    <p class="lead">\(text.lead)</p>
    \(visit.doneNotice(["saved": text.saved, "unchanged": text.unchanged]))
    \(notice)
    \(errors.summary)
    </div>
    \(missing)
    \(chapters)
    \(desk.loose.isEmpty ? .empty : loose)
    \(mayEdit ? "<div class=\"columns columns--even\">\(addForm(errors))\(coverForm(errors))</div>" as HTML : .empty)
    </div>
    """
  }

  // What is missing

  private var missing: HTML {
    let stopping = findings.count { $0.severity == .error }
    let unapproved = desk.chapters.count { !$0.approval.isApproved }
    let open = desk.chapters.reduce(0) { $0 + $1.openComments }
    let all: [HTML?] = [
      stopping > 0 ? "<li><strong>\(text.missingUnresolved(stopping))</strong></li>" : nil,
      unapproved > 0 ? "<li>\(text.missingApproval(unapproved))</li>" : nil,
      open > 0
        ? "<li><a href=\"\(place.path("plan/review"))\">\(text.missingComments(open))</a></li>"
        : nil,
      desk.open.community.book?.date.isEmpty == true ? "<li>\(text.missingDate)</li>" : nil,
    ]
    let items = all.compactMap(\.self)
    let tone: Notice.Tone = stopping > 0 ? .danger : items.isEmpty ? .good : .caution
    let publish: HTML =
      "<p><a class=\"button\" href=\"\(place.path("plan/publish"))\">\(text.publish)</a></p>"
    return Notice(
      tone: tone == .good ? .plain : tone, title: text.missingTitle,
      detail: """
        \(items.isEmpty ? "<p>\(text.missingNone)</p>" as HTML : "<ul>\(items)</ul>")
        \(place.may(.publish) ? publish : .empty)
        """
    ).html
  }

  // Chapters

  private var chapters: HTML {
    """
    <ol class="book">
    \(desk.chapters.enumerated().map { row($0.element, at: $0.offset) })
    </ol>
    """
  }

  private func row(_ chapter: PlanDesk.Chapter, at index: Int) -> HTML {
    let problems = findings.count { $0.place.file == chapter.path && $0.severity >= .warning }
    return """
      <li class="book__chapter" id="chapter-\(index)">
      <span class="book__number" aria-hidden="true">\(index + 1)</span>
      <div class="book__text">
      <h2 class="book__title"><a href="\(place.review(chapter.path))">\(chapter.title)</a></h2>
      <p class="rows__detail">\(chapter.name) · \(visit.number(Double(chapter.words))) \(text.words.lowercased())\(change(chapter))</p>
      <p class="row row--tight">\(ApprovalTag(state: chapter.approval, language: visit.language).html)
      <span class="tag\(chapter.isInternal ? " tag--caution" as HTML : .empty)">\(chapter.isInternal ? text.internalOnly : text.everybody)</span>
      \(problems > 0 ? "<span class=\"tag tag--danger\">\(text.findings(problems))</span>" as HTML : .empty)
      \(chapter.openComments > 0 ? "<span class=\"tag tag--accent\">\(text.openComments): \(chapter.openComments)</span>" as HTML : .empty)</p>
      </div>
      <div class="actions">
      \(visit.mayEdit(chapter) ? way(to: place.editor(chapter.path), text.edit, chapter) : way(to: place.review(chapter.path), text.read, chapter))
      \(mayEdit ? moves(chapter, at: index) : .empty)
      </div>
      \(mayEdit ? details(chapter) : .empty)
      </li>
      """
  }

  private func way(to path: String, _ label: String, _ chapter: PlanDesk.Chapter) -> HTML {
    "<a class=\"button button--plain\" href=\"\(path)\">\(label)<span class=\"hidden\">: \(chapter.title)</span></a>"
  }

  private func change(_ chapter: PlanDesk.Chapter) -> HTML {
    guard let commit = commits[chapter.document.revision] else { return .empty }
    return " · \(text.lastChange) \(place.instants.html(commit.time)), \(commit.author.name)"
  }

  private func moves(_ chapter: PlanDesk.Chapter, at index: Int) -> HTML {
    func button(_ direction: String, _ label: String, _ sign: String, _ isOff: Bool) -> HTML {
      """
      <button class="button button--plain button--icon" name="direction" value="\(direction)"\("disabled", when: isOff)>\
      <span aria-hidden="true">\(sign)</span><span class="hidden">\(label): \(chapter.title)</span></button>
      """
    }
    return visit.form(
      place.path("plan/move"), className: "row row--tight",
      """
      \(visit.draftFields(base: base))<input type="hidden" name="file" value="\(chapter.name)">
      \(button("up", text.up, "↑", index == 0))\(button("down", text.down, "↓", index == desk.chapters.count - 1))
      """)
  }

  private func details(_ chapter: PlanDesk.Chapter) -> HTML {
    let file: HTML =
      "\(visit.draftFields(base: base))<input type=\"hidden\" name=\"file\" value=\"\(chapter.name)\">"
    let id = chapter.name.filter { $0.isLetter || $0.isNumber }
    return """
      <details class="book__more"><summary>\(text.more)<span class="hidden">: \(chapter.title)</span></summary>
      <div class="stack">
      \(visit.form(place.path("plan/audience"), className: "form form--inline", """
        \(file)<div class="field"><label class="field__label" for="audience-\(id)">\(text.audience)</label>
        <select class="input" id="audience-\(id)" name="audience">\(audiences(isInternal: chapter.isInternal))</select></div>
        <button class="button button--plain">\(text.save)</button>
        """))
      \(visit.form(place.path("plan/rename"), className: "form form--inline", """
        \(file)<div class="field"><label class="field__label" for="name-\(id)">\(text.newName)</label>
        <input class="input" id="name-\(id)" name="name" value="\(chapter.name)" maxlength="80" required></div>
        <button class="button button--plain">\(text.rename)</button>
        """))
      \(visit.button(text.takeOut, to: place.path("plan/take-out"), style: "button button--danger", fields: file))
      </div></details>
      """
  }

  private func audiences(isInternal: Bool) -> [HTML] {
    [("all", text.everybody, !isInternal), ("internal", text.internalOnly, isInternal)].map {
      "<option value=\"\($0.0)\"\("selected", when: $0.2)>\($0.1)</option>" as HTML
    }
  }

  private var loose: HTML {
    let rows = desk.loose.map { chapter in
      let file: HTML =
        "\(visit.draftFields(base: base))<input type=\"hidden\" name=\"file\" value=\"\(chapter.name)\">"
      return ListRow(
        title: "<a href=\"\(place.editor(chapter.path))\">\(chapter.title)</a>",
        detail: HTML(chapter.name),
        actions: mayEdit
          ? """
          \(visit.button(text.putIn, to: place.path("plan/put-in"), fields: file))
          \(visit.button(text.delete, to: place.path("plan/delete"), style: "button button--danger", fields: file))
          """ : .empty)
    }
    return """
      <section class="stack"><h2>\(text.looseTitle)</h2><p class="soft">\(text.looseLead)</p>
      \(rows.html)</section>
      """
  }

  // Forms

  private func addForm(_ errors: FormErrors) -> HTML {
    """
    <section class="panel stack"><h2>\(text.add)</h2>
    \(visit.form(place.path("plan/add"), """
      \(visit.draftFields(base: base))
      \(Field(name: "title", label: text.addTitle, value: visit.form.text("title"), maxLength: 200).html(errors))
      \(Field(name: "file", label: text.addFile, value: visit.form.text("file"), hint: text.addFileHint, isRequired: false, maxLength: 80).html(errors))
      \(Choice(name: "audience", label: text.audience, options: [("all", text.everybody), ("internal", text.internalOnly)]).html())
      <div class="actions"><button class="button">\(text.add)</button></div>
      """))</section>
    """
  }

  private func coverForm(_ errors: FormErrors) -> HTML {
    let figures = cover.figures.map { ($0.name, $0.label) }
    let rows = (figures + [("", "")]).prefix(8).enumerated().map { index, figure -> HTML in
      """
      <div class="row row--fields">
      <input class="input" name="figure" aria-label="\(text.coverFigure) \(index + 1)" placeholder="\(text.coverFigure)" value="\(figure.0)" maxlength="200">
      <input class="input" name="label" aria-label="\(text.coverLabel) \(index + 1)" placeholder="\(text.coverLabel)" value="\(figure.1)" maxlength="200">
      </div>
      """
    }
    return """
      <section class="panel stack" id="cover"><h2>\(text.cover)</h2>
      \(visit.form(place.path("plan/cover"), """
        \(visit.draftFields(base: base))
        \(Field(name: "book-title", label: text.coverTitle, value: cover.title, maxLength: 300).html(errors))
        \(Field(name: "subtitle", label: text.coverSubtitle, value: cover.subtitle, isRequired: false, maxLength: 500).html())
        \(Field(name: "date", label: text.coverDate, value: cover.date, hint: text.coverDateHint, isRequired: false, maxLength: 10).html(errors))
        <fieldset><legend>\(text.coverFigures)</legend><p class="field__hint">\(text.coverFiguresHint)</p>
        \(rows)</fieldset>
        <div class="actions"><button class="button">\(text.save)</button></div>
        """))</section>
      """
  }
}

/// Whether a chapter is approved, in a few words.
struct ApprovalTag {
  let state: PlanDesk.ApprovalState
  let language: Language

  var html: HTML {
    let text = BookPageText.in(language)
    return switch state {
    case .none: "<span class=\"tag\">\(text.notApproved)</span>"
    case .approved: "<span class=\"tag tag--good\">\(text.approved)</span>"
    case .changedSince: "<span class=\"tag tag--caution\">\(text.changedSince)</span>"
    }
  }
}
