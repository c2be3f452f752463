import Foundation
import Store
import StoreSupport
import Testing

@Suite struct SearchTests {
  private func names(_ query: String, _ store: WorkspaceStore) async throws -> Set<String> {
    Set(try await store.search(query, in: "moss-county").map(\.name.description))
  }

  @Test(arguments: StoreEngine.allCases)
  func `records and chapters are found by words, beginnings and ids`(engine: StoreEngine)
    async throws
  {
    try await withStore(engine) { store in
      try await store.save(
        [
          row("elec-2021", "elec-2021,2021,buildings,Electricity of homes\n"),
          row("gas-2021", "gas-2021,2021,buildings,Natural gas\n"),
          file("plan/energy.md", "# Energy\n\nHomes use **electricity**; a flood does too. Café."),
        ], base: 0)
      #expect(
        try await names("electricity", store) == ["inventory.csv#elec-2021", "plan/energy.md"])
      #expect(try await names("Electric", store) == ["inventory.csv#elec-2021", "plan/energy.md"])
      #expect(try await names("home flood", store) == ["plan/energy.md"])
      #expect(try await names("floods", store) == ["plan/energy.md"])
      #expect(try await names("cafe", store) == ["plan/energy.md"])
      #expect(try await names("elec-2021", store) == ["inventory.csv#elec-2021"])
      #expect(try await names("", store).isEmpty)
      #expect(try await names("  \"' ", store).isEmpty)
      #expect(try await names("nothing here", store).isEmpty)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `search follows changes and stays in its workspace`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.create("fern-city", name: "Fern City")
      try await store.commit(
        CommitDraft(
          id: UUID().uuidString, author: ada, reason: "", base: 0,
          changes: [file("plan/a.md", "glacier")]), to: "fern-city")
      try await store.save([file("plan/a.md", "glacier"), row("r1", "volcano")], base: 0)
      #expect(try await names("glacier", store) == ["plan/a.md"])
      try await store.save([file("plan/a.md", "meadow"), row("r1", nil)], base: 1)
      #expect(try await names("glacier", store).isEmpty)
      #expect(try await names("volcano", store).isEmpty)
      #expect(try await names("meadow", store) == ["plan/a.md"])
      #expect(try await store.search("glacier", in: "fern-city").count == 1)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `nothing that is typed can break the query`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.save([file("plan/a.md", "AND or NOT near scope 0w1")], base: 0)
      for query in [
        "AND", "a OR b", "\"", "NEAR(", "x:*", "' | '", "-- ;", "words:", "\\", "é*", "0w1",
      ] {
        _ = try await store.search(query, in: "moss-county")
      }
      #expect(try await names("and not", store) == ["plan/a.md"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a word that is in thousands of records is found in a chapter too`(engine: StoreEngine)
    async throws
  {
    try await withStore(engine) { store in
      let rows = (0..<5200).map { row("r\($0)", "r\($0),glacier\n", at: Int64($0)) }
      try await store.save(rows + [file("plan/a.md", "glacier glacier glacier")], base: 0)
      let found = try await store.search("glacier", in: "moss-county", limit: 10_000)
      #expect(found.contains { $0.name.file == "plan/a.md" } && found.count == 2000)
      let best = try await store.search("glacier r5199", in: "moss-county")
      #expect(best.map(\.name.row) == ["r5199"])
    }
  }
}
