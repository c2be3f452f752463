internal import Databases
internal import Foundation
internal import Store

/// Makes workspaces of a given number of documents, each by one commit: the files of a folder, and as many records of
/// its inventory as are missing.
func fillStore(
  at address: String, folder: String, documents: Int, first: Int, count: Int
) async throws {
  let store = try await openStore(at: address)
  let changes = try changes(of: folder, count: documents)
  let start = ContinuousClock.now
  for number in first..<first + count {
    let workspace = workspaceID(number)
    try await store.create(workspace, name: "Town \(number)")
    try await store.commit(
      CommitDraft(
        id: "fill-\(workspace)", author: author, reason: "Filled", base: 0, changes: changes),
      to: workspace)
    let done = number - first + 1
    if count > 20, done % (count / 10) == 0 {
      say("  \(done) of \(count) workspaces, \(ContinuousClock.now - start)", to: STDERR_FILENO)
    }
  }
  await store.database.close()
}

func workspaceID(_ number: Int) -> String { "town-\(number)" }

private func changes(of folder: String, count: Int) throws -> [DocumentChange] {
  let all = FolderDocuments.split(files: try files(in: URL(filePath: folder)))
  let rows = Dictionary(grouping: all.filter { $0.kind == .row }, by: \.name.file)
  // Every table has its head; of the others the small ones have all their rows, so that half of the documents are records.
  var taken = all.filter { $0.kind != .row }
  for (file, rows) in rows.sorted(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) })
  where file != inventory && taken.count + rows.count <= count / 2 {
    taken += rows
  }
  taken += rows[inventory, default: []].prefix(max(count - taken.count, 0))
  guard taken.count == count else {
    throw StoreBenchProblem("\(folder) has not exactly \(count) documents to take.")
  }
  return taken
}

private let inventory = "inventory.csv"

private func files(in folder: URL) throws -> [String: [UInt8]] {
  let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
  var files: [String: [UInt8]] = [:]
  for path in paths where !path.hasPrefix(".") {
    let url = folder.appending(path: path)
    guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
      continue
    }
    files[path] = Array(try Data(contentsOf: url))
  }
  return files
}
