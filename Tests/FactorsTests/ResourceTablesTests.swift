import Testing

@testable import Factors

@Suite struct ResourceTablesTests {
  @Test func `a table that is not there is named`() {
    #expect(throws: ResourceProblem.missing("strategies/none.csv")) {
      try ResourceTables.strategies.records("none")
    }
  }

  @Test func `a table that any part of the program brings is named, too`() {
    for path in [nil, "/none/words.csv"] {
      #expect(throws: ResourceProblem.missing("Library/words.csv")) {
        try ResourceTables.records(of: "Library/words.csv", atPath: path)
      }
    }
  }

  @Test func `a file that cannot be read is named with the reason`() {
    let problem = ResourceProblem.file("palette.json", why: "It ends too soon.")
    #expect(
      problem.description
        == "The file palette.json of this installation cannot be read. Install Cairn again. It ends too soon."
    )
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
