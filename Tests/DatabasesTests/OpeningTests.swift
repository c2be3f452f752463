import Databases
import StoreSupport
import Testing

@Suite struct OpeningTests {
  @Test(arguments: StoreEngine.allCases)
  func `a new database is empty and can be used`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      let one = try await database.read { try $0.rows("SELECT 1") }
      #expect(one == [SQLRow([.integer(Int64(1))])])
      #expect(database.dialect.rawValue == engine.rawValue)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what one opening kept the next one finds`(_ engine: StoreEngine) async throws {
    try await withAddress(engine) { address in
      let first = try await address.open()
      try await first.makeThings()
      try await first.put("a", 1)
      await first.close()
      let second = try await address.open()
      #expect(try await second.things() == ["a"])
      await second.close()
    }
  }

  @Test func `SQLite waits for the disk before a change counts as kept`() async throws {
    try await withDatabase(.sqlite) { database in
      for _ in 0..<2 {
        let level = try await database.write { try $0.first("PRAGMA synchronous") }
        #expect(level?.values == [2])
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a closed database says so, also to those that wait`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      await database.close()
      await database.close()
      await expect("unavailable") { try await database.read { _ in } }
      await expect("unavailable") { try await database.write { _ in } }
      for await signal in database.signals() where signal != .listening {
        Issue.record("\(signal) from a closed database")
      }
    }
  }

  @Test(arguments: [
    ("town.cairn", "town.cairn"), ("/var/lib/town.cairn", "/var/lib/town.cairn"),
    ("sqlite:town.cairn", "town.cairn"), ("sqlite:///srv/town.cairn", "/srv/town.cairn"),
    ("postgresql", "postgresql"), ("C:town", "C:town"),
  ])
  func `a file's address is its path`(_ text: String, _ path: String) throws {
    let address = try DatabaseAddress(text)
    #expect(address.dialect == .sqlite)
    #expect(address.description == path)
  }

  @Test(arguments: [
    "postgresql://amy:hunter2%40x@db.example:5433/town", "postgres://amy@db.example:5433/town",
    "postgresql://amy@db.example:5433/town?password=hunter2%40x&sslmode=require",
    "POSTGRESQL://amy:hunter2%40x@db.example:5433/town",
  ])
  func `a server's address is shown without its password`(_ text: String) throws {
    // libpq itself knows its scheme in small letters only.
    let text = text.hasPrefix("POST") ? text.replacing("POSTGRESQL", with: "postgresql") : text
    let address = try DatabaseAddress(text)
    #expect(address.dialect == .postgresql)
    #expect(address.description == "postgresql://amy@db.example:5433/town")
    #expect(!"\(address)".contains("hunter2"))
  }

  @Test(arguments: [
    "", "sqlite:", "mysql://amy:hunter2@db/town", "host=db password=hunter2", "a\0b",
    "postgresql://amy:hunter2%zz@db/town", "postgresql://amy:hunter2@db/town?colour=hunter2",
  ])
  func `an address that cannot be read is refused without repeating it`(_ text: String) throws {
    let error = #expect(throws: DatabaseProblem.self) { try DatabaseAddress(text) }
    #expect(error?.kind == "refused")
    #expect(error?.description.contains("hunter2") == false)
  }

  @Test func `a file in a folder that is not there is refused`() async throws {
    try await withScratchFolder { folder in
      let address = try DatabaseAddress(folder + "/no/town.cairn")
      await expect("refused") { _ = try await address.open() }
    }
  }
}
