/// How Cairn talks to a PostgreSQL server.
public struct PostgreSQLSettings: Hashable, Sendable {
  /// The most transactions that run at once, each on a connection of its own; one more connection listens.
  public var connections = 8
  /// Seconds after which a server that does not answer counts as away.
  public var connectSeconds = 5.0
  /// Seconds after which one statement, or its wait for a lock, is given up.
  public var statementSeconds = 30.0
  /// How often a transaction is run again when the server asks for it.
  public var retries = 12

  public init() {}
}
