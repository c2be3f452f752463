import Accounts
import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct OwnerTests {
  private func store(of town: Town) -> WorkspaceStore {
    WorkspaceStore(town.database) { town.clock.now }
  }

  @Test(arguments: StoreEngine.allCases)
  func `the first administrator owns what came in before, and its log says so`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      for workspace in ["moss", "fern"] {
        try await store(of: town).create(workspace, name: workspace)
      }
      try await store(of: town).setArchived("fern", true)
      let rosa = try await town.administrator()
      for workspace in ["moss", "fern"] {
        let access = try await town.directory.access(of: rosa.principal, in: workspace)
        #expect(
          access.may(.readWorkspace, in: workspace) && access.may(.manageOwners, in: workspace))
        let members = try await town.directory.members(of: workspace, by: rosa.principal)
        #expect(members.map(\.account) == [rosa.account.id])
        let log = try await town.directory.accessLog(.workspace(workspace), by: rosa.principal)
        #expect(log.map(\.act) == [.ownershipTaken] && log.map(\.account) == [rosa.account.id])
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `the command line makes an owner of a workspace that came in later`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let directory = town.directory
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      try await store(of: town).create("fern", name: "Fern")
      #expect(
        try await !directory.access(of: olga.principal, in: "fern").may(.readWorkspace, in: "fern"))
      try await directory.makeOwner(of: "fern", olga.account.id, by: .machine, from: .machine)
      #expect(
        try await directory.access(of: olga.principal, in: "fern").may(.manageOwners, in: "fern"))
      let added = try unwrapped(
        try await directory.accessLog(.workspace("fern"), by: olga.principal).first)
      #expect(added.act == .memberAdded && added.about == olga.account.id.rawValue)
      #expect(added.account == nil && added.detail == "command line owner")
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `the command line raises a limited member to owner of everything`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      try await store(of: town).create("moss", name: "Moss")
      let ed = try await town.member("ed", .editor, scopes: ["plan/*"], of: "moss", by: olga)
      try await town.directory.makeOwner(of: "moss", ed.account.id, by: .machine, from: .machine)
      let members = try await town.directory.members(of: "moss", by: olga.principal)
      #expect(members.map(\.role) == [.owner, .owner] && members.allSatisfy { $0.scopes.isEmpty })
      #expect(try await town.log(.memberChanged).map(\.detail) == ["command line editor to owner"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `no owner is made over the network, of nothing, or of a closed account`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let directory = town.directory
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      try await store(of: town).create("fern", name: "Fern")
      for principal in [rosa.principal, olga.principal, .local, .visitor] {
        await #expect(throws: AccountProblem.notAllowed(.takeOwnership)) {
          try await directory.makeOwner(
            of: "fern", olga.account.id, by: principal, from: town.home)
        }
      }
      await #expect(throws: AccountProblem.noSuchThing("workspace “reed”")) {
        try await directory.makeOwner(of: "reed", olga.account.id, by: .machine, from: .machine)
      }
      let ed = try await town.member("ed", .viewer, of: "moss", by: olga)
      try await directory.setClosed(true, ed.account.id, by: rosa.principal, from: town.home)
      await #expect(throws: AccountProblem.noAccount) {
        try await directory.makeOwner(of: "fern", ed.account.id, by: .machine, from: .machine)
      }
    }
  }
}
