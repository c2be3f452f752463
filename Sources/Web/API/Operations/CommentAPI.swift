import Accounts
import Foundation
import HTTPTypes
import Store
import Tables
import Workspace

/// What reviewers say of chapters and records.
struct CommentAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.create, create),
      APIRoute(Self.settle, settle), APIRoute(Self.remove, remove), APIRoute(Self.take, take),
    ]
  }

  private static let path = "/api/v1/workspaces/{workspace}/comments"
  private static let states = ReviewComment.State.allCases.map(\.rawValue)

  static let shape = APIShape<ReviewComment>(
    "Comment", "A remark about a chapter, one of its paragraphs or a record.",
    [
      .text("id", "Its id.") { $0.id },
      .text(
        "chapter",
        "The chapter's file, such as `plan/03-inventory.md`, or a record, such as `inventory.csv#el-res-2021`."
      ) { $0.chapter },
      .text("quote", "The paragraph as it was then; empty for the whole chapter.") { $0.quote },
      .whole("occurrence", "Which of several paragraphs with the same words, from 1.") {
        $0.occurrence
      },
      .text("text", "The remark.") { $0.text },
      .text("suggestion", "What the paragraph should become, in Markdown; may be empty.") {
        $0.suggestion
      },
      .text("author", "Who, by name.") { $0.author },
      .text("date", "The day, such as 2026-11-26.") { $0.date },
      .choice("state", states, "Whether somebody still has to look at it.") { $0.state.rawValue },
      .text("answer", "What was answered when it was settled.") { $0.answer },
      .text("answeredBy", "Who settled it.") { $0.answeredBy },
      .text("parent", "The comment that it answers; empty for the first of a conversation.") {
        $0.parent
      },
    ])
  private static let comments = APIList(shape: shape, hasRevision: true)

  static let list = APIOperation(
    id: "listComments", method: .get, path: path, tag: .review, summary: "List the comments",
    access: .workspace(.readWorkspace),
    query: [
      .query("chapter", .text("Only those on this chapter or record.", most: 400)),
      .query("state", .choice(states, "Only those in this state.")), .revision,
    ] + APIParameter.paging(.pinned),
    successes: [.json(comments.schema, "In the order of the table.")], refusals: [.conflict])

  static let show = APIOperation(
    id: "getComment", method: .get, path: path + "/{comment}", tag: .review,
    summary: "Read one comment, with the ETag by which it is settled or removed",
    access: .workspace(.readWorkspace), successes: [.json(shape.schema, "The comment.")])

  static let create = APIOperation(
    id: "createComment", method: .post, path: path, tag: .review,
    summary: "Comment on a chapter, ask for a fix of a record, or answer a comment",
    details: "In your own name. Say something, or suggest another paragraph.",
    access: .workspace(.comment),
    body: .json(
      .object([
        .must(
          "chapter",
          .text(
            "The chapter's file, or a record: its table and key, such as `inventory.csv#el-res-2021`.",
            least: 1, most: 400)),
        .may("text", .text("The remark.", most: 10_000)),
        .may("quote", .text("The paragraph that it is about, with single spaces.", most: 20_000)),
        .may("occurrence", .whole(1...1_000, "Which of several such paragraphs.")),
        .may("suggestion", .text("What the paragraph should become.", most: 20_000)),
        .may("parent", .text("The comment that it answers.", most: 100)),
      ])),
    successes: [.json(shape.schema, "The comment.", status: .created)], keepsAnswer: true,
    example: ["chapter": "plan/03-inventory.md", "text": "Which year is this?"])

  static let settle = APIOperation(
    id: "settleComment", method: .patch, path: path + "/{comment}", tag: .review,
    summary: "Settle, decline or open a comment again",
    details: "For whoever may change the chapter; open again for its author, too.",
    access: .workspace(.comment),
    body: .json(
      .object([
        .must("state", .choice(states, "What it is from now on.")),
        .may("answer", .text("Why, for its author.", most: 10_000)),
      ])),
    successes: [.json(shape.schema, "The comment as it is now.")], precondition: .match,
    example: ["state": "settled", "answer": "The year is named now."])

  static let remove = APIOperation(
    id: "deleteComment", method: .delete, path: path + "/{comment}", tag: .review,
    summary: "Remove a comment of your own", details: "The history keeps it.",
    access: .workspace(.comment), successes: [.nothing], precondition: .match)

  static let take = APIOperation(
    id: "takeSuggestion", method: .post, path: path + "/{comment}/take", tag: .review,
    summary: "Put what a comment suggests into its chapter",
    details:
      "The paragraph becomes what was suggested and the comment is settled, in one commit that names who suggested it. Refused with 409 where nothing is suggested or the paragraph is not there any more.",
    access: .workspace(.editDocument),
    successes: [.json(HistoryShapes.commit.schema, "The new commit.", status: .created)],
    keepsAnswer: true)

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let snapshot = try await call.snapshot()
    let open = try await call.site.cache.workspace(snapshot.workspace, at: snapshot.revision)
    let (chapter, state) = (call.text("chapter"), call.text("state"))
    let found = open.community.comments.filter { comment in
      (chapter == nil || comment.chapter == chapter)
        && (state == nil || comment.state.rawValue == state)
    }
    return Self.comments.answer(of: found, at: snapshot.revision, to: call)
  }

  private func found(_ call: APICall, on desk: PlanDesk) throws -> ReviewComment {
    let id = try call.part("comment")
    guard let comment = desk.open.community.comments.first(where: { $0.id == id }) else {
      throw APIProblem(.notFound, .plain, "There is no comment “\(id)” here.")
    }
    return comment
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try found(call, on: try await call.visit.planDesk())))
  }

  /// The comment in the state that a change is made of, where that is what the caller saw.
  private func seen(_ call: APICall, on desk: PlanDesk) throws -> ReviewComment {
    let comment = try found(call, on: desk)
    try call.check(.json(Self.shape.json(comment)))
    return comment
  }

  @Sendable private func create(_ call: APICall) async throws -> APIAnswer {
    let desk = try await call.visit.planDesk()
    let chapter = call.body["chapter"]?.text ?? ""
    guard let subject = desk.subject(DocumentName(chapter)) else {
      throw APIProblem.notTaken("There is no chapter and no record “\(chapter)”.")
    }
    let parent = call.body["parent"]?.text ?? ""
    let suggestion = call.body["suggestion"]?.text ?? ""
    guard subject.name.row == nil || suggestion.trimmed.isEmpty else {
      throw APIProblem.notTaken("Only a paragraph of a chapter can become what is suggested.")
    }
    let comment = ReviewComment(
      id: Visit.rowID("c", call.commitID ?? UUID().uuidString), chapter: chapter,
      quote: call.body["quote"]?.text ?? "", occurrence: call.body["occurrence"]?.whole ?? 1,
      text: call.body["text"]?.text ?? "", suggestion: suggestion,
      author: call.visit.author.name, date: try call.visit.today(),
      state: parent.isEmpty ? .open : .settled, parent: parent)
    guard !comment.text.trimmed.isEmpty || !comment.suggestion.trimmed.isEmpty else {
      throw APIProblem.notTaken("Write a remark, or suggest another paragraph.")
    }
    guard
      parent.isEmpty
        || desk.open.community.comments.contains(where: { $0.id == parent && $0.chapter == chapter }
        )
    else { throw APIProblem.notTaken("The chapter has no comment “\(parent)” to answer.") }
    let reason = call.visit.words(ReviewText.self).reason(forCommentOn: subject.name)
    try await change(call, reason) { _, table in try table.add(comment.cells) }
    try await call.visit.announce(comment)
    return .json(Self.shape.json(comment), status: .created)
  }

  @Sendable private func settle(_ call: APICall) async throws -> APIAnswer {
    try await change(call, call.visit.words(ReviewText.self).settleReason) { desk, table in
      let comment = try seen(call, on: desk)
      var cells = [
        "state": call.body["state"]?.text ?? comment.state.rawValue,
        "answered_by": call.visit.author.name,
      ]
      if let answer = call.body["answer"]?.text { cells["answer"] = answer }
      try table.set(cells, row: comment.id)
    }
    let now = try found(call, on: try await call.visit.planDesk())
    return APIAnswer.json(Self.shape.json(now)).tagged
  }

  @Sendable private func remove(_ call: APICall) async throws -> APIAnswer {
    try await change(call, call.visit.words(ReviewText.self).removeReason) { desk, table in
      table.remove(row: try seen(call, on: desk).id)
    }
    return .nothing
  }

  @Sendable private func take(_ call: APICall) async throws -> APIAnswer {
    let words = call.visit.words(ReviewText.self)
    let desk = try await call.visit.planDesk()
    let comment = try found(call, on: desk)
    guard let chapter = desk.chapter(comment.chapter) else {
      throw APIProblem(.conflict, .plain, words.goneNotice)
    }
    do {
      let taken = try TakenSuggestion(
        comment, of: chapter, on: desk,
        settling: [
          "state": ReviewComment.State.settled.rawValue, "answered_by": call.visit.author.name,
          "answer": words.tookAnswer,
        ])
      let commit = try await call.commit(
        taken.changes, base: desk.open.revision, usual: words.tookReason(comment.author))
      return HistoryAPI.answer(commit, in: try call.visit.workspace().id)
    } catch TakenSuggestion.Refusal.unreadable {
      throw APIProblem(.conflict, .plain, call.visit.words(EditorText.self).unreadable)
    } catch TakenSuggestion.Refusal.gone {
      throw APIProblem(.conflict, .plain, words.goneNotice)
    }
  }

  private func change(
    _ call: APICall, _ reason: String, _ edit: (PlanDesk, inout TableEdit) throws -> Void
  ) async throws {
    try await call.visit.commitRows(id: call.commitID, reason: reason) { desk in
      var table = try desk.edit(WorkspaceTables.comments)
      try edit(desk, &table)
      return table.changes
    }
  }
}
