/// A database on a PostgreSQL server, by libpq.
///
/// Reads see one unchanging view (REPEATABLE READ); writes are READ COMMITTED and are run again after a deadlock.
/// An idle connection that broke is replaced without notice; while the server is away, calls throw
/// `DatabaseProblem.unavailable` and later ones work again.
///
/// - Limits: Not through a pooler that hands each transaction to another connection (PgBouncer's transaction mode):
///   prepared statements and LISTEN need a connection of their own. Equal messages of one transaction arrive once.
public final class PostgreSQLDatabase: SQLDatabase {
  /// The address without its password.
  public let description: String
  private let pool: ConnectionPool
  private let listener: PostgreSQLListener

  public var dialect: SQLDialect { .postgresql }

  /// Prepares connections to a server; the first transaction makes the first.
  ///
  /// - Parameter address: `postgresql://user@host/database`, with libpq's parameters.
  /// - Throws: `DatabaseProblem.refused` when the address cannot be read.
  public init(
    address: String, settings: PostgreSQLSettings = PostgreSQLSettings()
  ) throws(DatabaseProblem) {
    let parameters = try ConnectionParameters(address: address)
    let server = PostgreSQLServerAccess(parameters: parameters, settings: settings)
    description = parameters.description
    pool = ConnectionPool(most: settings.connections) { ConnectionLane(server: server) }
    listener = PostgreSQLListener(server: server)
  }

  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws -> Value {
    try await run(isReadOnly: true, body)
  }

  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws -> Value {
    try await run(isReadOnly: false, body)
  }

  public func signals() -> AsyncStream<DatabaseSignal> { listener.stream() }

  public func close() async {
    listener.close()
    await pool.close()
  }

  /// What the server is set to that may lose or damage data in a crash, in sentences; empty when all is well.
  ///
  /// A session cannot change these.
  public func unsafeSettings() async throws -> [String] {
    try await read { transaction in
      try ["fsync", "full_page_writes"].filter { name in
        try transaction.first("SELECT current_setting($1)", [.text(name)])?.text(0) == "off"
      }.map {
        "The PostgreSQL server runs with \($0) = off: a crash of its machine may lose what was saved or damage the database. Set it to on."
      }
    }
  }

  private func run<Value: Sendable>(
    isReadOnly: Bool, _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws -> Value {
    let asked = ContinuousClock.now
    let body = StatementCount.carried(body)
    return try await pool.run { lane in
      try lane.transaction(isReadOnly: isReadOnly, asked: asked, body)
    }
  }
}
