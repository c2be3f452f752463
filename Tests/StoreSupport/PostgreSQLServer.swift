internal import Foundation
internal import Synchronization

/// A PostgreSQL server of the tests' own, in a scratch folder, reached over a socket in it.
///
/// It ends and its folder goes when this process does, however it ends: another process waits for that.
public final class PostgreSQLServer: Sendable {
  /// Why the tests of PostgreSQL do not run here, or nil.
  public static let reasonToSkip: String? =
    PostgreSQLPrograms.folder == nil
    ? "PostgreSQL is not installed; on Debian `apt-get install postgresql` brings it." : nil

  /// The one server of this process, started when it is first asked for.
  public static var shared: PostgreSQLServer {
    get throws { try sharedResult.get() }
  }
  private static let sharedResult = Result { try PostgreSQLServer() }

  /// The folder of the socket, the data and the log.
  public let folder: String
  private let programs: PostgreSQLPrograms
  private let databases = Mutex(0)
  // Its other end is the keeper's input: closed by the system when this process ends.
  private let keeperInput: FileHandle

  /// Starts a server; about a second.
  public init() throws {
    let programs = try PostgreSQLPrograms()
    self.programs = programs
    programs.sweep()
    folder = try programs.scratchFolder()
    keeperInput = try programs.keep(folder)
    try programs.run(
      "initdb",
      [
        "-D", folder + "/data", "-U", "cairn", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8",
        "--no-sync",
      ])
    try programs.write(
      """
      local all guarded scram-sha-256
      local all all trust

      """, to: folder + "/data/pg_hba.conf")
    try programs.write(
      """
      listen_addresses = ''
      unix_socket_directories = '\(folder)'
      max_connections = 300
      shared_buffers = 64MB
      max_wal_size = 4GB
      deadlock_timeout = 100ms
      logging_collector = off

      """, to: folder + "/data/postgresql.auto.conf")
    try start()
  }

  /// Starts the server again after `stop`, and waits until it can be used.
  public func start() throws {
    try programs.run(
      "pg_ctl", ["-D", folder + "/data", "-l", folder + "/log", "-w", "-t", "60", "start"])
  }

  /// Stops the server as a loss of power would: without farewell to its clients.
  public func stop() throws {
    try programs.run("pg_ctl", ["-D", folder + "/data", "-m", "immediate", "-w", "stop"])
  }

  /// Stops the server and removes its folder before this process ends.
  public func remove() { try? keeperInput.close() }

  /// The address of a new, empty database on this server, as `postgresql://…`.
  public func freshDatabase() throws -> String {
    let number = databases.withLock { number in
      number += 1
      return number
    }
    try run("CREATE DATABASE test\(number)")
    return address(of: "test\(number)")
  }

  /// The address of a database on this server.
  ///
  /// - Parameter user: `cairn` may do everything; `guarded`, once it is made, must give its password.
  public func address(of database: String, user: String = "cairn") -> String {
    let host = folder.replacing("/", with: "%2F")
    return "postgresql://\(user)@\(host)/\(database)"
  }

  /// Runs one statement outside a transaction, as the superuser.
  public func run(_ sql: String, in database: String = "postgres") throws {
    try programs.run(
      "psql", ["-h", folder, "-U", "cairn", "-d", database, "-X", "-q", "-c", sql])
  }
}
