import Databases
import Foundation
import StoreSupport
import Testing

@testable import Store

@Suite struct PublicationRegisterTests {
  private static func publication(
    _ id: String, of workspace: String = "moss", isPublic: Bool = true, revision: Int = 3
  ) -> Publication {
    Publication(
      id: id, workspace: workspace, revision: revision, isPublic: isPublic,
      formats: ["html", "pdf"], title: "Plan", author: Author(id: "a", name: "Ada"), published: "")
  }

  private func withRegister(
    _ engine: StoreEngine, _ body: (PublicationRegister) async throws -> Void
  ) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate([PublicationRegister.schema])
      try await body(PublicationRegister(database) { Date(timeIntervalSince1970: 1_780_000_000) })
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an edition takes the place of the one before, whose files are let go`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register in
      try await register.keep(Self.publication("one"), files: ["index.html": [1, 0, 255]])
      #expect(try await register.file("index.html", of: "one") == [1, 0, 255])
      try await register.keep(
        Self.publication("inside", isPublic: false), files: ["plan.pdf": [7]])
      try await register.keep(
        Self.publication("two", revision: 4), files: ["index.html": [2], "data/a.csv": []])
      #expect(try await register.files(of: "one").isEmpty)
      #expect(try await register.files(of: "two") == ["index.html": [2], "data/a.csv": []])
      #expect(try await register.files(of: "inside") == ["plan.pdf": [7]])
      #expect(
        try await register.addresses() == [PublicAddress(workspace: "moss", publication: "two")])
      let history = try await register.history(of: "moss")
      #expect(Set(history.map(\.id)) == ["one", "two", "inside"])
      #expect(Set(history.filter(\.isCurrent).map(\.id)) == ["two", "inside"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what is handed in again changes nothing`(engine: StoreEngine) async throws {
    try await withRegister(engine) { register in
      try await register.keep(Self.publication("one"), files: ["index.html": [1]])
      try await register.keep(Self.publication("two"), files: ["index.html": [2]])
      try await register.keep(Self.publication("one"), files: ["index.html": [1]])
      #expect(
        try await register.addresses() == [PublicAddress(workspace: "moss", publication: "two")])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what is taken away is gone, and who took it away is kept`(engine: StoreEngine) async throws
  {
    try await withRegister(engine) { register in
      try await register.keep(Self.publication("one"), files: ["index.html": [1]])
      try await register.keep(Self.publication("other", of: "fern"), files: ["index.html": [3]])
      try await register.withdraw("moss", isPublic: true, by: Author(id: "b", name: "Ben"))
      #expect(
        try await register.addresses() == [PublicAddress(workspace: "fern", publication: "other")])
      #expect(try await register.files(of: "one").isEmpty)
      #expect(try await register.history(of: "moss").map(\.withdrawnBy) == ["Ben"])
    }
  }
}
