import Databases
import Foundation
import StoreSupport
import Testing

@Suite struct PostgreSQLOutageTests {
  @Test func `a server that stops and comes back is found again`() async throws {
    if let reason = PostgreSQLServer.reasonToSkip { try Test.cancel(Comment(rawValue: reason)) }
    let server = try PostgreSQLServer()
    defer { server.remove() }
    let database = try PostgreSQLDatabase(address: try server.freshDatabase())
    try await database.makeThings()
    try await database.put("before", 1)
    var signals = database.signals().makeAsyncIterator()
    #expect(await signals.next() == .listening)

    try server.stop()
    #expect(await signals.next() == .deaf)
    let away = await expect("unavailable") { try await database.put("away", 1) }
    #expect(away?.description.contains("Nothing was changed") == true)
    await expect("unavailable") { try await database.things() }

    try server.start()
    try await database.put("after", 1)
    let kept = try await database.things()
    #expect(kept == ["after", "before"])
    #expect(await signals.next() == .listening)
    try await database.write { try $0.notify("back") }
    #expect(await signals.next() == .message("back"))
    await database.close()
  }

  @Test func `an idle connection that was ended is replaced without notice`() async throws {
    try await withAddress(.postgresql) { address in
      var settings = PostgreSQLSettings()
      settings.connections = 1
      let database = try await address.open(settings: settings)
      let other = try await address.open(settings: settings)
      let before = try await Self.process(database)
      try await other.read { _ = try $0.rows("SELECT pg_terminate_backend($1::int)", [before]) }
      let after = try await Self.process(database)
      #expect(before != after)
      await database.close()
      await other.close()
    }
  }

  @Test func `a connection that ends in a transaction keeps nothing of it`() async throws {
    try await withDatabase(.postgresql) { database in
      try await database.makeThings()
      await expect("unavailable") {
        try await database.write { transaction in
          try transaction.execute("INSERT INTO thing VALUES ('a', 1)")
          _ = try transaction.rows("SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(5)")
        }
      }
      try await database.put("b", 1)
      let kept = try await database.things()
      #expect(kept == ["b"])
    }
  }

  @Test func `a connection that ends as a change is confirmed leaves it open`() async throws {
    try await withDatabase(.postgresql) { database in
      try await database.makeThings()
      try await database.write {
        try $0.script(
          """
          CREATE FUNCTION leave() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
          CREATE CONSTRAINT TRIGGER leave AFTER INSERT ON thing DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (NEW.value = 13) EXECUTE FUNCTION leave();
          """)
      }
      await expect("outcomeUnknown") { try await database.put("a", 13) }
      try await database.put("b", 1)
    }
  }

  @Test func `a server that does not answer is away for all callers at once`() async throws {
    let silent = try #require(SilentServer())
    var settings = PostgreSQLSettings()
    settings.connectSeconds = 0.5
    settings.connections = 2
    let database = try PostgreSQLDatabase(
      address: "postgresql://amy:hunter2@127.0.0.1:\(silent.port)/town", settings: settings)
    await withTaskGroup { group in
      for _ in 0..<40 {
        group.addTask {
          let problem = await expect("unavailable") { try await database.read { _ in } }
          #expect(problem?.description.contains("hunter2") == false)
        }
      }
    }
    // Those who waited in the line share the failure; without that each would try on its own.
    #expect(silent.takenConnections() < 30)
    await database.close()
  }

  private static func process(_ database: any SQLDatabase) async throws -> SQLValue {
    try await database.read { try $0.first("SELECT pg_backend_pid()")?.values[0] ?? .null }
  }
}

/// A port that takes connections and never says anything.
private final class SilentServer {
  let port: UInt16
  private let file: Int32

  init?() {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let file = file
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(file, $0, length) == 0 && listen(file, 64) == 0 && getsockname(file, $0, &length) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    guard isBound else { return nil }
  }

  deinit { close(file) }

  /// How often somebody connected so far.
  func takenConnections() -> Int {
    _ = fcntl(file, F_SETFL, O_NONBLOCK)
    var count = 0
    while true {
      let one = accept(file, nil, nil)
      guard one >= 0 else { return count }
      close(one)
      count += 1
    }
  }
}
