internal import Foundation
internal import GRDB
internal import Synchronization

/// A database in one file, by SQLite in WAL mode.
///
/// One writer at a time, any number of readers beside it, in this process and in others on the same machine. A kept
/// write is on the disk before it is reported (`synchronous=FULL`).
///
/// - Limits: Not on network file systems: their locks cannot be trusted. Messages of `notify` reach listeners of this
///   process only.
public struct SQLiteDatabase: SQLDatabase {
  public let path: String
  private let pool: DatabasePool
  private let isReadOnly: Bool
  private let board: SignalBoard
  private let closing = ClosingMark()
  /// The file and its log, as they were opened for writing.
  private let files: [FileIdentity]

  public var dialect: SQLDialect { .sqlite }

  /// Opens a file, making it when it is not there.
  ///
  /// - Parameters:
  ///   - isReadOnly: Opens a file that must be there; every write is refused.
  ///   - busySeconds: How long to wait for a writer in another process.
  /// - Throws: `DatabaseProblem` when the file cannot be opened, is no database, or is damaged.
  public init(path: String, isReadOnly: Bool = false, busySeconds: Double = 10) throws {
    self.path = path
    self.isReadOnly = isReadOnly
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.label = "cairn"
    configuration.busyMode = .timeout(busySeconds)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { database in
      // Functions named by a tampered schema do not run.
      try database.execute(sql: "PRAGMA trusted_schema=OFF")
      try database.execute(sql: "PRAGMA cache_size=-16000")
    }
    if !isReadOnly { makePrivateFile(path) }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      // A kept change outlives a loss of power. Not in `prepareDatabase`: GRDB sets NORMAL after that.
      if !isReadOnly {
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous=FULL") }
      }
    } catch let error as DatabaseError {
      throw DatabaseProblem(error, path: path)
    }
    if !isReadOnly {
      // Others on the machine have no business in a town's record.
      for file in [path, path + "-wal", path + "-shm"] { chmod(file, 0o600) }
    }
    files = isReadOnly ? [] : [path, path + "-wal"].compactMap { FileIdentity(path: $0) }
    board = SignalBoard.shared(of: (path as NSString).resolvingSymlinksInPath)
  }

  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws -> Value {
    let body = StatementCount.carried(body)
    return try await translated {
      try await pool.read { database in
        let transaction = SQLiteTransaction(database: database, path: path, isReadOnly: true)
        return try transaction.whole(body)
      }
    }
  }

  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws -> Value {
    let (files, body) = (files, StatementCount.carried(body))
    let (value, messages) = try await translated {
      try await pool.write { database in
        let transaction = SQLiteTransaction(database: database, path: path, isReadOnly: false)
        let value = try transaction.whole(body)
        for file in files { try file.confirm() }
        return (value, transaction.messages)
      }
    }
    for message in messages { board.send(message) }
    return value
  }

  public func signals() -> AsyncStream<DatabaseSignal> {
    let stream = board.stream(for: ObjectIdentifier(pool))
    if closing.isClosed.load(ordering: .acquiring) { board.finish(ObjectIdentifier(pool)) }
    return stream
  }

  /// Lets go of pages that were read, waiting for those who read.
  public func rest() { pool.releaseMemory() }

  public func close() async {
    closing.isClosed.store(true, ordering: .releasing)
    board.finish(ObjectIdentifier(pool))
    try? pool.close()
    // The pool closes its readers last, and a connection that only reads leaves the write-ahead log where it is. One more
    // that writes brings everything into the one file, so that it can be copied or moved by itself. It must not make a
    // new file where the old one was taken away.
    if !isReadOnly, (try? files.first?.confirm()) != nil { try? DatabaseQueue(path: path).close() }
  }

  /// Copies the whole database into another file while it is in use, as it stands at one moment.
  ///
  /// - Parameter other: A file that is not there yet.
  public func copy(to other: String) async throws {
    makePrivateFile(other)
    try await translated {
      let target = try DatabaseQueue(path: other)
      try pool.backup(to: target)
      try target.close()
    }
    chmod(other, 0o600)
  }

  /// What SQLite itself finds wrong with the file: pages, indexes, constraints; empty when all is well.
  public func damage() async throws -> [String] {
    do {
      return try await read { transaction in
        try transaction.rows("PRAGMA integrity_check(20)").map { try $0.text(0) }.filter {
          $0 != "ok"
        }
      }
    } catch DatabaseProblem.damaged(let reason) {
      return [reason]
    }
  }

  private func translated<Value>(_ work: () async throws -> Value) async throws -> Value {
    guard !closing.isClosed.load(ordering: .acquiring) else {
      throw DatabaseProblem.unavailable("“\(path)” was closed.")
    }
    do {
      return try await work()
    } catch let error as DatabaseError {
      throw DatabaseProblem(error, path: path)
    }
  }
}

/// Makes an empty file that is nobody else's from its first byte on, which SQLite then fills.
///
/// SQLite would make it readable for everybody, and a copy that is broken off would stay so. A file that is there is
/// left alone: opening it here, and closing it again, would end the locks that this process holds on it.
private func makePrivateFile(_ path: String) {
  let file = open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
  // Where it cannot be made, SQLite says why in a moment.
  if file >= 0 { close(file) }
}

/// Whether a database was closed, told to all copies of its value.
private final class ClosingMark: Sendable {
  let isClosed = Atomic(false)
}

extension DatabaseProblem {
  init(_ error: DatabaseError, path: String) {
    let words = error.message ?? "SQLite error \(error.resultCode.rawValue)."
    self =
      switch error.resultCode {
      case .SQLITE_FULL: .full("“\(path)” cannot grow (\(words)).")
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged("“\(path)”: \(words).")
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy("“\(path)” (\(words)).")
      case .SQLITE_CANTOPEN:
        .refused("“\(path)” cannot be opened; look at the folder and its permissions.")
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .refused("“\(path)” may only be read.")
      case .SQLITE_IOERR: .unavailable("“\(path)”: \(words).")
      case .SQLITE_MISUSE where words.contains("closed"): .unavailable("“\(path)” was closed.")
      case .SQLITE_CONSTRAINT
      where [.SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY].contains(
        error.extendedResultCode):
        .notUnique(words.split(separator: ": ").last.map(String.init) ?? words)
      default: .statement("SQLite refused a statement: \(words).")
      }
  }
}
