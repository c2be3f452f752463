import Databases
import Foundation
import Jobs
import Store
import Testing

@testable import Web

/// Two nodes with folders of their own and one store between them.
@Suite struct PublishedShelfTests {
  private func withNodes(
    _ body: (PublicationRegister, [PublishedShelf], [URL]) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-shelf-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try await DatabaseAddress(folder.appending(path: "a.cairn").path).open()
    try await database.migrate([
      PublicationRegister.schema, ResidentCommentRegister.schema,
    ])
    let register = PublicationRegister(database) { Date(timeIntervalSince1970: 1_780_000_000) }
    let folders = ["one", "two"].map { folder.appending(path: $0) }
    let comments = ResidentCommentRegister(database) { Date(timeIntervalSince1970: 1_780_000_000) }
    let shelves = folders.map {
      PublishedShelf(register, comments: comments, folder: $0, logger: quietLogger)
    }
    try await body(register, shelves, folders)
    await database.close()
  }

  private func publication(_ id: String) -> Publication {
    Publication(
      id: id, workspace: "moss", revision: 1, isPublic: true, formats: ["html"], title: "Plan",
      author: Author(id: "a", name: "Ada"), published: "")
  }

  private func text(_ path: String, _ folder: URL) -> String? {
    FileManager.default.contents(atPath: folder.appending(path: path).path)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `each node shows what was published by any, and drops what was taken away`()
    async throws
  {
    try await withNodes { register, shelves, folders in
      try await register.keep(
        publication("p-1"), turn: try await register.turn(in: "moss", isPublic: true),
        files: ["index.html": Array("first".utf8), "data/a.csv": Array("x".utf8)])
      for shelf in shelves { await shelf.refresh(atOnce: true) }
      for folder in folders {
        #expect(text("moss/index.html", folder) == "first")
        #expect(text("moss/data/a.csv", folder) == "x")
      }
      try await register.keep(
        publication("p-2"), turn: try await register.turn(in: "moss", isPublic: true),
        files: ["index.html": Array("second".utf8)])
      for shelf in shelves { await shelf.refresh(atOnce: true) }
      #expect(folders.allSatisfy { text("moss/index.html", $0) == "second" })
      #expect(folders.allSatisfy { text("moss/data/a.csv", $0) == nil })
      try await register.withdraw("moss", isPublic: true, by: Author(id: "a", name: "Ada"))
      for shelf in shelves { await shelf.refresh(atOnce: true) }
      #expect(folders.allSatisfy { text("moss/index.html", $0) == nil })
    }
  }

  @Test func `what is published while another look is under way stays`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-looks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try await DatabaseAddress(folder.appending(path: "a.cairn").path).open()
    try await database.migrate([PublicationRegister.schema, ResidentCommentRegister.schema])
    let hold = Hold()
    let slow = SlowDatabase(base: database, hold: hold)
    let register = PublicationRegister(slow) { Date() }
    let plans = folder.appending(path: "plans")
    let comments = ResidentCommentRegister(slow) { Date() }
    let shelf = PublishedShelf(register, comments: comments, folder: plans, logger: quietLogger)

    await hold.arm()
    async let visitor: Void = shelf.refresh()
    while await !hold.isHeld { try await Task.sleep(for: .milliseconds(5)) }
    // The visitor's look has read that nothing is published.
    try await register.keep(
      publication("p-1"), turn: try await register.turn(in: "moss", isPublic: true),
      files: ["index.html": Array("first".utf8)])
    async let publisher: Void = shelf.refresh(atOnce: true)
    try await Task.sleep(for: .milliseconds(100))
    await hold.release()
    _ = await (visitor, publisher)
    #expect(text("moss/index.html", plans) == "first")
    await database.close()
  }

  @Test func `whoever comes during the first look hears what it finds`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-first-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try await DatabaseAddress(folder.appending(path: "a.cairn").path).open()
    try await database.migrate([PublicationRegister.schema, ResidentCommentRegister.schema])
    let hold = Hold()
    let slow = SlowDatabase(base: database, hold: hold)
    let register = PublicationRegister(slow) { Date() }
    let comments = ResidentCommentRegister(slow) { Date() }
    try await register.keep(
      publication("p-1"), turn: try await register.turn(in: "moss", isPublic: true),
      files: ["index.html": Array("first".utf8)])
    try await comments.set(
      CommentPeriod(workspace: "moss", opens: "2026-05-01", closes: "2026-06-30", zone: "GMT"))
    let shelf = PublishedShelf(
      register, comments: comments, folder: folder.appending(path: "plans"), logger: quietLogger)

    await hold.arm()
    async let first = shelf.commentPeriod(of: "moss")
    while await !hold.isHeld { try await Task.sleep(for: .milliseconds(5)) }
    async let second = shelf.commentPeriod(of: "moss")
    try await Task.sleep(for: .milliseconds(50))
    await hold.release()
    let found = await (first, second)
    #expect(found.0 != nil && found.1 != nil)
    await database.close()
  }

  @Test func `who only hints at plans does not wait for a later look`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-hints-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try await DatabaseAddress(folder.appending(path: "a.cairn").path).open()
    try await database.migrate([PublicationRegister.schema, ResidentCommentRegister.schema])
    let hold = Hold()
    let slow = SlowDatabase(base: database, hold: hold)
    let register = PublicationRegister(slow) { Date() }
    let shelf = PublishedShelf(
      register, comments: ResidentCommentRegister(slow) { Date() },
      folder: folder.appending(path: "plans"), logger: quietLogger, hearsay: .zero)
    #expect(await shelf.publishedWorkspaces() == [])

    try await register.keep(
      publication("p-1"), turn: try await register.turn(in: "moss", isPublic: true),
      files: ["index.html": Array("first".utf8)])
    await hold.arm()
    // The store does not answer, and yet this does.
    #expect(await shelf.publishedWorkspaces() == [])
    while await !hold.isHeld { try await Task.sleep(for: .milliseconds(5)) }
    await hold.release()
    while await shelf.publishedWorkspaces() != ["moss"] {
      try await Task.sleep(for: .milliseconds(5))
    }
    await database.close()
  }

  @Test func `a plan that was published by hand comes back when the store's one goes`() async throws
  {
    try await withNodes { register, shelves, folders in
      let plan = folders[0].appending(path: "moss")
      try FileManager.default.createDirectory(at: plan, withIntermediateDirectories: true)
      try Data("by hand".utf8).write(to: plan.appending(path: "index.html"))
      for name in ["p-1", "p-2"] {
        try await register.keep(
          publication(name), turn: try await register.turn(in: "moss", isPublic: true),
          files: ["index.html": Array(name.utf8)])
        await shelves[0].refresh(atOnce: true)
        #expect(text("moss/index.html", folders[0]) == name)
      }
      try await register.withdraw("moss", isPublic: true, by: Author(id: "a", name: "Ada"))
      await shelves[0].refresh(atOnce: true)
      #expect(text("moss/index.html", folders[0]) == "by hand")
      await shelves[0].refresh(atOnce: true)
      #expect(text("moss/index.html", folders[0]) == "by hand")
    }
  }

  @Test func `a node whose lease ran out harms nothing of what another one publishes`() async throws
  {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-lease-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try await DatabaseAddress(folder.appending(path: "a.cairn").path).open()
    try await database.migrate([PublicationRegister.schema, JobBoard.schema])
    let clock = TestClock(TestSite.start)
    let boards = [JobBoard(database) { clock.now }, JobBoard(database) { clock.now }]
    let register = PublicationRegister(database) { clock.now }
    let turn = try await register.turn(in: "moss", isPublic: true)
    try await boards[0].put(
      NewJob(
        id: "p-1", kind: "publish-plan", workspace: "moss",
        asker: Job.Asker(id: "a", name: "Ada", language: "en"), payload: Array("{}".utf8)))
    let slow = try #require(try await boards[0].take(["publish-plan"]))
    clock.move(boards[0].settings.lease + 1)
    let quick = try #require(try await boards[1].take(["publish-plan"]))
    let edition = publication("p-1")
    let (old, new) = (["index.html": Array("old".utf8)], ["index.html": Array("new".utf8)])

    // Before the other one has begun, and when it has the plan whole.
    for isWhole in [false, true] {
      if isWhole {
        try await register.keep(edition, turn: turn, files: new) {
          try JobBoard.checkHeld(quick, in: $0)
        }
      }
      await #expect(throws: CancellationError.self) {
        try await register.keep(edition, turn: turn, files: old) {
          try JobBoard.checkHeld(slow, in: $0)
        }
      }
      #expect(try await register.files(of: "p-1") == (isWhole ? new : [:]))
    }
    try await boards[1].finish(quick, .done(result: "{}", sentence: ""))
    await #expect(throws: CancellationError.self) {
      try await database.write { try JobBoard.checkHeld(quick, in: $0) }
    }
    await database.close()
  }

  @Test func `a plan that was put into the folder by hand stays`() async throws {
    try await withNodes { _, shelves, folders in
      let plan = folders[0].appending(path: "fern")
      try FileManager.default.createDirectory(at: plan, withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: plan.appending(path: "index.html"))
      await shelves[0].refresh(atOnce: true)
      #expect(text("fern/index.html", folders[0]) == "mine")
    }
  }
}

/// Holds the one reading that comes after it was armed, until it is released.
private actor Hold {
  private var isArmed = false
  private var held: CheckedContinuation<Void, Never>?

  var isHeld: Bool { held != nil }

  func arm() { isArmed = true }

  func pass() async {
    guard isArmed else { return }
    isArmed = false
    await withCheckedContinuation { held = $0 }
  }

  func release() {
    held?.resume()
    held = nil
  }
}

/// A database whose answers may be held back on their way.
private struct SlowDatabase: SQLDatabase {
  let base: any SQLDatabase
  let hold: Hold

  var dialect: SQLDialect { base.dialect }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws -> Value {
    let value = try await base.read(body)
    await hold.pass()
    return value
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws -> Value {
    try await base.write(body)
  }

  func signals() -> AsyncStream<DatabaseSignal> { base.signals() }

  func close() async { await base.close() }
}
