import Databases
import StoreSupport
import Testing

@Suite struct StatementTests {
  @Test(arguments: StoreEngine.allCases)
  func `a statement says how many rows it changed`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      let counts = try await database.write { transaction in
        [
          try transaction.execute("INSERT INTO thing VALUES ('a', 1), ('b', 2), ('c', 3)"),
          try transaction.execute("UPDATE thing SET value = 0 WHERE value > $1", [1]),
          try transaction.execute("DELETE FROM thing WHERE key = 'nobody'"),
          try transaction.execute("DELETE FROM thing WHERE key = 'a'"),
          try transaction.execute("CREATE TABLE other (a TEXT)"),
        ]
      }
      #expect(counts == [3, 2, 0, 1, 0])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `RETURNING gives what was written`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      let rows = try await database.write {
        try $0.rows("INSERT INTO thing VALUES ($1, $2) RETURNING value, key", ["a", 5])
      }
      #expect(rows == [SQLRow([5, "a"])])
      #expect(try await database.things() == ["a"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an upsert writes once and then changes`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      for value in [1, 20] {
        try await database.write {
          try $0.execute(
            """
            INSERT INTO thing (key, value) VALUES ($1, $2)
            ON CONFLICT (key) DO UPDATE SET value = thing.value + excluded.value
            """, ["a", .integer(value)])
        }
      }
      let rows = try await database.read { try $0.rows("SELECT key, value FROM thing") }
      #expect(rows == [SQLRow(["a", 21])])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a second one of what must be unique is named`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      try await database.put("a", 1)
      let problem = await problem { try await database.put("a", 2) }
      #expect(
        problem == .notUnique(engine == .sqlite ? "thing.key" : "thing_pkey"))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a statement that makes no sense is a fault of the program`(
    _ engine: StoreEngine
  ) async throws {
    try await withDatabase(engine) { database in
      for sql in ["SELEKT 1", "SELECT * FROM nowhere", "SELECT nothing"] {
        let problem = await problem { try await database.read { _ = try $0.rows(sql) } }
        #expect(problem?.kind == "statement")
      }
      let after = try await database.read { try $0.rows("SELECT 1") }
      #expect(after == [SQLRow([1])])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `hundreds of different statements run on one connection`(
    _ engine: StoreEngine
  ) async throws {
    try await withDatabase(engine) { database in
      let total = try await database.read { transaction in
        try (0..<500).reduce(0) { sum, number in
          sum + (try transaction.first("SELECT \(number) + $1", [1])?.int(0) ?? 0)
        }
      }
      #expect(total == 125_250)
    }
  }

  @Test func `PostgreSQL keeps a bounded number of statements prepared`() async throws {
    try await withDatabase(.postgresql) { database in
      let kept = try await database.read { transaction in
        for number in 0..<450 { _ = try transaction.rows("SELECT \(number)") }
        return try transaction.first("SELECT COUNT(*) FROM pg_prepared_statements")?.int(0) ?? 0
      }
      #expect((1...200).contains(kept))
    }
  }

  @Test func `PostgreSQL plans a statement anew after another changed its table`() async throws {
    try await withAddress(.postgresql) { address in
      let first = try await address.open()
      let second = try await address.open()
      try await first.makeThings()
      try await first.put("a", 1)
      for _ in 0..<3 { _ = try await first.read { try $0.rows("SELECT * FROM thing") } }
      try await second.write { try $0.script("ALTER TABLE thing ADD COLUMN note TEXT") }
      let read = try await first.read { try $0.rows("SELECT * FROM thing") }
      #expect(read == [SQLRow(["a", 1, nil])])
      try await second.write { try $0.script("ALTER TABLE thing DROP COLUMN value") }
      let written = try await first.write {
        try $0.execute("UPDATE thing SET note = 'n'")
        return try $0.rows("SELECT * FROM thing")
      }
      #expect(written == [SQLRow(["a", "n"])])
      await first.close()
      await second.close()
    }
  }
}
