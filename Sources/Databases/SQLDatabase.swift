/// The engines, for the few statements that they spell differently.
public enum SQLDialect: String, Hashable, Sendable, CaseIterable {
  case sqlite, postgresql
}

/// Statements inside one transaction.
///
/// A transaction is used on the thread it was given on and never kept. Statements are the common subset of both
/// engines, with `$1`, `$2` … for arguments; `dialect` decides the rest.
public protocol SQLTransaction {
  var dialect: SQLDialect { get }

  /// Runs one statement that gives rows, in the statement's order; the columns are those of the SELECT or RETURNING.
  func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow]

  /// Runs one statement and returns how many rows it inserted, changed or deleted.
  @discardableResult
  func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int

  /// Runs several statements without arguments; for migrations only.
  func script(_ sql: String) throws

  /// Waits until no other write transaction holds the same key, and holds it to the end of this one.
  ///
  /// What is read after this call cannot be changed by others that lock the same key. On SQLite a write transaction
  /// is alone in any case.
  func lock(_ key: Int64) throws

  /// Sends a message to everybody who listens, of this node and others, once the transaction is kept.
  ///
  /// - Parameter message: At most 4,000 bytes.
  func notify(_ message: String) throws
}

extension SQLTransaction {
  public func rows(_ sql: String) throws -> [SQLRow] { try rows(sql, []) }

  @discardableResult
  public func execute(_ sql: String) throws -> Int { try execute(sql, []) }

  /// Locks the key that a digest of what is locked begins with.
  public func lock(digest: [UInt8]) throws {
    try lock(digest.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) })
  }

  /// The first row, or nil.
  public func first(_ sql: String, _ arguments: [SQLValue] = []) throws -> SQLRow? {
    try rows(sql, arguments).first
  }
}

/// What a listener of a database hears.
public enum DatabaseSignal: Hashable, Sendable {
  /// From now on messages are heard; some may have been missed before.
  case listening
  /// Messages may be missed until `listening` comes again.
  case deaf
  case message(String)
}

/// A database that transactions run on: SQLite in one file, or PostgreSQL.
public protocol SQLDatabase: Sendable {
  var dialect: SQLDialect { get }

  /// Runs statements on one unchanging view of the database; writing throws.
  ///
  /// - Throws: `DatabaseProblem`, or what `body` throws.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws -> Value

  /// Runs statements that are kept all together, on stable storage before this returns, or not at all.
  ///
  /// `body` may be run again from its beginning when the engine asks for it (a deadlock), so that it must change
  /// nothing but the database. When `body` throws, nothing is kept.
  ///
  /// - Throws: `DatabaseProblem`, or what `body` throws.
  @discardableResult
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws -> Value

  /// The messages of `SQLTransaction.notify` from all nodes, until the stream is cancelled or the database closed.
  ///
  /// The first element is `listening`, as soon as it is true.
  func signals() -> AsyncStream<DatabaseSignal>

  /// Gives back memory that is held to answer faster, while nobody asks; later calls work as before.
  func rest()

  /// Ends all connections; later calls throw `DatabaseProblem.unavailable`.
  func close() async
}

extension SQLDatabase {
  public func rest() {}
}
