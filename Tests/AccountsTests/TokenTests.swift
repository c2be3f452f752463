import Accounts
import Databases
import Foundation
import StoreSupport
import Testing

@Suite struct TokenTests {
  @Test(arguments: StoreEngine.allCases)
  func `a token acts for its person within its scopes and workspaces`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let made = try await town.directory.makeToken(
        named: "nightly", scopes: [.read, .write], workspaces: ["moss"], lifetime: 86_400,
        by: olga.principal, from: town.home)
      #expect(made.text.hasPrefix("cairn_") && APITokenText.isComplete(made.text))
      let principal = try await town.directory.identify(apiToken: made.text, from: town.home)
      #expect(principal.account == olga.account.id)
      let access = try await town.directory.access(of: principal, in: "moss")
      #expect(access.may(.editDocument, in: "moss") && !access.may(.publish, in: "moss"))
      // A token makes no other token, and says nothing of sessions.
      await #expect(throws: AccountProblem.notSignedIn) {
        try await town.directory.makeToken(
          named: "more", scopes: [.admin], lifetime: 60, by: principal, from: town.home)
      }
      await #expect(throws: AccountProblem.notSignedIn) {
        try await town.directory.sessions(of: principal)
      }
      let kept = try await town.database.read { transaction in
        try transaction.rows("SELECT * FROM api_token").map { "\($0)" }.joined()
      }
      #expect(!kept.contains(made.text.dropFirst(6)))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a token that is cut, mistyped, unknown, expired, revoked or of a closed account is refused`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      func make(_ lifetime: TimeInterval) async throws -> NewAPIToken {
        try await town.directory.makeToken(
          named: "x", scopes: [.read], lifetime: lifetime, by: olga.principal, from: town.home)
      }
      func refusal(_ text: String) async -> TokenRefusal? {
        do {
          _ = try await town.directory.identify(apiToken: text, from: town.home)
          return nil
        } catch { return error as? TokenRefusal }
      }
      let (short, long, gone) = (try await make(60), try await make(9999), try await make(9999))
      #expect(await refusal(String(long.text.dropLast())) == .incomplete)
      let last = long.text.hasSuffix("a") ? "b" : "a"
      #expect(await refusal(long.text.dropLast() + last) == .incomplete)
      #expect(await refusal("") == .incomplete)
      try await town.directory.revokeToken(gone.token.id, by: olga.principal, from: town.home)
      #expect(await refusal(gone.text) == .revoked)
      town.clock.advance(60)
      #expect(await refusal(short.text) == .expired)
      #expect(await refusal(long.text) == nil)
      try await town.directory.setClosed(
        true, olga.account.id, by: rosa.principal, from: town.home)
      #expect(await refusal(long.text) == .closed)
      try await town.database.write { try $0.execute("DELETE FROM api_token") }
      #expect(await refusal(long.text) == .unknown)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `the last use is written once a minute, and logged once a day`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let made = try await town.directory.makeToken(
        named: "x", scopes: [.read], lifetime: 10 * 86_400, by: olga.principal, from: town.home)
      func use() async throws -> Date? {
        _ = try await town.directory.identify(
          apiToken: made.text, from: RequestOrigin(address: "203.0.113.5"))
        return try await town.directory.tokens(of: olga.principal).first?.lastUsed
      }
      let first = town.clock.now
      #expect(try await use() == first)
      town.clock.advance(59)
      #expect(try await use() == first)
      town.clock.advance(1)
      #expect(try await use() == first.addingTimeInterval(60))
      #expect(try await town.log(.tokenUsed).count == 1)
      town.clock.advance(86_400)
      let outcomes = await atOnce(5) { _ in
        try await town.directory.identify(apiToken: made.text, from: town.home)
      }
      #expect(outcomes.allSatisfy { $0.isSuccess })
      #expect(try await town.log(.tokenUsed).count == 2)
      try await town.directory.revokeToken(made.token.id, by: olga.principal, from: town.home)
      for _ in 0..<3 {
        _ = try? await town.directory.identify(apiToken: made.text, from: town.home)
      }
      #expect(try await town.log(.tokenUsed).filter { $0.outcome == .refused }.count == 1)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a token needs a fresh password, a purpose and an end`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      func make(
        _ scopes: Set<TokenScope>, _ workspaces: Set<String>?, _ lifetime: TimeInterval
      ) async throws {
        _ = try await town.directory.makeToken(
          named: "x", scopes: scopes, workspaces: workspaces, lifetime: lifetime,
          by: olga.principal, from: town.home)
      }
      await #expect(throws: AccountProblem.self) { try await make([], nil, 60) }
      await #expect(throws: AccountProblem.self) { try await make([.read], [], 60) }
      await #expect(throws: AccountProblem.self) { try await make([.read], ["a b"], 60) }
      await #expect(throws: AccountProblem.self) { try await make([.read], nil, 0) }
      await #expect(throws: AccountProblem.self) { try await make([.read], nil, 367 * 86_400) }
      town.clock.advance(901)
      await #expect(throws: AccountProblem.confirmationNeeded) { try await make([.read], nil, 60) }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `nobody but an administrator revokes another's token`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      let vera = try await town.member("vera", .viewer, of: "moss", by: olga)
      let made = try await town.directory.makeToken(
        named: "x", scopes: [.read], lifetime: 60, by: vera.principal, from: town.home)
      await #expect(throws: AccountProblem.noSuchThing("token")) {
        try await town.directory.revokeToken(made.token.id, by: olga.principal, from: town.home)
      }
      try await town.directory.revokeToken(made.token.id, by: rosa.principal, from: town.home)
    }
  }
}
