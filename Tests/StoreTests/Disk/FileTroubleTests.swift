import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct FileTroubleTests {
  /// What somebody does to the file of a store that is in use.
  enum Trouble: String, CaseIterable {
    case deleted, moved, replaced, logDeleted
  }

  @Test(arguments: Trouble.allCases)
  func `a store whose file was taken away does not save into nowhere`(trouble: Trouble) async throws
  {
    try await withScratchFolder { folder in
      let path = folder + "/town.cairn"
      try await withStore(at: path) { store in
        try await store.save([row("r1", "1")], base: 0)
        try make(trouble, path)
        let problem = await #expect(throws: DatabaseProblem.self) {
          try await store.save([row("r1", "2")], base: 1)
        }
        guard case .unavailable(let words) = problem else {
          Issue.record("\(String(describing: problem))")
          return
        }
        #expect(words.contains(path))
      }
      let isThere = FileManager.default.fileExists(atPath: path)
      #expect(isThere == [.replaced, .logDeleted].contains(trouble))
    }
  }

  private func make(_ trouble: Trouble, _ path: String) throws {
    let files = FileManager.default
    switch trouble {
    case .deleted: try files.removeItem(atPath: path)
    case .moved: try files.moveItem(atPath: path, toPath: path + ".old")
    case .replaced:
      try files.copyItem(atPath: path, toPath: path + ".new")
      #expect(rename(path + ".new", path) == 0)
    case .logDeleted: try files.removeItem(atPath: path + "-wal")
    }
  }

  @Test func `a store opened for reading only is read, and refuses to save`() async throws {
    try await withScratchFolder { folder in
      let path = folder + "/town.cairn"
      try await withStore(at: path) { try await $0.save([row("r1", "1")], base: 0) }
      let store = WorkspaceStore(try SQLiteDatabase(path: path, isReadOnly: true)) { .now }
      #expect(try await store.texts() == ["inventory.csv#r1": "1"])
      await expectRefusal { try await store.save([row("r1", "2")], base: 1) }
      #expect(try await store.texts() == ["inventory.csv#r1": "1"])
      await store.database.close()
    }
  }

  @Test func `a store on a disk that became read-only refuses, and is whole afterwards`()
    async throws
  {
    try await SmallDisk.with(megabytes: 6) { disk in
      let path = disk.folder + "/town.cairn"
      try await withStore(at: path) { try await $0.save([row("r1", "1")], base: 0) }
      try disk.makeReadOnly()
      await expectRefusal {
        let database = try SQLiteDatabase(path: path)
        try await database.migrate([WorkspaceStore.schema])
      }
      await expectRefusal { _ = try SQLiteDatabase(path: disk.folder + "/new.cairn") }
    }
  }

  @Test func `a folder that is not there, and a folder in the place of the file, are refused`()
    async throws
  {
    try await withScratchFolder { folder in
      await expectRefusal { _ = try SQLiteDatabase(path: folder + "/none/town.cairn") }
      await expectRefusal { _ = try SQLiteDatabase(path: folder) }
    }
  }

  private func expectRefusal(
    sourceLocation: SourceLocation = #_sourceLocation, _ work: () async throws -> Void
  ) async {
    let problem = await #expect(throws: DatabaseProblem.self, sourceLocation: sourceLocation) {
      try await work()
    }
    guard let problem else { return }
    guard case .refused = problem else {
      Issue.record("\(problem)", sourceLocation: sourceLocation)
      return
    }
  }
}
