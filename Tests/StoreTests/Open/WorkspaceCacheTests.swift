import Databases
import Foundation
import Inventory
import Store
import Synchronization
import TestSupport
import Testing
import Workspace

/// A store in a file, and how often each part of it was asked.
private final class CountedStore: WorkspaceSource {
  let store: WorkspaceStore
  private let folder: URL
  private let counts = Mutex<[String: Int]>([:])

  init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let database = try SQLiteDatabase(path: folder.appending(path: "store.sqlite").path)
    try await database.migrate([WorkspaceStore.schema])
    store = WorkspaceStore(database, now: { Date(timeIntervalSince1970: 1_700_000_000) })
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func count(_ part: String) -> Int { counts.withLock { $0[part] ?? 0 } }

  func state(of workspace: String) async throws -> WorkspaceState {
    counts.withLock { $0["head", default: 0] += 1 }
    return try await store.state(of: workspace)
  }

  func digest(at revision: Int, of workspace: String) async throws -> String? {
    try await store.digest(at: revision, of: workspace)
  }

  func snapshot(of workspace: String, at revision: Int?) async throws -> WorkspaceSnapshot {
    counts.withLock { $0["snapshot", default: 0] += 1 }
    return try await store.snapshot(of: workspace, at: revision)
  }

  func changes(at revision: Int, of workspace: String) async throws -> [DocumentDifference] {
    counts.withLock { $0["changes", default: 0] += 1 }
    return try await store.changes(at: revision, of: workspace)
  }

  /// A workspace with the sample's files at revision 1.
  func create(_ id: String) async throws {
    try await store.create(id, name: id)
    try await commit(FolderDocuments.split(files: FolderSamples.sample()), to: id, base: 0)
  }

  func commit(_ changes: [DocumentChange], to id: String, base: Int) async throws {
    try await store.commit(
      CommitDraft(
        id: UUID().uuidString, author: Author(id: "ada", name: "Ada"), reason: "", base: base,
        changes: changes), to: id)
  }

  func edit(_ id: String, _ body: (inout TableEdit) throws -> Void) async throws {
    let snapshot = try await store.snapshot(of: id)
    var edit = try TableEdit(file: "inventory.csv", documents: snapshot.documents)
    try body(&edit)
    try await commit(edit.changes, to: id, base: snapshot.revision)
  }
}

/// Now one store, then another, as when a backup is put in place.
private final class SwitchedStore: WorkspaceSource {
  let now: Mutex<CountedStore>

  init(_ store: CountedStore) { now = Mutex(store) }

  private var store: CountedStore { now.withLock { $0 } }

  func state(of workspace: String) async throws -> WorkspaceState {
    try await store.state(of: workspace)
  }

  func digest(at revision: Int, of workspace: String) async throws -> String? {
    try await store.digest(at: revision, of: workspace)
  }

  func snapshot(of workspace: String, at revision: Int?) async throws -> WorkspaceSnapshot {
    try await store.snapshot(of: workspace, at: revision)
  }

  func changes(at revision: Int, of workspace: String) async throws -> [DocumentDifference] {
    try await store.changes(at: revision, of: workspace)
  }
}

@Suite struct WorkspaceCacheTests {
  private func cache(_ source: CountedStore, limit: Int = 1 << 28) -> WorkspaceCache {
    WorkspaceCache(source, library: SampleWorkspace.library, byteLimit: limit)
  }

  @Test func `a folder goes into a real store and comes out byte for byte`() async throws {
    let source = try await CountedStore()
    try await source.store.create("hennepin", name: "Hennepin County")
    let files = FolderSamples.example()
    try await source.commit(FolderDocuments.split(files: files), to: "hennepin", base: 0)
    let snapshot = try await source.store.snapshot(of: "hennepin")
    #expect(FolderDocuments.join(snapshot.documents) == files)
    #expect(FolderDocuments.changes(from: snapshot, to: files).changes.isEmpty)
  }

  @Test func `a workspace is read once, also for many who ask at the same time`() async throws {
    let source = try await CountedStore()
    try await source.create("a")
    let cache = cache(source)
    let names = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 { group.addTask { try await cache.workspace("a").community.community.name } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(names == Array(repeating: "Sample", count: 20))
    #expect(source.count("snapshot") == 1)
  }

  @Test func `a commit is seen at once, without news, and only what it changed is read`()
    async throws
  {
    let source = try await CountedStore()
    try await source.create("a")
    let cache = cache(source)
    _ = try await cache.workspace("a")
    try await source.edit("a") { edit in
      try edit.set(["quantity": "1"], row: "e19")
      try edit.add(["id": "new", "year": "2021"], at: .after("e19"))
      edit.remove(row: "w21")
    }
    try await source.edit("a") { try $0.set(["id": "renamed"], row: "c21") }
    let opened = try await cache.workspace("a")
    #expect(opened.revision == 3)
    let full = try await source.store.snapshot(of: "a")
    #expect(opened.snapshot.documents == full.documents)
    #expect(opened.community.records.first { $0.id == "e19" }?.quantity == 1)
    #expect(source.count("snapshot") == 1 && source.count("changes") == 2)
  }

  @Test func `a head that the caller has read is asked for only when a later one is known`()
    async throws
  {
    let source = try await CountedStore()
    try await source.create("a")
    let cache = cache(source)
    _ = try await cache.workspace("a", head: 1)
    #expect(source.count("head") == 0)
    try await source.edit("a") { try $0.set(["quantity": "1"], row: "e19") }
    #expect(try await cache.workspace("a", head: 2).revision == 2)
    #expect(source.count("head") == 0)
    // A slow request that began before the commit.
    #expect(try await cache.workspace("a", at: 1, head: 1).revision == 1)
    #expect(source.count("head") == 1)
  }

  @Test func `what changes were found to lead to is used once they are made, and only then`()
    async throws
  {
    let source = try await CountedStore()
    try await source.create("a")
    let cache = cache(source)
    let now = try await cache.workspace("a")
    func change(_ quantity: String) throws -> [DocumentChange] {
      var edit = try TableEdit(file: "inventory.csv", documents: now.snapshot.documents)
      _ = try edit.set(["quantity": quantity], row: "e19")
      return edit.changes
    }
    // Something else is committed than was looked at.
    cache.expect(try now.applying(try change("1"), library: SampleWorkspace.library))
    try await source.commit(try change("2"), to: "a", base: 1)
    let other = try await cache.workspace("a")
    #expect(other.community.records.first { $0.id == "e19" }?.quantity == 2)
    // What was looked at is committed.
    cache.expect(try now.applying(try change("3"), library: SampleWorkspace.library))
    #expect(try await cache.workspace("a").revision == 2)
    try await source.commit(try change("3"), to: "a", base: 2)
    let opened = try await cache.workspace("a")
    #expect(opened.community.records.first { $0.id == "e19" }?.quantity == 3)
    let full = try await source.store.snapshot(of: "a")
    #expect(opened.snapshot.documents == full.documents && opened.revision == 3)
  }

  @Test func `after changes of chapters alone a workspace says what reading it anew would`()
    async throws
  {
    let source = try await CountedStore()
    try await source.create("a")
    let now = try await cache(source).workspace("a")
    let file = try #require(
      now.snapshot.documents.map(\.name.file).first(where: CommunityWorkspace.isChapter))
    func body(_ text: String?, of file: String) -> DocumentChange {
      DocumentChange(name: DocumentName(file: file), kind: .file, body: text.map { Array($0.utf8) })
    }
    let states = [
      [body("# New\n", of: file)], [body("# One more\n", of: "plan/99-more.md")],
      [body(nil, of: file)],
      [body("# New\n", of: file), body("title: Other\n", of: "plan/book.yaml")],
    ]
    for changes in states {
      let later = try now.applying(changes, library: SampleWorkspace.library)
      let anew = try OpenWorkspace(later.snapshot, library: SampleWorkspace.library)
      #expect(later.community.files == anew.community.files)
      #expect(later.community.files != now.community.files)
      #expect(later.community.findings == anew.community.findings)
      #expect(later.community.book == anew.community.book)
    }
  }

  @Test func `after many commits everything is read again`() async throws {
    let source = try await CountedStore()
    try await source.create("a")
    let cache = cache(source)
    _ = try await cache.snapshot("a")
    for index in 0..<9 {
      try await source.edit("a") { try $0.set(["quantity": "\(index)"], row: "e19") }
    }
    #expect(try await cache.snapshot("a").revision == 10)
    #expect(source.count("snapshot") == 2 && source.count("changes") == 0)
  }

  @Test func `a past revision can be opened beside the last`() async throws {
    let source = try await CountedStore()
    try await source.create("a")
    try await source.edit("a") { try $0.set(["quantity": "1"], row: "e19") }
    let cache = cache(source)
    #expect(try await cache.workspace("a").community.records[0].quantity == 1)
    #expect(try await cache.workspace("a", at: 1).community.records[0].quantity == 10000)
  }

  @Test func `what was not asked for the longest time goes when the memory is full`() async throws {
    let source = try await CountedStore()
    for id in ["a", "b", "c"] { try await source.create(id) }
    let measuring = cache(source)
    _ = try await measuring.workspace("a")
    let cache = cache(source, limit: measuring.byteCount * 5 / 2)
    for id in ["a", "b", "a", "c"] { _ = try await cache.workspace(id) }
    #expect(cache.byteCount <= measuring.byteCount * 5 / 2)
    let before = source.count("snapshot")
    _ = try await cache.workspace("a")
    #expect(source.count("snapshot") == before)
    _ = try await cache.workspace("b")
    #expect(source.count("snapshot") == before + 1)
  }

  @Test func `after a rest a workspace is read again`() async throws {
    let source = try await CountedStore()
    try await source.create("a")
    let cache = cache(source)
    let opened = try await cache.workspace("a")
    cache.rest()
    #expect(cache.byteCount == 0)
    let before = source.count("snapshot")
    #expect(try await cache.workspace("a").community.records == opened.community.records)
    #expect(source.count("snapshot") == before + 1)
  }

  @Test func `old revisions leave when the head moves`() async throws {
    let source = try await CountedStore()
    try await source.create("a")
    let cache = cache(source)
    _ = try await cache.workspace("a")
    let one = cache.byteCount
    for index in 0..<4 {
      try await source.edit("a") { try $0.set(["quantity": "\(index)"], row: "e19") }
      _ = try await cache.workspace("a")
    }
    #expect((one - 100...one + 100).contains(cache.byteCount))
    cache.forget(before: WorkspaceSignal(workspace: "a", revision: 6))
    #expect(cache.byteCount < one / 2)
  }

  @Test func `a store that was put back to an earlier state is read anew`() async throws {
    let (first, second) = (try await CountedStore(), try await CountedStore())
    for source in [first, second] { try await source.create("a") }
    try await first.edit("a") { try $0.set(["quantity": "1"], row: "e19") }
    let source = SwitchedStore(first)
    let cache = WorkspaceCache(source, library: SampleWorkspace.library)
    #expect(try await cache.workspace("a").community.records[0].quantity == 1)
    source.now.withLock { $0 = second }
    #expect(try await cache.workspace("a").community.records[0].quantity == 10000)
    try await second.edit("a") { try $0.set(["quantity": "2"], row: "e19") }
    #expect(try await cache.workspace("a").community.records[0].quantity == 2)
  }

  @Test(arguments: [1, 3])
  func `another history of the same length, or a longer one, is never taken for the one before`(
    edits: Int
  ) async throws {
    let (first, second) = (try await CountedStore(), try await CountedStore())
    for source in [first, second] { try await source.create("a") }
    try await first.edit("a") { try $0.set(["quantity": "1"], row: "e19") }
    let source = SwitchedStore(first)
    let cache = WorkspaceCache(source, library: SampleWorkspace.library)
    #expect(try await cache.workspace("a").community.records[0].quantity == 1)
    // Put back to revision 1, and changed otherwise before anybody looks.
    for edit in 0..<edits {
      try await second.edit("a") { try $0.set(["quantity": "\(edit + 5)"], row: "e19") }
    }
    source.now.withLock { $0 = second }
    let last = Double(edits + 4)
    #expect(try await cache.workspace("a").community.records[0].quantity == last)
    #expect(try await cache.workspace("a", at: 2).community.records[0].quantity == 5)
    let state = try await second.store.state(of: "a")
    try await cache.confirm(state)
    let known = try await cache.workspace("a", head: state.revision)
    #expect(known.community.records[0].quantity == last)
  }

  @Test func `a failure is told to all and tried again`() async throws {
    let source = try await CountedStore()
    let cache = cache(source)
    await #expect(throws: StoreError.self) { try await cache.workspace("a") }
    try await source.store.create("a", name: "A")
    await #expect(throws: (any Error).self) { try await cache.workspace("a") }
    try await source.commit(
      FolderDocuments.split(files: FolderSamples.sample()), to: "a", base: 0)
    #expect(try await cache.workspace("a").community.community.name == "Sample")
  }
}
