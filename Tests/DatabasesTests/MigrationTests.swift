import Databases
import StoreSupport
import Testing

@Suite struct MigrationTests {
  private static let steps = [
    Migration { "CREATE TABLE first (a TEXT NOT NULL)\($0.tableEnd); CREATE INDEX i ON first (a)" },
    Migration { _ in "INSERT INTO first (a) VALUES ('from step 2')" },
    Migration { _ in "ALTER TABLE first ADD COLUMN b TEXT; UPDATE first SET b = 'from step 3'" },
  ]
  private func schema(_ version: Int) -> Schema {
    Schema(component: "store", migrations: Array(Self.steps.prefix(version)))
  }

  @Test(arguments: StoreEngine.allCases)
  func `steps run forward from every version, once`(_ engine: StoreEngine) async throws {
    for start in 0...3 {
      try await withDatabase(engine) { database in
        try await database.migrate([schema(start)])
        #expect(
          try await database.pendingMigrations([schema(3)]) == (start == 3 ? [] : ["store"]))
        #expect(try await database.migrate([schema(3)]) == (start == 3 ? [] : ["store"]))
        #expect(try await database.migrate([schema(3)]).isEmpty)
        #expect(try await database.pendingMigrations([schema(3)]).isEmpty)
        let rows = try await database.read { try $0.rows("SELECT a, b FROM first") }
        #expect(rows == [SQLRow(["from step 2", "from step 3"])])
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a newer schema is refused and nothing is changed`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate([schema(3)])
      let other = Schema(component: "accounts", migrations: [Migration { _ in "SELECT 1" }])
      let wanted = DatabaseProblem.newerSchema(component: "store", found: 3, known: 2)
      let first = await problem { try await database.migrate([other, schema(2)]) }
      #expect(first == wanted)
      let second = await problem { _ = try await database.pendingMigrations([other, schema(2)]) }
      #expect(second == wanted)
      #expect(try await database.pendingMigrations([other]) == ["accounts"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a step that fails leaves nothing of any`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      let bad = Schema(
        component: "store", migrations: Self.steps + [Migration { _ in "SELECT * FROM nowhere" }])
      await expect("statement") { try await database.migrate([bad]) }
      let pending = try await database.pendingMigrations([schema(1)])
      #expect(pending == ["store"])
      let missing = await problem { try await database.read { try $0.rows("SELECT * FROM first") } }
      #expect(missing?.kind == "statement")
      #expect(try await database.migrate([schema(3)]) == ["store"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `openings that migrate at the same moment make one schema`(
    _ engine: StoreEngine
  ) async throws {
    try await withAddress(engine) { address in
      let databases = [try await address.open(), try await address.open()]
      let schema = schema(3)
      let changed = try await withThrowingTaskGroup(of: [String].self) { group in
        for number in 0..<6 { group.addTask { try await databases[number % 2].migrate([schema]) } }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(changed == ["store"])
      for database in databases { await database.close() }
    }
  }
}
