internal import Foundation
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
      let cursor = try Row.fetchCursor(statement, arguments: try named(arguments))
      var rows: [SQLRow] = []
      while let row = try cursor.next() {
        rows.append(SQLRow((0..<row.count).map { value(of: row, at: $0) }))
      }
      return rows
    }
  }

  func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    try noted {
      let statement = try database.cachedStatement(sql: sql)
      let before = database.totalChangesCount
      try statement.execute(arguments: try named(arguments))
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
    do {
      return try work()
    } catch let error as DatabaseError {
      let problem = DatabaseProblem(error, path: path)
      failure = problem
      throw problem
    }
  }

  // SQLite reads `$1` as a parameter with the name “1”.
  private func named(_ arguments: [SQLValue]) throws(DatabaseProblem) -> StatementArguments {
    var names: [String: (any DatabaseValueConvertible)?] = [:]
    for (index, argument) in arguments.enumerated() {
      try argument.refuseWhatCannotBeKept()
      names[String(index + 1)] = argument.databaseValue
    }
    return StatementArguments(names)
  }

  private func value(of row: Row, at column: Int) -> SQLValue {
    let value: DatabaseValue = row[column]
    return switch value.storage {
    case .null: .null
    case .int64(let integer): .integer(integer)
    case .double(let real): .real(real)
    case .string(let text): .text(text)
    case .blob(let data): .blob(Array(data))
    }
  }
}

extension SQLValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let value): value.databaseValue
    case .blob(let value): Data(value).databaseValue
    }
  }
}
