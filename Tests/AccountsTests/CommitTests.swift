import Accounts
import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct CommitTests {
  private struct Plan {
    let town: Town
    let store: WorkspaceStore
    let olga: NewSession

    func save(_ changes: [(String, String?)], by session: NewSession) async throws {
      let drafted = changes.map { name, text in
        let name = DocumentName(name)
        let isTable = name.file.hasSuffix(".csv")
        return DocumentChange(
          name: name, kind: name.row != nil ? .row : isTable ? .table : .file,
          body: text.map { Array($0.utf8) })
      }
      let head = try await store.workspace("moss").head
      try await store.commit(
        CommitDraft(
          id: UUID().uuidString, author: session.principal.author, reason: "", base: head,
          changes: drafted),
        to: "moss",
        check: AccountDirectory.commitCheck(of: session.principal, in: "moss"))
    }

    func refuses(_ changes: [(String, String?)], by session: NewSession) async {
      await #expect(throws: AccountProblem.outOfReach(changes.last?.0 ?? "")) {
        try await save(changes, by: session)
      }
    }
  }

  private func withPlan(_ engine: StoreEngine, _ body: (Plan) async throws -> Void) async throws {
    try await withTown(engine) { town in
      try await town.database.migrate([WorkspaceStore.schema])
      let store = WorkspaceStore(town.database) { town.clock.now }
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      try await store.create("moss", name: "Moss")
      let plan = Plan(town: town, store: store, olga: olga)
      try await plan.save(
        [
          ("inventory.csv", "id,sector,amount\n"), ("inventory.csv#bus", "bus,transportation,1\n"),
          ("inventory.csv#grid", "grid,energy,2\n"), ("plan/energy.md", "a"),
          ("plan/transport.md", "b"),
        ], by: olga)
      try await body(plan)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a limited editor saves within the scopes, and a mixed change is refused whole`(
    engine: StoreEngine
  ) async throws {
    try await withPlan(engine) { plan in
      let ed = try await plan.town.member(
        "ed", .editor, scopes: ["inventory.csv[sector=transportation]", "plan/transport.md"],
        of: "moss", by: plan.olga)
      try await plan.save(
        [("inventory.csv#bus", "bus,transportation,9\n"), ("plan/transport.md", "c")], by: ed)
      try await plan.save([("inventory.csv#tram", "tram,transportation,9\n")], by: ed)
      await plan.refuses([("inventory.csv#grid", "grid,transportation,2\n")], by: ed)
      await plan.refuses([("inventory.csv#bus", "bus,energy,2\n")], by: ed)
      await plan.refuses([("inventory.csv#bus", nil), ("inventory.csv#grid", nil)], by: ed)
      await plan.refuses(
        [("inventory.csv#bus", "bus,transportation,3\n"), ("plan/energy.md", "x")], by: ed)
      await plan.refuses([("inventory.csv", "id,amount,sector\n")], by: ed)
      #expect(try await plan.store.workspace("moss").head == 3)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `no row of another part is smuggled in within one's own`(engine: StoreEngine) async throws {
    try await withPlan(engine) { plan in
      let ed = try await plan.town.member(
        "ed", .editor, scopes: ["inventory.csv#bus*[sector=transportation]"], of: "moss",
        by: plan.olga)
      for body in [
        "bus,transportation,1\ngrid,energy,5\n", "bus,transportation,\"1\n",
        "grid,transportation,1\n", "",
      ] {
        for name in ["inventory.csv#bus", "inventory.csv#bus-2"] {
          await #expect(throws: StoreError.self) { try await plan.save([(name, body)], by: ed) }
        }
      }
      try await plan.save([("inventory.csv#bus-2", "bus-2,transportation,1\n")], by: ed)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a contributor keeps to the records that they have made`(engine: StoreEngine) async throws {
    try await withPlan(engine) { plan in
      let cora = try await plan.town.member("cora", .contributor, of: "moss", by: plan.olga)
      try await plan.save([("inventory.csv#ferry", "ferry,transportation,1\n")], by: cora)
      try await plan.save([("inventory.csv#ferry", "ferry,transportation,2\n")], by: cora)
      try await plan.save([("inventory.csv#ferry", "ferry,energy,2\n")], by: plan.olga)
      await plan.refuses([("inventory.csv#bus", "bus,transportation,5\n")], by: cora)
      await plan.refuses([("inventory.csv#grid", nil)], by: cora)
      await plan.refuses([("plan/new.md", "x")], by: cora)
      // Also after an owner has changed it, it is hers.
      try await plan.save([("inventory.csv#ferry", nil)], by: cora)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a role that was taken away a moment ago saves nothing`(engine: StoreEngine) async throws {
    try await withPlan(engine) { plan in
      let ed = try await plan.town.member("ed", .editor, of: "moss", by: plan.olga)
      try await plan.save([("plan/energy.md", "1")], by: ed)
      try await plan.town.directory.changeMember(
        ed.account.id, of: "moss", to: .viewer, by: plan.olga.principal, from: plan.town.home)
      await plan.refuses([("plan/energy.md", "2")], by: ed)
    }
  }
}
