/// One step of a schema, from the version before it to its own.
public struct Migration: Sendable {
  /// Statements for each engine; they run in one transaction with the note that they ran.
  public let statements: @Sendable (SQLDialect) -> String

  public init(_ statements: @escaping @Sendable (SQLDialect) -> String) {
    self.statements = statements
  }
}

/// The tables of one component, as the steps that make them from nothing.
///
/// A released step is never changed; a new version is a new step at the end.
public struct Schema: Sendable {
  /// The component, such as `store`.
  public let component: String
  /// Version 1 is the first.
  public let migrations: [Migration]

  public init(component: String, migrations: [Migration]) {
    self.component = component
    self.migrations = migrations
  }

  /// The version that the program knows.
  public var version: Int { migrations.count }
}

/// What is sent to everybody who uses a database when its schema was changed.
public enum SchemaSignal {
  public static let changed = "schema changed"
}

extension SQLDatabase {
  /// Brings schemas to the program's version, each in one transaction; returns the components that were changed.
  ///
  /// - Throws: `DatabaseProblem.newerSchema` when the database has a later version of any of them; nothing is changed then.
  @discardableResult
  public func migrate(_ schemas: [Schema]) async throws -> [String] {
    try await write { transaction in
      try transaction.lock(Self.migrationLock)
      try transaction.execute(
        """
        CREATE TABLE IF NOT EXISTS schema_version (
          component TEXT NOT NULL PRIMARY KEY, version BIGINT NOT NULL)
        """)
      let found = try versions(transaction)
      for schema in schemas { try refuseNewer(schema, found[schema.component] ?? 0) }
      var changed: [String] = []
      for schema in schemas {
        let version = found[schema.component] ?? 0
        guard version < schema.version else { continue }
        for migration in schema.migrations[version...] {
          try transaction.script(migration.statements(transaction.dialect))
        }
        try transaction.execute(
          """
          INSERT INTO schema_version (component, version) VALUES ($1, $2)
          ON CONFLICT (component) DO UPDATE SET version = excluded.version
          """, [.text(schema.component), .integer(schema.version)])
        changed.append(schema.component)
      }
      if !changed.isEmpty { try transaction.notify(SchemaSignal.changed) }
      return changed
    }
  }

  /// The schemas that the database has not reached yet, by component; empty when it is up to date.
  ///
  /// - Throws: `DatabaseProblem.newerSchema`, as `migrate`.
  public func pendingMigrations(_ schemas: [Schema]) async throws -> [String] {
    try await read { transaction in
      let found = try versions(transaction)
      for schema in schemas { try refuseNewer(schema, found[schema.component] ?? 0) }
      return schemas.filter { (found[$0.component] ?? 0) < $0.version }.map(\.component)
    }
  }

  private static var migrationLock: Int64 { 0x6361_6972_6E00_0001 }

  private func versions(_ transaction: any SQLTransaction) throws -> [String: Int] {
    let known =
      switch transaction.dialect {
      case .sqlite: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'"
      case .postgresql: "SELECT 1 WHERE to_regclass('schema_version') IS NOT NULL"
      }
    guard try transaction.first(known) != nil else { return [:] }
    var versions: [String: Int] = [:]
    for row in try transaction.rows("SELECT component, version FROM schema_version") {
      versions[try row.text(0)] = try row.int(1)
    }
    return versions
  }

  private func refuseNewer(_ schema: Schema, _ found: Int) throws(DatabaseProblem) {
    guard found <= schema.version else {
      throw .newerSchema(component: schema.component, found: found, known: schema.version)
    }
  }
}
