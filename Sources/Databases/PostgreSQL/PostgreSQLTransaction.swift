/// Statements on one connection of PostgreSQL.
final class PostgreSQLTransaction: SQLTransaction {
  private let connection: PostgreSQLConnection
  private let isReadOnly: Bool
  /// The first statement's failure: the server refuses all that follow.
  private(set) var failure: PostgreSQLFailure?

  init(connection: PostgreSQLConnection, isReadOnly: Bool) {
    self.connection = connection
    self.isReadOnly = isReadOnly
  }

  var dialect: SQLDialect { .postgresql }

  func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow] {
    try noted { try connection.run(sql, arguments).rows() }
  }

  func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    try noted { try connection.run(sql, arguments).changes }
  }

  func script(_ sql: String) throws { try noted { _ = try connection.run(sql) } }

  func lock(_ key: Int64) throws {
    if isReadOnly { throw DatabaseProblem.lockInRead }
    try noted { _ = try connection.run("SELECT pg_advisory_xact_lock($1)", [.integer(key)]) }
  }

  func notify(_ message: String) throws {
    if isReadOnly { throw DatabaseProblem.messageInRead }
    guard message.utf8.count <= DatabaseSignal.mostBytes else {
      throw DatabaseProblem.messageTooLong
    }
    try noted {
      _ = try connection.run("SELECT pg_notify($1, $2)", [.text(Self.channel), .text(message)])
    }
  }

  /// The channel of all messages.
  static let channel = "cairn"

  private func noted<Value>(_ work: () throws -> Value) throws -> Value {
    if let failure { throw failure.problem }
    StatementCount.note()
    do {
      return try work()
    } catch let failure as PostgreSQLFailure {
      self.failure = failure
      throw failure.problem
    }
  }
}
