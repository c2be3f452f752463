internal import Dispatch
internal import Foundation
internal import Synchronization

/// A connection and the queue that it is used on.
// Unchecked: `connection` is touched only by work on `queue`, which is serial, and when the last reference goes.
final class ConnectionLane: @unchecked Sendable {
  let queue = DispatchQueue(label: "cairn.postgresql")
  private let server: PostgreSQLServerAccess
  private var connection: PostgreSQLConnection?

  init(server: PostgreSQLServerAccess) { self.server = server }

  /// Runs a transaction to its end, again when the server asks for it.
  ///
  /// - Parameter asked: When the caller asked; a server that was found away after that is not tried again for it.
  func transaction<Value>(
    isReadOnly: Bool, asked: ContinuousClock.Instant, _ body: (any SQLTransaction) throws -> Value
  ) throws -> Value {
    var repeats = 0
    while true {
      do {
        return try once(isReadOnly, asked, body)
      } catch let failure as PostgreSQLFailure {
        guard failure.asksForRepeat, repeats < server.settings.retries else {
          throw failure.problem
        }
        repeats += 1
        if failure.isStalePlan { try? connection?.forgetStatements() }
        Thread.sleep(forTimeInterval: Self.pause(before: repeats))
      }
    }
  }

  // Doubles up to about a third of a second, by chance, so that two that collided do not meet again.
  private static func pause(before repeats: Int) -> Double {
    Double.random(in: 0..<0.005 * Double(1 << min(repeats, 6)))
  }

  private func once<Value>(
    _ isReadOnly: Bool, _ asked: ContinuousClock.Instant,
    _ body: (any SQLTransaction) throws -> Value
  ) throws -> Value {
    let connection = try begin(isReadOnly, asked)
    let transaction = PostgreSQLTransaction(connection: connection, isReadOnly: isReadOnly)
    let value: Value
    do {
      value = try body(transaction)
    } catch {
      abandon()
      if let failure = transaction.failure, failure.asksForRepeat { throw failure }
      throw error
    }
    // A failed statement has undone the transaction, even when `body` went on.
    if let failure = transaction.failure {
      abandon()
      throw failure
    }
    try commit(connection, isReadOnly)
    return value
  }

  private func begin(
    _ isReadOnly: Bool, _ asked: ContinuousClock.Instant
  ) throws -> PostgreSQLConnection {
    let statement =
      isReadOnly
      ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
      : "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
    if let connection {
      do {
        try connection.run(statement)
        return connection
      } catch  where error.isConnectionLost {
        // The server went away while the connection was idle: nothing has begun.
        self.connection = nil
      }
    }
    let fresh = try server.connect(asked: asked)
    connection = fresh
    try fresh.run(statement)
    return fresh
  }

  private func commit(_ connection: PostgreSQLConnection, _ isReadOnly: Bool) throws {
    guard connection.isInTransaction else {
      abandon()
      throw DatabaseProblem.statement("A statement ended the transaction that it was part of.")
    }
    do {
      let tag = try connection.run("COMMIT")
      guard tag == "COMMIT" else {
        throw DatabaseProblem.statement("PostgreSQL undid a transaction (\(tag)).")
      }
    } catch let failure as PostgreSQLFailure where failure.isConnectionLost {
      self.connection = nil
      // What was read stays true.
      if !isReadOnly { throw DatabaseProblem.outcomeUnknown(failure.sentence) }
    }
  }

  private func abandon() {
    do {
      try connection?.run("ROLLBACK")
    } catch {
      connection = nil
    }
    if connection?.isOpen == false { connection = nil }
  }
}

/// Where connections come from, and when the server was last found away.
final class PostgreSQLServerAccess: Sendable {
  let settings: PostgreSQLSettings
  private let parameters: ConnectionParameters
  private let lastFailure = Mutex<(failure: PostgreSQLFailure, at: ContinuousClock.Instant)?>(nil)

  init(parameters: ConnectionParameters, settings: PostgreSQLSettings) {
    self.parameters = parameters
    self.settings = settings
  }

  /// Connects, or fails with the failure of another that tried since `asked`.
  ///
  /// So a line of callers at a server that does not answer waits once, not one after another.
  func connect(asked: ContinuousClock.Instant = .now) throws -> PostgreSQLConnection {
    if let last = lastFailure.withLock({ $0 }), asked < last.at { throw last.failure }
    do {
      return try PostgreSQLConnection.open(parameters, settings)
    } catch let failure as PostgreSQLFailure {
      lastFailure.withLock { $0 = (failure, .now) }
      throw failure
    }
  }
}
