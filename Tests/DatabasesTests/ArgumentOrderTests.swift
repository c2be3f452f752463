import Databases
import StoreSupport
import Testing

@Suite struct ArgumentOrderTests {
  @Test(arguments: StoreEngine.allCases)
  func `arguments are known by their number, wherever and however often a statement names them`(
    engine: StoreEngine
  ) async throws {
    try await withDatabase(engine) { database in
      let twelve = (1...12).map { SQLValue.text("a\($0)") }
      let rows = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT CAST($12 AS TEXT), CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($1 AS TEXT), '$3 ''$4', CAST($3 AS TEXT)
          WHERE $4 = 'a4' AND $5 = 'a5' AND $6 = 'a6' AND $7 = 'a7' AND $8 = 'a8' AND $9 = 'a9' AND $10 = 'a10'
            AND $11 = 'a11'
          """, twelve)
      }
      #expect(rows == [SQLRow(["a12", "a1", "a2", "a1", "$3 '$4", "a3"])])
    }
  }
}
