import Accounts
import Databases
import Dispatch
import Foundation
import StoreSupport
import Testing

@Suite struct SessionTests {
  @Test(arguments: StoreEngine.allCases)
  func `a session ends when nobody uses it for two hours, and after a week in any case`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      town.clock.advance(7199)
      #expect(try await town.directory.identify(sessionToken: rosa.token) != nil)
      town.clock.advance(7199)
      #expect(try await town.directory.identify(sessionToken: rosa.token) != nil)
      town.clock.advance(7200)
      #expect(try await town.directory.identify(sessionToken: rosa.token) == nil)

      let again = try await town.signIn("root")
      let days = 7 * 24
      for _ in 1..<days {
        town.clock.advance(3600)
        #expect(try await town.directory.identify(sessionToken: again.token) != nil)
      }
      town.clock.advance(3600)
      #expect(try await town.directory.identify(sessionToken: again.token) == nil)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `only a digest of the token is kept`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let kept = try await town.database.read { transaction in
        try transaction.rows("SELECT * FROM account_session").map { "\($0)" }.joined()
      }
      #expect(!kept.contains(rosa.token) && rosa.token.utf8.count == 52)
      #expect(try await town.directory.identify(sessionToken: rosa.session.id.rawValue) == nil)
      #expect(try await town.directory.identify(sessionToken: "") == nil)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a token that was planted in a browser is worth nothing after the sign-in`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let mallory = try await town.owner(of: "moss", "mallory", by: rosa)
      // Mallory's own live token lies in Rosa's browser when she signs in.
      let step = try await town.directory.signIn(
        email: "root@example.org", password: Town.password, from: town.home,
        replacing: mallory.token)
      guard case .signedIn(let session) = step else { throw Town.Surprise.askedForCode }
      #expect(session.token != mallory.token)
      #expect(try await town.directory.identify(sessionToken: mallory.token) == nil)
      #expect(
        try await town.directory.identify(sessionToken: session.token)?.account.id
          == rosa.account.id)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a fresh token replaces the old one, for one of many who ask at once`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let outcomes = await atOnce(5) { _ in
        try await town.directory.freshToken(replacing: rosa.token)
      }
      let fresh = outcomes.compactMap { try? $0.get() }
      #expect(fresh.count == 1)
      #expect(try await town.directory.identify(sessionToken: rosa.token) == nil)
      let signedIn = try await town.directory.identify(sessionToken: try unwrapped(fresh.first))
      #expect(signedIn?.session.id == rosa.session.id)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a rise in rights asks for a fresh token, once`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      let vera = try await town.member("vera", .viewer, of: "moss", by: olga)
      func needs(_ token: String) async throws -> Bool {
        try unwrapped(try await town.directory.identify(sessionToken: token)).needsFreshToken
      }
      #expect(try await !needs(vera.token))
      try await town.directory.changeMember(
        vera.account.id, of: "moss", to: .editor, by: olga.principal, from: town.home)
      #expect(try await needs(vera.token))
      let fresh = try unwrapped(try await town.directory.freshToken(replacing: vera.token))
      #expect(try await !needs(fresh))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a confirmed password makes the session fresh and its token new`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      town.clock.advance(3600)
      let stale = try unwrapped(try await town.directory.identify(sessionToken: rosa.token))
      #expect(!stale.principal.isProven(at: town.clock.now, within: 900))
      await #expect(throws: SignInRefusal.wrong) {
        try await town.directory.confirmPassword(
          sessionToken: rosa.token, password: "wrong", from: town.home)
      }
      let fresh = try await town.directory.confirmPassword(
        sessionToken: rosa.token, password: Town.password, from: town.home)
      #expect(fresh.principal.isProven(at: town.clock.now, within: 900))
      #expect(fresh.session.id == rosa.session.id && fresh.session.expires == rosa.session.expires)
      #expect(try await town.directory.identify(sessionToken: rosa.token) == nil)
      #expect(try await town.directory.identify(sessionToken: fresh.token) != nil)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `one lists and ends one's own sessions, not those of others`(engine: StoreEngine)
    async throws
  {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      town.clock.advance(1)
      let phone = try await town.signIn("root")
      town.clock.advance(1)
      let desk = try await town.signIn("root")
      let olga = try await town.owner(of: "moss", by: rosa)
      let listed = try await town.directory.sessions(of: desk.principal)
      #expect(listed.map(\.id) == [desk, phone, rosa].map(\.session.id))
      #expect(listed[0].origin == town.home)
      await #expect(throws: AccountProblem.noSuchThing("session")) {
        try await town.directory.endSession(
          phone.session.id, by: olga.principal, from: town.home)
      }
      try await town.directory.endSession(phone.session.id, by: desk.principal, from: town.home)
      #expect(try await town.directory.identify(sessionToken: phone.token) == nil)
      try await town.directory.endOtherSessions(by: desk.principal, from: town.home)
      #expect(try await town.directory.identify(sessionToken: rosa.token) == nil)
      #expect(try await town.directory.identify(sessionToken: desk.token) != nil)
      #expect(try await town.directory.identify(sessionToken: olga.token) != nil)
      try await town.directory.signOut(sessionToken: desk.token, from: town.home)
      #expect(try await town.directory.identify(sessionToken: desk.token) == nil)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `sweeping removes what has ended and nothing else`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      #expect(try await town.directory.sweep() == nil)
      town.clock.advance(3600)
      let fresh = try await town.signIn("root")
      town.clock.advance(3700)
      #expect(try await town.directory.sweep() == town.clock.now)
      #expect(
        try await town.directory.sessions(of: fresh.principal).map(\.id) == [fresh.session.id])
      #expect(try await !town.log(.setUp).isEmpty)
      for _ in 0..<401 {
        town.clock.advance(86_400)
        try await town.directory.sweep()
      }
      #expect(try await town.log(.setUp).isEmpty)
      _ = rosa
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a clock that jumps ahead and is put right removes nothing of the access log`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      _ = try await town.administrator()
      try await town.directory.sweep()
      let right = town.clock.now
      let years: TimeInterval = 10 * 366 * 86_400
      town.clock.advance(years)
      for hour in 1...3 {
        let swept = try await town.directory.sweep()
        #expect(swept == right + Double(hour) * 86_400)
      }
      #expect(try await !town.log(.setUp).isEmpty)
      town.clock.advance(-years + 3600)
      #expect(try await town.directory.sweep() == right + 3600)
      #expect(try await !town.log(.setUp).isEmpty)
    }
  }

  @Test func `a clock that is set back does not make an old password a recent one`() async throws {
    try await withTown(.sqlite) { town in
      let rosa = try await town.administrator()
      #expect(rosa.principal.isProven(at: town.clock.now - 59, within: 900))
      #expect(!rosa.principal.isProven(at: town.clock.now - 3600, within: 900))
    }
  }

  @Test func `a page that reads does not wait for somebody else's long write`() async throws {
    try await withTown(.sqlite, settings: AccountSettings()) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let token = try await town.directory.makeToken(
        named: "nightly", scopes: [.read], lifetime: 86_400, by: olga.principal, from: town.home)
      _ = try await town.directory.identify(apiToken: token.text, from: town.home)
      town.clock.advance(90)
      let (holds, ends) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      let database = town.database
      let write = Task {
        try await database.write { _ in
          holds.signal()
          // An import of a hundred thousand rows.
          return ends.wait(timeout: .now() + 60)
        }
      }
      await Task.detached { holds.wait() }.value
      #expect(try await town.directory.identify(sessionToken: olga.token) != nil)
      _ = try await town.directory.identify(apiToken: token.text, from: town.home)
      ends.signal()
      #expect(try await write.value == .success, "the write still held the file")
    }
  }
}
