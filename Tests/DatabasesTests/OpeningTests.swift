import Databases
import StoreSupport
import Testing

@Suite struct OpeningTests {
  @Test(arguments: StoreEngine.allCases)
  func `a new database is empty and can be used`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      let one = try await database.read { try $0.rows("SELECT 1") }
      #expect(one == [SQLRow([.integer(Int64(1))])])
    }
  }
}
