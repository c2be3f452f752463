import Databases
import StoreSupport
import Testing

@Suite struct TransactionTests {
  private struct Refusal: Error {}

  @Test(arguments: StoreEngine.allCases)
  func `nothing is kept when the transaction throws`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      await #expect(throws: Refusal.self) {
        try await database.write { transaction in
          try transaction.execute("INSERT INTO thing VALUES ('a', 1)")
          try transaction.script("CREATE TABLE other (a TEXT)")
          throw Refusal()
        }
      }
      #expect(try await database.things().isEmpty)
      let problem = await problem {
        _ = try await database.read { try $0.rows("SELECT * FROM other") }
      }
      #expect(problem?.kind == "statement")
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a rest waits for those who read, and what follows works as before`(
    _ engine: StoreEngine
  ) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<40 {
          group.addTask {
            if number.isMultiple(of: 4) { database.rest() }
            try await database.put("\(number)", number)
            return try await database.things().count
          }
        }
        for try await count in group { #expect(count > 0) }
      }
      #expect(try await database.things().count == 40)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `nothing is kept after a failed statement, even when its error is swallowed`(
    _ engine: StoreEngine
  ) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      try await database.put("a", 1)
      let problem = await problem {
        try await database.write { transaction in
          try transaction.execute("INSERT INTO thing VALUES ('b', 1)")
          _ = try? transaction.execute("INSERT INTO thing VALUES ('a', 1)")
          _ = try? transaction.execute("INSERT INTO thing VALUES ('c', 1)")
        }
      }
      #expect(problem?.kind == "notUnique")
      #expect(try await database.things() == ["a"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a failed statement is the same problem inside the transaction`(
    _ engine: StoreEngine
  ) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      try await database.put("a", 1)
      let caught = Events()
      let thrown = await problem {
        try await database.write { transaction in
          do {
            try transaction.execute("INSERT INTO thing VALUES ('a', 1)")
          } catch let problem as DatabaseProblem {
            caught.add(problem.description)
          }
        }
      }
      #expect(thrown?.kind == "notUnique")
      #expect(caught.list == [thrown?.description])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a transaction reads its own writes`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      let value = try await database.write { transaction in
        try transaction.execute("INSERT INTO thing VALUES ('a', 1)")
        try transaction.execute("UPDATE thing SET value = value + 1")
        return try transaction.first("SELECT value FROM thing")?.int(0)
      }
      #expect(value == 2)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a read sees one view while others write`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      try await database.put("a", 1)
      let (hasRead, hasWritten) = (Gate(), Gate())
      async let counts = database.read { transaction in
        let before = try transaction.rows("SELECT * FROM thing").count
        hasRead.open()
        hasWritten.block()
        return [before, try transaction.rows("SELECT * FROM thing").count]
      }
      try await hasRead.wait()
      try await database.put("b", 2)
      hasWritten.open()
      #expect(try await counts == [1, 1])
      #expect(try await database.things() == ["a", "b"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a read may not write, lock or send`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      let attempts: [@Sendable (any SQLTransaction) throws -> Void] = [
        { try $0.execute("INSERT INTO thing VALUES ('a', 1)") },
        { _ = try $0.rows("INSERT INTO thing VALUES ('a', 1) RETURNING key") },
        { try $0.script("CREATE TABLE other (a TEXT)") },
        { try $0.lock(1) }, { try $0.notify("a") },
      ]
      for attempt in attempts {
        await expect("refused") { try await database.read(attempt) }
      }
      #expect(try await database.things().isEmpty)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `400 changes at once under one lock lose nothing`(_ engine: StoreEngine) async throws {
    try await withAddress(engine) { address in
      let databases = [try await address.open(), try await address.open()]
      try await databases[0].makeThings()
      try await databases[0].put("a", 0)
      try await withThrowingTaskGroup { group in
        for number in 0..<400 {
          group.addTask {
            try await databases[number % 2].write { transaction in
              try transaction.lock(42)
              let value = try transaction.first("SELECT value FROM thing")?.int(0) ?? 0
              try transaction.execute("UPDATE thing SET value = $1", [.integer(value + 1)])
            }
          }
        }
        try await group.waitForAll()
      }
      let total = try await databases[1].read { try $0.first("SELECT value FROM thing")?.int(0) }
      #expect(total == 400)
      for database in databases { await database.close() }
    }
  }

  @Test func `a lock on PostgreSQL holds up the same key only, to the end`() async throws {
    try await withDatabase(.postgresql) { database in
      let (isLocked, mayEnd, hasLocked) = (Gate(), Gate(), Gate())
      let events = Events()
      async let first: Void = database.write { transaction in
        try transaction.lock(1)
        isLocked.open()
        mayEnd.block()
        events.add("first")
      }
      try await isLocked.wait()
      async let second: Void = database.write { transaction in
        hasLocked.open()
        try transaction.lock(1)
        events.add("second")
      }
      try await hasLocked.wait()
      try await database.write { try $0.lock(2) }
      events.add("other")
      mayEnd.open()
      _ = try await (first, second)
      #expect(events.list == ["other", "first", "second"])
    }
  }

  @Test func `a deadlock on PostgreSQL is tried again until both are kept`() async throws {
    try await withDatabase(.postgresql) { database in
      try await database.makeThings()
      try await database.put("a", 0)
      try await database.put("b", 0)
      let runs = Events()
      let gates = [Gate(), Gate()]
      try await withThrowingTaskGroup { group in
        for (mine, keys) in [["a", "b"], ["b", "a"]].enumerated() {
          group.addTask {
            try await database.write { transaction in
              runs.add(keys[0])
              for (step, key) in keys.enumerated() {
                if step == 1 {
                  gates[mine].open()
                  gates[1 - mine].block()
                }
                try transaction.execute(
                  "UPDATE thing SET value = value + 1 WHERE key = $1", [.text(key)])
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let values = try await database.read { try $0.rows("SELECT value FROM thing") }
      #expect(values == [SQLRow([2]), SQLRow([2])])
      #expect(runs.list.count >= 3)
    }
  }
}
