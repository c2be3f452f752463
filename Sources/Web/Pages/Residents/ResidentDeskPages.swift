import Accounts
import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Strategies
import Tables
import Webhooks
import Workspace

/// What the people of a plan do with comments of residents: decide, answer, delete; and when comments are taken at all.
struct ResidentDeskPages: PageGroup {
  static let path = "plan/residents"
  private static let pageSize = 50

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .plan, path: Self.path, label: Phrase("Residents", "Residentes"),
        for: .answerResidents, order: 25)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let plan = "/workspaces/:workspace/plan"
    let access = Access.workspace(.answerResidents)
    routes.get("\(plan)/residents", for: access, use: show)
    // Two long answers in a script of three bytes a letter, as browsers encode them.
    routes.post(
      "\(plan)/residents", for: access, taking: .form(limit: 128 * 1024), use: answer)
    routes.post("\(plan)/residents/delete", for: access, use: delete)
    routes.post("\(plan)/publish/comments", for: .workspace(.publish), use: set)
    routes.post("\(plan)/publish/comments/end", for: .workspace(.publish), use: end)
    routes.post("\(plan)/publish/comments/remove", for: .workspace(.publish), use: removePeriod)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    guard let id = visit.query("comment") else { return try await list(visit) }
    return try await page(visit, try await visit.residentComment(id))
  }

  private func list(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(ResidentDeskText.self)
    let comments = try await visit.site.residents.comments(on: place.id)
    let view = ResidentListView(
      visit: visit, place: place, text: text, comments: comments, pageSize: Self.pageSize,
      period: try await visit.site.residents.period(of: place.id))
    return visit.page(text.title, view.html, at: Self.path)
  }

  private func page(
    _ visit: Visit, _ comment: ResidentComment, errors: FormErrors = FormErrors(),
    notice: HTML = .empty
  ) async throws -> Response {
    let text = visit.words(ResidentDeskText.self)
    let view = ResidentAnswerView(
      visit: visit, place: try visit.workspace(), text: text, comment: comment,
      subjects: try await visit.residentSubjects(), errors: errors, notice: notice)
    return visit.page(
      text.one, view.html, width: .text, at: Self.path,
      status: !errors.isEmpty ? .badRequest : notice.isEmpty ? .ok : .conflict)
  }

  // Deciding and answering

  @Sendable private func answer(_ visit: Visit) async throws -> Response {
    let text = visit.words(ResidentDeskText.self)
    let comment = try await visit.residentComment(visit.form.text("comment"))
    let answer = try await written(visit, on: comment)
    let errors = Self.errors(answer, text)
    guard errors.isEmpty else { return try await page(visit, comment, errors: errors) }
    do {
      try await visit.answer(
        comment, answer, seen: InstantText.instant(visit.form.text("seen")))
    } catch ResidentCommentProblem.answeredMeanwhile {
      let now = try await visit.residentComment(comment.id)
      let theirs: HTML = """
        <p>\(text.name(of: now.answer.state)) · \(now.answeredBy ?? "")</p>
        <p class="comment__text">\(now.answer.reply)</p><p class="comment__text">\(now.answer.change)</p>
        """
      return try await page(
        visit, now,
        notice: Notice(tone: .caution, title: text.answeredMeanwhile, detail: theirs).html)
    }
    return visit.seeOther(try visit.workspace().path("\(Self.path)?done=\(answer.state.rawValue)"))
  }

  private func written(
    _ visit: Visit, on comment: ResidentComment
  ) async throws -> ResidentComment.Answer {
    func field(_ name: String) -> String { visit.form.text(name).replacing("\r\n", with: "\n") }
    let about = field("about")
    let title = try await visit.residentSubjects().title(of: about, before: comment.answer)
    return ResidentComment.Answer(
      state: ResidentComment.State(rawValue: field("state")) ?? .new, reason: field("reason"),
      reply: field("reply"), change: field("change"), about: title.isEmpty ? "" : about,
      aboutTitle: title)
  }

  static func errors(_ answer: ResidentComment.Answer, _ text: ResidentDeskText) -> FormErrors {
    var errors = FormErrors()
    if answer.state == .aside, answer.reason.isEmpty { errors.add("reason", text.reasonMissing) }
    let parts = [
      ("reason", answer.reason, ResidentComment.Limit.reason),
      ("reply", answer.reply, ResidentComment.Limit.answer),
      ("change", answer.change, ResidentComment.Limit.answer),
    ]
    for (name, value, limit) in parts where value.utf16.count > limit {
      errors.add(name, text.tooLong(limit))
    }
    return errors
  }

  @Sendable private func delete(_ visit: Visit) async throws -> Response {
    try await visit.delete(try await visit.residentComment(visit.form.text("comment")))
    return visit.seeOther(try visit.workspace().path("\(Self.path)?done=deleted"))
  }

  // The period

  @Sendable private func set(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let period = CommentPeriod(
      workspace: place.id, opens: visit.form.text("opens"), closes: visit.form.text("closes"),
      zone: place.timeZone, english: visit.form.text("english"),
      spanish: visit.form.text("spanish"))
    let text = visit.words(CommentPeriodText.self)
    let errors = Self.errors(period, text)
    guard errors.isEmpty else { return try await PublishPages.page(visit, errors: errors) }
    let seen = visit.form["seen"]
    do {
      try await visit.set(period) { now in
        let mark = CommentPeriodPanel.mark(now)
        guard seen ?? mark == mark else { throw ResidentCommentProblem.periodChangedMeanwhile }
      }
    } catch ResidentCommentProblem.periodChangedMeanwhile {
      return try await PublishPages.page(
        visit, notice: Notice(tone: .caution, title: text.changedMeanwhile).html)
    }
    return try seePeriod(visit, "comments")
  }

  @Sendable private func end(_ visit: Visit) async throws -> Response {
    do {
      try await visit.endCommentPeriod()
    } catch ResidentCommentProblem.closed {}
    return try seePeriod(visit, "comments-ended")
  }

  @Sendable private func removePeriod(_ visit: Visit) async throws -> Response {
    do {
      try await visit.removeCommentPeriod()
    } catch ResidentCommentProblem.hasComments {
      let text = visit.words(CommentPeriodText.self)
      return try await PublishPages.page(
        visit, notice: Notice(tone: .caution, title: text.hasComments).html)
    }
    return try seePeriod(visit, "comments-removed")
  }

  private func seePeriod(_ visit: Visit, _ done: String) throws -> Response {
    visit.seeOther(try visit.workspace().path("plan/publish?done=\(done)#comments"))
  }

  static func errors(_ period: CommentPeriod, _ text: CommentPeriodText) -> FormErrors {
    var errors = FormErrors()
    let days = [("opens", period.opens), ("closes", period.closes)]
    for (name, day) in days where !CalendarDay.isDay(day) { errors.add(name, text.noDay) }
    if errors.isEmpty, period.closes < period.opens { errors.add("closes", text.turned) }
    let lines = [("english", period.english), ("spanish", period.spanish)]
    for (name, line) in lines where line.utf16.count > CommentPeriod.invitationLimit {
      errors.add(name, text.tooLong(CommentPeriod.invitationLimit))
    }
    return errors
  }
}

/// What a comment can be taken up in that the public may see: chapters and actions, by what an answer keeps of them.
struct ResidentSubjects: Sendable {
  let chapters: [(value: String, label: String)]
  let actions: [(value: String, label: String)]

  init(_ desk: PlanDesk?) {
    chapters = (desk?.chapters ?? []).filter { !$0.isInternal }.map { ($0.path, $0.title) }
    actions = (desk?.open.community.actions ?? []).filter(\.isPublic).map {
      ("actions.csv#\($0.id)", $0.title)
    }
  }

  /// What the public reads; what is not public, or not there, is none.
  ///
  /// - Parameter answer: What was kept before; it stays as it was where nothing else was chosen.
  func title(of value: String, before answer: ResidentComment.Answer) -> String {
    (chapters + actions).first { $0.value == value }?.label
      ?? (value == answer.about ? answer.aboutTitle : "")
  }
}

extension Visit {
  /// - Throws: `nothingHere` where the path's workspace has no such comment.
  func residentComment(_ id: String) async throws -> ResidentComment {
    try await ofResidents { try await $0.comment(id, on: try workspace().id) }
  }

  /// What is done with a comment, which somebody else may have deleted meanwhile.
  private func ofResidents<Value>(
    _ body: (ResidentCommentRegister) async throws -> Value
  ) async throws -> Value {
    do { return try await body(site.residents) } catch ResidentCommentProblem.noComment {
      throw Self.nothingHere
    }
  }

  /// None while the workspace cannot be read: comments are answered nevertheless.
  func residentSubjects() async throws -> ResidentSubjects {
    do { return ResidentSubjects(try await planDesk()) } catch is WebProblem {
      return ResidentSubjects(nil)
    }
  }

  /// Decides on a comment and answers it; the access log says who and what, and nothing of its words.
  func answer(
    _ comment: ResidentComment, _ answer: ResidentComment.Answer, seen: Date?
  ) async throws {
    try await ofResidents {
      try await $0.answer(
        comment.id, on: comment.workspace, answer, seen: seen, by: author.name,
        note: noting(.residentAnswered, comment, answer.state.rawValue, answer))
    }
  }

  /// Deletes a comment for good; the access log keeps its number.
  func delete(
    _ comment: ResidentComment,
    check: @escaping ResidentCommentRegister.Checking<ResidentComment> = { _ in }
  ) async throws {
    try await ofResidents {
      try await $0.delete(
        comment.id, on: comment.workspace, check: check,
        note: noting(.residentCommentDeleted, comment, "", nil))
    }
  }

  /// Writes into the access log what is done with a comment, and tells webhooks what the public reads of it from now on.
  private func noting(
    _ act: AccessAct, _ comment: ResidentComment, _ detail: String,
    _ answer: ResidentComment.Answer?
  ) -> ResidentCommentRegister.Noting {
    { [principal, origin, now = site.now()] transaction in
      try AccountDirectory.record(
        act, by: principal, from: origin, at: now, workspace: comment.workspace,
        about: comment.id, detail: detail, in: transaction)
      try WebhookRegister.tell(of: comment, answered: answer, at: now, transaction)
    }
  }

  /// Sets when residents may comment, and shows it at once.
  ///
  /// - Parameter check: Gets what was set before.
  func set(
    _ period: CommentPeriod, check: @escaping ResidentCommentRegister.Checking<CommentPeriod?>
  ) async throws {
    try await site.residents.set(
      period, check: check, note: try notingPeriod("\(period.opens) to \(period.closes)"))
    try await showCommentPeriod()
  }

  /// - Throws: `ResidentCommentProblem.closed` where residents may not comment now.
  func endCommentPeriod() async throws {
    try await site.residents.end(try workspace().id, note: try notingPeriod("ended"))
    try await showCommentPeriod()
  }

  /// - Throws: `ResidentCommentProblem.hasComments`.
  func removeCommentPeriod(
    check: @escaping ResidentCommentRegister.Checking<CommentPeriod?> = { _ in }
  ) async throws {
    try await site.residents.removePeriod(
      of: try workspace().id, check: check, tell: site.webhooks.tellOfPeriod,
      note: try notingPeriod("removed"))
    try await showCommentPeriod()
  }

  /// Writes into the access log what becomes of the period.
  private func notingPeriod(_ detail: String) throws -> ResidentCommentRegister.Noting {
    { [principal, origin, now = site.now(), workspace = try workspace().id] transaction in
      try AccountDirectory.record(
        .commentPeriodSet, by: principal, from: origin, at: now, workspace: workspace,
        detail: detail, in: transaction)
    }
  }

  /// Tells webhooks, and the pages of the plan, what became of the period.
  private func showCommentPeriod() async throws {
    try await site.webhooks.tellCommentPeriods()
    await site.publishedShelf.refresh(atOnce: true)
  }
}
