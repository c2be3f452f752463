internal import CPostgreSQL
internal import Foundation

extension PostgreSQLConnection {
  /// Connects to the first host that answers; blocks for at most the settings' time for each host.
  static func open(
    _ parameters: ConnectionParameters, _ settings: PostgreSQLSettings
  ) throws -> PostgreSQLConnection {
    var failure = PostgreSQLFailure(state: "", message: "No host.", isConnectionLost: true)
    for host in parameters.hosts {
      do {
        let connection = try open(host, settings, hiding: parameters.secrets)
        try connection.prepareSession(settings)
        return connection
      } catch let error as PostgreSQLFailure {
        failure = error
      }
    }
    throw failure
  }

  // Not by PQconnectdb: only a connection made in steps can be told, before the server speaks, to keep notices off
  // the standard error and to name the SQLSTATE of a refusal.
  private static func open(
    _ host: [String: String], _ settings: PostgreSQLSettings, hiding secrets: [String]
  ) throws -> PostgreSQLConnection {
    let keys = host.keys.sorted()
    let started = withCStrings(keys) { keywords in
      withCStrings(keys.map { host[$0] ?? "" }) { PQconnectStartParams(keywords, $0, 0) }
    }
    guard let started else {
      throw PostgreSQLFailure(state: "", message: "No memory is left.", isConnectionLost: true)
    }
    let connection = PostgreSQLConnection(started, hiding: secrets)
    PQsetNoticeProcessor(started, { _, _ in }, nil)
    PQsetErrorVerbosity(started, PQERRORS_VERBOSE)
    let deadline = ContinuousClock.now + .seconds(settings.connectSeconds)
    var state = PQstatus(started) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
    while state != PGRES_POLLING_OK {
      guard state != PGRES_POLLING_FAILED else {
        throw PostgreSQLFailure(connecting: started, hiding: secrets)
      }
      let events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT
      guard waits(PQsocket(started), for: Int16(events), until: deadline) else {
        throw PostgreSQLFailure(
          state: "",
          message: "The server did not answer within \(settings.connectSeconds) seconds.",
          isConnectionLost: true)
      }
      state = PQconnectPoll(started)
    }
    PQsetErrorVerbosity(started, PQERRORS_DEFAULT)
    return connection
  }

  private static func waits(
    _ socket: Int32, for events: Int16, until deadline: ContinuousClock.Instant
  ) -> Bool {
    var file = pollfd(fd: socket, events: events, revents: 0)
    while true {
      let left = (deadline - .now) / .milliseconds(1)
      guard left > 0 else { return false }
      let count = poll(&file, 1, Int32(left.rounded(.up)))
      if count > 0 { return true }
      if count < 0 && errno != EINTR { return false }
    }
  }

  private func prepareSession(_ settings: PostgreSQLSettings) throws {
    guard serverVersion >= 150_000 else {
      throw DatabaseProblem.refused(
        "The server is PostgreSQL \(serverVersion / 10_000); Cairn needs version 15 or later.")
    }
    guard parameter("server_encoding") == "UTF8" else {
      throw DatabaseProblem.refused(
        "The database keeps text as \(parameter("server_encoding")). Make it anew with `ENCODING 'UTF8'`, so that every name can be written."
      )
    }
    // A database or a role may be set to acknowledge what is only in memory yet; a save must outlive a crash.
    try run(
      """
      SELECT set_config('synchronous_commit', 'on', false)
      WHERE current_setting('synchronous_commit') = 'off'
      """)
    // The planner cannot know that a search meets one workspace of many: it would start workers, and compile, for some
    // hundred rows, which takes several times as long as reading them.
    let milliseconds = Int(settings.statementSeconds * 1000)
    try run(
      """
      SET statement_timeout = \(milliseconds); SET idle_in_transaction_session_timeout = '120s';
      SET max_parallel_workers_per_gather = 0; SET jit = off
      """)
  }
}

/// Calls `body` with texts as C wants them, a null pointer at the end.
private func withCStrings<Value>(
  _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Value
) -> Value {
  let copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  let pointers = copies.map { $0.map { UnsafePointer($0) } } + [nil]
  return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
}
