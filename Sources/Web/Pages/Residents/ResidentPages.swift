import Accounts
import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Interchange
import Store
import Tables
import Webhooks
import Workspace

/// What residents say of a published plan, without an account, and what was answered.
struct ResidentPages: PageGroup {
  /// Comments that one page shows.
  static let pageSize = 50
  /// Comments of the table that are read at a time.
  static let tablePart = 200

  func add(to routes: inout SiteRoutes) {
    let path = "/plans/:id/comments"
    routes.get("\(path)", for: .everyone, use: show)
    routes.post("\(path)", for: .everyone, showingStale: showAgain, use: send)
    routes.get("\(path).csv", for: .everyone, use: table)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    try await page(visit, try await desk(visit))
  }

  /// The plan of the path with its period.
  ///
  /// - Throws: `nothingHere` where no plan is public, or its residents were never asked.
  private func desk(_ visit: Visit) async throws -> ResidentDesk {
    let id = try visit.parameter("id")
    let shelf = visit.site.publishedShelf
    await shelf.refresh()
    guard let plan = visit.site.plans.plan(id), let period = await shelf.commentPeriod(of: id)
    else { throw Visit.nothingHere }
    let (_, settings) = try await visit.site.store.workspace(id, with: "community.yaml")
    return ResidentDesk(
      plan: plan, period: period, state: period.state(at: visit.site.now()),
      accent: TownLook(settings: settings ?? []).accent)
  }

  private func page(
    _ visit: Visit, _ desk: ResidentDesk, errors: FormErrors = FormErrors(),
    status: HTTPResponse.Status = .ok, wait: Int? = nil
  ) async throws -> Response {
    let text = visit.words(ResidentText.self)
    let chapter = visit.query("chapter").flatMap { $0.isEmpty ? nil : $0 }
    let start = min(
      max(0, visit.query("from").flatMap { Int($0) } ?? 0), ResidentCommentRegister.limit)
    let found = try await visit.site.residents.comments(
      on: desk.plan.id, in: .published, chapter: chapter, from: start, limit: Self.pageSize + 1)
    let view = ResidentView(
      visit: visit, text: text, desk: desk, chapter: chapter, start: start, comments: found,
      errors: errors)
    var response = visit.page(
      "\(text.title) · \(desk.plan.title)", view.html, width: .text, host: desk.host,
      status: status)
    // Made by Cairn, though it stands among those of the plan.
    response.headers[.contentSecurityPolicy] = SecurityHeaders.policy
    if let wait { response.headers[.retryAfter] = String(wait) }
    return response
  }

  /// A form whose page is too old, or that comes without its cookie: it is shown again, and one more click sends it.
  @Sendable private func showAgain(_ visit: Visit) async throws -> Response {
    try await page(
      visit, try await desk(visit),
      errors: .one("text", visit.words(ResidentText.self).sendAgain), status: .badRequest)
  }

  @Sendable private func send(_ visit: Visit) async throws -> Response {
    let desk = try await desk(visit)
    let text = visit.words(ResidentText.self)
    let sent = ResidentForm.sent(visit, desk)
    let errors = ResidentForm.errors(sent, visit, text)
    guard errors.isEmpty else {
      return try await page(visit, desk, errors: errors, status: .badRequest)
    }
    guard desk.state == .open else { return try await refuse(.closed, visit, desk) }
    if let seconds = try await visit.site.accounts.waitToComment(from: visit.origin) {
      return try await page(
        visit, desk, errors: .one("text", text.later((seconds + 59) / 60)),
        status: .tooManyRequests, wait: seconds)
    }
    do {
      let (plan, now) = (desk.plan.id, visit.site.now())
      let id = try await visit.site.residents.add(sent, to: plan, draft: visit.draftID) {
        try WebhookRegister.tell(of: sent, numbered: $0, on: plan, at: now, $1)
      }
      return visit.seeOther(ResidentInvitation.path(plan) + "?sent=\(id)#sent")
    } catch let problem as ResidentCommentProblem {
      return try await refuse(problem, visit, desk)
    }
  }

  private func refuse(
    _ problem: ResidentCommentProblem, _ visit: Visit, _ desk: ResidentDesk
  ) async throws -> Response {
    let text = visit.words(ResidentText.self)
    let words = problem == .closed ? text.closedMeanwhile : problem == .full ? text.full : text.busy
    return try await page(
      visit, desk, errors: .one("text", words),
      status: problem == .busy ? .tooManyRequests : .conflict,
      wait: problem == .busy ? 3_600 : nil)
  }

  /// Published comments and answers as a table, without names; it is sent as it is read.
  @Sendable private func table(_ visit: Visit) async throws -> Response {
    let plan = try await desk(visit).plan.id
    let body = ResponseBody { [residents = visit.site.residents] writer in
      var last: ResidentComment?
      while true {
        let comments = try await residents.comments(
          on: plan, in: .published, after: last, limit: Self.tablePart)
        let text = ResidentTable.text(comments, hasHeader: last == nil)
        if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
        last = comments.last
        if comments.count < Self.tablePart { break }
      }
      try await writer.finish(nil)
    }
    return .download(body, named: "\(plan)-comments.csv")
  }
}

/// A published plan as residents come to it.
struct ResidentDesk: Sendable {
  let plan: PublishedPlan
  let period: CommentPeriod
  let state: CommentPeriod.State
  /// The community's own color; nil where it has none.
  let accent: AccentColor?

  var host: Layout.Host {
    Layout.Host(
      community: plan.community, title: plan.title, path: plan.path, accent: accent)
  }
}

/// What somebody has written into the form.
enum ResidentForm {
  /// A field that people do not see; what fills in every field is a program.
  static let trap = "website"

  static func sent(_ visit: Visit, _ desk: ResidentDesk) -> ResidentComment.Sent {
    func field(_ name: String, isLine: Bool = false) -> String {
      let said = StrangersText.plain(visit.form.text(name), isLine: isLine)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      return isBlank(said) ? "" : said
    }
    let chapter = desk.plan.chapters.first { $0.page == visit.form.text("chapter") }
    return ResidentComment.Sent(
      chapter: chapter?.page ?? "", chapterTitle: chapter?.title ?? "", text: field("text"),
      name: field("name", isLine: true), area: field("area", isLine: true),
      interest: field("interest"),
      language: visit.language.rawValue)
  }

  static func errors(
    _ sent: ResidentComment.Sent, _ visit: Visit, _ text: ResidentText
  ) -> FormErrors {
    var errors = FormErrors()
    if sent.text.isEmpty { errors.add("text", text.empty) }
    if !visit.form.text(trap).isEmpty { errors.add("text", text.trapped) }
    let parts = [
      ("text", sent.text, ResidentComment.Limit.text),
      ("name", sent.name, ResidentComment.Limit.name),
      ("area", sent.area, ResidentComment.Limit.area),
      ("interest", sent.interest, ResidentComment.Limit.interest),
    ]
    for (name, value, limit) in parts where value.utf16.count > limit {
      errors.add(name, text.tooLong(value.utf16.count, limit))
    }
    return errors
  }
}

extension ResidentForm {
  /// Whether a reader would see nothing; signs without width are no words.
  private static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.properties.isDefaultIgnorableCodePoint || $0.properties.isWhitespace
    }
  }
}

/// Published comments as a table for everybody: what was said and answered, and nobody's name.
enum ResidentTable {
  /// - Parameter hasHeader: False for a part that goes on from another one.
  static func text(_ comments: [ResidentComment], hasHeader: Bool) -> String {
    var table = CSVTable(
      file: "comments.csv",
      header: ["id", "received", "chapter", "comment", "reply", "change", "about", "answered"])
    let header = table.text
    for comment in comments {
      let cells = [
        comment.id, InstantText.text(comment.received), comment.sent.chapterTitle,
        comment.sent.text, comment.answer.reply, comment.answer.change, comment.answer.aboutTitle,
        comment.answered.map(InstantText.text) ?? "",
      ]
      table.append(cells.map(SpreadsheetText.guarded))
    }
    return hasHeader ? table.text : String(table.text.dropFirst(header.count))
  }
}
