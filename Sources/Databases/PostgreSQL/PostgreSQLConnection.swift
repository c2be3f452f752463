internal import CPostgreSQL

/// One connection of libpq, used on one thread at a time.
final class PostgreSQLConnection {
  private let connection: OpaquePointer
  private let secrets: [String]
  private var statements: [StatementKey: String] = [:]
  private var statementNumber = 0

  // A statement is planned for the types of its arguments, so that they are part of its name.
  private struct StatementKey: Hashable {
    let sql: String
    let types: [Oid]
  }
  private static let mostStatements = 200

  /// Takes over an open connection.
  init(_ connection: OpaquePointer, hiding secrets: [String]) {
    self.connection = connection
    self.secrets = secrets
  }

  deinit { PQfinish(connection) }

  var isOpen: Bool { PQstatus(connection) == CONNECTION_OK }

  var isInTransaction: Bool { PQtransactionStatus(connection) == PQTRANS_INTRANS }

  var socket: Int32 { PQsocket(connection) }

  /// Runs statements without arguments; returns the tag of the last, such as `COMMIT`.
  @discardableResult
  func run(_ sql: String) throws(PostgreSQLFailure) -> String {
    let result = try PostgreSQLResult(checked(PQexec(connection, sql)))
    return result.tag
  }

  /// Runs one statement that is kept prepared for the next time.
  func run(_ sql: String, _ arguments: [SQLValue]) throws -> PostgreSQLResult {
    let encoded = try PostgreSQLArguments(arguments)
    let name = try prepared(sql, encoded.types)
    let result = encoded.withPointers { values, lengths, formats in
      PQexecPrepared(connection, name, Int32(arguments.count), values, lengths, formats, 1)
    }
    return try PostgreSQLResult(checked(result))
  }

  /// Forgets all prepared statements; outside a failed transaction only.
  func forgetStatements() throws(PostgreSQLFailure) {
    statements = [:]
    try run("DEALLOCATE ALL")
  }

  /// The messages that came in so far, or nil when the connection broke.
  func notifications() -> [String]? {
    guard PQconsumeInput(connection) == 1 else { return nil }
    var messages: [String] = []
    while let notification = PQnotifies(connection) {
      messages.append(String(cString: notification.pointee.extra))
      PQfreemem(notification)
    }
    return messages
  }

  /// A setting that the server reports on its own, such as `server_encoding`.
  func parameter(_ name: String) -> String {
    PQparameterStatus(connection, name).map { String(cString: $0) } ?? ""
  }

  var serverVersion: Int { Int(PQserverVersion(connection)) }

  private func prepared(_ sql: String, _ types: [Oid]) throws(PostgreSQLFailure) -> String {
    let key = StatementKey(sql: sql, types: types)
    if let name = statements[key] { return name }
    if statements.count >= Self.mostStatements { try forgetStatements() }
    statementNumber += 1
    let name = "s\(statementNumber)"
    PQclear(try checked(PQprepare(connection, name, sql, Int32(types.count), types)))
    statements[key] = name
    return name
  }

  private func checked(_ result: OpaquePointer?) throws(PostgreSQLFailure) -> OpaquePointer {
    if let result {
      switch PQresultStatus(result) {
      case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return result
      default: break
      }
    }
    defer { PQclear(result) }
    throw PostgreSQLFailure(result: result, connection: connection, hiding: secrets)
  }
}
