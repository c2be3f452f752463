import Accounts
import Plan
import Store
import Tables
import Workspace

/// What reviewers say of a record, and the form that asks for a fix of it.
struct RecordRemarks {
  let visit: Visit
  let name: DocumentName
  /// Nil while the workspace cannot be read.
  private let desk: PlanDesk?

  init(_ name: DocumentName, _ opened: OpenWorkspace?, _ visit: Visit) {
    self.visit = visit
    self.name = name
    desk = opened.map { PlanDesk($0) }
  }

  private var text: ReviewText { visit.words(ReviewText.self) }

  private var mayAsk: Bool {
    visit.place.map { $0.may(.comment) && !$0.summary.isArchived } ?? false
  }

  private var subject: PlanDesk.Subject? { name.row == nil ? nil : desk?.subject(name) }

  /// Empty where nothing is said and nothing may be.
  var html: HTML {
    guard let place = visit.place, let desk, let subject else { return .empty }
    let cards = subject.comments.conversations.map { comment in
      CommentCard(
        visit: visit, place: place, text: text, subject: name, comment: comment,
        answers: subject.comments.filter { $0.parent == comment.id }, isExact: true,
        base: desk.open.revision, desk: desk
      ).html
    }
    guard mayAsk || !cards.isEmpty else { return .empty }
    return """
      <section class="stack" id="remarks" aria-labelledby="remarks-title">
      <h2 id="remarks-title">\(text.onRecord)</h2>
      \(cards)
      \(mayAsk ? ask(place, desk) : .empty)
      </section>
      """
  }

  private func ask(_ place: WorkspacePlace, _ desk: PlanDesk) -> HTML {
    let form = visit.form(
      place.path(CommentPages.path(about: name)), className: "remark-form stack stack--tight",
      """
      \(visit.draftFields(base: desk.open.revision))
      \(Field(name: "remark", label: text.askLabel, hint: text.askHint, isRequired: true, marksOptional: false, maxLength: 10_000, lines: 3).html())
      <button class="button">\(text.send)</button>
      """)
    return """
      <details\("open", when: visit.query("done") == "said-nothing")><summary>\(text.ask)</summary>
      \(form)</details>
      """
  }

  /// The way from a page that shows a record to what is said of it, with how much of it is open.
  var link: HTML {
    guard let place = visit.place, let subject else { return .empty }
    let open = subject.openComments
    guard open > 0 || mayAsk else { return .empty }
    return """
      <p class="small"><a href="\(place.path(to: name))#remarks">\(open > 0 ? text.openHere(open) : text.ask)</a></p>
      """
  }
}
