import Databases
import Foundation
import Store

/// A store as a released version of its schema left it, and what it must still say after every migration to come.
struct ReleasedStore: Codable, Equatable {
  /// Digest of the last commit by workspace; with it the whole history is proved.
  let heads: [String: String]
  /// What the documents of “moss-county” say in the end, by name; bytes that are no text as a count.
  let texts: [String: String]
  /// The names found for each query.
  let found: [String: [String]]
  let milestones: [String]
  let archived: [String]

  private static let queries = ["glacier", "MWh", "étang", "pond levee", "gone"]

  init(_ store: WorkspaceStore) async throws {
    let workspaces = try await store.workspaces()
    heads = Dictionary(workspaces.map { ($0.id, $0.headHash) }) { $1 }
    archived = workspaces.filter(\.isArchived).map(\.id)
    let documents = try await store.snapshot(of: "moss-county").documents
    texts = Dictionary(documents.map { ($0.name.description, Self.text($0.body)) }) { $1 }
    var found: [String: [String]] = [:]
    for query in Self.queries {
      found[query] = try await store.search(query, in: "moss-county").map(\.name.description)
        .sorted()
    }
    self.found = found
    milestones = try await store.milestones(of: "moss-county").compactMap(\.milestone?.title)
  }

  private static func text(_ bytes: [UInt8]) -> String {
    String(validating: bytes, as: UTF8.self) ?? "\(bytes.count) bytes"
  }
}

extension ReleasedStore {
  /// A few months of a small county: everything that the schema keeps is in it at least once.
  static func write(to path: String) async throws {
    let clock = HandClock()
    let database = try SQLiteDatabase(path: path)
    try await database.migrate([WorkspaceStore.schema])
    let store = WorkspaceStore(database) { clock.now }
    try await store.create("moss-county", name: "Moss County")
    try await store.create("fern-city", name: "Fern City")
    let rows = (1...40).map { row("r\($0)", "r\($0),2021,\($0 * 10),MWh\n", at: Int64($0) * 100) }
    let head = DocumentChange(
      name: DocumentName(file: "inventory.csv"), kind: .table, body: Array("id,year,q,unit\n".utf8))
    try await store.commit(1, [head, file("plan/a.md", "The glacier and the étang.")] + rows)
    clock.move(86_400)
    try await store.commit(2, [file("plan/b.md", "A pond behind the levee."), row("r7", nil)], ben)
    clock.move(-3_600)
    let bytes = DocumentChange(
      name: DocumentName(file: "logo.png"), kind: .file, body: [0x89, 0x50, 0x00, 0xFF, 0x0A])
    try await store.commit(3, [bytes, file("plan/gone.md", "Gone tomorrow.")])
    clock.move(90_000)
    try await store.commit(
      4, [row("r3", "r3,2021,31,MWh\n", at: 300)], ben,
      Milestone(kind: .draftForComment, title: "First draft"))
    try await store.commit(5, [file("plan/gone.md", nil)])
    try await store.undo(4, in: "moss-county", id: "commit-undo", author: ada, reason: "Misread")
    try await store.commit(7, [], ada, Milestone(kind: .adopted, title: "Adopted"))
    try await store.setArchived("fern-city", true)
    await database.close()
  }
}

extension WorkspaceStore {
  fileprivate func commit(
    _ revision: Int, _ changes: [DocumentChange], _ author: Author = ada,
    _ milestone: Milestone? = nil
  ) async throws {
    try await commit(
      CommitDraft(
        id: "commit-\(revision)", author: author, reason: "Change \(revision)", base: revision - 1,
        changes: changes, milestone: milestone), to: "moss-county")
  }
}
