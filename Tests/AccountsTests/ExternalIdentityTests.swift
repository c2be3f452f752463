import Accounts
import Databases
import Foundation
import StoreSupport
import Testing

@Suite struct ExternalIdentityTests {
  private func identity(
    _ subject: String, _ email: String?, verified: Bool = true
  ) -> ExternalIdentity {
    ExternalIdentity(
      issuer: "https://login.moss.gov", subject: subject, email: email, emailVerified: verified,
      name: "Vera Vance")
  }

  private func enter(
    _ town: Town, _ identity: ExternalIdentity, _ invitation: NewInvitation? = nil
  ) async throws -> NewSession {
    let step = try await town.directory.signIn(
      externalIdentity: identity, authenticatedAt: town.clock.now, invitation: invitation?.token,
      from: town.home)
    guard case .signedIn(let session) = step else { throw Town.Surprise.askedForCode }
    return session
  }

  @Test(arguments: StoreEngine.allCases)
  func `an invited person makes an account by the city's sign-in and comes back by it`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      await #expect(throws: AccountProblem.external(.notInvited)) {
        try await enter(town, identity("1", "vera@moss.gov"))
      }
      let invitation = try await town.directory.invite(
        to: .workspace("moss", .viewer, scopes: []), email: "vera@moss.gov", by: olga.principal,
        from: town.home)
      await #expect(throws: AccountProblem.external(.emailNotVerified)) {
        try await enter(town, identity("1", "vera@moss.gov", verified: false), invitation)
      }
      await #expect(throws: AccountProblem.external(.emailNotVerified)) {
        try await enter(town, identity("1", "mallory@moss.gov"), invitation)
      }
      let vera = try await enter(town, identity("1", "vera@moss.gov"), invitation)
      #expect(vera.account.name == "Vera Vance" && !vera.account.hasPassword)
      // The subject decides: another e-mail, even an unverified one, is the same person.
      #expect(try await enter(town, identity("1", nil)).account.id == vera.account.id)
      #expect(try await town.directory.members(of: "moss", by: olga.principal).count == 2)
      await #expect(throws: SignInRefusal.wrong) {
        try await town.directory.signIn(email: "vera@moss.gov", password: "", from: town.home)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `the same e-mail alone links nothing`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      // Mallory was invited by an open link and has typed Vera's e-mail.
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let mallory = try await town.member("vera", .viewer, of: "moss", by: olga)
      let open = try await town.directory.invite(
        to: .workspace("moss", .editor, scopes: []), by: olga.principal, from: town.home)
      for invitation in [nil, open] {
        await #expect(throws: AccountProblem.external(.signInFirst)) {
          try await enter(town, identity("1", "vera@example.org"), invitation)
        }
      }
      // Signed in, it is linked.
      try await town.directory.link(
        identity("1", "vera@example.org"), by: mallory.principal, from: town.home)
      #expect(try await enter(town, identity("1", nil)).account.id == mallory.account.id)
      await #expect(throws: AccountProblem.external(.linkedToAnother)) {
        try await town.directory.link(identity("1", nil), by: olga.principal, from: town.home)
      }
      let refused = try await town.log(.signInExternal).filter { $0.outcome == .refused }
      #expect(refused.count == 2)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an account that was invited by a verified e-mail is linked, until it changes the e-mail`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      func invited(_ email: String) async throws -> NewSession {
        let invitation = try await town.directory.invite(
          to: .workspace("moss", .viewer, scopes: []), email: email, by: olga.principal,
          from: town.home)
        return try await town.join("x", invitation)
      }
      let vera = try await invited("vera@moss.gov")
      await #expect(throws: AccountProblem.external(.signInFirst)) {
        try await enter(town, identity("1", "vera@moss.gov", verified: false))
      }
      #expect(try await enter(town, identity("1", "vera@moss.gov")).account.id == vera.account.id)

      let mallory = try await invited("mallory@moss.gov")
      try await town.directory.changeEmail(
        to: "chief@moss.gov", by: mallory.principal, from: town.home)
      await #expect(throws: AccountProblem.external(.signInFirst)) {
        try await enter(town, identity("2", "chief@moss.gov"))
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `the second factor is asked for, closed accounts stay closed, the only way in stays`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      try await town.directory.link(identity("o", nil), by: olga.principal, from: town.home)
      #expect(try await town.directory.linkedIdentities(of: olga.principal).map(\.subject) == ["o"])
      _ = try await town.secondFactor(of: olga)
      await #expect(throws: Town.Surprise.askedForCode) {
        try await enter(town, identity("o", nil))
      }
      try await town.directory.unlink(
        issuer: "https://login.moss.gov", subject: "o", by: olga.principal, from: town.home)
      await #expect(throws: AccountProblem.external(.notInvited)) {
        try await enter(town, identity("o", nil))
      }
      let invitation = try await town.directory.invite(
        to: .workspace("moss", .viewer, scopes: []), by: olga.principal, from: town.home)
      let vera = try await enter(town, identity("v", nil), invitation)
      await #expect(throws: AccountProblem.lastWayIn) {
        try await town.directory.unlink(
          issuer: "https://login.moss.gov", subject: "v", by: vera.principal, from: town.home)
      }
      try await town.directory.setClosed(true, vera.account.id, by: rosa.principal, from: town.home)
      await #expect(throws: SignInRefusal.disabled) { try await enter(town, identity("v", nil)) }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `one person who comes twice at once gets one account`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let invitation = try await town.directory.invite(
        to: .workspace("moss", .viewer, scopes: []), by: olga.principal, from: town.home)
      let outcomes = await atOnce(4) { _ in
        try await enter(town, identity("1", "vera@moss.gov"), invitation)
      }
      #expect(outcomes.contains { $0.isSuccess })
      #expect(try await town.directory.accounts(by: .machine).count == 3)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a session by the city's sign-in is proven from when the password was given there`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let invitation = try await town.directory.invite(
        to: .workspace("moss", .viewer, scopes: []), by: olga.principal, from: town.home)
      _ = try await enter(town, identity("7", "vera@moss.gov"), invitation)
      let now = town.clock.now
      for (given, isProven) in [(now - 60, true), (now - 3600, false), (nil, false)] {
        let step = try await town.directory.signIn(
          externalIdentity: identity("7", "vera@moss.gov"), authenticatedAt: given,
          from: town.home)
        guard case .signedIn(let session) = step else { throw Town.Surprise.askedForCode }
        let kept = try unwrapped(try await town.directory.identify(sessionToken: session.token))
        #expect(kept.principal.isProven(at: now, within: 900) == isProven)
        let token = try? await town.directory.makeToken(
          named: "t", scopes: [.read], lifetime: 60, by: kept.principal, from: town.home)
        #expect((token != nil) == isProven)
      }
      // A code of the second factor is as good as a password.
      let olgas = try await town.secondFactor(of: olga)
      try await town.directory.link(
        identity("8", "olga@moss.gov"), by: olga.principal, from: town.home)
      town.clock.advance(60)
      let step = try await town.directory.signIn(
        externalIdentity: identity("8", "olga@moss.gov"), authenticatedAt: nil, from: town.home)
      guard case .needsCode(let text) = step else { throw Town.Surprise.noCodeAsked }
      let session = try await town.directory.signIn(
        step: text, code: town.code(olgas.secret), from: town.home)
      #expect(session.principal.isProven(at: town.clock.now, within: 900))
    }
  }
}
