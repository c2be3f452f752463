import Databases
import Foundation
import Store
import StoreSupport
import Testing

@testable import Accounts

/// Who may say what in `comments.csv` and `approvals.csv`, asked of commits as they are saved.
@Suite struct ReviewRightsTests {
  private static let commentHead =
    "id,chapter,quote,occurrence,text,suggestion,author,date,state,answer,answered_by,parent\n"
  private static let approvalHead = "id,chapter,digest,revision,by,date,note\n"

  private static func comment(
    _ id: String, _ text: String = "Why?", state: String = "open", answer: String = ""
  ) -> (String, String?) {
    ("comments.csv#\(id)", "\(id),plan/energy.md,,,\(text),,A,2026-11-26,\(state),\(answer),,\n")
  }

  private static func approval(_ id: String, chapter: String = "plan/energy.md") -> (
    String, String?
  ) {
    (
      "approvals.csv#\(id)",
      "\(id),\(chapter),\(String(repeating: "a", count: 64)),,A,2026-11-26,\n"
    )
  }

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
      try await store.commit(
        CommitDraft(
          id: UUID().uuidString, author: session.principal.author, reason: "",
          base: try await store.workspace("moss").head, changes: drafted),
        to: "moss", check: AccountDirectory.commitCheck(of: session.principal, in: "moss"))
    }

    /// Rows of one's own are signed with one's own name; those of others, whose names end in 0, keep theirs.
    func may(_ session: NewSession, _ changes: (String, String?)...) async -> Bool {
      let signed = changes.map { name, text in
        let own = text?.replacing(",A,2026", with: ",\(session.principal.author.name),2026")
        return (name, name.hasSuffix("-0") ? text : own)
      }
      do {
        try await save(signed, by: session)
        return true
      } catch AccountProblem.outOfReach {
        return false
      } catch {
        Issue.record(error)
        return false
      }
    }
  }

  private func withPlan(_ body: (Plan) async throws -> Void) async throws {
    try await withTown(.sqlite) { town in
      try await town.database.migrate([WorkspaceStore.schema])
      let store = WorkspaceStore(town.database) { town.clock.now }
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      try await store.create("moss", name: "Moss")
      let plan = Plan(town: town, store: store, olga: olga)
      try await plan.save([("plan/energy.md", "a"), ("plan/water.md", "b")], by: olga)
      try await body(plan)
    }
  }

  @Test func `an adviser of a programme checks steps, and approves no chapter`() async throws {
    try await withPlan { plan in
      let town = plan.town
      let rosa = try await town.signIn("root")
      let programme = try await town.directory.createProgramme(
        named: "Front Range", by: rosa.principal, from: town.home)
      try await town.directory.addWorkspace(
        "moss", to: programme.id, reason: "The cohort", by: rosa.principal, from: town.home)
      let invitation = try await town.directory.invite(
        to: .programme(programme.id, .adviser), by: rosa.principal, from: town.home)
      let ada = try await town.join("ada", invitation)
      let rita = try await town.member("rita", .reviewer, of: "moss", by: plan.olga)
      let step = Self.approval("a-1", chapter: "step:inventory")
      #expect(await plan.may(ada, ("approvals.csv", Self.approvalHead), step))
      #expect(!(await plan.may(ada, Self.approval("a-2"))))
      #expect(!(await plan.may(rita, Self.approval("a-3", chapter: "step:inventory"))))
      #expect(await plan.may(rita, Self.approval("a-4")))
      #expect(await plan.may(ada, ("approvals.csv#a-1", nil)))
    }
  }

  @Test func `a reviewer makes the tables with their declared columns, and no others`() async throws
  {
    try await withPlan { plan in
      let rita = try await plan.town.member("rita", .reviewer, of: "moss", by: plan.olga)
      #expect(!(await plan.may(rita, ("comments.csv", "id,text\n"))))
      #expect(!(await plan.may(rita, ("inventory.csv", "id\n"))))
      #expect(await plan.may(rita, ("comments.csv", Self.commentHead), Self.comment("c-1")))
      #expect(await plan.may(rita, ("approvals.csv", Self.approvalHead), Self.approval("a-1")))
      #expect(!(await plan.may(rita, ("plan/energy.md", "mine"))))
    }
  }

  @Test func `reviewers change their own comments and approvals and nobody else's`() async throws {
    try await withPlan { plan in
      try await plan.save(
        [
          ("comments.csv", Self.commentHead), ("approvals.csv", Self.approvalHead),
          Self.comment("c-0"), Self.approval("a-0"),
        ], by: plan.olga)
      let rita = try await plan.town.member("rita", .reviewer, of: "moss", by: plan.olga)
      #expect(await plan.may(rita, Self.comment("c-1"), Self.approval("a-1")))
      #expect(await plan.may(rita, Self.comment("c-1", "Better")))
      // Nobody speaks in another's name, neither at first nor later.
      for name in ["c-1", "c-9"] {
        let forged = "\(name),plan/energy.md,,,Why?,,The mayor,2026-11-26,open,,,\n"
        #expect(!(await plan.may(rita, ("comments.csv#\(name)", forged))))
      }
      #expect(!(await plan.may(rita, Self.comment("c-0", "Worse"))))
      #expect(!(await plan.may(rita, Self.comment("c-0", state: "settled"))))
      #expect(!(await plan.may(rita, ("comments.csv#c-0", nil))))
      #expect(!(await plan.may(rita, ("approvals.csv#a-0", nil))))
      #expect(await plan.may(rita, ("approvals.csv#a-1", nil), ("comments.csv#c-1", nil)))
    }
  }

  @Test func `who may edit a chapter settles its comments without changing their words`()
    async throws
  {
    try await withPlan { plan in
      try await plan.save(
        [("comments.csv", Self.commentHead), Self.comment("c-0")], by: plan.olga)
      let cora = try await plan.town.member(
        "cora", .contributor, scopes: ["plan/energy.md"], of: "moss", by: plan.olga)
      let walt = try await plan.town.member(
        "walt", .editor, scopes: ["plan/water.md"], of: "moss", by: plan.olga)
      #expect(!(await plan.may(walt, Self.comment("c-0", state: "settled"))))
      #expect(!(await plan.may(cora, Self.comment("c-0", "Changed", state: "settled"))))
      #expect(!(await plan.may(cora, ("comments.csv#c-0", nil))))
      #expect(await plan.may(cora, Self.comment("c-0", state: "settled", answer: "Done")))
    }
  }

  @Test func `approving takes the right to, within one's chapters`() async throws {
    try await withPlan { plan in
      try await plan.save(
        [("comments.csv", Self.commentHead), ("approvals.csv", Self.approvalHead)], by: plan.olga)
      let cora = try await plan.town.member("cora", .contributor, of: "moss", by: plan.olga)
      let vera = try await plan.town.member("vera", .viewer, of: "moss", by: plan.olga)
      let walt = try await plan.town.member(
        "walt", .editor, scopes: ["plan/water.md"], of: "moss", by: plan.olga)
      #expect(!(await plan.may(cora, Self.approval("a-1"))))
      #expect(await plan.may(cora, Self.comment("c-1")))
      #expect(!(await plan.may(vera, Self.comment("c-2"))))
      #expect(!(await plan.may(vera, Self.approval("a-2"))))
      #expect(!(await plan.may(walt, Self.approval("a-3"))))
      #expect(await plan.may(walt, Self.approval("a-3", chapter: "plan/water.md")))
      #expect(!(await plan.may(walt, Self.approval("a-3"))))
    }
  }
}
