import Accounts
import Databases
import HTTPTypes
import Store
import Tables

/// What residents say of the public plan: when they may, what they said, and what is answered.
struct ResidentCommentAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.answer, answer),
      APIRoute(Self.delete, delete), APIRoute(Self.readPeriod, readPeriod),
      APIRoute(Self.setPeriod, setPeriod), APIRoute(Self.endPeriod, endPeriod),
      APIRoute(Self.removePeriod, removePeriod),
    ]
  }

  private static let path = "/api/v1/workspaces/{workspace}/resident-comments"
  private static let states = ResidentComment.State.allCases.map(\.rawValue)

  static let shape = APIShape<ResidentComment>(
    "ResidentComment", "What a resident says of the public plan, and what was answered.",
    [
      .text("id", "Its number, which the resident was told.") { $0.id },
      .text("received", "When it arrived, in UTC.") { InstantText.text($0.received) },
      .text("chapter", "The page that it is about; empty for the whole plan.") { $0.sent.chapter },
      .text("chapterTitle", "The title that the chapter had then.") { $0.sent.chapterTitle },
      .text("text", "What was said.") { $0.sent.text },
      .text("name", "The name to be shown with it; may be empty.") { $0.sent.name },
      .text("area", "The neighborhood, for the staff alone.") { $0.sent.area },
      .text("interest", "How the plan affects them, for the staff alone.") { $0.sent.interest },
      .text("language", "The language of the page that it was written on.") { $0.sent.language },
      .choice("state", states, "New, published, or set aside.") { $0.answer.state.rawValue },
      .text("reason", "Why it was set aside, for the staff alone.") { $0.answer.reason },
      .text("reply", "What is said to the public.") { $0.answer.reply },
      .text("change", "What was changed because of it.") { $0.answer.change },
      .text("about", "A chapter's file, or an action as `actions.csv#id`; may be empty.") {
        $0.answer.about
      },
      .text("aboutTitle", "The title of that.") { $0.answer.aboutTitle },
      .maybeText("answered", "When it was answered last.") { $0.answered.map(InstantText.text) },
      .maybeText("answeredBy", "Who did, by name.") { $0.answeredBy },
    ])
  private static let comments = APIList(shape: shape)

  static let list = APIOperation(
    id: "listResidentComments", method: .get, path: path, tag: .review,
    summary: "List what residents say of the public plan",
    access: .workspace(.answerResidents),
    query: [.query("state", .choice(states, "Only those in this state."))]
      + APIParameter.paging(.offset),
    successes: [.json(comments.schema, "In the order in which they arrived.")])

  static let show = APIOperation(
    id: "getResidentComment", method: .get, path: path + "/{comment}", tag: .review,
    summary: "Read what one resident says, with the ETag by which it is answered or deleted",
    access: .workspace(.answerResidents), successes: [.json(shape.schema, "The comment.")])

  static let answer = APIOperation(
    id: "answerResidentComment", method: .patch, path: path + "/{comment}", tag: .review,
    summary: "Publish a resident's comment, set it aside, or answer it",
    details: "What is not given stays as it is. Setting one aside needs a reason.",
    access: .workspace(.answerResidents),
    body: .json(
      .object([
        .may("state", .choice(states, "What it is from now on.")),
        .may("reason", .text("Why it is set aside.", most: ResidentComment.Limit.reason)),
        .may("reply", .text("What is said to the public.", most: ResidentComment.Limit.answer)),
        .may("change", .text("What was changed.", most: ResidentComment.Limit.answer)),
        .may(
          "about",
          .text("A public chapter's file, or a public action as `actions.csv#id`.", most: 350)),
      ])),
    successes: [.json(shape.schema, "The comment as it is now.")], precondition: .match,
    example: ["state": "published", "reply": "Thank you. The bus line is named now."])

  static let delete = APIOperation(
    id: "deleteResidentComment", method: .delete, path: path + "/{comment}", tag: .review,
    summary: "Delete a resident's comment for good",
    details: "No history keeps it; the access log keeps its number.",
    access: .workspace(.answerResidents), successes: [.nothing], precondition: .match)

  static let period = APIShape<CommentPeriod>(
    "CommentPeriod", "When residents may comment on the public plan.",
    [
      .text("opens", "The first day.") { $0.opens },
      .text("closes", "The last day, by the clocks of the community.") { $0.closes },
      .maybeText("ended", "When somebody ended it on that day, in UTC; null where nobody has.") {
        $0.ended.map(InstantText.text)
      },
      .text("english", "A line of invitation; empty for Cairn's own words.") { $0.english },
      .text("spanish", "The same in Spanish.") { $0.spanish },
    ])
  private static let periodPath = "/api/v1/workspaces/{workspace}/comment-period"

  static let readPeriod = APIOperation(
    id: "getCommentPeriod", method: .get, path: periodPath, tag: .publishing,
    summary: "Read when residents may comment on the public plan",
    access: .workspace(.readWorkspace),
    successes: [.json(period.schema.orNull, "The period; null where they were never asked.")])

  static let setPeriod = APIOperation(
    id: "setCommentPeriod", method: .put, path: periodPath, tag: .publishing,
    summary: "Set when residents may comment on the public plan",
    details: "With other days a period that was ended is open again.",
    access: .workspace(.publish),
    body: .json(
      .object([
        .must("opens", .text("The first day, such as 2026-11-10.", most: 10)),
        .must("closes", .text("The last day.", most: 10)),
        .may("english", .text("A line of invitation.", most: CommentPeriod.invitationLimit)),
        .may("spanish", .text("The same in Spanish.", most: CommentPeriod.invitationLimit)),
      ])),
    successes: [.json(period.schema, "The period.")], precondition: .match,
    example: ["opens": "2026-11-10", "closes": "2026-12-15"])

  static let endPeriod = APIOperation(
    id: "endCommentPeriod", method: .post, path: periodPath + "/end", tag: .publishing,
    summary: "Take no more comments of residents from now on",
    details:
      "What was said stays public, and today is the last day. A period that is not open stays as it is.",
    access: .workspace(.publish),
    successes: [.json(period.schema, "The period as it is now.")])

  static let removePeriod = APIOperation(
    id: "removeCommentPeriod", method: .delete, path: periodPath, tag: .publishing,
    summary: "Remove a comment period that nobody has used",
    details: "Of a plan that holds comments it can be ended and not removed: 409.",
    access: .workspace(.publish), successes: [.nothing], precondition: .match)

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    Self.comments.answer(
      of: try await call.site.residents.comments(
        on: try call.visit.workspace().id,
        in: call.text("state").flatMap { ResidentComment.State(rawValue: $0) }), to: call)
  }

  private func comment(_ call: APICall) async throws -> ResidentComment {
    try await call.visit.residentComment(try call.part("comment"))
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await comment(call)))
  }

  @Sendable private func answer(_ call: APICall) async throws -> APIAnswer {
    let comment = try await comment(call)
    try call.check(Self.shape, comment)
    let changed = try await changed(comment.answer, call)
    let errors = ResidentDeskPages.errors(changed, call.visit.words(ResidentDeskText.self))
    guard errors.isEmpty else { throw APIProblem.notTaken(errors) { "/\($0)" } }
    do {
      try await call.visit.answer(comment, changed, seen: comment.answered)
    } catch ResidentCommentProblem.answeredMeanwhile {
      try call.check(Self.shape, try await self.comment(call))
      throw ResidentCommentProblem.answeredMeanwhile
    }
    return APIAnswer.json(Self.shape.json(try await self.comment(call))).tagged
  }

  private func changed(
    _ answer: ResidentComment.Answer, _ call: APICall
  ) async throws -> ResidentComment.Answer {
    var changed = answer
    if let state = call.body["state"]?.text { changed.state = .init(rawValue: state) ?? .new }
    if let reason = call.body["reason"]?.text { changed.reason = reason.trimmed }
    if let reply = call.body["reply"]?.text { changed.reply = reply.trimmed }
    if let change = call.body["change"]?.text { changed.change = change.trimmed }
    if let about = call.body["about"]?.text {
      changed.about = about
      changed.aboutTitle = try await call.visit.residentSubjects().title(of: about, before: answer)
      guard about.isEmpty || !changed.aboutTitle.isEmpty else {
        throw APIProblem.notTaken("There is no public chapter or action “\(about)”.")
      }
    }
    return changed
  }

  @Sendable private func delete(_ call: APICall) async throws -> APIAnswer {
    try await call.visit.delete(try await comment(call)) { try call.check(Self.shape, $0) }
    return .nothing
  }

  @Sendable private func readPeriod(_ call: APICall) async throws -> APIAnswer {
    Self.answer(try await call.site.residents.period(of: try call.visit.workspace().id))
  }

  private static func answer(_ period: CommentPeriod?) -> APIAnswer {
    .json(period.map(Self.period.json) ?? .null)
  }

  @Sendable private func setPeriod(_ call: APICall) async throws -> APIAnswer {
    let place = try call.visit.workspace()
    try call.check(try await readPeriod(call))
    let period = CommentPeriod(
      workspace: place.id, opens: call.words("opens"), closes: call.words("closes"),
      zone: place.timeZone, english: call.words("english"), spanish: call.words("spanish"))
    let errors = ResidentDeskPages.errors(period, call.visit.words(CommentPeriodText.self))
    guard errors.isEmpty else { throw APIProblem.notTaken(errors) { "/\($0)" } }
    // Again with the change itself: somebody may have come in between.
    try await call.visit.set(period) { try call.check(Self.answer($0)) }
    return try await readPeriod(call).tagged
  }

  @Sendable private func endPeriod(_ call: APICall) async throws -> APIAnswer {
    do {
      try await call.visit.endCommentPeriod()
    } catch ResidentCommentProblem.closed {}
    return try await knownPeriod(call)
  }

  private func knownPeriod(_ call: APICall) async throws -> APIAnswer {
    let found = try await readPeriod(call)
    guard found.json != .null else { throw Visit.nothingHere }
    return found
  }

  @Sendable private func removePeriod(_ call: APICall) async throws -> APIAnswer {
    _ = try await knownPeriod(call)
    do {
      try await call.visit.removeCommentPeriod { try call.check(Self.answer($0)) }
    } catch ResidentCommentProblem.hasComments {
      throw APIProblem(
        .conflict, .plain,
        "The plan holds comments, so that their period can be ended and not removed.")
    }
    return .nothing
  }
}
