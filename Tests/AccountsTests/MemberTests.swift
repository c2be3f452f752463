import Accounts
import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct MemberTests {
  @Test(arguments: StoreEngine.allCases)
  func `the last owner neither leaves nor is lowered`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      _ = try await town.member("ed", .editor, of: "moss", by: olga)
      let last = AccountProblem.lastOwner(workspace: "moss")
      await #expect(throws: last) {
        try await town.directory.removeMember(
          olga.account.id, from: "moss", by: olga.principal, from: town.home)
      }
      await #expect(throws: last) {
        try await town.directory.changeMember(
          olga.account.id, of: "moss", to: .editor, by: olga.principal, from: town.home)
      }
      await #expect(throws: last) {
        try await town.directory.deletePersonalData(
          of: olga.account.id, by: olga.principal, from: town.home)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `of two owners who leave at once one stays`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      for round in 0..<3 {
        let workspace = "moss-\(round)"
        let olga = try await town.owner(of: workspace, "olga\(round)", by: rosa)
        let otto = try await town.member("otto\(round)", .owner, of: workspace, by: olga)
        let owners = [olga, otto]
        let outcomes = await atOnce(2) { number in
          let owner = owners[number]
          if round == 1 {
            try await town.directory.changeMember(
              owner.account.id, of: workspace, to: .viewer, by: owner.principal, from: town.home)
          } else {
            try await town.directory.removeMember(
              owner.account.id, from: workspace, by: owner.principal, from: town.home)
          }
        }
        #expect(outcomes.filter(\.isSuccess).count == 1)
        let left = try await town.database.read { transaction in
          try transaction.first(
            "SELECT COUNT(*) FROM membership WHERE workspace = $1 AND role = 'owner'",
            [.text(workspace)])?.int(0)
        }
        #expect(left == 1)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `removing somebody needs a password given lately, leaving does not`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let ed = try await town.member("ed", .editor, of: "moss", by: olga)
      let eva = try await town.member("eva", .editor, of: "moss", by: olga)
      town.clock.advance(16 * 60)
      await #expect(throws: AccountProblem.confirmationNeeded) {
        try await town.directory.removeMember(
          ed.account.id, from: "moss", by: olga.principal, from: town.home)
      }
      try await town.directory.removeMember(
        eva.account.id, from: "moss", by: eva.principal, from: town.home)
      let fresh = try await town.signIn("olga")
      try await town.directory.removeMember(
        ed.account.id, from: "moss", by: fresh.principal, from: town.home)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an owner whose account is closed does not count`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      let otto = try await town.member("otto", .owner, of: "moss", by: olga)
      try await town.directory.setClosed(
        true, otto.account.id, by: rosa.principal, from: town.home)
      await #expect(throws: AccountProblem.lastOwner(workspace: "moss")) {
        try await town.directory.removeMember(
          olga.account.id, from: "moss", by: olga.principal, from: town.home)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `only owners manage members, and nobody raises themselves`(engine: StoreEngine) async throws
  {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      for role in [WorkspaceRole.editor, .contributor, .reviewer, .viewer] {
        let member = try await town.member(role.rawValue, role, of: "moss", by: olga)
        let refused = AccountProblem.notAllowed(.manageMembers)
        await #expect(throws: refused) {
          try await town.directory.changeMember(
            member.account.id, of: "moss", to: .owner, by: member.principal, from: town.home)
        }
        await #expect(throws: refused) {
          try await town.directory.invite(
            to: .workspace("moss", .viewer, scopes: []), by: member.principal, from: town.home)
        }
        await #expect(throws: AccountProblem.notAllowed(.manageOwners)) {
          try await town.directory.removeMember(
            olga.account.id, from: "moss", by: member.principal, from: town.home)
        }
        #expect(
          try await town.directory.members(of: "moss", by: member.principal).allSatisfy {
            $0.email == nil
          })
      }
      let members = try await town.directory.members(of: "moss", by: olga.principal)
      #expect(members.count == 5 && members.allSatisfy { $0.email != nil })
      // The same for whoever was found to have the rights already.
      let rights = try await town.directory.access(of: olga.principal, in: "moss")
      #expect(try await town.directory.members(of: "moss", for: rights) == members)
      await #expect(throws: AccountProblem.notAllowed(.readWorkspace)) {
        try await town.directory.members(of: "birch", for: rights)
      }
      await #expect(throws: AccountProblem.notAllowed(.readWorkspace)) {
        try await town.directory.members(of: "moss", by: rosa.principal)
      }
      await #expect(throws: AccountProblem.noMember) {
        try await town.directory.changeMember(
          rosa.account.id, of: "moss", to: .editor, by: olga.principal, from: town.home)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an administrator reads no plan unless they become owner, which is logged`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      #expect(
        try await !town.directory.access(of: rosa.principal, in: "moss").may(
          .readWorkspace, in: "moss"))
      await #expect(throws: AccountProblem.notAllowed(.takeOwnership)) {
        try await town.directory.takeOwnership(
          of: "moss", reason: "Nobody answers", by: olga.principal, from: town.home)
      }
      try await WorkspaceStore(town.database) { town.clock.now }.create("moss", name: "Moss")
      try await town.directory.takeOwnership(
        of: "moss", reason: "Nobody answers", by: rosa.principal, from: town.home)
      #expect(
        try await town.directory.access(of: rosa.principal, in: "moss").may(
          .editDocument, in: "moss"))
      let entries = try await town.directory.accessLog(.workspace("moss"), by: olga.principal)
      #expect(entries.first?.act == .ownershipTaken && entries.first?.account == rosa.account.id)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `scopes are kept, changed and only for those who have a use for them`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let ed = try await town.member(
        "ed", .editor, scopes: ["plan/energy.md", "inventory.csv[sector=energy]"], of: "moss",
        by: olga)
      let access = try await town.directory.access(of: ed.principal, in: "moss")
      #expect(
        access.holdings(in: "moss").flatMap(\.scopes).map(\.description) == [
          "plan/energy.md", "inventory.csv[sector=energy]",
        ])
      await #expect(throws: AccountProblem.self) {
        try await town.directory.changeMember(
          ed.account.id, of: "moss", to: .viewer, scopes: [try AccessScope("plan/*")],
          by: olga.principal, from: town.home)
      }
      try await town.directory.changeMember(
        ed.account.id, of: "moss", to: .editor, by: olga.principal, from: town.home)
      #expect(
        try await town.directory.access(of: ed.principal, in: "moss").may(
          .importWorkspace, in: "moss"))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a workspace that has members gets no first owner again`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      let now = town.clock.now
      for (principal, workspace, problem) in [
        (rosa.principal, "moss", AccountProblem.hasMembers("moss")),
        (olga.principal, "fern", AccountProblem.notAllowed(.createWorkspace)),
      ] {
        await #expect(throws: problem) {
          try await town.database.write { transaction in
            try AccountDirectory.makeFirstOwner(
              of: workspace, by: principal, from: .machine, at: now, in: transaction)
          }
        }
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `of those who saw the same member one changes or removes them`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let ed = try await town.member("ed", .editor, of: "moss", by: olga)
      let all = try await town.directory.members(of: "moss", by: olga.principal)
      let seen = try unwrapped(all.first { $0.account == ed.account.id })
      let outcomes = await atOnce(4) { number in
        if number == 0 {
          try await town.directory.removeMember(
            ed.account.id, from: "moss", seen: seen, by: olga.principal, from: town.home)
        } else {
          try await town.directory.changeMember(
            ed.account.id, of: "moss", to: .viewer, seen: seen, by: olga.principal,
            from: town.home)
        }
      }
      #expect(outcomes.count(where: \.isSuccess) == 1)
    }
  }
}
