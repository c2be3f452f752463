import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Webhooks
import Workspace

/// What is done with comments and approvals: each is one commit in its author's name.
struct CommentPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    let plan = "/workspaces/:workspace/plan"
    let body = BodyRule.form(limit: 256 * 1024)
    routes.post("\(plan)/comments", for: .workspace(.comment), taking: body, use: comment)
    routes.post("\(plan)/comments/answer", for: .workspace(.comment), taking: body, use: answer)
    routes.post("\(plan)/comments/take", for: .workspace(.editDocument), use: take)
    routes.post("\(plan)/comments/remove", for: .workspace(.comment), use: remove)
    routes.post("\(plan)/approve", for: .workspace(.approve), use: approve)
    routes.post("\(plan)/approve/withdraw", for: .workspace(.approve), use: withdraw)
  }

  /// Where a form about a comment is sent, after the workspace's address.
  static func path(_ verb: String? = nil, about name: DocumentName) -> String {
    "plan/comments\(verb.map { "/\($0)" } ?? "")?file=\(SitePath.encoded(name.file))"
      + (name.row.map { "&row=\(SitePath.encoded($0))" } ?? "")
  }

  private func back(_ visit: Visit, _ done: String, to fragment: String = "") throws -> Response {
    let place = try visit.workspace()
    let edition = visit.query("edition").flatMap { Edition(rawValue: $0) }
    let path = place.comments(
      on: DocumentName(file: visit.query("file") ?? "", row: visit.query("row")))
    return visit.seeOther(
      path + (edition.map { "&edition=\($0.rawValue)" } ?? "") + "&done=\(done)"
        + (fragment.isEmpty ? "" : "#\(fragment)"))
  }

  /// What makes two comments the same; the others are made anew each time, or come later.
  private static let saidColumns: Set<String> = [
    "chapter", "quote", "occurrence", "text", "suggestion", "parent",
  ]

  private func lines(_ text: String) -> String { text.replacing("\r\n", with: "\n") }

  // Comments

  @Sendable private func comment(_ visit: Visit) async throws -> Response {
    let desk = try await visit.planDesk()
    let subject = try visit.subject(desk)
    let words = visit.words(ReviewText.self)
    let remark = lines(visit.form.text("remark"))
    let original = lines(visit.form["original"] ?? "")
    let suggested = lines(visit.form["suggestion"] ?? original)
      .trimmingCharacters(in: .newlines)
    let isSuggestion =
      ChapterParagraph.quote(of: suggested) != ChapterParagraph.quote(of: original)
    guard !remark.isEmpty || isSuggestion else {
      guard let chapter = desk.chapter(subject.name.file) else {
        return try back(visit, "said-nothing", to: "remarks")
      }
      return try await ReviewPages.page(
        visit, desk, chapter, errors: .one("remark", words.empty))
    }
    let comment = try written(
      visit, about: subject.name, remark: remark, suggestion: isSuggestion ? suggested : "")
    let (kept, isNew) = try await keep(comment, words.reason(forCommentOn: subject.name), visit)
    if isNew { try await visit.announce(kept) }
    return try back(visit, "sent", to: "comment-\(kept.id)")
  }

  /// Adds a comment once, however often its form is sent; gives it as it is kept.
  private func keep(
    _ comment: ReviewComment, _ reason: String, _ visit: Visit
  ) async throws -> (comment: ReviewComment, isNew: Bool) {
    var kept = comment
    let said = comment.cells.filter { Self.saidColumns.contains($0.key) }
    let made = try await visit.formAgain(said, in: WorkspaceTables.comments.file)
    if case .saved(let row) = made {
      kept.id = row.name.row ?? ""
      return (kept, false)
    }
    // Whoever went back and wrote something else means another comment.
    let draft = made == nil ? visit.draftID : UUID().uuidString.lowercased()
    kept.id = Visit.rowID("c", draft)
    let cells = kept.cells
    try await visit.commitRows(id: draft, reason: reason) { desk in
      var table = try desk.edit(WorkspaceTables.comments)
      try table.add(cells)
      return table.changes
    }
    return (kept, true)
  }

  private func written(
    _ visit: Visit, about name: DocumentName, remark: String, suggestion: String
  ) throws -> ReviewComment {
    ReviewComment(
      id: "", chapter: name.description,
      quote: String((visit.form["quote"] ?? "").prefix(20_000)),
      occurrence: Int(visit.form.text("occurrence")) ?? 1, text: String(remark.prefix(10_000)),
      suggestion: String(suggestion.prefix(20_000)), author: visit.author.name,
      date: try visit.today())
  }

  private func found(_ visit: Visit, _ desk: PlanDesk) throws -> ReviewComment {
    let id = visit.form.text("comment")
    guard let comment = try visit.subject(desk).comments.first(where: { $0.id == id }) else {
      throw visit.missing(WorkspaceTables.comments.file, id, list: "plan")
    }
    return comment
  }

  /// An answer by itself, or with a new state of the comment.
  @Sendable private func answer(_ visit: Visit) async throws -> Response {
    let comment = try found(visit, try await visit.planDesk())
    let answer = String(lines(visit.form.text("answer")).prefix(10_000))
    if let state = ReviewComment.State(rawValue: visit.form.text("do")) {
      return try await settle(comment, as: state, answer: answer, visit)
    }
    guard !answer.isEmpty else { return try back(visit, "") }
    let reply = ReviewComment(
      id: "", chapter: comment.chapter, text: answer, author: visit.author.name,
      date: try visit.today(), state: .settled, parent: comment.id)
    _ = try await keep(reply, visit.words(ReviewText.self).settleReason, visit)
    return try back(visit, "settled", to: "comment-\(comment.id)")
  }

  private func settle(
    _ comment: ReviewComment, as state: ReviewComment.State, answer: String, _ visit: Visit
  ) async throws -> Response {
    let done = try back(visit, "settled", to: "comment-\(comment.id)")
    if try await visit.commitBefore() != nil { return done }
    let cells = settling(as: state, answer: answer, by: visit)
    let reason = visit.words(ReviewText.self).settleReason
    do {
      try await visit.commitRows(id: visit.draftID, reason: reason) { desk in
        try Self.checkUndecided(comment.id, before: state, on: desk)
        var table = try desk.edit(WorkspaceTables.comments)
        try table.set(cells, row: comment.id)
        return table.changes
      }
    } catch let decided as Decided {
      return decidedPage(visit, decided.comment, mine: answer)
    }
    return done
  }

  /// Somebody else has decided on a comment since it was read.
  private struct Decided: Error { let comment: ReviewComment }

  /// A closed comment can only be opened again, so that nobody's answer takes the place of another's.
  private static func checkUndecided(
    _ id: String, before state: ReviewComment.State, on desk: PlanDesk
  ) throws(Decided) {
    guard state != .open, let now = desk.open.community.comments.first(where: { $0.id == id }),
      now.state != .open
    else { return }
    throw Decided(comment: now)
  }

  /// What somebody else has answered, beside the words that were not kept.
  private func decidedPage(
    _ visit: Visit, _ comment: ReviewComment, mine: String
  ) -> Response {
    let text = visit.words(ReviewText.self)
    func side(_ title: String, _ said: String) -> HTML {
      "<section class=\"panel stack stack--tight\"><h2>\(title)</h2><p class=\"comment__text\">\(said)</p></section>"
    }
    let path = visit.place?.comments(on: DocumentName(comment.chapter)) ?? ""
    let main: HTML = """
      <div class="stack">
      <h1>\(text.decidedTitle)</h1>
      \(Notice(tone: .caution, title: text.decided).html)
      <div class="sides">
      \(side("\(text.name(of: comment.state)) · \(comment.answeredBy)", comment.answer))
      \(mine.isEmpty ? .empty : side(text.reply, mine))
      </div>
      <p><a class="button" href="\(path)#comment-\(comment.id)">\(text.toComment)</a></p>
      </div>
      """
    return visit.page(text.decidedTitle, main, width: .text, at: "plan/review", status: .conflict)
  }

  private func settling(
    as state: ReviewComment.State, answer: String, by visit: Visit
  ) -> [String: String] {
    var cells = ["state": state.rawValue, "answered_by": visit.author.name]
    if !answer.isEmpty { cells["answer"] = answer }
    return cells
  }

  /// Puts a suggestion into the text and settles its comment, in one commit that names who suggested it.
  @Sendable private func take(_ visit: Visit) async throws -> Response {
    let words = visit.words(ReviewText.self)
    let desk = try await visit.planDesk()
    let chapter = try visit.chapter(desk)
    let comment = try found(visit, desk)
    if try await visit.commitBefore() != nil { return try back(visit, "taken") }
    let taken: TakenSuggestion
    do {
      taken = try TakenSuggestion(
        comment, of: chapter, on: desk,
        settling: settling(as: .settled, answer: words.tookAnswer, by: visit))
      try await visit.commit(
        taken.changes, base: desk.open.revision, reason: words.tookReason(comment.author))
    } catch TakenSuggestion.Refusal.unreadable {
      throw WebProblem(.conflict, visit.words(EditorText.self).unreadable)
    } catch TakenSuggestion.Refusal.gone {
      throw WebProblem(.conflict, words.goneNotice)
    } catch StoreError.conflicts {
      throw WebProblem(.conflict, words.goneNotice)
    }
    return try back(visit, "taken", to: "paragraph-\(taken.paragraph)")
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    if try await visit.commitBefore() != nil { return try back(visit, "removed") }
    let comment = try found(visit, try await visit.planDesk())
    try await visit.commitRows(reason: visit.words(ReviewText.self).removeReason) { desk in
      var table = try desk.edit(WorkspaceTables.comments)
      table.remove(row: comment.id)
      return table.changes
    }
    return try back(visit, "removed")
  }

  // Approvals

  @Sendable private func approve(_ visit: Visit) async throws -> Response {
    let words = visit.words(ReviewText.self)
    let desk = try await visit.planDesk()
    let chapter = try visit.chapter(desk)
    if try await visit.commitBefore() != nil { return try back(visit, "approved", to: "approval") }
    // The yes is to the text that was read, whatever stands there now.
    guard chapter.digest == visit.form.text("digest") else {
      return try await ReviewPages.page(
        visit, desk, chapter,
        notice: Notice(tone: .caution, title: words.staleApproval).html)
    }
    let approval = ChapterApproval(
      id: Visit.rowID("a", visit.draftID), chapter: chapter.path, digest: chapter.digest,
      revision: chapter.document.revision, by: visit.author.name, date: try visit.today(),
      note: String(visit.form.text("note").prefix(1_000)))
    try await visit.commitRows(reason: words.approveReason) { desk in
      var table = try desk.edit(WorkspaceTables.approvals)
      try table.add(approval.cells)
      return table.changes
    }
    return try back(visit, "approved", to: "approval")
  }

  @Sendable private func withdraw(_ visit: Visit) async throws -> Response {
    if try await visit.commitBefore() != nil { return try back(visit, "withdrawn", to: "approval") }
    let chapter = try visit.chapter(try await visit.planDesk())
    guard let approval = chapter.approvals.first(where: { $0.id == visit.form.text("approval") })
    else { throw Visit.nothingHere }
    try await visit.commitRows(reason: visit.words(ReviewText.self).withdrawReason) { desk in
      var table = try desk.edit(WorkspaceTables.approvals)
      table.remove(row: approval.id)
      return table.changes
    }
    return try back(visit, "withdrawn", to: "approval")
  }
}

extension Visit {
  /// Tells webhooks that somebody commented.
  func announce(_ comment: ReviewComment) async throws {
    let place = try workspace()
    try await site.webhooks.announce(
      .comment, in: place.id,
      [
        "comment": .text(comment.id), "chapter": .text(comment.chapter),
        "by": .text(comment.author), "text": .text(String(comment.text.prefix(500))),
        "path": .text(
          place.comments(on: DocumentName(comment.chapter)) + "#comment-\(comment.id)"),
      ])
  }
}
