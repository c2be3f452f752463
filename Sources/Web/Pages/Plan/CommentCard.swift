import Accounts
import Plan
import Publishing
import Store
import Tables
import Workspace

/// One comment with its answers, and what can be done with it.
struct CommentCard {
  let visit: Visit
  let place: WorkspacePlace
  let text: ReviewText
  /// The chapter or record that it is about.
  let subject: DocumentName
  let comment: ReviewComment
  let answers: [ReviewComment]
  /// Whether the paragraph stands as it was commented on.
  let isExact: Bool
  /// Which edition of a chapter is read.
  var edition: Edition?
  let base: Int
  let desk: PlanDesk

  private var isOpen: Bool { comment.state == .open }
  private var maySettle: Bool {
    !place.summary.isArchived && place.access.maySettle(commentOn: subject, in: place.id)
  }
  private var mayAnswer: Bool { place.may(.comment) && !place.summary.isArchived }
  private var isMine: Bool {
    desk.creator(comment.id, in: WorkspaceTables.comments) == visit.author.id
  }

  var html: HTML {
    """
    <article class="comment\(isOpen ? .empty : " comment--closed" as HTML)" id="comment-\(comment.id)" aria-label="\(text.comment): \(comment.author)">
    <p class="comment__who"><strong>\(comment.author)</strong> <span class="soft">\(DayLabel(comment.date).html)</span>
    <span class="tag\(isOpen ? " tag--accent" as HTML : .empty)">\(text.name(of: comment.state))</span></p>
    \(isExact ? .empty : changed)
    \(comment.text.isEmpty ? .empty : "<p class=\"comment__text\">\(comment.text)</p>" as HTML)
    \(comment.suggestion.isEmpty ? .empty : suggestion)
    \(answers.map { "<div class=\"comment__answer\"><p class=\"comment__who\"><strong>\($0.author)</strong> <span class=\"soft\">\(DayLabel($0.date).html)</span></p><p class=\"comment__text\">\($0.text)</p></div>" as HTML })
    \(comment.answer.isEmpty ? .empty : "<div class=\"comment__answer\"><p class=\"small soft\">\(text.answeredBy) \(comment.answeredBy)</p><p class=\"comment__text\">\(comment.answer)</p></div>" as HTML)
    \(actions)
    </article>
    """
  }

  private var changed: HTML {
    guard !comment.quote.isEmpty else { return .empty }
    return """
      <p class="small soft">\(text.changedSince)</p>
      <details><summary>\(text.quoted)</summary><p class="small">\(comment.quote)</p></details>
      """
  }

  private var suggestion: HTML {
    let difference = WordDifference(from: comment.quote, to: comment.suggestion)
    return """
      <p class="small soft">\(text.suggestionTitle)</p>
      \(difference.html(visit.words(WordDifferenceText.self)))
      \(isOpen && maySettle ? isExact ? take : "<p class=\"small soft\">\(text.takeLate)</p>" : .empty)
      """
  }

  private var take: HTML {
    visit.form(
      path("take"), className: "",
      "\(fields)<button class=\"button\">\(text.take)</button>")
  }

  private var actions: HTML {
    guard mayAnswer || maySettle || isMine else { return .empty }
    let all: [HTML?] = [
      mayAnswer
        ? "<button class=\"button button--plain\" name=\"do\" value=\"reply\">\(text.replyButton)</button>"
        : nil,
      maySettle && isOpen
        ? "<button class=\"button button--plain\" name=\"do\" value=\"settled\">\(text.settle)</button><button class=\"button button--plain\" name=\"do\" value=\"declined\">\(text.decline)</button>"
        : nil,
      maySettle && !isOpen
        ? "<button class=\"button button--plain\" name=\"do\" value=\"open\">\(text.reopen)</button>"
        : nil,
    ]
    let buttons = all.compactMap(\.self)
    let answer = visit.form(
      path("answer"), className: "stack stack--tight",
      """
      \(fields)
      <label class="field__label small" for="answer-\(comment.id)">\(text.reply)</label>
      <textarea class="input input--answer" id="answer-\(comment.id)" name="answer" maxlength="10000" rows="3"></textarea>
      <div class="actions">\(buttons)</div>
      """)
    return """
      <details class="comment__actions"><summary>\(text.answer)<span class="hidden">: \(comment.author)</span></summary>
      \(answer)
      \(isMine ? visit.button(text.remove, to: path("remove"), style: "button button--text", fields: fields) : .empty)
      </details>
      """
  }

  private var fields: HTML {
    "\(visit.draftFields(base: base))<input type=\"hidden\" name=\"comment\" value=\"\(comment.id)\">"
  }

  private func path(_ verb: String) -> String {
    place.path(
      CommentPages.path(verb, about: subject)
        + (edition.map { "&edition=\($0.rawValue)" } ?? ""))
  }
}

/// Whether a chapter is approved, by whom, what has changed since, and saying yes.
struct ApprovalPanel {
  let visit: Visit
  let place: WorkspacePlace
  let text: ReviewText
  let chapter: PlanDesk.Chapter
  let base: Int
  /// The text of the last approval, where it is known.
  let approved: String?
  let desk: PlanDesk

  var html: HTML {
    let mayApprove =
      !place.summary.isArchived
      && place.access.mayApprove(chapter.document.name, fields: [:], in: place.id)
    return """
      <section class="panel stack" id="approval"><h2>\(text.approval)</h2>
      \(state)
      \(mayApprove && !isApprovedByMe ? form : .empty)
      </section>
      """
  }

  private var isApprovedByMe: Bool {
    guard case .approved(let all) = chapter.approval else { return false }
    return all.contains { isMine($0) }
  }

  private func isMine(_ approval: ChapterApproval) -> Bool {
    desk.creator(approval.id, in: WorkspaceTables.approvals) == visit.author.id
  }

  private var state: HTML {
    switch chapter.approval {
    case .none: return "<p>\(text.notYet)</p>"
    case .approved(let all):
      return "<ul class=\"rows\">\(all.map(row))</ul>"
    case .changedSince(let approval):
      let difference: HTML =
        approved.map { old in
          "<details><summary>\(text.difference)</summary>\(LineDifference(from: Array(old.utf8), to: Array(chapter.text.utf8)).html)</details>"
        } ?? "<p class=\"small soft\">\(text.noDifference)</p>"
      return """
        <p>\(text.changedDetail)</p>
        <p class="soft">\(text.approvedBy) \(approval.by), \(DayLabel(approval.date).html)\(approval.note.isEmpty ? "" : ": “\(approval.note)”")</p>
        \(difference)
        """
    }
  }

  private func row(_ approval: ChapterApproval) -> HTML {
    let withdraw = visit.button(
      text.withdraw, to: path("plan/approve/withdraw"),
      fields:
        "\(visit.draftFields(base: base))<input type=\"hidden\" name=\"approval\" value=\"\(approval.id)\">"
    )
    return ListRow(
      title: "\(text.approvedBy) \(approval.by)",
      detail:
        "\(DayLabel(approval.date).html)\(approval.note.isEmpty ? "" : ": “\(approval.note)”")",
      actions: isMine(approval) && !place.summary.isArchived ? withdraw : .empty
    ).html
  }

  private var form: HTML {
    visit.form(
      path("plan/approve"), className: "form form--inline",
      """
      \(visit.draftFields(base: base))
      <input type="hidden" name="digest" value="\(chapter.digest)">
      \(Field(name: "note", label: text.approveNote, hint: text.approveLead, isRequired: false, maxLength: 1_000).html())
      <button class="button">\(text.approve)</button>
      """)
  }

  private func path(_ rest: String) -> String {
    place.path("\(rest)?file=\(SitePath.encoded(chapter.path))")
  }
}
