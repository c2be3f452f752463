internal import Dispatch
internal import Synchronization

/// Copies whole databases between the two engines, by way of an SQLite file.
///
/// The rows are what is copied; what a schema makes of them (full-text words) is made anew by whoever owns the schema.
public enum DatabaseCopy {
  /// Hears the table that is being copied and how many of its rows are done.
  public typealias Progress = @Sendable (_ table: String, _ rows: Int) -> Void

  private static let batch = 500

  /// Copies a database as it stands at one moment into an empty SQLite database, while it is in use.
  ///
  /// - Parameter target: Migrated to the same schemas as the source.
  public static func backUp(
    _ source: any SQLDatabase, to target: SQLiteDatabase, progress: Progress? = nil
  ) async throws {
    let shapes = try await target.read { try TableShape.all(in: $0) }
    // One view of the source for all tables; the copy goes out from inside it, batch by batch.
    try await source.read { reading in
      for shape in shapes {
        var key: [SQLValue]?
        var count = 0
        while true {
          let rows = try shape.rows(after: key, limit: batch, in: reading)
          guard let last = rows.last else { break }
          try waiting {
            try await target.write { writing in
              for row in rows { try shape.insert(row, into: writing) }
            }
          }
          key = shape.key(of: last)
          count += rows.count
          progress?(shape.name, count)
        }
      }
    }
  }

  /// Fills an empty database from an SQLite file, whole or not at all.
  ///
  /// - Parameters:
  ///   - source: A file that nobody changes meanwhile.
  ///   - target: Migrated to the same schemas as the source.
  ///   - finish: Runs in the same transaction when all rows are there.
  public static func restore(
    _ source: SQLiteDatabase, to target: any SQLDatabase, progress: Progress? = nil,
    finish: @escaping @Sendable (any SQLTransaction) throws -> Void
  ) async throws {
    let shapes = try await source.read { try TableShape.all(in: $0) }
    try await target.write { writing in
      for shape in shapes {
        var key: [SQLValue]?
        var count = 0
        while true {
          let after = key
          let rows = try waiting {
            try await source.read { try shape.rows(after: after, limit: batch, in: $0) }
          }
          guard let last = rows.last else { break }
          for row in rows { try shape.insert(row, into: writing) }
          key = shape.key(of: last)
          count += rows.count
          progress?(shape.name, count)
        }
        try shape.continueNumbering(in: writing)
      }
      try finish(writing)
    }
  }

  /// A table that holds rows in a database which should be empty, the workspaces before all others; nil when it is.
  ///
  /// - Parameters:
  ///   - target: Migrated to the same schemas as the other.
  ///   - source: A file whose tables are looked for.
  public static func filledTable(
    of target: any SQLDatabase, knownFrom source: SQLiteDatabase
  ) async throws -> String? {
    let names = try await source.read { try TableShape.all(in: $0).map(\.name) }
    let ordered = names.filter { $0 == "workspace" } + names.filter { $0 != "workspace" }
    return try await target.read { transaction in
      try ordered.first { try transaction.first("SELECT 1 FROM \"\($0)\" LIMIT 1") != nil }
    }
  }

  /// Waits on a transaction's own thread, which is never one of the shared ones, for the other database.
  private static func waiting<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let done = DispatchSemaphore(value: 0)
    let outcome = Outcome<Value>()
    Task.detached {
      do {
        let value = try await work()
        outcome.result.withLock { $0 = .success(value) }
      } catch {
        outcome.result.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    guard let result = outcome.result.withLock({ $0 }) else {
      throw DatabaseProblem.unavailable("A copy was broken off.")
    }
    return try result.get()
  }

  private final class Outcome<Value: Sendable>: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
  }
}
