import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct JournalVerificationTests {
  /// Takes the guards away, as somebody with the database in hand could.
  private func tamper(_ store: WorkspaceStore, _ statement: String) async throws {
    try await store.database.write { transaction in
      switch transaction.dialect {
      case .sqlite:
        for table in ["journal", "document_change"] {
          for verb in ["update", "delete"] {
            try transaction.execute("DROP TRIGGER IF EXISTS \(table)_no_\(verb)")
          }
        }
      case .postgresql:
        for table in ["journal", "document_change"] {
          try transaction.execute("ALTER TABLE \(table) DISABLE TRIGGER ALL")
        }
      }
      try transaction.execute(statement)
    }
  }

  private func withHistory(
    _ engine: StoreEngine, _ body: (WorkspaceStore) async throws -> Void
  ) async throws {
    try await withStore(engine) { store in
      for number in 0..<5 {
        try await store.save(
          [row("r1", "value \(number)"), row("r\(number + 2)", "x")], base: number)
      }
      #expect(try await store.verify().faults.isEmpty)
      try await body(store)
    }
  }

  @Test(
    arguments: StoreEngine.allCases,
    [
      ("UPDATE document_change SET body = NULL WHERE revision = 3 AND row_key = 'r1'", 3),
      ("UPDATE document_change SET position = 7 WHERE revision = 2 AND row_key = 'r1'", 2),
      ("UPDATE document_change SET creator = 'me' WHERE revision = 4 AND row_key = 'r1'", 4),
      ("UPDATE journal SET author_name = 'Somebody Else' WHERE revision = 4", 4),
      ("UPDATE journal SET time = '2020-01-01T00:00:00.000Z' WHERE revision = 1", 1),
      ("DELETE FROM document_change WHERE revision = 5 AND row_key = 'r1'", 5),
      ("UPDATE journal SET hash = parent_hash WHERE revision = 2", 2),
    ])
  func `the first changed commit is named`(
    engine: StoreEngine, tampering: (statement: String, revision: Int)
  ) async throws {
    try await withHistory(engine) { store in
      try await tamper(store, tampering.statement)
      let faults = try await store.verify().faults
      #expect(faults.map(\.revision) == [tampering.revision])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a journal that is cut off, and documents that differ from it, are found`(
    engine: StoreEngine
  ) async throws {
    try await withHistory(engine) { store in
      try await tamper(store, "UPDATE document SET position = 99 WHERE row_key = 'r3'")
      let fault = try #require(try await store.verify().faults.first)
      #expect(fault.revision == nil && fault.description.contains("inventory.csv#r3"))
    }
    try await withHistory(engine) { store in
      try await tamper(store, "DELETE FROM document_change WHERE revision = 5")
      try await store.database.write { try $0.execute("DELETE FROM journal WHERE revision = 5") }
      let fault = try #require(try await store.verify().faults.first)
      #expect(fault.revision == 5 && fault.reason.contains("cut off"))
    }
  }

  @Test func `a damaged page of the file is a fault with its commit`() async throws {
    try await withScratchFolder { folder in
      let path = folder + "/town.cairn"
      let clock = HandClock()
      let database = try SQLiteDatabase(path: path)
      try await database.migrate([WorkspaceStore.schema])
      let store = WorkspaceStore(database) { clock.now }
      try await store.create("moss-county", name: "Moss County")
      for number in 0..<60 {
        let text = String(repeating: "chapter \(number) ", count: 800)
        try await store.save([file("plan/\(number).md", text)], base: number)
      }
      await database.close()

      // The text of one commit is overwritten in the middle of the file.
      var bytes = try Data(contentsOf: URL(filePath: path))
      let mark = Data("chapter 30 chapter 30 ".utf8)
      var position = bytes.startIndex
      while let found = bytes.range(of: mark, in: position..<bytes.endIndex) {
        bytes.replaceSubrange(found, with: Data(repeating: 0x58, count: mark.count))
        position = found.upperBound
      }
      try bytes.write(to: URL(filePath: path))

      let damaged = try SQLiteDatabase(path: path)
      let faults = try await WorkspaceStore(damaged) { clock.now }.verify().faults
      #expect(faults.map(\.revision) == [31])
      await damaged.close()
    }
  }

  @Test func `a page whose structure is broken names the first commit that cannot be read`()
    async throws
  {
    try await withScratchFolder { folder in
      let path = folder + "/town.cairn"
      let clock = HandClock()
      let database = try SQLiteDatabase(path: path)
      try await database.migrate([WorkspaceStore.schema])
      let store = WorkspaceStore(database) { clock.now }
      try await store.create("moss-county", name: "Moss County")
      for number in 0..<60 {
        let text = String(repeating: "chapter \(number) ", count: 100)
        try await store.save([file("plan/\(number).md", text)], base: number)
      }
      let root = try await database.read { transaction in
        try transaction.first("SELECT rootpage FROM sqlite_master WHERE name = 'document_change'")?
          .int(0) ?? 0
      }
      await database.close()

      // The last leaf of the table of changes: the right-most child in the header of its root.
      var bytes = try Data(contentsOf: URL(filePath: path))
      let header = (root - 1) * 4096
      let last = bytes[header + 8..<header + 12].reduce(0) { $0 << 8 | Int($1) }
      bytes[(last - 1) * 4096] = 0
      try bytes.write(to: URL(filePath: path))

      let damaged = try SQLiteDatabase(path: path)
      let faults = try await WorkspaceStore(damaged) { clock.now }.verify().faults
      #expect(faults.count == 1 && faults[0].reason.contains("cannot be read"), "\(faults)")
      #expect((50...60).contains(faults.first?.revision ?? 0))
      #expect(try await !damaged.damage().isEmpty)
      await damaged.close()
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a document of a kind that nobody knows is a fault of its workspace`(
    engine: StoreEngine
  ) async throws {
    try await withHistory(engine) { store in
      try await store.create("fern-city", name: "Fern City")
      try await tamper(store, "UPDATE document SET kind = 99 WHERE row_key = 'r3'")
      let verification = try await store.verify()
      #expect(verification.workspaces == 2)
      let fault = try #require(verification.faults.first)
      #expect(fault.workspace == "moss-county" && fault.revision == nil)
      #expect(fault.reason.contains("cannot be read"))
    }
  }
}
