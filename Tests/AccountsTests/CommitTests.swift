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

    func refuses(
      _ changes: [(String, String?)], by session: NewSession,
      _ problem: (String) -> AccountProblem = AccountProblem.outOfReach
    ) async {
      await #expect(throws: problem(changes.last?.0 ?? "")) {
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

  /// The heads that the format declares, written out so that the test does not follow the code.
  private static let scoreHeads = [
    "scores.csv":
      "id,risk,assessor,date,exposure,sensitivity,adaptive_capacity,likelihood,consequence,magnitude,confidence,reason,account\n",
    "hazard-scores.csv":
      "id,hazard,assessor,date,probability,frequency,intensity,timeframe,confidence,reason,account\n",
  ]

  /// A row of a table of scores with nothing but whose it is.
  private func score(_ id: String, _ file: String, account: String) -> (String, String?) {
    let cells = Self.scoreHeads[file]?.split(separator: ",").count ?? 0
    let empty = String(repeating: ",", count: cells - 4)
    return ("\(file)#\(id)", "\(id),heat,Cora\(empty),\(account)\n")
  }

  @Test(arguments: StoreEngine.allCases)
  func `a contributor begins the tables of scores with the declared head alone`(
    engine: StoreEngine
  ) async throws {
    try await withPlan(engine) { plan in
      let cora = try await plan.town.member("cora", .contributor, of: "moss", by: plan.olga)
      let vera = try await plan.town.member("vera", .viewer, of: "moss", by: plan.olga)
      for (file, head) in Self.scoreHeads.sorted(by: { $0.key < $1.key }) {
        await plan.refuses([(file, head)], by: vera)
        await plan.refuses([(file, "id,assessor\n")], by: cora)
        await plan.refuses([("losses.csv", head)], by: cora)
        let own = score("one", file, account: cora.account.id.rawValue)
        try await plan.save([(file, head), own], by: cora)
        await plan.refuses([(file, "id,assessor,account\n")], by: cora)
        await plan.refuses([score("two", file, account: "x")], by: vera)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `nobody writes scores for another's account`(engine: StoreEngine) async throws {
    try await withPlan(engine) { plan in
      let cora = try await plan.town.member("cora", .contributor, of: "moss", by: plan.olga)
      let mine = cora.account.id.rawValue
      let theirs = plan.olga.account.id.rawValue
      for (file, head) in Self.scoreHeads.sorted(by: { $0.key < $1.key }) {
        try await plan.save([(file, head)], by: cora)
        await plan.refuses(
          [score("one", file, account: theirs)], by: cora, AccountProblem.scoresOfAnother)
        // One from before accounts were kept becomes its author's own, and then nobody else's.
        try await plan.save([score("one", file, account: "")], by: cora)
        await plan.refuses(
          [score("one", file, account: theirs)], by: cora, AccountProblem.scoresOfAnother)
        try await plan.save([score("one", file, account: mine)], by: cora)
        await plan.refuses(
          [score("one", file, account: "")], by: cora, AccountProblem.scoresOfAnother)
        // Whoever may change everything may enter those of others.
        try await plan.save([score("two", file, account: mine)], by: plan.olga)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `nobody with a part of the plan removes scores of another's account`(
    engine: StoreEngine
  ) async throws {
    try await withPlan(engine) { plan in
      let scopes = Self.scoreHeads.keys.sorted()
      let eddie = try await plan.town.member(
        "eddie", .editor, scopes: scopes, of: "moss", by: plan.olga)
      let (mine, theirs) = (eddie.account.id.rawValue, plan.olga.account.id.rawValue)
      for (file, head) in Self.scoreHeads.sorted(by: { $0.key < $1.key }) {
        try await plan.save(
          [
            (file, head), score("own", file, account: mine),
            score("office", file, account: ""), score("olga", file, account: theirs),
          ], by: plan.olga)
        let access = try await plan.town.directory.access(of: eddie.principal, in: "moss")
        let name = DocumentName("\(file)#olga")
        // What pages offer is what is taken.
        #expect(
          !access.mayChange(
            name, before: ["account": theirs], after: nil, creator: nil, in: "moss"))
        #expect(
          access.mayChange(name, before: ["account": mine], after: nil, creator: nil, in: "moss"))
        // A mixed change is refused whole.
        await plan.refuses(
          [("\(file)#own", nil), ("\(file)#olga", nil)], by: eddie, AccountProblem.scoresOfAnother)
        try await plan.save([("\(file)#own", nil)], by: eddie)
        try await plan.save([("\(file)#office", nil)], by: eddie)
        try await plan.save([("\(file)#olga", nil)], by: plan.olga)
      }
    }
  }
}
