import Foundation
import Store
import StoreSupport
import Testing

@Suite struct EditConflictTests {
  @Test(arguments: StoreEngine.allCases)
  func `the later of two edits sees both versions, and nothing is overwritten`(engine: StoreEngine)
    async throws
  {
    try await withStore(engine) { store in
      try await store.save([row("r1", "base")], base: 0)
      try await store.save([row("r1", "ada")], base: 1, by: ada, reason: "bill")
      let found = try await conflicts {
        try await store.save([row("r1", "ben"), row("r2", "new")], base: 1, by: ben)
      }
      #expect(found.map(\.name.description) == ["inventory.csv#r1"])
      #expect(found.first?.base?.body == Array("base".utf8))
      #expect(found.first?.theirs?.body == Array("ada".utf8))
      #expect(found.first?.mine.body == Array("ben".utf8))
      #expect(found.first?.theirCommit?.author == ada)
      #expect(try await store.texts() == ["inventory.csv#r1": "ada"])
      // Having seen both, the later one decides.
      try await store.save([row("r1", "ben")], base: 2, by: ben)
      #expect(try await store.texts() == ["inventory.csv#r1": "ben"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `edits of different records do not disturb each other`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.save([row("r1", "1"), row("r2", "2")], base: 0)
      try await store.save([row("r1", "1a")], base: 1, by: ada)
      try await store.save([row("r2", "2b")], base: 1, by: ben)
      #expect(try await store.texts() == ["inventory.csv#r1": "1a", "inventory.csv#r2": "2b"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `changing what somebody removed, and removing what somebody changed, are conflicts`(
    engine: StoreEngine
  ) async throws {
    try await withStore(engine) { store in
      try await store.save([row("r1", "1"), row("r2", "2")], base: 0)
      try await store.save([row("r1", nil), row("r2", "2a")], base: 1)
      let changed = try await conflicts { try await store.save([row("r1", "1b")], base: 1) }
      #expect(changed.map { $0.theirs == nil && $0.theirCommit?.revision == 2 } == [true])
      let removed = try await conflicts { try await store.save([row("r2", nil)], base: 1) }
      #expect(removed.map { $0.theirs?.body } == [Array("2a".utf8)])
      let added = try await conflicts { try await store.save([row("r2", "other")], base: 0) }
      #expect(added.map { $0.base == nil } == [true])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `the same edit made by two is no conflict`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.save([row("r1", "1")], base: 0)
      try await store.save([row("r1", "2")], base: 1, by: ada)
      await #expect(throws: StoreError.self) { try await store.save([row("r1", "2")], base: 1) }
      try await store.save([row("r1", "2"), row("r9", "9")], base: 1, by: ben)
      #expect(try await store.changes(at: 3, of: "moss-county").map(\.name.row) == ["r9"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `of many who save the same record at once one wins and the others are told`(
    engine: StoreEngine
  ) async throws {
    try await withStore(engine) { store in
      try await store.save([row("r1", "start")], base: 0)
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<40 {
          group.addTask {
            do {
              try await store.save([row("r1", "from \(number)")], base: 1)
              return true
            } catch StoreError.conflicts {
              return false
            } catch {
              Issue.record(error)
              return false
            }
          }
        }
        return await group.reduce(into: [Bool]()) { $0.append($1) }
      }
      #expect(outcomes.count { $0 } == 1)
      #expect(try await store.head(of: "moss-county") == 2)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `saves of different records at once are all kept, in one unbroken chain`(
    engine: StoreEngine
  ) async throws {
    try await withStore(engine) { store in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<60 {
          group.addTask { try await store.save([row("r\(number)", "\(number)")], base: 0) }
        }
        try await group.waitForAll()
      }
      #expect(try await store.texts().count == 60)
      let verification = try await store.verify()
      #expect(verification.faults.isEmpty && verification.commits == 60)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `undo is a new commit, and refuses what was changed since`(engine: StoreEngine) async throws
  {
    try await withStore(engine) { store in
      try await store.save([row("r1", "1"), row("r2", "2")], base: 0)
      try await store.save([row("r1", "1a"), row("r2", nil), row("r3", "3")], base: 1)
      let undo = try await store.undo(2, in: "moss-county", id: UUID().uuidString, author: ben)
      #expect(undo.undoes == 2 && undo.revision == 3)
      #expect(try await store.texts() == ["inventory.csv#r1": "1", "inventory.csv#r2": "2"])
      // An undo can be undone.
      try await store.undo(3, in: "moss-county", id: UUID().uuidString, author: ben)
      #expect(try await store.texts() == ["inventory.csv#r1": "1a", "inventory.csv#r3": "3"])
      let found = try await conflicts {
        try await store.undo(1, in: "moss-county", id: UUID().uuidString, author: ben)
      }
      #expect(found.map(\.name.row) == ["r1"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a workspace goes back to a milestone without losing what came after`(engine: StoreEngine)
    async throws
  {
    try await withStore(engine) { store in
      try await store.save([row("r1", "1")], base: 0)
      try await store.save([row("r1", "2"), row("r2", "2")], base: 1)
      try await store.save([row("r3", "3")], base: 2)
      try await store.revert(
        "moss-county", to: 1, base: 3, id: UUID().uuidString, author: ada)
      #expect(try await store.texts() == ["inventory.csv#r1": "1"])
      #expect(try await store.texts(at: 3).count == 3)
    }
  }
}
