public import Databases
internal import Foundation

/// Backups: a whole store of either engine in one SQLite file, and back into either engine.
public enum StoreBackup {
  /// Writes a backup of a store that is in use, as it stands at one moment.
  ///
  /// The file appears under its name only when it is whole.
  ///
  /// - Parameters:
  ///   - schemas: Everything that the database holds, as the program knows it.
  ///   - path: A file that is not there yet.
  /// - Throws: `StoreError.invalid` when the file is there or its folder is not; `DatabaseProblem`.
  public static func backUp(
    _ database: any SQLDatabase, schemas: [Schema], to path: String,
    progress: DatabaseCopy.Progress? = nil
  ) async throws {
    try await whole(path) { partial in
      if let file = database as? SQLiteDatabase {
        try await file.copy(to: partial)
      } else {
        let target = try SQLiteDatabase(path: partial)
        try await target.migrate(schemas)
        try await DatabaseCopy.backUp(database, to: target, progress: progress)
        try await target.write { try WorkspaceStore.rebuildSearch(in: $0) }
        await target.close()
      }
    }
  }

  /// Makes a store from a backup, of any earlier version.
  ///
  /// - Parameter address: An SQLite file that is not there yet, or a PostgreSQL database in which no store is.
  /// - Throws: `StoreError.invalid` when there is something at the address; `DatabaseProblem`, such as `newerSchema`.
  public static func restore(
    _ path: String, schemas: [Schema], to address: DatabaseAddress,
    progress: DatabaseCopy.Progress? = nil
  ) async throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StoreError.invalid("There is no backup “\(path)”.")
    }
    if let file = address.filePath {
      try await whole(file) { partial in
        try await migratedCopy(of: path, at: partial, schemas)
      }
    } else {
      let scratch =
        FileManager.default.temporaryDirectory.path + "/cairn-restore-\(UUID().uuidString)"
      defer { removeDatabase(scratch) }
      try await migratedCopy(of: path, at: scratch, schemas)
      try await fill(address, from: scratch, schemas, progress)
    }
  }

  /// A backup of an earlier version is brought forward in a copy; the backup itself is left as it is.
  private static func migratedCopy(
    of path: String, at copy: String, _ schemas: [Schema]
  ) async throws {
    let backup = try SQLiteDatabase(path: path, isReadOnly: true)
    try await backup.copy(to: copy)
    await backup.close()
    let database = try SQLiteDatabase(path: copy)
    try await database.migrate(schemas)
    await database.close()
  }

  private static func fill(
    _ address: DatabaseAddress, from path: String, _ schemas: [Schema],
    _ progress: DatabaseCopy.Progress?
  ) async throws {
    let source = try SQLiteDatabase(path: path)
    let target = try await address.open()
    do {
      try await target.migrate(schemas)
      let isEmpty = try await target.read { try $0.first("SELECT 1 FROM workspace LIMIT 1") == nil }
      guard isEmpty else {
        throw StoreError.invalid(
          "There are workspaces at \(address) already. Restore into a new database, and nothing is lost."
        )
      }
      try await DatabaseCopy.restore(source, to: target, progress: progress) {
        try WorkspaceStore.rebuildSearch(in: $0)
      }
    } catch {
      await target.close()
      throw error
    }
    await target.close()
    await source.close()
  }

  /// Makes a database file beside its place, and moves it there when it is whole.
  private static func whole(_ path: String, _ make: (String) async throws -> Void) async throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw StoreError.invalid(
        "“\(path)” is there already; choose another name, so that nothing is overwritten.")
    }
    let partial = path + ".partial-" + UUID().uuidString
    defer { removeDatabase(partial) }
    try await make(partial)
    guard rename(partial, path) == 0 else {
      throw StoreError.invalid(
        "“\(path)” cannot be written; look at the folder and its permissions.")
    }
  }

  private static func removeDatabase(_ path: String) {
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
  }
}
