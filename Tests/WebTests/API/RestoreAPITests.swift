import Accounts
import Store
import Strategies
import Tables
import Testing
import Workspace

@testable import Web

/// Removed records that come back with what went with them, by the API.
@Suite struct RestoreAPITests {
  @Test func `an action comes back with its parts, once`() async throws {
    try await APIProgram.run { county, program in
      let site = county.site
      let before = try await site.community("hennepin-county")
      let page = "/workspaces/hennepin-county/actions/b1/remove"
      #expect(try await county.ada.post(page, from: page).status == 303)
      let without = try await site.community("hennepin-county")
      #expect(without.actions.allSatisfy { $0.id != "b1" })
      let body: JSONValue = ["document": "actions.csv#b1", "reason": "It is ours after all"]
      let back = try await program.ask("POST", "/restore", body, key: "bring-b1-back")
      #expect(back.status == 201, "\(back.json)")
      #expect(back.json["reason"]?.text == "It is ours after all")
      let after = try await site.community("hennepin-county")
      #expect(after.actions.map(\.id) == before.actions.map(\.id))
      let action = try #require(after.actions.first { $0.id == "b1" })
      #expect(action.parameters.count == before.actions.first { $0.id == "b1" }?.parameters.count)
      #expect(after.milestones.count == before.milestones.count)
      #expect(try await program.ask("POST", "/restore", body, key: "bring-b1-back").isReplayed)
      let again = try await program.ask("POST", "/restore", body)
      #expect(again.status == 409)
      #expect(try await site.store.head(of: "hennepin-county") == back.json["revision"]?.whole)
    }
  }

  @Test func `a table comes back with its rows`() async throws {
    try await APIProgram.run { county, program in
      let store = county.site.store
      let now = try await store.snapshot(of: "hennepin-county")
      let costs = now.documents.filter { $0.name.file == "costs.csv" }
      try #require(costs.count > 2)
      try await store.commit(
        CommitDraft(
          id: "take-the-costs-away", author: county.ada.principal.author, reason: "By mistake",
          base: now.revision,
          changes: costs.map {
            DocumentChange(name: $0.name, kind: $0.kind, position: $0.position, body: nil)
          }), to: "hennepin-county")
      let back = try await program.ask("POST", "/restore", ["document": "costs.csv"])
      #expect(back.status == 201, "\(back.json)")
      let after = try await store.snapshot(of: "hennepin-county")
      #expect(
        after.documents.filter { $0.name.file == "costs.csv" }.map(\.body) == costs.map(\.body))
    }
  }

  @Test func `what never was is not there, and a reader brings nothing back`() async throws {
    try await APIProgram.run { county, program in
      let never = try await program.ask("POST", "/restore", ["document": "goals.csv#never"])
      #expect(never.status == 404)
      let viewer = try await county.site.member(
        .viewer, of: "hennepin-county", invitedBy: county.ada)
      let refused = try await APIProgram(of: viewer).ask(
        "POST", "/restore", ["document": "actions.csv#b1"])
      #expect(refused.status == 403)
    }
  }
}
