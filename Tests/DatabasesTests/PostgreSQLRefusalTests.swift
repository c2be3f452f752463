import Databases
import Foundation
import StoreSupport
import Testing

@Suite struct PostgreSQLRefusalTests {
  @Test func `a wrong password is refused and never repeated`() async throws {
    let server = try installedServer()
    let fresh = try server.freshDatabase()
    let name = fresh.split(separator: "/").last.map(String.init) ?? ""
    try server.run("CREATE ROLE guarded LOGIN PASSWORD 'right-Pa55 word'")
    let wrong = try DatabaseAddress(server.address(of: name, user: "guarded:wrong-Pa55%20word"))
    let problem = await expect("refused") { try await wrong.open() }
    #expect(problem?.description.contains("Pa55") == false)
    #expect(problem?.description.contains("guarded") == true)

    let right = try DatabaseAddress(server.address(of: name, user: "guarded:right-Pa55%20word"))
    let database = try await right.open()
    let user = try await database.read { try $0.first("SELECT current_user") }
    #expect(user?.values == ["guarded"])
    await expect("refused") {
      try await database.write { try $0.script("CREATE TABLE public.mine (a TEXT)") }
    }
    await database.close()
  }

  @Test func `a database or user that is not there is refused by name`() async throws {
    let server = try installedServer()
    for address in [server.address(of: "nowhere"), server.address(of: "postgres", user: "nobody")] {
      let address = try DatabaseAddress(address)
      let problem = await expect("refused") { try await address.open() }
      #expect(problem?.description.contains("does not exist") == true)
    }
  }

  @Test func `a database that cannot keep every name is refused`() async throws {
    let server = try installedServer()
    try server.run(
      "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    let address = try DatabaseAddress(server.address(of: "latin"))
    let problem = await expect("refused") { try await address.open() }
    #expect(problem?.description.contains("LATIN1") == true)
  }

  @Test func `a server without room for another connection is away for now`() async throws {
    let server = try installedServer()
    let fresh = try server.freshDatabase()
    let name = fresh.split(separator: "/").last.map(String.init) ?? ""
    try server.run("CREATE ROLE few LOGIN CONNECTION LIMIT 1")
    let address = try DatabaseAddress(server.address(of: name, user: "few"))
    let first = try await address.open()
    await expect("unavailable") { try await address.open() }
    await first.close()
    // The server frees the place shortly after the connection's end.
    for _ in 0..<100 {
      if let second = try? await address.open() { return await second.close() }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("The place was not freed.")
  }

  @Test func `a statement that takes too long is given up`() async throws {
    try await withAddress(.postgresql) { address in
      var settings = PostgreSQLSettings()
      settings.statementSeconds = 0.1
      let database = try await address.open(settings: settings)
      await expect("busy") { try await database.read { _ = try $0.rows("SELECT pg_sleep(20)") } }
      _ = try await database.read { try $0.rows("SELECT 1") }
      await database.close()
    }
  }

  @Test func `a task that is cancelled while it waits for a connection gives up`() async throws {
    try await withAddress(.postgresql) { address in
      var settings = PostgreSQLSettings()
      settings.connections = 1
      let database = try await address.open(settings: settings)
      let (isBusy, mayEnd) = (Gate(), Gate())
      async let first: Void = database.read { _ in
        isBusy.open()
        mayEnd.block()
      }
      try await isBusy.wait()
      let second = Task { try await database.read { _ in } }
      second.cancel()
      await #expect(throws: CancellationError.self) { try await second.value }
      mayEnd.open()
      try await first
      await database.close()
    }
  }

  @Test func `a statement that ends its transaction is a fault of the program`() async throws {
    try await withDatabase(.postgresql) { database in
      try await database.makeThings()
      await expect("statement") { try await database.write { try $0.script("ROLLBACK") } }
      try await database.put("a", 1)
    }
  }

  @Test func `a save waits for the disk, whatever the database or the address are set to`()
    async throws
  {
    let server = try installedServer()
    let fresh = try server.freshDatabase()
    let name = fresh.split(separator: "/").last.map(String.init) ?? ""
    try server.run("ALTER DATABASE \(name) SET synchronous_commit = off")
    let asking = server.address(of: name) + "?options=-csynchronous_commit%3Doff"
    for address in [server.address(of: name), asking] {
      let database = try await DatabaseAddress(address).open()
      let found = try await database.read {
        try $0.first("SELECT current_setting('synchronous_commit')")?.text(0)
      }
      #expect(found == "on")
      await database.close()
    }
    try server.run("ALTER DATABASE \(name) SET synchronous_commit = remote_apply")
    let database = try await DatabaseAddress(server.address(of: name)).open()
    // What asks for more than the disk stays.
    let more = try await database.read {
      try $0.first("SELECT current_setting('synchronous_commit')")?.text(0)
    }
    #expect(more == "remote_apply")
    await database.close()
  }
}
