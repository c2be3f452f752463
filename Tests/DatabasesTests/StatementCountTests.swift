import Databases
import StoreSupport
import Testing

@Suite struct StatementCountTests {
  @Test(arguments: StoreEngine.allCases)
  func `statements count for the task that asks, whoever else asks meanwhile`(
    engine: StoreEngine
  ) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      let counts = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
        for number in 0..<8 {
          group.addTask {
            let count = StatementCount()
            try await StatementCount.$current.withValue(count) {
              try await database.write { transaction in
                try transaction.execute("INSERT INTO thing VALUES ('\(number)', 1)")
              }
              try await database.read { transaction in
                for _ in 0..<number { _ = try transaction.rows("SELECT * FROM thing") }
              }
            }
            return (number, count.value)
          }
        }
        return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
      #expect(counts == Dictionary(uniqueKeysWithValues: (0..<8).map { ($0, $0 + 1) }))
    }
  }
}
