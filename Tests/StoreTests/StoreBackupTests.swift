import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct StoreBackupTests {
  private static let schemas = [WorkspaceStore.schema]
  private static let pairs = StoreEngine.allCases.flatMap { from in
    StoreEngine.allCases.map { (from, $0) }
  }

  @Test(arguments: pairs)
  func `a backup of either engine restores into either engine, verified and searchable`(
    from: StoreEngine, to: StoreEngine
  ) async throws {
    let clock = HandClock()
    try await withScratchFolder { folder in
      let backup = folder + "/backup.cairn"
      var hash = ""
      try await withStore(from, clock: clock) { store in
        let rows = (0..<1200).map { row("r\($0)", "r\($0),\($0)\n", at: Int64($0)) }
        try await store.save(rows + [file("plan/a.md", "glacier é")], base: 0)
        try await store.save([row("r3", nil), file("plan/b.md", "")], base: 1)
        hash = try await store.workspace("moss-county").headHash
        try await StoreBackup.backUp(store.database, schemas: Self.schemas, to: backup)
      }
      try await withAddress(to) { address in
        if let file = address.filePath { #expect(!FileManager.default.fileExists(atPath: file)) }
        try await StoreBackup.restore(backup, schemas: Self.schemas, to: address)
        let database = try await address.open()
        let store = WorkspaceStore(database) { clock.now }
        let verification = try await store.verify()
        #expect(verification.faults.isEmpty && verification.heads == ["moss-county": hash])
        #expect(
          try await store.search("glacier", in: "moss-county").map(\.name.file) == ["plan/a.md"])
        // Numbers go on after those that were copied.
        try await store.save([row("new", "x")], base: 2)
        try await store.create("fern-city", name: "Fern City")
        #expect(try await store.texts().count == 1202)
        await database.close()
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a backup taken while others save holds whole commits`(engine: StoreEngine) async throws {
    try await withScratchFolder { folder in
      try await withStore(engine) { store in
        try await store.save((0..<500).map { row("r\($0)", "0") }, base: 0)
        let saving = Task {
          for number in 0..<20 {
            try await store.save([row("a", "\(number)"), row("b", "\(number)")], base: number + 1)
          }
        }
        let backup = folder + "/backup.cairn"
        try await StoreBackup.backUp(store.database, schemas: Self.schemas, to: backup)
        try await saving.value
        let copy = WorkspaceStore(try SQLiteDatabase(path: backup, isReadOnly: true)) { .now }
        #expect(try await copy.verify().faults.isEmpty)
        let texts = try await copy.texts()
        #expect(texts["inventory.csv#a"] == texts["inventory.csv#b"])
        await copy.database.close()
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `nothing is overwritten by a backup or a restore`(engine: StoreEngine) async throws {
    try await withScratchFolder { folder in
      let backup = folder + "/backup.cairn"
      try await withStore(engine) { store in
        try await store.save([row("r1", "1")], base: 0)
        try await StoreBackup.backUp(store.database, schemas: Self.schemas, to: backup)
        await #expect(throws: StoreError.self) {
          try await StoreBackup.backUp(store.database, schemas: Self.schemas, to: backup)
        }
      }
      try await withAddress(engine) { address in
        try await StoreBackup.restore(backup, schemas: Self.schemas, to: address)
        await #expect(throws: StoreError.self) {
          try await StoreBackup.restore(backup, schemas: Self.schemas, to: address)
        }
        await #expect(throws: StoreError.self) {
          try await StoreBackup.restore(folder + "/none", schemas: Self.schemas, to: address)
        }
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.filter { $0.contains("partial") }.isEmpty)
    }
  }

  @Test func `a file that is no store is refused in words`() async throws {
    try await withScratchFolder { folder in
      let path = folder + "/letter.txt"
      try Data(String(repeating: "Dear reader, ", count: 500).utf8).write(to: URL(filePath: path))
      do {
        try await StoreBackup.restore(
          path, schemas: Self.schemas, to: try DatabaseAddress(folder + "/new.cairn"))
        Issue.record("A letter was restored.")
      } catch let problem as DatabaseProblem {
        #expect(problem.description.contains("damaged"))
      }
      #expect(!FileManager.default.fileExists(atPath: folder + "/new.cairn"))
    }
  }

  @Test func `a server's database that served once is refused with the table that is not empty`()
    async throws
  {
    // As serving leaves the mark of its key before there is any workspace.
    let mark = Schema(
      component: "mark",
      migrations: [Migration { _ in "CREATE TABLE mark (id TEXT NOT NULL PRIMARY KEY);" }])
    let schemas = Self.schemas + [mark]
    try await withScratchFolder { folder in
      let backup = folder + "/backup.cairn"
      try await withStore(.sqlite) { store in
        try await store.database.migrate(schemas)
        try await StoreBackup.backUp(store.database, schemas: schemas, to: backup)
      }
      try await withAddress(.postgresql) { address in
        let database = try await address.open()
        try await database.migrate(schemas)
        try await database.write { try $0.execute("INSERT INTO mark (id) VALUES ('this server')") }
        await database.close()
        do {
          try await StoreBackup.restore(backup, schemas: schemas, to: address)
          Issue.record("A database that is in use was filled.")
        } catch let problem as StoreError {
          #expect(problem.description.contains("“mark” holds rows"), "\(problem)")
        }
      }
    }
  }

  @Test func `nobody else can read a copy while it is written`() async throws {
    try await withScratchFolder { folder in
      try await withStore(.sqlite) { store in
        for number in 0..<40 {
          let text = String(repeating: "chapter \(number) ", count: 60_000)
          try await store.save([file("plan/\(number).md", text)], base: number)
        }
        let watch = Task.detached {
          var seen: Set<Int> = []
          while !Task.isCancelled {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
              let attributes = try? FileManager.default.attributesOfItem(
                atPath: folder + "/" + name)
              if let mode = attributes?[.posixPermissions] as? Int { seen.insert(mode) }
            }
          }
          return seen
        }
        try await StoreBackup.backUp(
          store.database, schemas: Self.schemas, to: folder + "/backup.cairn")
        try await StoreBackup.restore(
          folder + "/backup.cairn", schemas: Self.schemas,
          to: DatabaseAddress(folder + "/restored.cairn"))
        watch.cancel()
        #expect(await watch.value == [0o600])
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what a restore changes is there before anybody can open the store`(
    engine: StoreEngine
  ) async throws {
    try await withScratchFolder { folder in
      let backup = folder + "/backup.cairn"
      try await withStore(.sqlite) { store in
        try await store.save([row("r1", "1")], base: 0)
        try await StoreBackup.backUp(store.database, schemas: Self.schemas, to: backup)
      }
      try await withAddress(engine) { address in
        await #expect(throws: CancellationError.self) {
          try await StoreBackup.restore(
            backup, schemas: Self.schemas, to: address, finish: { _ in throw CancellationError() })
        }
        if let file = address.filePath { #expect(!FileManager.default.fileExists(atPath: file)) }
        try await StoreBackup.restore(
          backup, schemas: Self.schemas, to: address,
          finish: { try $0.execute("UPDATE workspace SET name = 'Restored County'") })
        let database = try await address.open()
        let store = WorkspaceStore(database) { .now }
        #expect(try await store.workspace("moss-county").name == "Restored County")
        await database.close()
      }
    }
  }
}
