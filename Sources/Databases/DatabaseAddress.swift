/// Where a database is: a file of SQLite, or a PostgreSQL server.
public struct DatabaseAddress: Hashable, Sendable, CustomStringConvertible {
  /// The engine that the address names.
  public let dialect: SQLDialect
  /// The address for people and logs: without a password.
  public let description: String
  private let place: String

  /// The path of the file; nil for a server.
  public var filePath: String? { dialect == .sqlite ? place : nil }

  /// Reads an address.
  ///
  /// - Parameter text: `town.cairn`, `/path/file` or `sqlite:path` for a file; `postgresql://user@host/database` or
  ///   `postgres://…` for a server, with libpq's parameters (`?sslmode=verify-full`). The password may also come from
  ///   the environment (`PGPASSWORD`) or from `.pgpass`.
  /// - Throws: `DatabaseProblem.refused`, which says what is wrong and never repeats the address.
  public init(_ text: String) throws(DatabaseProblem) {
    guard !text.isEmpty, !text.utf8.contains(0) else {
      throw .refused("The address of the database is empty or holds a NUL character.")
    }
    let scheme = text.contains(":") ? text.prefix { $0 != ":" }.lowercased() : ""
    switch scheme {
    case "postgres", "postgresql":
      dialect = .postgresql
      place = text
      description = try ConnectionParameters(address: text).description
    case "sqlite":
      dialect = .sqlite
      let path = text.dropFirst("sqlite:".count)
      place = String(path.hasPrefix("//") ? path.dropFirst(2) : path)
      description = place
    default:
      try Self.refuseForeign(text)
      dialect = .sqlite
      place = text
      description = text
    }
    guard !place.isEmpty else { throw .refused("The address of the database names no file.") }
  }

  /// Opens the database and sees that it can be used.
  ///
  /// - Parameter settings: For a server only.
  public func open(
    settings: PostgreSQLSettings = PostgreSQLSettings()
  ) async throws -> any SQLDatabase {
    switch dialect {
    case .sqlite: return try SQLiteDatabase(path: place)
    case .postgresql:
      let database = try PostgreSQLDatabase(address: place, settings: settings)
      do {
        try await database.read { _ in }
      } catch {
        await database.close()
        throw error
      }
      return database
    }
  }

  // Otherwise `mysql://user:password@host` would become a file with a password in its name.
  private static func refuseForeign(_ text: String) throws(DatabaseProblem) {
    let keywords = ["host=", "hostaddr=", "dbname=", "user=", "service=", "password="]
    guard text.contains("://") || keywords.contains(where: text.hasPrefix) else { return }
    throw .refused(
      "The address of the database is of a kind that Cairn does not know. Give a file, or a server as `postgresql://user@host/database`."
    )
  }
}
