import Databases
import Foundation
import StoreSupport
import Synchronization
import Testing

@testable import Store

@Suite struct ResidentCommentTests {
  /// A day in the middle of the period.
  private static let noon = Date(timeIntervalSince1970: 1_781_524_800)
  private static let period = CommentPeriod(
    workspace: "moss", opens: "2026-06-01", closes: "2026-06-30", zone: "America/Chicago",
    english: "Tell us", spanish: "Díganos")

  private func withRegister(
    _ engine: StoreEngine,
    _ body: (ResidentCommentRegister, HandClock) async throws -> Void
  ) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate([PublicationRegister.schema, ResidentCommentRegister.schema])
      let clock = HandClock()
      clock.move(Self.noon.timeIntervalSince(clock.now))
      let register = ResidentCommentRegister(database) { clock.now }
      try await register.set(Self.period)
      try await body(register, clock)
    }
  }

  private func sent(_ text: String, on chapter: String = "") -> ResidentComment.Sent {
    ResidentComment.Sent(chapter: chapter, text: text, name: "Rosa", area: "North", language: "es")
  }

  @Test func `a period goes by the community's days`() throws {
    let zone = try #require(TimeZone(identifier: "America/Chicago"))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    func at(_ month: Int, _ day: Int, _ hour: Int) throws -> Date {
      try #require(
        calendar.date(from: DateComponents(year: 2026, month: month, day: day, hour: hour)))
    }
    #expect(Self.period.state(at: try at(5, 31, 23)) == .ahead)
    #expect(Self.period.state(at: try at(6, 1, 0)) == .open)
    #expect(Self.period.state(at: try at(6, 30, 23)) == .open)
    #expect(Self.period.state(at: try at(7, 1, 0)) == .over)
  }

  @Test(arguments: StoreEngine.allCases)
  func `a comment waits until it is answered, and keeps what was said`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register, clock in
      let id = try await register.add(
        sent("¿Y el autobús?", on: "transport"), to: "moss", draft: "a")
      _ = try await register.add(sent("Good"), to: "moss", draft: "b")
      #expect(try await register.waiting(on: "moss") == 2)
      #expect(try await register.comments(on: "moss", in: .published).isEmpty)
      clock.move(60)
      let answer = ResidentComment.Answer(
        state: .published, reply: "Thank you", change: "Action 7", about: "plan/a.md",
        aboutTitle: "Transport")
      try await register.answer(id, on: "moss", answer, seen: nil, by: "Ed")
      let found = try await register.comment(id, on: "moss")
      #expect(found.answer == answer && found.answeredBy == "Ed" && found.answered == clock.now)
      #expect(found.sent == sent("¿Y el autobús?", on: "transport"))
      #expect(try await register.waiting(on: "moss") == 1)
      #expect(try await register.comments(on: "moss", in: .published).map(\.id) == [id])
      #expect(try await register.comments(on: "moss", chapter: "transport").map(\.id) == [id])
      #expect(try await register.comments(on: "moss", from: 1, limit: 5).count == 1)
      let all = try await register.comments(on: "moss")
      #expect(try await register.comments(on: "moss", after: all.first).map(\.id) == [all[1].id])
      #expect(try await register.comments(on: "moss", after: all.last).isEmpty)
      #expect(try await register.comments(on: "fern").isEmpty)
      #expect(try await register.period(of: "moss") == Self.period)
      #expect(try await register.addresses().isEmpty)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what is sent twice is one comment, and other words from the same form are another`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register, _ in
      let first = try await register.add(sent("One"), to: "moss", draft: "a")
      #expect(try await register.add(sent("One"), to: "moss", draft: "a") == first)
      #expect(try await register.add(sent("Two"), to: "moss", draft: "a") != first)
      #expect(try await register.comments(on: "moss").map(\.sent.text).sorted() == ["One", "Two"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `nothing is taken before or after the period, or where residents were never asked`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register, clock in
      await #expect(throws: ResidentCommentProblem.closed) {
        try await register.add(sent("One"), to: "fern", draft: "a")
      }
      clock.move(40 * 86_400)
      await #expect(throws: ResidentCommentProblem.closed) {
        try await register.add(sent("One"), to: "moss", draft: "a")
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a plan takes so many within an hour, and holds so many in all`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register, clock in
      func fill(_ count: Int, _ prefix: String) async throws {
        let time = InstantText.text(clock.now)
        try await register.database.write { transaction in
          try transaction.script(
            """
            INSERT INTO resident_comment
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
            SELECT '\(prefix)' || i, 'moss', '', '', 'x', '', '', '', 'en', '\(time)', 'new', '',
              '', '', '', '', NULL, NULL FROM n;
            """)
        }
      }
      try await fill(ResidentCommentRegister.hourLimit, "a")
      await #expect(throws: ResidentCommentProblem.busy) {
        try await register.add(sent("One"), to: "moss", draft: "a")
      }
      clock.move(3_601)
      _ = try await register.add(sent("One"), to: "moss", draft: "a")
      try await fill(ResidentCommentRegister.limit - ResidentCommentRegister.hourLimit - 1, "b")
      await #expect(throws: ResidentCommentProblem.full) {
        try await register.add(sent("Two"), to: "moss", draft: "b")
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `two who answer at once do not overwrite each other, and what is deleted is gone`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register, _ in
      let id = try await register.add(sent("One"), to: "moss", draft: "a")
      let answer = ResidentComment.Answer(state: .aside, reason: "An advertisement")
      try await register.answer(id, on: "moss", answer, seen: nil, by: "Ed")
      await #expect(throws: ResidentCommentProblem.answeredMeanwhile) {
        try await register.answer(id, on: "moss", .init(state: .published), seen: nil, by: "Ada")
      }
      await #expect(throws: ResidentCommentProblem.noComment) {
        try await register.delete(id, on: "fern")
      }
      // What cannot be noted is not done.
      await #expect(throws: CancellationError.self) {
        try await register.delete(id, on: "moss") { _ in throw CancellationError() }
      }
      #expect(try await register.comment(id, on: "moss").answer == answer)
      try await register.delete(id, on: "moss")
      await #expect(throws: ResidentCommentProblem.noComment) {
        try await register.comment(id, on: "moss")
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a period ends at once, stays ended with the same days, and opens again with later ones`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register, clock in
      try await register.end("moss")
      let ended = try #require(try await register.period(of: "moss"))
      #expect(ended.closes == "2026-06-15" && ended.state(at: clock.now) == .over)
      await #expect(throws: ResidentCommentProblem.closed) { try await register.end("moss") }
      await #expect(throws: ResidentCommentProblem.closed) {
        try await register.add(sent("One"), to: "moss", draft: "a")
      }
      func set(closes: String) async throws -> CommentPeriod.State? {
        try await register.set(
          CommentPeriod(
            workspace: "moss", opens: ended.opens, closes: closes, zone: ended.zone,
            english: "New words"))
        return try await register.period(of: "moss")?.state(at: clock.now)
      }
      #expect(try await set(closes: "2026-06-15") == .over)
      #expect(try await set(closes: "2026-06-20") == .open)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a period is removed while nobody has commented`(engine: StoreEngine) async throws {
    try await withRegister(engine) { register, _ in
      let id = try await register.add(sent("One"), to: "moss", draft: "a")
      await #expect(throws: ResidentCommentProblem.hasComments) {
        try await register.removePeriod(of: "moss") { _, _, _ in }
      }
      try await register.delete(id, on: "moss")
      try await register.removePeriod(of: "moss") { _, _, _ in }
      #expect(try await register.period(of: "moss") == nil)
      #expect(try await register.count(on: "moss") == 0)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `each opening and closing is told once, whatever made it`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register, clock in
      let told = Mutex<[Bool]>([])
      let tell: ResidentCommentRegister.Telling = { _, isOpen, _ in
        told.withLock { $0.append(isOpen) }
      }
      // Nobody can comment on a plan that is not public.
      try await register.noteTurns(tell: tell)
      #expect(told.withLock { $0 } == [])
      let editions = PublicationRegister(register.database) { clock.now }
      let author = Author(id: "a", name: "Ada")
      try await editions.keep(
        Publication(
          id: "one", workspace: "moss", revision: 3, isPublic: true, formats: ["html"],
          title: "Plan", author: author, published: ""),
        turn: try await editions.turn(in: "moss", isPublic: true), files: ["index.html": [1]])
      for _ in 0..<2 { try await register.noteTurns(tell: tell) }
      #expect(told.withLock { $0 } == [true])
      clock.move(30 * 86_400)
      for _ in 0..<2 { try await register.noteTurns(tell: tell) }
      #expect(told.withLock { $0 } == [true, false])
      // What cannot be told is not noted.
      try await register.set(
        CommentPeriod(
          workspace: "moss", opens: "2026-06-01", closes: "2026-09-30", zone: "America/Chicago"))
      await #expect(throws: CancellationError.self) {
        try await register.noteTurns { _, _, _ in throw CancellationError() }
      }
      try await register.noteTurns(tell: tell)
      try await editions.withdraw("moss", isPublic: true, by: author)
      try await register.noteTurns(tell: tell)
      try await register.removePeriod(of: "moss", tell: tell)
      #expect(told.withLock { $0 } == [true, false, true, false])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a period changes only together with what is written down of it`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register, _ in
      let fails: ResidentCommentRegister.Noting = { _ in throw CancellationError() }
      let longer = CommentPeriod(
        workspace: "moss", opens: "2026-06-01", closes: "2026-09-30", zone: "America/Chicago")
      await #expect(throws: CancellationError.self) { try await register.set(longer, note: fails) }
      await #expect(throws: CancellationError.self) { try await register.end("moss", note: fails) }
      await #expect(throws: CancellationError.self) {
        try await register.removePeriod(of: "moss", tell: { _, _, _ in }, note: fails)
      }
      let kept = try await register.period(of: "moss")
      #expect(kept == Self.period)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what is not any more as it was seen is neither deleted nor removed`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register, _ in
      let id = try await register.add(sent("One"), to: "moss", draft: "a")
      let seen = try await register.comment(id, on: "moss")
      try await register.answer(id, on: "moss", .init(state: .published), seen: nil, by: "Ed")
      await #expect(throws: CancellationError.self) {
        try await register.delete(
          id, on: "moss", check: { guard $0 == seen else { throw CancellationError() } })
      }
      #expect(try await register.comment(id, on: "moss").answeredBy == "Ed")
      try await register.delete(id, on: "moss")
      await #expect(throws: CancellationError.self) {
        try await register.removePeriod(
          of: "moss", check: { guard $0 == nil else { throw CancellationError() } },
          tell: { _, _, _ in })
      }
      #expect(try await register.period(of: "moss") == Self.period)
    }
  }

  // Two at once

  /// Makes two changes of which the second begins before the first is kept.
  ///
  /// - Parameter first: Calls what it is given within its transaction.
  private func during(
    _ first: @escaping @Sendable (@escaping @Sendable () -> Void) async throws -> Void,
    _ second: () async throws -> Void
  ) async throws {
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let kept = Task {
      defer { begin.finish() }
      try await first {
        begin.yield()
        // The other one reads meanwhile, unless it has to wait.
        Thread.sleep(forTimeInterval: 0.3)
      }
    }
    for await _ in begun { break }
    try await second()
    try await kept.value
  }

  @Test(arguments: StoreEngine.allCases)
  func `of two answers in the same moment the second one is refused`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register, _ in
      let id = try await register.add(sent("One"), to: "moss", draft: "a")
      try await during { pause in
        try await register.answer(
          id, on: "moss", .init(state: .published, reply: "Yes"), seen: nil, by: "Ed"
        ) { _ in pause() }
      } _: {
        await #expect(throws: ResidentCommentProblem.answeredMeanwhile) {
          try await register.answer(id, on: "moss", .init(state: .aside), seen: nil, by: "Ada")
        }
      }
      #expect(try await register.comment(id, on: "moss").answeredBy == "Ed")
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a comment that arrives in the moment of a removal keeps its period`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register, _ in
      let comment = sent("One")
      try await during { pause in
        _ = try await register.add(comment, to: "moss", draft: "a") { _, _ in pause() }
      } _: {
        await #expect(throws: ResidentCommentProblem.hasComments) {
          try await register.removePeriod(of: "moss") { _, _, _ in }
        }
      }
      #expect(try await register.period(of: "moss") == Self.period)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `whoever sets a period over one that they have not seen is refused`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register, _ in
      let other = CommentPeriod(
        workspace: "moss", opens: "2026-06-01", closes: "2026-07-31", zone: "America/Chicago")
      let seen = Self.period
      let check: @Sendable (CommentPeriod?) throws -> Void = {
        guard $0 == seen else { throw ResidentCommentProblem.periodChangedMeanwhile }
      }
      try await register.set(other, check: check)
      await #expect(throws: ResidentCommentProblem.periodChangedMeanwhile) {
        try await register.set(seen, check: check)
      }
      #expect(try await register.period(of: "moss") == other)
    }
  }
}
