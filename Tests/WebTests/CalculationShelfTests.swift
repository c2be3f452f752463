import Accounts
import Factors
import HTTPTypes
import Store
import TestSupport
import Testing
import Workspace

@testable import Plan
@testable import Web

/// Copies of one calculation share what it makes later, so that they can be told from another of the same state.
@Suite struct CalculationShelfTests {
  private func withShelves(
    _ body: @Sendable @escaping (TestSite, WorkspaceCache, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let cache = WorkspaceCache(site.store, library: FactorLibrary.standard)
      try await body(site, cache, ada)
    }
  }

  private func change(_ site: TestSite, by ada: Browser, over base: Int) async throws {
    try await site.store.commit(
      CommitDraft(
        id: "change-number-\(base)", author: ada.principal.author, reason: "Go on", base: base,
        changes: FolderDocuments.split(
          files: [
            // Not a chapter, with which numbers would stay what they were.
            "boundaries.geojson": Array(
              "{\"type\": \"FeatureCollection\", \"features\": [], \"base\": \(base)}".utf8)
          ])), to: "green-town")
  }

  @Test func `what a commit made past is not calculated again`() async throws {
    try await withShelves { site, cache, ada in
      let shelf = CalculationShelf(cache, library: FactorLibrary.standard)
      let first = try await shelf.calculation(of: "green-town", at: 1, head: 1)
      try await change(site, by: ada, over: 1)
      let second = try await shelf.calculation(of: "green-town", at: 2, head: 2)
      #expect(first.register !== second.register)
      let again = try await shelf.calculation(of: "green-town", at: 1, head: 2)
      #expect(again.register === first.register)
      #expect(
        try await shelf.calculation(of: "green-town", at: 2, head: 2).register
          === second.register)
    }
  }

  @Test func `all who ask for a past revision wait for one calculation of it`() async throws {
    try await withShelves { site, cache, ada in
      try await change(site, by: ada, over: 1)
      let shelf = CalculationShelf(cache, library: FactorLibrary.standard)
      async let first = shelf.calculation(of: "green-town", at: 1, head: 2)
      async let second = shelf.calculation(of: "green-town", at: 1, head: 2)
      let (one, other) = try await (first, second)
      #expect(one.register === other.register)
    }
  }

  @Test func `few past revisions are kept, and few may wait`() async throws {
    try await withShelves { site, cache, ada in
      for base in 1...3 { try await change(site, by: ada, over: base) }
      let shelf = CalculationShelf(cache, library: FactorLibrary.standard, pastLimit: 1)
      let first = try await shelf.calculation(of: "green-town", at: 1, head: 4)
      #expect(
        try await shelf.calculation(of: "green-town", at: 1, head: 4).register === first.register)
      _ = try await shelf.calculation(of: "green-town", at: 2, head: 4)
      #expect(
        try await shelf.calculation(of: "green-town", at: 1, head: 4).register !== first.register)
      let full = CalculationShelf(cache, library: FactorLibrary.standard, queueLimit: 0)
      _ = try await full.calculation(of: "green-town", at: 4, head: 4)
      let refusal = await #expect(throws: WebProblem.self) {
        try await full.calculation(of: "green-town", at: 1, head: 4)
      }
      #expect(refusal?.status == .serviceUnavailable)
    }
  }

  @Test func `after a rest everything is calculated anew`() async throws {
    try await withShelves { site, cache, ada in
      try await change(site, by: ada, over: 1)
      let shelf = CalculationShelf(cache, library: FactorLibrary.standard)
      let past = try await shelf.calculation(of: "green-town", at: 1, head: 2)
      let latest = try await shelf.calculation(of: "green-town", at: 2, head: 2)
      shelf.rest()
      #expect(
        try await shelf.calculation(of: "green-town", at: 2, head: 2).register !== latest.register)
      #expect(
        try await shelf.calculation(of: "green-town", at: 1, head: 2).register !== past.register)
    }
  }

  @Test func `an earlier head than was known lets go of the past`() async throws {
    try await withShelves { site, cache, ada in
      for base in 1...2 { try await change(site, by: ada, over: base) }
      let shelf = CalculationShelf(cache, library: FactorLibrary.standard)
      _ = try await shelf.calculation(of: "green-town", at: 3, head: 3)
      let first = try await shelf.calculation(of: "green-town", at: 1, head: 3)
      // As after a store was put back to its second revision.
      let again = try await shelf.calculation(of: "green-town", at: 1, head: 2)
      #expect(again.register !== first.register)
    }
  }
}
