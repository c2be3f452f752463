import Databases
import Foundation
import StoreSupport
import Testing

@testable import Jobs

@Suite struct JobBoardTests {
  @Test(arguments: StoreEngine.allCases)
  func `a job is put in, taken, followed and done`(engine: StoreEngine) async throws {
    try await withNodes(engine) { one, other, clock in
      try await one.put(newJob("first", subject: "upload-1", payload: "{\"a\":1}"))
      let waiting = try #require(try await other.job("first"))
      #expect(waiting.state == .waiting && waiting.asker == ada && waiting.created == clock.now)
      #expect(try await other.take(["other kind"]) == nil)

      let claim = try #require(try await other.take(["sum"]))
      #expect(claim.job.id == "first" && claim.job.state == .running && claim.job.attempts == 1)
      #expect(claim.payload == Array("{\"a\":1}".utf8))
      #expect(try await one.take(["sum"]) == nil)

      #expect(
        try await other.renew(claim, fraction: 0.4, sentence: "Drawing charts") == .goesOn)
      let running = try #require(try await one.job("first"))
      #expect(running.fraction == 0.4 && running.sentence == "Drawing charts")

      #expect(try await other.finish(claim, .done(result: "{\"n\":2}", sentence: "Summed")))
      let done = try #require(try await one.jobs(of: "green-town", kinds: ["sum"]).first)
      #expect(done.state == .done && done.fraction == 1 && done.result == "{\"n\":2}")
      #expect(done.sentence == "Summed" && done.finished == clock.now)
      #expect(try await one.jobs(about: "upload-1").map(\.job.id) == ["first"])
      #expect(try await !other.finish(claim, .failed("Too late.")))
      #expect(try await one.job("first")?.state == .done)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `many takers on two nodes take each job once, the oldest first`(
    engine: StoreEngine
  ) async throws {
    try await withNodes(engine) { one, other, clock in
      for number in 0..<30 {
        try await one.put(newJob("job-\(number)", workspace: "town-\(number)"))
        clock.move(1)
      }
      let first = try #require(try await other.take(["sum"]))
      #expect(first.job.id == "job-0")
      let taken = try await withThrowingTaskGroup(of: [String].self) { group in
        for taker in 0..<6 {
          let board = taker % 2 == 0 ? one : other
          group.addTask {
            var ids: [String] = []
            while let claim = try await board.take(["sum"]) { ids.append(claim.job.id) }
            return ids
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(taken.count == 29 && Set(taken).count == 29)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a job put in twice with one id is one job, and there is a limit to open ones`(
    engine: StoreEngine
  ) async throws {
    var settings = JobSettings()
    settings.openLimit = 2
    try await withNodes(engine, settings: settings) { one, _, _ in
      try await one.put(newJob("a"))
      try await one.put(newJob("a"))
      try await one.put(newJob("b"))
      try await one.put(newJob("b"))
      #expect(try await one.jobs(of: "green-town", kinds: ["sum"]).count == 2)
      await #expect(throws: JobProblem.tooMany(limit: 2)) { try await one.put(newJob("c")) }
      try await one.put(newJob("d", workspace: "blue-town"))
      try await one.put(newJob("e", kind: "draw"))
      await #expect(throws: JobProblem.payloadTooLarge) {
        try await one.put(newJob(payload: String(repeating: "a", count: 1_048_577)))
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what waits for somebody outside holds up neither other subjects nor other workspaces`(
    engine: StoreEngine
  ) async throws {
    var settings = JobSettings()
    (settings.apartKinds, settings.apartPlaces) = (["tell"], 2)
    try await withNodes(engine, settings: settings) { one, other, clock in
      for (id, workspace, subject) in [
        ("a1", "green-town", "a"), ("a2", "green-town", "a"), ("b1", "green-town", "b"),
        ("c1", "green-town", "c"), ("d1", "blue-town", "d"),
      ] {
        try await one.put(newJob(id, kind: "tell", workspace: workspace, subject: subject))
        clock.move(1)
      }
      let first = try #require(try await one.take(["sum", "tell"]))
      #expect(first.job.id == "a1")
      #expect(try await other.take(["sum", "tell"])?.job.id == "b1")
      #expect(try await one.take(["sum", "tell"])?.job.id == "d1")
      #expect(try await other.take(["sum", "tell"]) == nil)
      // Nobody looks again at once for what cannot run.
      #expect(try #require(try await one.nextMoment(["sum", "tell"])) > clock.now)
      try await one.finish(first, .failed("The target did not answer in time."))
      #expect(try await other.take(["sum", "tell"])?.job.id == "a2")
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `jobs that are put in at once on two nodes do not pass the limit`(
    engine: StoreEngine
  ) async throws {
    var settings = JobSettings()
    settings.openLimit = 5
    try await withNodes(engine, settings: settings) { one, other, _ in
      let refusals = try await withThrowingTaskGroup(of: JobProblem?.self) { group in
        for number in 0..<24 {
          let board = number % 2 == 0 ? one : other
          group.addTask {
            do {
              try await board.put(newJob("job-\(number)"))
              return nil
            } catch let problem as JobProblem {
              return problem
            }
          }
        }
        return try await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
      }
      #expect(refusals == Array(repeating: JobProblem.tooMany(limit: 5), count: 19))
      #expect(try await one.jobs(of: "green-town", kinds: ["sum"]).count == 5)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a job put back waits for its time`(engine: StoreEngine) async throws {
    try await withNodes(engine) { one, _, clock in
      try await one.put(newJob("a"))
      let claim = try #require(try await one.take(["sum"]))
      let due = clock.now.addingTimeInterval(60)
      #expect(try await one.postpone(claim, until: due, "Answered with status 500."))
      #expect(try await one.job("a")?.sentence == "Answered with status 500.")
      #expect(try await one.nextMoment(["sum"]) == due)
      #expect(try await one.take(["sum"]) == nil)
      clock.move(60)
      let second = try #require(try await one.take(["sum"]))
      #expect(second.job.attempts == 2)
      #expect(try await one.renew(claim, fraction: 0, sentence: "") == .lost)
      // Asked for while it runs, the end comes when it is put back.
      try await one.cancel("a")
      #expect(try await one.postpone(second, until: due, "Again."))
      #expect(try await one.job("a")?.state == .cancelled)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a job that failed can be put in again, and one that is not over cannot`(
    engine: StoreEngine
  ) async throws {
    try await withNodes(engine) { one, _, _ in
      try await one.put(newJob("a", payload: "{\"x\":7}"))
      await #expect(throws: JobProblem.notOver) { _ = try await one.putAgain("a", by: ada) }
      await #expect(throws: JobProblem.noJob) { _ = try await one.putAgain("none", by: ada) }
      let claim = try #require(try await one.take(["sum"]))
      try await one.finish(claim, .failed("No."))
      #expect(try await one.job("a")?.failure == "No.")
      let id = try await one.putAgain("a", by: ada)
      let again = try #require(try await one.take(["sum"]))
      #expect(again.job.id == id && again.payload == Array("{\"x\":7}".utf8))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what is over for long is swept, each kind in its time`(engine: StoreEngine) async throws {
    var settings = JobSettings()
    settings.lifetime = 1000
    settings.lifetimes = ["ping": 100]
    try await withNodes(engine, settings: settings) { one, _, clock in
      for kind in ["sum", "ping"] {
        try await one.put(newJob(kind, kind: kind))
        let claim = try #require(try await one.take([kind]))
        try await one.finish(claim, .done(result: "{}", sentence: ""))
        try await one.put(newJob(kind + "-open", kind: kind))
      }
      clock.move(500)
      try await one.sweep(by: clock.now)
      #expect(try await one.job("sum") != nil)
      #expect(try await one.job("ping") == nil)
      clock.move(501)
      try await one.sweep(by: clock.now)
      let left = try await one.jobs(of: "green-town", kinds: ["sum", "ping"]).map(\.id)
      #expect(Set(left) == ["sum-open", "ping-open"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a job that is put in is heard of at once`(engine: StoreEngine) async throws {
    try await withAddress(engine) { address in
      let database = try await address.open()
      try await database.migrate([JobBoard.schema])
      let board = JobBoard(database) { Date() }
      var heard: [JobSignal] = []
      for await signal in database.signals() {
        if signal == .listening {
          try await board.put(newJob("a"))
          try await board.cancel("a")
        }
        if case .message(let text) = signal, let news = JobSignal(message: text) {
          heard.append(news)
        }
        if heard.count == 2 { break }
      }
      #expect(heard == [.put(kind: "sum"), .cancel(id: "a")])
      await database.close()
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `after a restore nothing that waited or ran goes on`(engine: StoreEngine) async throws {
    try await withNodes(engine) { one, other, clock in
      try await one.put(newJob("running"))
      _ = try #require(try await one.take(["sum"]))
      try await one.put(newJob("waiting", workspace: "other-town"))
      let now = clock.now
      let count = try await one.database.write { try JobBoard.cancelAll(at: now, in: $0) }
      #expect(count == 2)
      for id in ["running", "waiting"] {
        #expect(try await other.job(id)?.state == .cancelled)
      }
      clock.move(3600)
      #expect(try await other.take(["sum"]) == nil)
    }
  }
}
