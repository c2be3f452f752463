internal import Databases
internal import Foundation
internal import Store

private let workspace = "town-1"
private let saves = 200

/// Makes 200 saves at once, of documents of their own and of ten that all want, and prints each as soon as the store
/// has acknowledged it.
///
/// Lines are `ready`, `acknowledged ID REVISION HASH`, `unknown ID` and `failed ID WHY`, then `done`.
func saveUntilKilled(at address: String, seed: String) async throws {
  let store = try await openStore(at: address)
  do { try await store.create(workspace, name: "Town") } catch StoreError.workspaceExists {}
  say("ready")
  await withTaskGroup(of: Void.self) { group in
    for number in 0..<saves {
      group.addTask { await save(number, seed, store) }
    }
  }
  say("done")
  await store.database.close()
}

private func save(_ number: Int, _ seed: String, _ store: WorkspaceStore) async {
  let id = "save-\(seed)-\(number)"
  do {
    let commit = try await saved(number, id, store)
    say("acknowledged \(id) \(commit.revision) \(commit.hash)")
  } catch DatabaseProblem.outcomeUnknown {
    say("unknown \(id)")
  } catch {
    say("failed \(id) \(error)")
  }
}

/// Hands in a change, anew from what is there then as long as others come before it.
private func saved(_ number: Int, _ id: String, _ store: WorkspaceStore) async throws -> Commit {
  while true {
    let head = try await store.head(of: workspace)
    do {
      return try await store.commit(
        CommitDraft(
          id: id, author: author, reason: "Save \(number)", base: head,
          changes: names(number).map { name in
            DocumentChange(
              name: name, kind: .row, position: Int64(number), body: Array("\(id),7,MWh\n".utf8))
          }), to: workspace)
    } catch StoreError.conflicts {}
  }
}

/// Every second save wants one of ten documents; every fourth changes three at once.
private func names(_ number: Int) -> [DocumentName] {
  let own = (0..<3).map { DocumentName(file: "inventory.csv", row: "own-\(number)-\($0)") }
  switch number % 4 {
  case 0: return own
  case 2: return [own[0]]
  default: return [DocumentName(file: "inventory.csv", row: "shared-\(number % 20)")]
  }
}

/// Checks that every acknowledged commit of the input is in the journal, that the journal is well, and that the
/// documents are what it leads to; prints what is wrong.
///
/// - Returns: True when nothing is.
func checkAfterCrash(at address: String) async throws -> Bool {
  let store = try await openStore(at: address)
  var faults: [String] = []
  var acknowledged = 0
  let kept = try await commits(store)
  let input = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
  for line in input.split(separator: "\n") {
    let words = line.split(separator: " ").map(String.init)
    guard words.count == 4, words[0] == "acknowledged" else { continue }
    acknowledged += 1
    if kept[words[1]] != [words[2], words[3]] { faults.append("lost: \(line)") }
  }
  let verification = try await store.verify()
  faults += verification.faults.map(\.description)
  if let file = store.database as? SQLiteDatabase { faults += try await file.damage() }
  if try await replayed(store) != (try await current(store)) {
    faults.append("The documents are not what the changes of the journal lead to.")
  }
  await store.database.close()
  for fault in faults { say(fault) }
  say("\(verification.commits) commits, \(acknowledged) of them acknowledged")
  return faults.isEmpty
}

/// Revision and digest of each commit, by id.
private func commits(_ store: WorkspaceStore) async throws -> [String: [String]] {
  let rows = try await store.database.read {
    try $0.rows("SELECT commit_id, revision, hash FROM journal")
  }
  var commits: [String: [String]] = [:]
  for row in rows { commits[try row.text(0)] = [String(try row.int(1)), try row.text(2)] }
  return commits
}

private func current(_ store: WorkspaceStore) async throws -> [DocumentName: [UInt8]] {
  let documents = try await store.snapshot(of: workspace).documents
  return Dictionary(documents.map { ($0.name, $0.body) }) { $1 }
}

/// The documents after every change of the journal in its order, by a way of its own.
private func replayed(_ store: WorkspaceStore) async throws -> [DocumentName: [UInt8]] {
  let rows = try await store.database.read {
    try $0.rows("SELECT file, row_key, body FROM document_change ORDER BY revision")
  }
  var documents: [DocumentName: [UInt8]] = [:]
  for row in rows {
    let key = try row.text(1)
    documents[DocumentName(file: try row.text(0), row: key.isEmpty ? nil : key)] =
      try row.optionalBytes(2)
  }
  return documents
}
