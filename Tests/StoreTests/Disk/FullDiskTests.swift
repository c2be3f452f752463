import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct FullDiskTests {
  @Test func `a save that finds no room on the disk says so, and nothing of it is kept`()
    async throws
  {
    try await SmallDisk.with(megabytes: 6) { disk in
      // What is on the disk beside the store, and can be deleted.
      let other = disk.folder + "/other"
      try Data(repeating: 7, count: 2_000_000).write(to: URL(filePath: other))
      try await withStore(at: disk.folder + "/town.cairn") { store in
        try await fillUp(store)
        try FileManager.default.removeItem(atPath: other)
        try await saveAgain(store)
      }
    }
  }

  @Test func `a save that makes the file larger than it may be says so, and nothing of it is kept`()
    async throws
  {
    try await withScratchFolder { folder in
      try await withStore(at: folder + "/town.cairn") { store in
        try await limitPages(store, to: 400)
        try await fillUp(store)
        try await limitPages(store, to: 100_000)
        try await saveAgain(store)
      }
    }
  }

  /// Saves chapters until there is no room for one; the store must then be what it was before that one.
  private func fillUp(_ store: WorkspaceStore) async throws {
    var saved = 0
    let problem = await #expect(throws: DatabaseProblem.self) {
      while saved < 100 {
        try await store.save(
          [file("plan/\(saved).md", chapter), row("r1", "\(saved)")], base: saved)
        saved += 1
      }
    }
    guard case .full = problem else {
      Issue.record("Not told that the disk is full: \(String(describing: problem))")
      return
    }
    #expect(saved > 0)
    try await expectWell(store, saved)
  }

  private func saveAgain(_ store: WorkspaceStore) async throws {
    let saved = try await store.head(of: "moss-county")
    try await store.save(
      [file("plan/\(saved).md", chapter), row("r1", "\(saved)")], base: saved)
    try await expectWell(store, saved + 1)
  }

  private func expectWell(_ store: WorkspaceStore, _ saved: Int) async throws {
    let verification = try await store.verify()
    #expect(verification.faults.isEmpty && verification.commits == saved)
    let texts = try await store.texts()
    #expect(texts.count == saved + 1 && texts["inventory.csv#r1"] == "\(saved - 1)")
    #expect(try await (store.database as? SQLiteDatabase)?.damage() == [])
  }

  private let chapter = String(repeating: "The bottoms flood first. ", count: 6_000)

  private func limitPages(_ store: WorkspaceStore, to pages: Int) async throws {
    try await store.database.write { _ = try $0.rows("PRAGMA max_page_count=\(pages)") }
  }
}

/// A store in a file of its own with the empty workspace “moss-county”.
func withStore(at path: String, _ body: (WorkspaceStore) async throws -> Void) async throws {
  let clock = HandClock()
  let database = try SQLiteDatabase(path: path)
  try await database.migrate([WorkspaceStore.schema])
  let store = WorkspaceStore(database) { clock.now }
  try await store.create("moss-county", name: "Moss County")
  do {
    try await body(store)
  } catch {
    await database.close()
    throw error
  }
  await database.close()
}
