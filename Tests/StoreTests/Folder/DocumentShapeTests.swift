import Foundation
import Store
import StoreSupport
import TestSupport
import Testing

@Suite struct DocumentShapeTests {
  /// A table of two rows and a chapter, as an import makes them.
  private func withFolder(
    _ engine: StoreEngine, _ body: (WorkspaceStore) async throws -> Void
  ) async throws {
    try await withStore(engine) { store in
      let files = ["targets.csv": "id,name\na,One\nb,Two\n", "plan/01.md": "# One\n"]
      try await store.save(
        FolderDocuments.split(files: files.mapValues { Array($0.utf8) }), base: 0)
      try await body(store)
    }
  }

  private func save(_ changes: [DocumentChange], _ store: WorkspaceStore) async throws {
    let base = try await store.head(of: "moss-county")
    try await store.commit(
      CommitDraft(
        id: UUID().uuidString, author: ada, reason: "", base: base, changes: changes),
      to: "moss-county"
    ) { transaction, proposed in
      try DocumentShape.check(proposed, of: "moss-county", transaction)
    }
  }

  private func change(
    _ name: String, _ kind: DocumentKind, _ text: String?, at position: Int64 = 5
  ) -> DocumentChange {
    DocumentChange(
      name: DocumentName(name), kind: kind, position: kind == .row ? position : 0,
      body: text.map { Array($0.utf8) })
  }

  @Test(arguments: StoreEngine.allCases)
  func `what a folder could not hold is refused, and nothing is changed`(engine: StoreEngine)
    async throws
  {
    try await withFolder(engine) { store in
      let wrong: [[DocumentChange]] = [
        [change("targets.csv#c", .row, "c,\"open\n")],
        [change("targets.csv#c", .row, "c,Three\nd,Four\n")],
        [change("targets.csv#c", .row, "x,Three\n")],
        [change("targets.csv#c", .row, "")],
        [change("ghost.csv#a", .row, "a,b\n")],
        [change("plan/01.md#a", .row, "a,b\n")],
        [change("targets.csv", .table, "id,name\na,One\n")],
        [change("targets.csv", .table, "")],
        [change("targets.csv", .file, "id;name\n")],
        [change("targets.csv", .table, nil)],
        [change("plan/01.md/x", .file, "x")],
        [change("plan", .file, "x")],
        [change("new", .file, "x"), change("new/x", .file, "x")],
      ]
      for changes in wrong {
        await #expect(throws: StoreError.self) { try await save(changes, store) }
      }
      let head = try await store.head(of: "moss-county")
      #expect(head == 1)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what a folder holds is taken`(engine: StoreEngine) async throws {
    try await withFolder(engine) { store in
      try await save([change("targets.csv#c", .row, "c,Three\n", at: 9_000_000)], store)
      try await save([change("targets.csv#a", .row, "a,\"One, or\nmore\"\n", at: 1)], store)
      try await save([change("plan/02.md", .file, "")], store)
      // A whole table may go, with all of its rows.
      try await save(
        ["a", "b", "c"].map { change("targets.csv#\($0)", .row, nil) }
          + [change("targets.csv", .table, nil)], store)
      let texts = try await store.texts()
      #expect(texts == ["plan/01.md": "# One\n", "plan/02.md": ""])
    }
  }

  @Test func `every row of the example is one row under its own name`() async throws {
    let folder = PackageFolder.root.appending(path: "Examples/hennepin-county")
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path)
      else { continue }
      files[path] = Array(data)
    }
    let all = files
    try await withStore(.sqlite) { store in
      try await save(FolderDocuments.split(files: all), store)
      let head = try await store.head(of: "moss-county")
      #expect(head == 1)
    }
  }
}
