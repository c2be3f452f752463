import Databases
import Foundation
import Store
import StoreSupport
import Testing

/// How several workspaces stand, in one statement.
@Suite struct StandingTests {
  @Test(arguments: StoreEngine.allCases)
  func `each workspace comes with its last author and what was worked out of its kind`(
    engine: StoreEngine
  ) async throws {
    try await withStore(engine) { store in
      try await store.create("fern-city", name: "Fern City")
      try await store.create("ash-town", name: "Ash Town")
      try await store.save([file("plan/a.md", "A")], base: 0)
      try await store.save([file("plan/a.md", "B")], base: 1, by: ben)
      try await store.keep(
        WorkspaceStore.Derived(revision: 1, body: "old"), as: "home-9", of: "moss-county")
      try await store.keep(
        WorkspaceStore.Derived(revision: 2, body: "other"), as: "home-8", of: "moss-county")
      let found = try await store.standings("home-9", of: ["moss-county", "fern-city", "nowhere"])
      #expect(found.map(\.summary.id) == ["fern-city", "moss-county"])
      #expect(found[0].author == nil && found[0].derived == nil && found[0].summary.head == 0)
      #expect(found[1].author == ben.name && found[1].summary.head == 2)
      #expect(found[1].derived == WorkspaceStore.Derived(revision: 1, body: "old"))
      #expect(try await store.standings("home-9", of: []).isEmpty)
      let count = StatementCount()
      try await StatementCount.$current.withValue(count) {
        _ = try await store.standings("home-9", of: ["moss-county", "fern-city", "ash-town"])
      }
      #expect(count.value == 1)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what others changed after a time is counted`(engine: StoreEngine) async throws {
    try await withStore(engine) { store in
      try await store.create("fern-city", name: "Fern City")
      try await store.save([file("plan/a.md", "A")], base: 0)
      try await store.save([file("plan/a.md", "B")], base: 1, by: ben)
      func news(_ since: Date?, butBy author: String = "") async throws -> [WorkspaceStore.News?] {
        try await store.standings(
          "home-9", of: ["moss-county", "fern-city"], since: since, butBy: author
        ).map(\.news)
      }
      let early = Date(timeIntervalSince1970: 0)
      #expect(try await news(nil) == [nil, nil])
      #expect(
        try await news(early) == [.init(revision: 0, commits: 0), .init(revision: 0, commits: 2)])
      #expect(try await news(early, butBy: ben.id)[1] == .init(revision: 0, commits: 1))
      let late = try await news(Date(timeIntervalSince1970: 32_503_680_000))
      #expect(late == [.init(revision: 0, commits: 0), .init(revision: 2, commits: 0)])
    }
  }
}
