import Databases
import Foundation
import Store
import StoreSupport
import Synchronization

/// A clock that tests move by hand.
final class HandClock: Sendable {
  private let instant = Mutex(Date(timeIntervalSince1970: 1_767_225_600))

  var now: Date { instant.withLock { $0 } }

  /// A negative number sets it back.
  func move(_ seconds: Double) { instant.withLock { $0 += seconds } }
}

let ada = Author(id: "account-1", name: "Ada Moss")
let ben = Author(id: "account-2", name: "Ben Ash")

/// A store on a fresh database with the empty workspace “moss-county”.
func withStore(
  _ engine: StoreEngine, clock: HandClock = HandClock(),
  _ body: (WorkspaceStore) async throws -> Void
) async throws {
  try await withDatabase(engine) { database in
    try await database.migrate([WorkspaceStore.schema])
    let store = WorkspaceStore(database) { clock.now }
    try await store.create("moss-county", name: "Moss County")
    try await body(store)
  }
}

/// Text of a file, or its removal.
func file(_ path: String, _ text: String?) -> DocumentChange {
  DocumentChange(name: DocumentName(file: path), kind: .file, body: text.map { Array($0.utf8) })
}

/// Text of a row of `inventory.csv`, or its removal.
func row(_ key: String, _ text: String?, at position: Int64 = 1) -> DocumentChange {
  DocumentChange(
    name: DocumentName(file: "inventory.csv", row: key), kind: .row, position: position,
    body: text.map { Array($0.utf8) })
}

extension WorkspaceStore {
  /// Hands in a change with a fresh id.
  @discardableResult
  func save(
    _ changes: [DocumentChange], base: Int, by author: Author = ada, reason: String = "",
    milestone: Milestone? = nil
  ) async throws -> Commit {
    try await commit(
      CommitDraft(
        id: UUID().uuidString, author: author, reason: reason, base: base, changes: changes,
        milestone: milestone), to: "moss-county")
  }

  /// The texts of a revision, by name.
  func texts(at revision: Int? = nil) async throws -> [String: String] {
    let documents = try await snapshot(of: "moss-county", at: revision).documents
    return Dictionary(
      uniqueKeysWithValues: documents.map {
        ($0.name.description, String(decoding: $0.body, as: UTF8.self))
      })
  }
}

/// The conflicts that an edit runs into; empty when it runs into none.
func conflicts(_ edit: () async throws -> Void) async throws -> [EditConflict] {
  do {
    try await edit()
    return []
  } catch StoreError.conflicts(let conflicts) {
    return conflicts
  }
}
