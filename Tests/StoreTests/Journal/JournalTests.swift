import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct JournalTests {
  @Test(arguments: StoreEngine.allCases)
  func `every revision can be read as it was`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.save([file("plan/a.md", "one"), row("r1", "r1,5\n")], base: 0)
      try await store.save([file("plan/a.md", "two"), row("r2", "r2,6\n", at: 2)], base: 1)
      try await store.save([row("r1", nil)], base: 2)
      #expect(try await store.texts(at: 0) == [:])
      #expect(try await store.texts(at: 1) == ["plan/a.md": "one", "inventory.csv#r1": "r1,5\n"])
      #expect(
        try await store.texts(at: 2) == [
          "plan/a.md": "two", "inventory.csv#r1": "r1,5\n", "inventory.csv#r2": "r2,6\n",
        ])
      #expect(try await store.texts() == ["plan/a.md": "two", "inventory.csv#r2": "r2,6\n"])
      await #expect(throws: StoreError.self) { try await store.texts(at: 4) }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a commit says who, when, why and what before and after`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.save([row("r1", "r1,5\n")], base: 0, by: ada, reason: "first bills")
      try await store.save([row("r1", "r1,7\n")], base: 1, by: ben, reason: "meter was misread")
      let history = try await store.history(of: "moss-county")
      #expect(history.map(\.revision) == [2, 1])
      await #expect(throws: StoreError.self) {
        try await store.history(of: "nowhere")
      }
      #expect(history[0].author == ben && history[0].reason == "meter was misread")
      #expect(history[0].time == "2026-01-01T00:00:00.000Z" && history[0].base == 1)
      #expect(history[0].parentHash == history[1].hash)
      let changes = try await store.changes(at: 2, of: "moss-county")
      #expect(
        changes.map { $0.before.map { String(decoding: $0.body, as: UTF8.self) } } == ["r1,5\n"])
      #expect(
        changes.map { $0.after.map { String(decoding: $0.body, as: UTF8.self) } } == ["r1,7\n"])
      // The creator of a record stays the one who made it.
      #expect(changes[0].after?.creator == ada.id)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a workspace comes with one of its files as it is now`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.save([file("plan/a.md", "one"), row("r1", "r1,5\n")], base: 0)
      try await store.save([file("plan/a.md", "two")], base: 1)
      let found = try await store.workspace("moss-county", with: "plan/a.md")
      #expect(found.summary == (try await store.workspace("moss-county")))
      #expect(found.body == Array("two".utf8))
      // A row of a table is not the table.
      #expect(try await store.workspace("moss-county", with: "inventory.csv").body == nil)
      await #expect(throws: StoreError.self) {
        try await store.workspace("nowhere", with: "plan/a.md")
      }
      try await store.create("bare-county", name: "Bare")
      let all = try await store.workspaces(with: "plan/a.md")
      #expect(all.map(\.summary) == (try await store.workspaces()))
      #expect(all.first { $0.summary.id == "moss-county" }?.body == found.body)
      #expect(all.contains { $0.summary.id == "bare-county" && $0.body == nil })
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a draft handed in twice is taken once`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      let draft = CommitDraft(
        id: "same-id-1", author: ada, reason: "", base: 0, changes: [file("plan/a.md", "one")])
      let first = try await store.commit(draft, to: "moss-county")
      let again = try await store.commit(draft, to: "moss-county")
      #expect(first == again)
      #expect(try await store.head(of: "moss-county") == 1)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what is there already makes no commit`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.save([file("plan/a.md", "one")], base: 0)
      await #expect(throws: StoreError.self) {
        try await store.save([file("plan/a.md", "one"), file("plan/none.md", nil)], base: 1)
      }
      #expect(try await store.head(of: "moss-county") == 1)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `milestones name states and are part of the chain`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.save([file("plan/a.md", "one")], base: 0)
      let draft = Milestone(kind: .draftForComment, title: "Draft of January")
      try await store.save([], base: 1, milestone: draft)
      try await store.save([file("plan/a.md", "two")], base: 2)
      let milestones = try await store.milestones(of: "moss-county")
      #expect(milestones.map(\.milestone) == [draft])
      #expect(try await store.texts(at: milestones[0].revision) == ["plan/a.md": "one"])
      #expect(try await store.verify().faults.isEmpty)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a clock that is set back leaves the history in order and is noted`(engine: StoreEngine)
    async throws
  {
    let clock = HandClock()
    try await withStore(engine, clock: clock) { store in
      let first = try await store.save([file("plan/a.md", "one")], base: 0)
      clock.move(-86_400)
      let second = try await store.save([file("plan/a.md", "two")], base: 1)
      clock.move(172_800)
      let third = try await store.save([file("plan/a.md", "three")], base: 2)
      #expect(second.time == first.time && second.clock == "2025-12-31T00:00:00.000Z")
      #expect(third.time > second.time && third.clock == nil)
      #expect(try await store.verify().faults.isEmpty)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `differences between two revisions leave out what came back`(engine: StoreEngine)
    async throws
  {
    try await withStore(engine) { store in
      try await store.save([file("plan/a.md", "one"), file("plan/b.md", "b")], base: 0)
      try await store.save([file("plan/a.md", "two"), file("plan/b.md", nil)], base: 1)
      try await store.save([file("plan/a.md", "one"), file("plan/c.md", "c")], base: 2)
      let differences = try await store.differences(of: "moss-county", from: 1)
      #expect(differences.map(\.name.file) == ["plan/b.md", "plan/c.md"])
      #expect(differences.map { $0.before == nil } == [false, true])
      #expect(differences.map { $0.after == nil } == [true, false])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `the history of one document lists only what changed it`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.save([row("r1", "1")], base: 0)
      try await store.save([row("r2", "2")], base: 1)
      try await store.save([row("r1", "3")], base: 2)
      let name = DocumentName("inventory.csv#r1")
      let all = try await store.history(of: "moss-county", document: name)
      #expect(all.map(\.revision) == [3, 1])
      let older = try await store.history(of: "moss-county", document: name, before: 3, limit: 1)
      #expect(older.map(\.revision) == [1])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `the database itself refuses to rewrite the journal`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.save([row("r1", "1")], base: 0)
      for statement in [
        "UPDATE journal SET reason = 'other'", "DELETE FROM journal",
        "UPDATE document_change SET body = NULL", "DELETE FROM document_change",
      ] {
        await #expect(throws: DatabaseProblem.self) {
          try await store.database.write { try $0.execute(statement) }
        }
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an archived workspace can only be read`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.save([row("r1", "1")], base: 0)
      try await store.setArchived("moss-county", true)
      await #expect(throws: StoreError.self) { try await store.save([row("r1", "2")], base: 1) }
      #expect(try await store.texts() == ["inventory.csv#r1": "1"])
      try await store.setArchived("moss-county", false)
      try await store.save([row("r1", "2")], base: 1)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what may not be is refused before anything is written`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      for path in ["../x", "/etc/passwd", "a//b", "", "a\u{1}b", "plan/./a.md", "a\\b"] {
        await #expect(throws: StoreError.self) {
          try await store.save([file(path, "x")], base: 0)
        }
      }
      await #expect(throws: StoreError.self) {
        try await store.save([file("a.md", "1"), file("a.md", "2")], base: 0)
      }
      await #expect(throws: StoreError.self) { try await store.save([file("a.md", "1")], base: 9) }
      await #expect(throws: StoreError.self) {
        try await store.save([file("a.md", "1")], base: 0, reason: "a\0b")
      }
      await #expect(throws: StoreError.self) { try await store.create("Moss", name: "x") }
      await #expect(throws: StoreError.self) { try await store.create("moss-county", name: "x") }
      let head = try await store.head(of: "moss-county")
      #expect(head == 0)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a check that throws leaves nothing behind`(engine: StoreEngine) async throws {
    struct Refused: Error {}
    try await withStore(engine) { store in
      try await store.save([row("r1", "1")], base: 0)
      let draft = CommitDraft(
        id: UUID().uuidString, author: ben, reason: "", base: 1, changes: [row("r1", "2")])
      await #expect(throws: Refused.self) {
        try await store.commit(draft, to: "moss-county") { _, proposed in
          #expect(proposed.map { $0.before?.creator } == [ada.id])
          throw Refused()
        }
      }
      #expect(try await store.texts() == ["inventory.csv#r1": "1"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `names with accents are one name however they are typed`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.save([row("caf\u{E9}", "1")], base: 0)
      try await store.save([row("cafe\u{301}", "2")], base: 1)
      #expect(try await store.texts().values.sorted() == ["2"])
      #expect(try await store.verify().faults.isEmpty)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a commit of a thousand documents reads back in the order of export`(engine: StoreEngine)
    async throws
  {
    try await withStore(engine) { store in
      let rows = (0..<1000).map { row("r\($0)", "r\($0)\n", at: Int64(1000 - $0)) }
      try await store.save(rows + [file("plan/a.md", "a")], base: 0)
      let documents = try await store.snapshot(of: "moss-county").documents
      #expect(documents.map(\.name.row).prefix(3) == ["r999", "r998", "r997"])
      #expect(documents.last?.name.file == "plan/a.md")
      try await store.save(rows.map { self.longer($0) }, base: 1)
      #expect(try await store.changes(at: 2, of: "moss-county").count == 1000)
    }
  }

  private func longer(_ change: DocumentChange) -> DocumentChange {
    DocumentChange(
      name: change.name, kind: change.kind, position: change.position,
      body: (change.body ?? []) + Array("x".utf8))
  }
}
