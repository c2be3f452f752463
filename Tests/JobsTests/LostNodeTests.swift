import Foundation
import Jobs
import StoreSupport
import Testing

@Suite struct LostNodeTests {
  @Test(arguments: StoreEngine.allCases)
  func `a job whose node went away is taken again when its lease ends`(
    engine: StoreEngine
  ) async throws {
    try await withNodes(engine) { one, other, clock in
      try await one.put(newJob("a"))
      let first = try #require(try await one.take(["sum"]))
      clock.move(45)
      #expect(try await one.renew(first, fraction: 0.5, sentence: "Half") == .goesOn)
      clock.move(45)
      #expect(try await other.take(["sum"]) == nil)
      clock.move(15)
      let second = try #require(try await other.take(["sum"]))
      #expect(second.job.id == "a" && second.job.attempts == 2 && second.job.fraction == 0)
      // The first node was only slow; it hears that the job is not its own any more.
      #expect(try await one.renew(first, fraction: 0.9, sentence: "") == .lost)
      #expect(try await !one.finish(first, .done(result: "{}", sentence: "")))
      #expect(try await other.finish(second, .done(result: "{}", sentence: "")))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a job that loses its node each time fails with a sentence`(
    engine: StoreEngine
  ) async throws {
    var settings = JobSettings()
    settings.lostSentence = { "Lost, says the \($0) catalogue." }
    try await withNodes(engine, settings: settings) { one, other, clock in
      try await one.put(newJob("a"))
      _ = try #require(try await one.take(["sum"]))
      clock.move(60)
      _ = try #require(try await other.take(["sum"]))
      clock.move(60)
      #expect(try await one.take(["sum"]) == nil)
      let job = try #require(try await one.job("a"))
      #expect(job.state == .failed && job.failure == "Lost, says the en catalogue.")
      #expect(job.finished == clock.now)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a job that waits is cancelled at once, and one that runs hears of it`(
    engine: StoreEngine
  ) async throws {
    try await withNodes(engine) { one, other, _ in
      try await one.put(newJob("a"))
      try await other.cancel("a")
      #expect(try await one.job("a")?.state == .cancelled)
      #expect(try await one.take(["sum"]) == nil)
      await #expect(throws: JobProblem.noJob) { try await one.cancel("none") }

      try await one.put(newJob("b"))
      let claim = try #require(try await one.take(["sum"]))
      try await other.cancel("b")
      #expect(try await one.job("b")?.isCancelAsked == true)
      #expect(try await one.renew(claim, fraction: 0.1, sentence: "") == .cancelAsked)
      #expect(try await one.finish(claim, .cancelled))
      #expect(try await other.job("b")?.state == .cancelled)
      try await other.cancel("b")
      #expect(try await other.job("b")?.state == .cancelled)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a job whose end was asked for is not begun again when its node goes away`(
    engine: StoreEngine
  ) async throws {
    try await withNodes(engine) { one, other, clock in
      try await one.put(newJob("a"))
      _ = try #require(try await one.take(["sum"]))
      try await other.cancel("a")
      clock.move(60)
      #expect(try await other.take(["sum"]) == nil)
      #expect(try await other.job("a")?.state == .cancelled)
    }
  }
}
