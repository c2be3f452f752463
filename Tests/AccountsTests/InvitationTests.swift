import Accounts
import Databases
import Foundation
import StoreSupport
import Testing

@Suite struct InvitationTests {
  private func viewing(_ role: WorkspaceRole = .viewer, _ scopes: [AccessScope] = [])
    -> Invitation.Offer
  {
    .workspace("moss", role, scopes: scopes)
  }

  @Test(arguments: StoreEngine.allCases)
  func `an invitation works once, also when many open it at once`(engine: StoreEngine) async throws
  {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let invitation = try await town.directory.invite(
        to: viewing(.editor), by: olga.principal, from: town.home)
      #expect(try await town.directory.invitation(invitation.token).offer == viewing(.editor))
      let outcomes = await atOnce(5) { try await town.join("guest\($0)", invitation) }
      #expect(outcomes.filter(\.isSuccess).count == 1)
      // Of those who came late nothing is left.
      #expect(try await town.directory.members(of: "moss", by: olga.principal).count == 2)
      #expect(try await town.directory.accounts(by: .machine).count == 3)
      await #expect(throws: AccountProblem.linkNotUsable(.used)) {
        try await town.directory.invitation(invitation.token)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an invitation that expired, was revoked or never made opens nothing`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let old = try await town.directory.invite(to: viewing(), by: olga.principal, from: town.home)
      town.clock.advance(7 * 86_400)
      let fresh = try await town.signIn("olga")
      let gone = try await town.directory.invite(
        to: viewing(), by: fresh.principal, from: town.home)
      #expect(
        try await town.directory.openInvitations(to: "moss", by: fresh.principal).map(\.id) == [
          gone.invitation.id
        ])
      try await town.directory.revokeInvitation(
        gone.invitation.id, by: fresh.principal, from: town.home)
      for (invitation, flaw) in [(old, LinkFlaw.expired), (gone, .revoked)] {
        await #expect(throws: AccountProblem.linkNotUsable(flaw)) {
          try await town.join("guest", invitation)
        }
      }
      await #expect(throws: AccountProblem.linkNotUsable(.unknown)) {
        try await town.directory.invitation("x")
      }
      await #expect(throws: AccountProblem.noSuchThing("open invitation")) {
        try await town.directory.revokeInvitation(
          gone.invitation.id, by: fresh.principal, from: town.home)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an invitation for an e-mail is for nobody else`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      let invitation = try await town.directory.invite(
        to: viewing(), email: "Vera@Example.org", by: olga.principal, from: town.home)
      await #expect(throws: AccountProblem.invitedAnother) {
        try await town.directory.accept(
          invitation: invitation.token, by: rosa.principal, from: town.home)
      }
      // The refusal has not used it up; the account gets the e-mail that was invited.
      let vera = try await town.join("somebody-else", invitation)
      #expect(vera.account.email?.description == "vera@example.org")
      let again = try await town.directory.invite(
        to: viewing(.reviewer), email: "vera@example.org", by: olga.principal, from: town.home)
      await #expect(throws: AccountProblem.emailTaken) { try await town.join("vera", again) }
      #expect(
        try await town.directory.accept(
          invitation: again.token, by: vera.principal, from: town.home) == viewing(.reviewer))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `accepting never lowers a role`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      func accept(_ role: WorkspaceRole, _ scopes: [String], _ session: NewSession) async throws {
        let offer = viewing(role, try scopes.map { try AccessScope($0) })
        let invitation = try await town.directory.invite(
          to: offer, by: olga.principal, from: town.home)
        _ = try await town.directory.accept(
          invitation: invitation.token, by: session.principal, from: town.home)
      }
      func held(_ session: NewSession) async throws -> String {
        let access = try await town.directory.access(of: session.principal, in: "moss")
        return access.holdings(in: "moss").map {
          "\($0.role.name) \($0.scopes.map(\.description).joined(separator: ","))"
        }.joined()
      }
      try await accept(.viewer, [], olga)
      #expect(try await held(olga) == "owner ")

      let cora = try await town.member("cora", .contributor, of: "moss", by: olga)
      try await accept(.viewer, [], cora)
      #expect(try await held(cora) == "contributor ")
      await #expect(throws: AccountProblem.wouldLower(.contributor)) {
        try await accept(.reviewer, [], cora)
      }
      try await accept(.contributor, ["plan/*"], cora)
      #expect(try await held(cora) == "contributor plan/*")
      await #expect(throws: AccountProblem.wouldLower(.contributor)) {
        try await accept(.editor, ["plan/a.md"], cora)
      }
      try await accept(.editor, [], cora)
      #expect(try await held(cora) == "editor ")
      try await accept(.editor, ["plan/a.md"], cora)
      #expect(try await held(cora) == "editor ")

      let ed = try await town.member("ed", .editor, scopes: ["plan/a.md"], of: "moss", by: olga)
      try await accept(.editor, ["plan/b.md"], ed)
      #expect(try await held(ed) == "editor plan/a.md,plan/b.md")
      try await accept(.owner, [], ed)
      #expect(try await held(ed) == "owner ")
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an e-mail makes one account, also from two invitations at once`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      var made: [NewInvitation] = []
      for _ in 0..<4 {
        made.append(
          try await town.directory.invite(to: viewing(), by: olga.principal, from: town.home))
      }
      let invitations = made
      let outcomes = await atOnce(4) { try await town.join("vera", invitations[$0]) }
      #expect(outcomes.filter(\.isSuccess).count == 1)
      for case .failure(let error) in outcomes {
        #expect(error as? AccountProblem == .emailTaken)
      }
      #expect(try await town.directory.openInvitations(to: "moss", by: olga.principal).count == 3)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `who was removed or closed does not come back by a link of their own`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      let otto = try await town.member("otto", .owner, of: "moss", by: olga)
      let ofOlga = try await town.directory.invite(
        to: viewing(.owner), by: olga.principal, from: town.home)
      let ofOtto = try await town.directory.invite(
        to: viewing(.owner), by: otto.principal, from: town.home)
      try await town.directory.removeMember(
        olga.account.id, from: "moss", by: otto.principal, from: town.home)
      #expect(
        try await town.directory.openInvitations(to: "moss", by: otto.principal).map(\.id) == [
          ofOtto.invitation.id
        ])
      try await town.directory.setClosed(
        true, otto.account.id, by: rosa.principal, from: town.home)
      for (name, invitation) in [("olga2", ofOlga), ("otto2", ofOtto)] {
        await #expect(throws: AccountProblem.linkNotUsable(.makerMayNot)) {
          try await town.join(name, invitation)
        }
      }
      #expect(try await town.directory.accounts(by: .machine).count == 3)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a password that is set anew takes back the links of whoever had the account before`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let invitation = try await town.directory.invite(
        to: viewing(.owner), by: olga.principal, from: town.home)
      let link = try await town.directory.makeResetLink(
        for: olga.account.id, by: .machine, from: .machine)
      try await town.directory.resetPassword(
        link: link.token, to: "another seven lamps", from: town.home)
      await #expect(throws: AccountProblem.linkNotUsable(.revoked)) {
        try await town.join("thief", invitation)
      }
    }
  }
}
