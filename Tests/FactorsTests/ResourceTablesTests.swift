import Testing

@testable import Factors

@Suite struct ResourceTablesTests {
  @Test func `a table that is not there is named`() {
    #expect(throws: ResourceProblem.missing("strategies/none.csv")) {
      try ResourceTables.strategies.records("none")
    }
  }

  @Test func `a program without a table of its own ends and names it`() async throws {
    let end = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = ResourceTables.required { () throws(ResourceProblem) in
          try ResourceTables.factors.records("none")
        }
      })
    let said = String(decoding: end.standardErrorContent, as: UTF8.self)
    #expect(said.contains("The table none.csv is missing from this installation of Cairn."))
  }
}
