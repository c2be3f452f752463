internal import Databases
internal import Foundation
internal import Store

struct StoreBenchProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Writes a line at once and whole, from whichever thread.
func say(_ line: String, to file: Int32 = STDOUT_FILENO) {
  let bytes = Array((line + "\n").utf8)
  _ = write(file, bytes, bytes.count)
}

func number(_ text: String) throws -> Int {
  guard let number = Int(text), number > 0 else {
    throw StoreBenchProblem("“\(text)” is not a number above 0.")
  }
  return number
}

let author = Author(id: "account-1", name: "Ada Moss")

/// A store that is there, or an empty one.
func openStore(at address: String) async throws -> WorkspaceStore {
  let database = try await DatabaseAddress(address).open()
  try await database.migrate([WorkspaceStore.schema])
  return WorkspaceStore(database) { Date() }
}
