import Accounts
import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct NameTests {
  @Test(arguments: StoreEngine.allCases)
  func `nobody takes the name of another member, and a change of one's own is logged`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      let vera = try await town.member("vera", .reviewer, of: "moss", by: olga)
      _ = try await town.owner(of: "fern", "fred", by: rosa)
      for name in ["Olga", "OLGA", " ólga ", "O lga"] {
        await #expect(throws: AccountProblem.nameTaken) {
          try await town.directory.rename(to: name, by: vera.principal, from: town.home)
        }
      }
      // Somebody of that name in another town is nobody that these people know.
      try await town.directory.rename(to: "Fred", by: vera.principal, from: town.home)
      try await town.directory.rename(to: "Fred", by: vera.principal, from: town.home)
      try await town.directory.rename(to: "Vera", by: vera.principal, from: town.home)
      let entries = try await town.directory.accessLog(
        .workspace("moss"), by: olga.principal
      ).filter { $0.act == .nameChanged }
      #expect(entries.map(\.detail) == ["Fred to Vera", "Vera to Fred"])
      #expect(entries.allSatisfy { $0.account == vera.account.id })
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a name that somebody signed with stays theirs, and is shown beside the present one`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let now = town.clock.now
      let store = WorkspaceStore(town.database) { now }
      try await store.create("moss", name: "Moss")
      let olga = try await town.owner(of: "moss", by: rosa)
      let vera = try await town.member("vera", .reviewer, of: "moss", by: olga)
      try await store.commit(
        CommitDraft(
          id: "first-change", author: olga.principal.author, reason: "Begin", base: 0,
          changes: [
            DocumentChange(
              name: DocumentName(file: "plan/a.md"), kind: .file, body: Array("Text".utf8))
          ]), to: "moss")
      try await town.directory.rename(to: "Olga Owens", by: olga.principal, from: town.home)
      await #expect(throws: AccountProblem.nameTaken) {
        try await town.directory.rename(to: "Olga", by: vera.principal, from: town.home)
      }
      let access = try await town.directory.access(of: vera.principal, in: "moss")
      #expect(
        try await town.directory.earlierNames(in: "moss", for: access) == [
          olga.account.id: ["Olga"]
        ])
      try await town.directory.rename(to: "Olga", by: olga.principal, from: town.home)
      #expect(try await town.directory.earlierNames(in: "moss", for: access).isEmpty)
    }
  }
}
