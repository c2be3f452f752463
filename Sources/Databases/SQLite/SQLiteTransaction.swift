internal import GRDB

/// Statements on one connection of SQLite.
final class SQLiteTransaction: SQLTransaction {
  private let database: Database
  private let path: String
  private let isReadOnly: Bool
  private(set) var messages: [String] = []
  // The first statement's failure; as on PostgreSQL, all that follow are refused.
  private var failure: DatabaseProblem?

  init(database: Database, path: String, isReadOnly: Bool) {
    self.database = database
    self.path = path
    self.isReadOnly = isReadOnly
  }

  var dialect: SQLDialect { .sqlite }

  /// Runs a whole transaction; throws after a failed statement even when `body` went on.
  func whole<Value>(_ body: (any SQLTransaction) throws -> Value) throws -> Value {
    let value = try body(self)
    if let failure { throw failure }
    return value
  }

  func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow] {
    try noted {
      let statement = try database.cachedStatement(sql: sql)
      let cursor = try Row.fetchCursor(
        statement, arguments: try SQLiteArguments.ordered(arguments, for: sql))
      var rows: [SQLRow] = []
      while try cursor.next() != nil { rows.append(SQLRow(at: statement.sqliteStatement)) }
      return rows
    }
  }

  func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    try noted {
      let statement = try database.cachedStatement(sql: sql)
      let before = database.totalChangesCount
      try statement.execute(arguments: try SQLiteArguments.ordered(arguments, for: sql))
      return database.totalChangesCount - before
    }
  }

  func script(_ sql: String) throws { try noted { try database.execute(sql: sql) } }

  func lock(_ key: Int64) throws {
    if isReadOnly { throw DatabaseProblem.lockInRead }
  }

  func notify(_ message: String) throws {
    if isReadOnly { throw DatabaseProblem.messageInRead }
    guard message.utf8.count <= DatabaseSignal.mostBytes else {
      throw DatabaseProblem.messageTooLong
    }
    messages.append(message)
  }

  private func noted<Value>(_ work: () throws -> Value) throws -> Value {
    if let failure { throw failure }
    StatementCount.note()
    do {
      return try work()
    } catch let error as DatabaseError {
      let problem = DatabaseProblem(error, path: path)
      failure = problem
      throw problem
    }
  }
}
