internal import Databases
internal import Factors
internal import Store

/// Times steps in one workspace, each as often as asked, and prints every time.
func measureStore(
  at address: String, workspace: String, runs: Int, steps: [String]
) async throws {
  let store = try await openStore(at: address)
  let library =
    steps.contains { ["read", "cached", "after-save"].contains($0) }
    ? FactorLibrary.standard : nil
  let measured = MeasuredWorkspace(store: store, id: workspace, library: library)
  for step in steps { try await measured.measure(step, runs: runs) }
  await store.database.close()
}

private struct MeasuredWorkspace {
  let store: WorkspaceStore
  let id: String
  /// For the steps that read what the documents say.
  let library: FactorLibrary?

  func measure(_ step: String, runs: Int) async throws {
    switch step {
    case "save": try await measureSaves(runs)
    case "open": try await time("open", runs) { _ = try await store.snapshot(of: id) }
    case "read": try await measureReading(runs)
    case "cached": try await measureCache(runs)
    case "after-save": try await measureCacheAfterSaves(runs)
    case "head": try await time("head", runs) { _ = try await store.workspace(id) }
    case "list": try await time("list", runs) { _ = try await store.workspaces() }
    case "history": try await time("history", runs) { _ = try await store.history(of: id) }
    case _ where step.hasPrefix("search:"):
      let words = String(step.dropFirst("search:".count))
      let found = try await store.search(words, in: id, limit: 1_000_000).count
      say("found:\(words) \(found)")
      try await time(step, runs) { _ = try await store.search(words, in: id) }
    default: throw StoreBenchProblem("“\(step)” is no step.")
    }
  }

  private func measureSaves(_ runs: Int) async throws {
    var records = Records(try await store.snapshot(of: id))
    for _ in 0..<runs {
      let draft = records.nextDraft()
      try await time("save", 1) { try await store.commit(draft, to: id) }
    }
  }

  private func measureReading(_ runs: Int) async throws {
    let library = try needed()
    try await time("read", runs) {
      _ = try OpenWorkspace(try await store.snapshot(of: id), library: library)
    }
  }

  private func measureCache(_ runs: Int) async throws {
    let cache = WorkspaceCache(store, library: try needed())
    _ = try await cache.workspace(id)
    try await time("cached", runs) { _ = try await cache.workspace(id) }
  }

  private func measureCacheAfterSaves(_ runs: Int) async throws {
    let cache = WorkspaceCache(store, library: try needed())
    var records = Records(try await cache.workspace(id).snapshot)
    for _ in 0..<runs {
      try await store.commit(records.nextDraft(), to: id)
      try await time("after-save", 1) { _ = try await cache.workspace(id) }
    }
  }

  private func needed() throws -> FactorLibrary {
    guard let library else { throw StoreBenchProblem("The factors were not read.") }
    return library
  }

  private func time(_ name: String, _ runs: Int, _ work: () async throws -> Void) async throws {
    for _ in 0..<runs {
      let start = ContinuousClock.now
      try await work()
      say("\(name) \((ContinuousClock.now - start) / .seconds(1))")
    }
  }
}

/// The records of a workspace, as somebody changes one after the other.
private struct Records {
  private let records: [Document]
  private var head: Int
  private var next = 0

  init(_ snapshot: WorkspaceSnapshot) {
    records = snapshot.documents.filter { $0.name.file == "inventory.csv" && $0.kind == .row }
    head = snapshot.revision
  }

  /// Another note on another record.
  mutating func nextDraft() -> CommitDraft {
    // Far apart, so that they are not on one page.
    let record = records[next * 997 % records.count]
    next += 1
    defer { head += 1 }
    let line = String(decoding: record.body, as: UTF8.self)
    let cells = line[..<(line.lastIndex(of: ",") ?? line.startIndex)]
    return CommitDraft(
      id: "change-\(head)", author: author, reason: "", base: head,
      changes: [
        DocumentChange(
          name: record.name, kind: .row, position: record.position,
          body: Array("\(cells),Corrected in revision \(head)\n".utf8))
      ])
  }
}
