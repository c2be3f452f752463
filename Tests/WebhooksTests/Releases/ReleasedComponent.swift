import Databases
import Foundation
import Jobs
import Store
import Testing
import Webhooks

/// A component of a store beside its workspaces and people, as a released version of its tables left it.
struct ReleasedComponent: Sendable, CustomTestStringConvertible {
  let schema: Schema
  /// Fills tables of a version with everything that the component keeps, at least once.
  let write: @Sendable (any SQLDatabase, _ version: Int) async throws -> Void
  /// What the component says of it.
  let said: @Sendable (any SQLDatabase) async throws -> [String]

  var testDescription: String { schema.component }

  static let all = [jobs, webhooks, publications, residents]

  /// The tables of the component at a version, with those of the workspaces that others speak of.
  func schemas(_ version: Int) -> [Schema] {
    [
      WorkspaceStore.schema,
      Schema(
        component: schema.component, migrations: Array(schema.migrations.prefix(version))),
    ]
  }

  private static let ada = Author(id: "a1", name: "Ada Admin")
  private static let time = Date(timeIntervalSince1970: 1_790_000_000)
}

extension ReleasedComponent {
  private static let kinds = ["publish", "import"]

  private static let jobs = ReleasedComponent(
    schema: JobBoard.schema,
    write: { database, _ in
      let board = JobBoard(database) { time }
      let asker = Job.Asker(id: "a1", name: "Ada Admin", language: "es")
      func put(_ id: String, _ kind: String, due: Date? = nil) async throws {
        try await board.put(
          NewJob(
            id: id, kind: kind, workspace: "moss", subject: "about-\(id)", asker: asker,
            payload: Array("{\"of\":\"\(id)\"}".utf8), due: due))
      }
      try await put("j-done", "publish")
      if let claim = try await board.take(["publish"]) {
        try await board.finish(claim, .done(result: "{\"n\":2}", sentence: "Published."))
      }
      try await put("j-failed", "import")
      if let claim = try await board.take(["import"]) {
        try await board.finish(claim, .failed("The archive cannot be read."))
      }
      try await put("j-cancelled", "import")
      try await board.cancel("j-cancelled")
      try await put("j-waiting", "publish", due: time.addingTimeInterval(3600))
      let shelf = UploadShelf(database) { time }
      _ = try await shelf.keep(
        Array(repeating: 0x61, count: 300_000), named: "county.zip", kind: "archive",
        workspace: "moss", owner: "a1")
    },
    said: { database in
      let board = JobBoard(database) { time }
      var lines = try await board.jobs(of: "moss", kinds: kinds).map { job in
        "\(job.id) \(job.kind) \(job.subject ?? "–") \(job.asker.name) \(job.asker.language) "
          + "\(job.state) \(job.fraction) \(job.sentence) \(job.result ?? "–") "
          + "\(job.failure ?? "–") \(InstantText.text(job.due)) \(job.attempts)"
      }.sorted()
      let shelf = UploadShelf(database) { time }
      if let upload = try await shelf.last("archive", workspace: "moss", owner: "a1") {
        let bytes = try await shelf.bytes(of: upload.id) ?? []
        lines.append("\(upload.name) \(bytes.count) \(Set(bytes))")
      }
      let later = JobBoard(database) { time.addingTimeInterval(3601) }
      let next = try await later.take(kinds)
      lines.append("next \(next.map { String(decoding: $0.payload, as: UTF8.self) } ?? "–")")
      return lines
    })

  private static let key = [UInt8](repeating: 9, count: 32)

  private static let webhooks = ReleasedComponent(
    schema: WebhookRegister.schema,
    write: { database, _ in
      let store = WorkspaceStore(database) { time }
      try await store.create("moss", name: "Moss County")
      let hooks = WebhookRegister(store, key: key) { time }
      let (one, _) = try await hooks.make(
        "https://one.example/hook", events: [.commit, .published], for: "moss", by: "Ada Admin",
        language: "en")
      try await hooks.noteSuccess(one.id)
      try await hooks.noteFailure(one.id)
      let (two, _) = try await hooks.make(
        "https://two.example/hook", events: [.jobFinished], for: "moss", by: "Ada Admin",
        language: "es")
      try await hooks.noteFailure(two.id, isGone: true)
    },
    said: { database in
      let hooks = WebhookRegister(WorkspaceStore(database) { time }, key: key) { time }
      var lines: [String] = []
      for hook in try await hooks.webhooks(of: "moss") {
        let secret = try await hooks.secret(of: hook.id)
        lines.append(
          "\(hook.address) \(hook.events.map(\.rawValue).sorted()) \(hook.language) \(hook.maker) "
            + "\(hook.isOn) \(hook.isOffByFailures) \(hook.failures) "
            + "\(hook.lastSuccess == time) \(hook.lastFailure == time) \(secret ?? "–")")
      }
      return lines.sorted()
    })

  private static let publications = ReleasedComponent(
    schema: PublicationRegister.schema,
    write: { database, version in
      guard version > 1 else {
        return try await database.write { try $0.script(firstPublications) }
      }
      let register = PublicationRegister(database) { time }
      for (id, isPublic) in [("p-1", true), ("p-2", true), ("p-3", false)] {
        try await register.keep(
          Publication(
            id: id, workspace: "moss", revision: 3, isPublic: isPublic, formats: ["html", "pdf"],
            title: "Climate plan", author: ada, published: ""),
          turn: try await register.turn(in: "moss", isPublic: isPublic),
          files: ["index.html": Array("plan \(id)".utf8), "data/a.csv": [0x61]])
      }
      try await register.withdraw("moss", isPublic: false, by: ada)
    },
    said: { database in
      let register = PublicationRegister(database) { time }
      let history = try await register.history(of: "moss")
      var lines = history.map { one in
        "\(one.id) \(one.revision) \(one.isPublic) \(one.formats) \(one.title) \(one.author.name) "
          + "\(one.published) \(one.withdrawn ?? "–") \(one.withdrawnBy ?? "–") \(one.isCurrent) "
          + "\(one.fileCount) \(one.byteCount)"
      }.sorted()
      for shown in history where shown.isPublic && shown.isCurrent {
        let files = try await register.files(of: shown.id)
        lines += files.map { "\($0) \(String(decoding: $1, as: UTF8.self))" }.sorted()
      }
      return lines
    })

  private static let residents = ReleasedComponent(
    schema: ResidentCommentRegister.schema,
    write: { database, version in
      let register = ResidentCommentRegister(database) { time }
      try await register.set(
        CommentPeriod(
          workspace: "moss", opens: "2026-09-01", closes: "2026-09-30", zone: "America/Chicago",
          english: "Tell us", spanish: "Díganos"))
      let one = try await register.add(
        ResidentComment.Sent(
          chapter: "transport", chapterTitle: "Transport", text: "¿Y el autobús?", name: "Rosa",
          area: "North", interest: "I ride it", language: "es"), to: "moss", draft: "one")
      _ = try await register.add(.init(text: "Good."), to: "moss", draft: "two")
      try await register.answer(
        one, on: "moss",
        .init(
          state: .published, reason: "–", reply: "Thank you.", change: "Action 7 names it.",
          about: "actions.csv#bus", aboutTitle: "More buses"), seen: nil, by: "Ada Admin")
      if version > 1 { try await register.end("moss") }
    },
    said: { database in
      let register = ResidentCommentRegister(database) { time }
      let periods = try await [register.period(of: "moss")].compactMap(\.self).map {
        "\($0.workspace) \($0.opens) \($0.closes) \($0.zone) \($0.english) \($0.spanish)"
          + ($0.ended == nil ? "" : " \($0.ended == time)")
      }
      let comments = try await register.comments(on: "moss").map { one in
        let (sent, answer) = (one.sent, one.answer)
        return "\(one.id) \(sent.chapter) \(sent.chapterTitle) \(sent.text) \(sent.name) "
          + "\(sent.area) \(sent.interest) \(sent.language) \(InstantText.text(one.received)) "
          + "\(answer.state) \(answer.reason) \(answer.reply) \(answer.change) "
          + "\(answer.about) \(answer.aboutTitle) \(one.answered == time) "
          + "\(one.answeredBy ?? "–")"
      }
      return periods + comments.sorted()
    })

  /// As the first version wrote them: without turns, and every row whole.
  private static let firstPublications = """
    INSERT INTO publication (id, workspace, revision, is_public, formats, title, author,
      author_name, published, withdrawn, withdrawn_by, is_current, file_count, byte_count)
    VALUES
      ('p-1', 'moss', 2, 1, 'html', 'Climate plan', 'a1', 'Ada Admin',
        '2026-09-20T10:00:00.000Z', NULL, NULL, 0, 1, 8),
      ('p-2', 'moss', 3, 1, 'html pdf', 'Climate plan', 'a1', 'Ada Admin',
        '2026-09-21T10:00:00.000Z', NULL, NULL, 1, 2, 9),
      ('p-3', 'moss', 3, 0, 'html', 'Climate plan', 'a1', 'Ada Admin',
        '2026-09-21T11:00:00.000Z', '2026-09-21T12:00:00.000Z', 'Ada Admin', 0, 1, 8);
    INSERT INTO publication_file (publication, path, body)
    VALUES ('p-2', 'index.html', X'706c616e20702d32'), ('p-2', 'data/a.csv', X'61');

    """
}
