import Accounts
import Plan
import Publishing
import Store
import Tables
import Workspace

/// A chapter as readers see it, with its comments beside the paragraphs.
struct ReviewView {
  let visit: Visit
  let place: WorkspacePlace
  let text: ReviewText
  let desk: PlanDesk
  let chapter: PlanDesk.Chapter
  let view: ChapterView
  let edition: Edition
  /// What was approved last, where it is known.
  let approved: String?
  let errors: FormErrors

  private var paragraphs: [ChapterParagraph] { view.draft.paragraphs }
  private var mayComment: Bool { place.may(.comment) && !place.summary.isArchived }

  /// Where comments stand: at a paragraph, or beside none.
  private var anchors: [(comment: ReviewComment, anchor: CommentAnchor)] {
    chapter.conversations.map { comment in
      let found = CommentAnchor.find(
        quote: comment.quote, occurrence: comment.occurrence, in: paragraphs)
      switch found {
      case .paragraph(let index), .changed(let index):
        return (comment, view.printed.contains(index) ? found : .gone)
      case .wholeChapter, .gone: return (comment, found)
      }
    }
  }

  private var address: String {
    place.review(chapter.path) + "&edition=\(edition.rawValue)"
  }

  func html(_ notice: HTML) -> HTML {
    let words = visit.words(EditorText.self)
    return """
      <div class="stack">
      \(Trail(steps: [(text.chapters, place.path("plan"))]).html)
      <div class="row row--ends"><h1>\(chapter.title)</h1>
      <p class="row">\(ApprovalTag(state: chapter.approval, language: visit.language).html)
      \(visit.mayEdit(chapter) ? "<a href=\"\(place.editor(chapter.path))\">\(text.edit)</a>" as HTML : .empty)</p></div>
      \(visit.doneNotice(["sent": text.sent, "settled": text.settledNotice, "taken": text.taken, "removed": text.removed, "approved": text.approvedNotice, "withdrawn": text.withdrawnNotice]))
      \(notice)
      \(errors.summary)
      <div class="row row--ends">\(EditionChoice.links(edition, words) { place.review(chapter.path) + "&edition=\($0.rawValue)" })
      \(neighbours)</div>
      \(view.pages == nil ? Notice(tone: .caution, title: words.notInEdition).html : .empty)
      <article class="plan-text plan-text--remarked">
      \(whole)
      \(view.html(around: around))
      </article>
      \(gone)
      \(ApprovalPanel(visit: visit, place: place, text: text, chapter: chapter, base: desk.open.revision, approved: approved, desk: desk).html)
      </div>
      """
  }

  private var neighbours: HTML {
    guard let index = desk.chapters.firstIndex(where: { $0.path == chapter.path }) else {
      return .empty
    }
    func link(_ index: Int, _ label: String) -> HTML {
      guard desk.chapters.indices.contains(index) else { return .empty }
      let other = desk.chapters[index]
      return "<a href=\"\(place.review(other.path))\">\(label): \(other.title)</a>"
    }
    return
      "<nav class=\"row\" aria-label=\"\(text.chapters)\">\(link(index - 1, text.previous))\(link(index + 1, text.next))</nav>"
  }

  // Comments

  private func around(_ part: HTML, _ paragraph: Int, _ isLast: Bool) -> HTML {
    guard isLast, paragraphs.indices.contains(paragraph) else {
      return "<div class=\"remarked\"><div class=\"remarked__text\">\(part)</div></div>"
    }
    let comments = anchors.compactMap { comment, anchor -> HTML? in
      switch anchor {
      case .paragraph(paragraph): card(comment, paragraph, isExact: true)
      case .changed(paragraph): card(comment, paragraph, isExact: false)
      default: nil
      }
    }
    return """
      <div class="remarked\(comments.isEmpty ? .empty : " remarked--full" as HTML)" id="paragraph-\(paragraph)">
      <div class="remarked__text">\(part)</div>
      <div class="remarked__side">\(comments)\(mayComment ? ask(paragraph) : .empty)</div>
      </div>
      """
  }

  /// A link that asks for the form, so that a page of sixty paragraphs does not carry sixty forms.
  private func ask(_ index: Int) -> HTML {
    let quote = paragraphs[index].quote
    guard visit.query("at") == String(index) || isRefused(index) else {
      return """
        <a class="remark" href="\(address)&at=\(index)#paragraph-\(index)">\(text.comment)<span class="hidden"> \(text.commentOn)\(QuoteExcerpt(quote, limit: 80).text)</span></a>
        """
    }
    return form(
      paragraph: paragraphs[index], cancel: "\(address)#paragraph-\(index)")
  }

  private func isRefused(_ index: Int) -> Bool {
    !errors.isEmpty && visit.form["quote"] == paragraphs[index].quote
      && visit.form["occurrence"] == String(paragraphs[index].occurrence)
  }

  /// - Parameter paragraph: Nil for the whole chapter.
  private func form(paragraph: ChapterParagraph?, cancel: String) -> HTML {
    let suggested = visit.form["suggestion"] ?? paragraph?.text ?? ""
    let suggestion: HTML = """
      <details\("open", when: suggested != paragraph?.text)><summary>\(text.suggestion)</summary>
      <div class="stack stack--tight">\(Field(name: "suggestion", label: text.suggestionTitle, value: suggested, hint: text.suggestionHint, isRequired: false, marksOptional: false, maxLength: 20_000, lines: 6).html())</div></details>
      """
    return visit.form(
      place.path(
        CommentPages.path(about: chapter.document.name) + "&edition=\(edition.rawValue)"),
      className: "remark-form stack stack--tight",
      """
      \(visit.draftFields(base: desk.open.revision))
      <input type="hidden" name="quote" value="\(paragraph?.quote ?? "")">
      <input type="hidden" name="occurrence" value="\(paragraph?.occurrence ?? 1)">
      <input type="hidden" name="original" value="\(paragraph?.text ?? "")">
      \(Field(name: "remark", label: text.yourComment, value: visit.form.text("remark"), isRequired: false, marksOptional: false, maxLength: 10_000, lines: 4).html(errors))
      \(paragraph == nil ? .empty : suggestion)
      <div class="actions"><button class="button">\(text.send)</button><a class="button button--plain" href="\(cancel)">\(text.cancel)</a></div>
      """)
  }

  private var whole: HTML {
    let comments = anchors.compactMap { comment, anchor in
      anchor == .wholeChapter ? card(comment, nil, isExact: true) : nil
    }
    let isAsked = visit.query("at") == "chapter" || (!errors.isEmpty && visit.form["quote"] == "")
    let ask: HTML =
      isAsked
      ? form(paragraph: nil, cancel: address)
      : "<a class=\"remark\" href=\"\(address)&at=chapter#whole\">\(text.comment)<span class=\"hidden\"> \(text.wholeChapter)</span></a>"
    guard mayComment || !comments.isEmpty else { return .empty }
    return """
      <div class="remarked remarked--full" id="whole"><div class="remarked__text">
      \(view.pages.map { "<p class=\"plan-text__title\">\($0.title)</p>" as HTML })</div>
      <div class="remarked__side"><p class="small soft">\(text.wholeChapter)</p>\(comments)\(mayComment ? ask : .empty)</div></div>
      """
  }

  private var gone: HTML {
    let comments = anchors.compactMap { comment, anchor in
      anchor == .gone ? card(comment, nil, isExact: false) : nil
    }
    guard !comments.isEmpty else { return .empty }
    return """
      <section class="stack" id="gone"><h2>\(text.goneTitle)</h2><p class="soft">\(text.goneLead)</p>
      <div class="remarks">\(comments)</div></section>
      """
  }

  private func card(_ comment: ReviewComment, _ paragraph: Int?, isExact: Bool) -> HTML {
    CommentCard(
      visit: visit, place: place, text: text, subject: chapter.document.name, comment: comment,
      answers: chapter.comments.filter { $0.parent == comment.id },
      isExact: isExact, edition: edition, base: desk.open.revision, desk: desk
    ).html
  }
}
