import Accounts
import Databases
import Foundation
import StoreSupport
import Testing

@Suite struct PasswordTests {
  private let other = "nine otters on a raft"

  @Test(arguments: StoreEngine.allCases)
  func `changing a password ends all other sessions and gives this one a new token`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let phone = try await town.signIn("root")
      await #expect(throws: AccountProblem.wrongPassword) {
        try await town.directory.changePassword(
          sessionToken: rosa.token, old: "wrong", new: other, from: town.home)
      }
      await #expect(throws: AccountProblem.weakPassword(.tooShort(least: 15))) {
        try await town.directory.changePassword(
          sessionToken: rosa.token, old: Town.password, new: "short", from: town.home)
      }
      #expect(try await town.directory.identify(sessionToken: phone.token) != nil)
      let token = try await town.directory.changePassword(
        sessionToken: rosa.token, old: Town.password, new: other, from: town.home)
      #expect(try await town.directory.identify(sessionToken: token)?.session.id == rosa.session.id)
      for old in [rosa.token, phone.token] {
        #expect(try await town.directory.identify(sessionToken: old) == nil)
      }
      await #expect(throws: SignInRefusal.wrong) { try await town.signIn("root") }
      _ = try await town.signIn("root", password: other)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a reset link works once, ends sessions and tokens, and leaves the second factor`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      _ = try await town.secondFactor(of: olga)
      let token = try await town.directory.makeToken(
        named: "script", scopes: [.read], lifetime: 3600, by: olga.principal, from: town.home)
      let made = try await town.directory.makeResetLink(
        for: olga.account.id, by: rosa.principal, from: town.home)
      let link = made.token
      #expect(made.expires == town.clock.now.addingTimeInterval(86_400))
      #expect(try await town.directory.resetLink(link).id == olga.account.id)
      let outcomes = await atOnce(4) { number in
        try await town.directory.resetPassword(
          link: link, to: "\(other) \(number)", from: town.home)
      }
      #expect(outcomes.filter(\.isSuccess).count == 1)
      #expect(try await town.directory.identify(sessionToken: olga.token) == nil)
      await #expect(throws: TokenRefusal.revoked) {
        try await town.directory.identify(apiToken: token.text, from: town.home)
      }
      await #expect(throws: AccountProblem.linkNotUsable(.used)) {
        try await town.directory.resetLink(link)
      }
      #expect(try await town.directory.account(olga.account.id)?.hasSecondFactor == true)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a reset link expires, and one that was never made is unknown`(engine: StoreEngine)
    async throws
  {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let link = try await town.directory.makeResetLink(
        for: rosa.account.id, by: .machine, from: .machine
      ).token
      town.clock.advance(86_400)
      await #expect(throws: AccountProblem.linkNotUsable(.expired)) {
        try await town.directory.resetPassword(link: link, to: other, from: town.home)
      }
      await #expect(throws: AccountProblem.linkNotUsable(.unknown)) {
        try await town.directory.resetPassword(link: link + "x", to: other, from: town.home)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an owner makes links only for members who hold nothing elsewhere`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      let fern = try await town.owner(of: "fern", "fred", by: rosa)
      let vera = try await town.member("vera", .viewer, of: "moss", by: olga)
      _ = try await town.directory.makeResetLink(
        for: vera.account.id, by: olga.principal, from: town.home)
      func refused(_ account: Account.ID, _ actor: NewSession) async {
        await #expect(throws: AccountProblem.notAllowed(.manageAccounts)) {
          try await town.directory.makeResetLink(
            for: account, by: actor.principal, from: town.home)
        }
      }
      await refused(vera.account.id, fern)
      // Two owners keep each other in check: neither becomes the other.
      let otto = try await town.member("otto", .owner, of: "moss", by: olga)
      await refused(otto.account.id, olga)
      await refused(rosa.account.id, olga)
      await refused(fern.account.id, olga)
      await refused(olga.account.id, vera)
      // Nor an adviser of a programme, whose other workspaces she does not read.
      let programme = try await town.directory.createProgramme(
        named: "Front Range", by: rosa.principal, from: town.home)
      let ada = try await town.member("ada", .viewer, of: "moss", by: olga)
      try await town.directory.setMember(
        ada.account.id, of: programme.id, to: .adviser, by: rosa.principal, from: town.home)
      await refused(ada.account.id, olga)
      // Through Vera, Olga would come to own or read what is not hers.
      let offer = Invitation.Offer.workspace("fern", .editor, scopes: [])
      let invitation = try await town.directory.invite(
        to: offer, by: fern.principal, from: town.home)
      _ = try await town.directory.accept(
        invitation: invitation.token, by: vera.principal, from: town.home)
      await refused(vera.account.id, olga)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an owner's link is worth nothing once its person is more than a member`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      let vera = try await town.member("vera", .viewer, of: "moss", by: olga)
      let link = try await town.directory.makeResetLink(
        for: vera.account.id, by: olga.principal, from: town.home)
      #expect(try await town.directory.resetLink(link.token).id == vera.account.id)
      try await town.directory.setAdministrator(
        true, vera.account.id, by: rosa.principal, from: town.home)
      await #expect(throws: AccountProblem.linkNotUsable(.makerMayNot)) {
        try await town.directory.resetPassword(
          link: link.token, to: "another seven lamps", from: town.home)
      }
      let own = try await town.directory.makeResetLink(
        for: vera.account.id, by: rosa.principal, from: town.home)
      try await town.directory.resetPassword(
        link: own.token, to: "another seven lamps", from: town.home)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a password that is set by a link shuts out a sign-in that somebody else linked`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let thief = ExternalIdentity(
        issuer: "https://login.moss.gov", subject: "666", email: "thief@moss.gov",
        emailVerified: true, name: "Thief")
      try await town.directory.link(thief, by: olga.principal, from: town.home)
      let link = try await town.directory.makeResetLink(
        for: olga.account.id, by: .machine, from: .machine)
      try await town.directory.resetPassword(
        link: link.token, to: "another seven lamps", from: town.home)
      await #expect(throws: AccountProblem.external(.notInvited)) {
        try await town.directory.signIn(
          externalIdentity: thief, authenticatedAt: nil, from: town.home)
      }
      let fresh = try await town.signIn("olga", password: "another seven lamps")
      #expect(try await town.directory.linkedIdentities(of: fresh.principal).isEmpty)
      #expect(try await town.log(.identityUnlinked).count == 1)
    }
  }
}
