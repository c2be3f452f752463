internal import GRDB
internal import GRDBSQLite

extension SQLRow {
  /// The row that a statement stands at, read without GRDB's copies: a workspace has thousands.
  init(at statement: SQLiteStatement) {
    self.init((0..<sqlite3_column_count(statement)).map { Self.value(statement, $0) })
  }

  private static func value(_ statement: SQLiteStatement, _ column: Int32) -> SQLValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      .text(
        String(
          decoding: UnsafeBufferPointer(
            start: sqlite3_column_text(statement, column),
            count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self))
    case SQLITE_BLOB:
      .blob(
        Array(
          UnsafeRawBufferPointer(
            start: sqlite3_column_blob(statement, column),
            count: Int(sqlite3_column_bytes(statement, column)))))
    default: .null
    }
  }
}
