import Accounts
import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct OwnershipTests {
  private func withWorkspaces(
    _ engine: StoreEngine,
    _ body: (Town, _ rosa: NewSession, _ olga: NewSession) async throws -> Void
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      let store = WorkspaceStore(town.database) { town.clock.now }
      for workspace in ["moss", "fern"] { try await store.create(workspace, name: workspace) }
      try await body(town, rosa, olga)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `ownership is taken with a reason, of what there is, and by a fresh password`(
    engine: StoreEngine
  ) async throws {
    try await withWorkspaces(engine) { town, rosa, olga in
      let directory = town.directory
      for reason in ["", " \n", String(repeating: "x", count: 501), "a\0b"] {
        await #expect(throws: AccountProblem.reasonNeeded) {
          try await directory.takeOwnership(
            of: "moss", reason: reason, by: rosa.principal, from: town.home)
        }
      }
      await #expect(throws: AccountProblem.noSuchThing("workspace “reed”")) {
        try await directory.takeOwnership(
          of: "reed", reason: "Mine", by: rosa.principal, from: town.home)
      }
      try await directory.takeOwnership(
        of: "moss", reason: " Asked by the mayor ", by: rosa.principal, from: town.home)
      let access = try await directory.access(of: olga.principal, in: "moss")
      let taken = try await directory.ownershipsTaken(of: "moss", for: access)
      #expect(taken.map(\.name) == ["Rosa Root"] && taken.map(\.reason) == ["Asked by the mayor"])
      await #expect(throws: AccountProblem.notAllowed(.readWorkspace)) {
        try await directory.ownershipsTaken(of: "fern", for: access)
      }
      town.clock.advance(16 * 60)
      await #expect(throws: AccountProblem.confirmationNeeded) {
        try await directory.takeOwnership(
          of: "fern", reason: "Mine", by: rosa.principal, from: town.home)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `administrators see who owns what, and which owners are gone`(
    engine: StoreEngine
  ) async throws {
    try await withWorkspaces(engine) { town, rosa, olga in
      let directory = town.directory
      await #expect(throws: AccountProblem.notAllowed(.takeOwnership)) {
        try await directory.owners(by: olga.principal)
      }
      var owners = try await directory.owners(by: rosa.principal)
      #expect(owners["moss"]?.map(\.isOpen) == [true] && owners["fern"] == nil)
      try await directory.setClosed(true, olga.account.id, by: rosa.principal, from: town.home)
      owners = try await directory.owners(by: rosa.principal)
      #expect(owners["moss"]?.map(\.account) == [olga.account.id])
      #expect(owners["moss"]?.map(\.isOpen) == [false])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `holdings say which workspaces nobody else owns`(engine: StoreEngine) async throws {
    try await withWorkspaces(engine) { town, rosa, olga in
      let directory = town.directory
      let otto = try await town.member("otto", .owner, of: "moss", by: olga)
      func only(_ person: NewSession, _ asker: NewSession) async throws -> [Bool] {
        try await directory.holdings(of: person.account.id, by: asker.principal).map(\.isOnlyOwner)
      }
      #expect(try await only(olga, olga) == [false])
      try await directory.setClosed(true, otto.account.id, by: rosa.principal, from: town.home)
      #expect(try await only(olga, rosa) == [true])
      await #expect(throws: AccountProblem.notAllowed(.manageAccounts)) {
        try await directory.holdings(of: rosa.account.id, by: olga.principal)
      }
    }
  }
}
