internal import GRDB

/// Statements on one connection of SQLite.
final class SQLiteTransaction: SQLTransaction {
  private let database: Database
  private(set) var messages: [String] = []

  init(database: Database) { self.database = database }

  var dialect: SQLDialect { .sqlite }

  func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow] {
    let statement = try database.cachedStatement(sql: sql)
    let cursor = try Row.fetchCursor(
      statement, arguments: SQLiteArguments.ordered(arguments, for: sql))
    var rows: [SQLRow] = []
    while let row = try cursor.next() {
      rows.append(SQLRow((0..<row.count).map { value(of: row, at: $0) }))
    }
    return rows
  }

  func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    let statement = try database.cachedStatement(sql: sql)
    let before = database.totalChangesCount
    try statement.execute(arguments: SQLiteArguments.ordered(arguments, for: sql))
    return database.totalChangesCount - before
  }

  func script(_ sql: String) throws { try database.execute(sql: sql) }

  func lock(_ key: Int64) throws {}

  func notify(_ message: String) throws { messages.append(message) }

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
