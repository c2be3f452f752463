import Databases
import Foundation
import Synchronization
import Testing

/// A moment that a transaction's thread and a test wait for.
final class Gate: Sendable {
  private let isOpen = Atomic(false)

  func open() { isOpen.store(true, ordering: .releasing) }

  /// Blocks a transaction's thread until the moment, for at most two minutes.
  func block() {
    for _ in 0..<120_000 where !isOpen.load(ordering: .acquiring) {
      Thread.sleep(forTimeInterval: 0.001)
    }
  }

  /// Suspends a test until the moment, for at most two minutes.
  func wait() async throws {
    for _ in 0..<120_000 where !isOpen.load(ordering: .acquiring) {
      try await Task.sleep(for: .milliseconds(1))
    }
  }
}

/// What happened, in order, told from several threads.
final class Events: Sendable {
  private let all = Mutex<[String]>([])

  func add(_ event: String) { all.withLock { $0.append(event) } }

  var list: [String] { all.withLock { $0 } }
}

extension SQLDialect {
  var wholeNumber: String { self == .sqlite ? "INTEGER" : "BIGINT" }
  var real: String { self == .sqlite ? "REAL" : "DOUBLE PRECISION" }
  var bytes: String { self == .sqlite ? "BLOB" : "BYTEA" }
  var tableEnd: String { self == .sqlite ? " STRICT" : "" }
}

extension SQLDatabase {
  /// Makes `thing (key TEXT PRIMARY KEY, value whole number)`.
  func makeThings() async throws {
    try await write { transaction in
      let dialect = transaction.dialect
      try transaction.script(
        """
        CREATE TABLE thing (key TEXT NOT NULL PRIMARY KEY, value \(dialect.wholeNumber))\(dialect.tableEnd)
        """)
    }
  }

  func put(_ key: String, _ value: Int) async throws {
    try await write {
      try $0.execute(
        "INSERT INTO thing (key, value) VALUES ($1, $2)", [.text(key), .integer(value)])
    }
  }

  func things() async throws -> [String] {
    try await read {
      try $0.rows("SELECT key FROM thing ORDER BY key").map { try $0.text(0) }
    }
  }
}

extension DatabaseProblem {
  var kind: String {
    switch self {
    case .unavailable: "unavailable"
    case .outcomeUnknown: "outcomeUnknown"
    case .full: "full"
    case .damaged: "damaged"
    case .busy: "busy"
    case .refused: "refused"
    case .notUnique: "notUnique"
    case .newerSchema: "newerSchema"
    case .unexpectedValue: "unexpectedValue"
    case .statement: "statement"
    }
  }
}

/// What a call throws, by its kind; nil when it throws no problem of a database.
func problem<Value>(_ call: () async throws -> Value) async -> DatabaseProblem? {
  do {
    _ = try await call()
    return nil
  } catch {
    return error as? DatabaseProblem
  }
}

/// Expects a call to throw a problem of one kind.
@discardableResult
func expect<Value>(
  _ kind: String, sourceLocation: SourceLocation = #_sourceLocation,
  _ call: () async throws -> Value
) async -> DatabaseProblem? {
  let found = await problem(call)
  #expect(found?.kind == kind, "\(String(describing: found))", sourceLocation: sourceLocation)
  return found
}
