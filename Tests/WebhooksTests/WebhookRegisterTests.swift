import Databases
import Foundation
import Jobs
import Store
import StoreSupport
import Synchronization
import Testing
import Webhooks

/// A clock that stands still until it is moved.
final class HandClock: Sendable {
  private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
  var now: Date { time.withLock { $0 } }
  func move(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
}

/// A town with a journal, its webhooks and its jobs.
struct HookTown: Sendable {
  let store: WorkspaceStore
  let hooks: WebhookRegister
  let board: JobBoard
  let clock: HandClock

  static let key = [UInt8](repeating: 7, count: 32)

  static func on(_ engine: StoreEngine, _ body: (HookTown) async throws -> Void) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate([
        WorkspaceStore.schema, JobBoard.schema, WebhookRegister.schema,
      ])
      let clock = HandClock()
      let now: @Sendable () -> Date = { clock.now }
      let store = WorkspaceStore(database, now: now)
      try await store.create("green-town", name: "Green Town")
      try await body(
        HookTown(
          store: store, hooks: WebhookRegister(store, key: key, now: now),
          board: JobBoard(database, now: now), clock: clock))
    }
  }

  func save(_ text: String, base: Int, milestone: Milestone? = nil) async throws {
    let changes = [
      DocumentChange(
        name: DocumentName("plan/energy.md"), kind: .file, body: Array(text.utf8))
    ]
    try await store.commit(
      CommitDraft(
        id: UUID().uuidString, author: Author(id: "ada", name: "Ada"), reason: "Why not",
        base: base, changes: milestone == nil ? changes : [], milestone: milestone),
      to: "green-town")
  }

  func hook(
    _ events: Set<WebhookEvent> = [.commit], at address: String = "https://town.example/hook"
  ) async throws -> (webhook: Webhook, secret: String) {
    try await hooks.make(
      address, events: events, for: "green-town", by: "Ada", language: "en")
  }

  /// The messages that wait, oldest first, taken from the board.
  func messages() async throws -> [WebhookMessage] {
    var messages: [WebhookMessage] = []
    while let claim = try await board.take([WebhookMessage.jobKind]) {
      messages.append(
        try JSONDecoder().decode(WebhookMessage.self, from: Data(claim.payload)))
      try await board.finish(claim, .done(result: "{}", sentence: ""))
    }
    return messages
  }
}

@Suite struct WebhookRegisterTests {
  @Test(arguments: StoreEngine.allCases)
  func `a secret is given once, sealed, and can be renewed`(engine: StoreEngine) async throws {
    try await HookTown.on(engine) { town in
      let made = try await town.hook()
      #expect(made.secret.hasPrefix("whsec_") && made.secret.utf8.count == 50)
      #expect(try await town.hooks.secret(of: made.webhook.id) == made.secret)
      let kept = try await town.store.database.read { transaction in
        try transaction.first("SELECT secret FROM webhook")?.bytes(0) ?? []
      }
      #expect(!String(decoding: kept, as: UTF8.self).contains(made.secret.suffix(20)))
      let stranger = WebhookRegister(town.store, key: [UInt8](repeating: 8, count: 32)) { Date() }
      #expect(try await stranger.secret(of: made.webhook.id) == nil)
      let second = try await town.hooks.renewSecret(of: made.webhook.id)
      #expect(second != made.secret)
      #expect(try await town.hooks.secret(of: made.webhook.id) == second)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `every commit is told once, whoever looks and however often`(
    engine: StoreEngine
  ) async throws {
    try await HookTown.on(engine) { town in
      try await town.save("before", base: 0)
      let commits = try await town.hook([.commit])
      let milestones = try await town.hook([.milestone])
      try await town.save("one", base: 1)
      try await town.save("", base: 2, milestone: Milestone(kind: .adopted, title: "Adopted"))
      try await town.save("two", base: 3)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 { group.addTask { try await town.hooks.tellCommits() } }
        try await group.waitForAll()
      }
      try await town.hooks.tellCommits()
      let messages = try await town.messages()
      let told = messages.map { "\($0.webhook == commits.webhook.id) \($0.event.rawValue)" }
      #expect(told.sorted() == ["false milestone", "true commit", "true commit"])
      let bodies = messages.map(\.body).joined()
      for part in [
        "\"revision\":2", "\"revision\":4", "\"milestone\":\"Adopted\"",
        "\"documents\":[\"plan/energy.md\"]", "\"reason\":\"Why not\"",
        "\"workspace\":{\"id\":\"green-town\",\"name\":\"Green Town\"}",
      ] {
        #expect(bodies.contains(part), "\(part) in \(bodies)")
      }
      #expect(!bodies.contains("\"revision\":1,"))
      _ = milestones
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what was announced in a transaction that failed is not told`(
    engine: StoreEngine
  ) async throws {
    struct Trouble: Error {}
    try await HookTown.on(engine) { town in
      _ = try await town.hook([.published])
      let now = town.clock.now
      try? await town.store.database.write { transaction in
        try WebhookRegister.announce(
          .published, in: "green-town", ["edition": "public"], at: now, transaction)
        throw Trouble()
      }
      #expect(try await town.messages().isEmpty)
      try await town.hooks.announce(.comment, in: "green-town", [:])
      #expect(try await town.messages().isEmpty)
      try await town.hooks.announce(.published, in: "green-town", ["edition": "public"])
      let message = try #require(try await town.messages().first)
      #expect(message.body.contains("\"data\":{\"edition\":\"public\"}"))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `failures in a row switch a webhook off, a success between them does not`(
    engine: StoreEngine
  ) async throws {
    try await HookTown.on(engine) { town in
      let id = try await town.hook().webhook.id
      for _ in 1..<WebhookRegister.failureLimit { try await town.hooks.noteFailure(id) }
      try await town.hooks.noteSuccess(id)
      for _ in 1..<WebhookRegister.failureLimit { try await town.hooks.noteFailure(id) }
      #expect(try await town.hooks.webhook(id).isOn)
      try await town.hooks.noteFailure(id)
      let off = try await town.hooks.webhook(id)
      #expect(off.off == town.clock.now && off.isOffByFailures)
      #expect(off.failures == WebhookRegister.failureLimit)
      // Attempts that are made again are no messages that were given up.
      try await town.hooks.set(id, isOn: true)
      for _ in 0..<40 { try await town.hooks.noteAttempt(id) }
      #expect(try await town.hooks.webhook(id).isOn)
      #expect(try await town.hooks.webhook(id).lastFailure == town.clock.now)
      for _ in 0..<WebhookRegister.failureLimit { try await town.hooks.noteFailure(id) }

      try await town.save("while it was off", base: 0)
      try await town.hooks.tellCommits()
      try await town.hooks.set(id, isOn: true)
      try await town.hooks.tellCommits()
      #expect(try await town.messages().isEmpty)
      #expect(try await town.hooks.webhook(id).failures == 0)
      try await town.save("afterwards", base: 1)
      try await town.hooks.tellCommits()
      #expect(try await town.messages().count == 1)

      try await town.hooks.noteFailure(id, isGone: true)
      #expect(try await town.hooks.webhook(id).isOffByFailures)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a workspace whose journal cannot be read does not hold up the others`(
    engine: StoreEngine
  ) async throws {
    try await HookTown.on(engine) { town in
      try await town.store.create("blue-town", name: "Blue Town")
      _ = try await town.hooks.make(
        "https://town.example/blue", events: [.commit], for: "blue-town", by: "Ada", language: "en")
      let hook = try await town.hook().webhook
      try await town.save("one", base: 0)
      // The head of the town that comes first names a commit that is not there.
      try await town.store.database.write { transaction in
        try transaction.execute("UPDATE workspace SET head = 1 WHERE id = 'blue-town'")
      }
      await #expect(throws: (any Error).self) { try await town.hooks.tellCommits() }
      #expect(try await town.messages().map(\.webhook) == [hook.id])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a workspace has a limited number of webhooks, and only its own`(
    engine: StoreEngine
  ) async throws {
    try await HookTown.on(engine) { town in
      let first = try await town.hook().webhook
      for _ in 1..<WebhookRegister.limit { _ = try await town.hook() }
      await #expect(throws: WebhookProblem.tooMany(limit: WebhookRegister.limit)) {
        _ = try await town.hook()
      }
      await #expect(throws: WebhookProblem.noWebhook) {
        _ = try await town.hooks.webhook(first.id, of: "blue-town")
      }
      try await town.hooks.remove(first.id)
      #expect(try await town.hooks.webhooks(of: "green-town").count == WebhookRegister.limit - 1)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `after a restore no webhook is told of anything until it is switched on again`(
    engine: StoreEngine
  ) async throws {
    try await HookTown.on(engine) { town in
      let hook = try await town.hook().webhook
      let off = try await town.hook().webhook
      try await town.hooks.set(off.id, isOn: false)
      let now = town.clock.now
      let count = try await town.store.database.write {
        try WebhookRegister.switchAllOff(at: now, in: $0)
      }
      #expect(count == 1)
      try await town.save("one", base: 0)
      try await town.hooks.tellCommits()
      #expect(try await town.messages().isEmpty)
      try await town.hooks.set(hook.id, isOn: true)
      try await town.save("two", base: 1)
      try await town.hooks.tellCommits()
      #expect(try await town.messages().map(\.webhook) == [hook.id])
    }
  }
}
