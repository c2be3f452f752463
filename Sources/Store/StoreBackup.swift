public import Databases
internal import Foundation

/// Backups: a whole store of either engine in one SQLite file, and back into either engine.
public enum StoreBackup {
  /// The last change to a restored store, in one transaction.
  public typealias Finish = @Sendable (any SQLTransaction) throws -> Void

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
  /// - Parameters:
  ///   - address: An SQLite file that is not there yet, or a PostgreSQL database in which no store is.
  ///   - finish: Changes what was restored before anybody can open it, such as what should not live again.
  /// - Throws: `StoreError.invalid` when there is something at the address; `DatabaseProblem`, such as `newerSchema`.
  public static func restore(
    _ path: String, schemas: [Schema], to address: DatabaseAddress,
    progress: DatabaseCopy.Progress? = nil, finish: Finish? = nil
  ) async throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StoreError.invalid("There is no backup “\(path)”.")
    }
    if let file = address.filePath {
      try await whole(file) { partial in
        try await migratedCopy(of: path, at: partial, schemas, finish)
      }
    } else {
      try await withPrivateFolder { folder in
        let scratch = folder + "/restore.cairn"
        try await migratedCopy(of: path, at: scratch, schemas, finish)
        try await fill(address, from: scratch, schemas, progress)
      }
    }
  }

  /// A folder that nobody else can look into, also when the program is killed before it takes it away.
  private static func withPrivateFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-restore-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path)
  }

  /// A backup of an earlier version is brought forward in a copy; the backup itself is left as it is.
  private static func migratedCopy(
    of path: String, at copy: String, _ schemas: [Schema], _ finish: Finish?
  ) async throws {
    let backup = try SQLiteDatabase(path: path, isReadOnly: true)
    try await backup.copy(to: copy)
    await backup.close()
    let database = try SQLiteDatabase(path: copy)
    try await database.migrate(schemas)
    if let finish { try await database.write(finish) }
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
      if let table = try await DatabaseCopy.filledTable(of: target, knownFrom: source) {
        let what = table == "workspace" ? "There are workspaces" : "There is a store"
        throw StoreError.invalid(
          "\(what) at \(address) already: its table “\(table)” holds rows. Restore into a new database, and nothing is lost."
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
    let unwritable = StoreError.invalid(
      "“\(path)” cannot be written; look at the folder and its permissions.")
    let partial = path + ".partial-" + UUID().uuidString
    defer { removeDatabase(partial) }
    // SQLite's own words would name the store that is copied.
    guard access(URL(filePath: path).deletingLastPathComponent().path, W_OK) == 0 else {
      throw unwritable
    }
    try await make(partial)
    guard rename(partial, path) == 0 else { throw unwritable }
  }

  private static func removeDatabase(_ path: String) {
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
  }
}
