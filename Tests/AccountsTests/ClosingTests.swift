import Accounts
import Databases
import Foundation
import StoreSupport
import Testing

@Suite struct ClosingTests {
  @Test(arguments: StoreEngine.allCases)
  func `a closed account neither signs in nor keeps a session or a right`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      await #expect(throws: AccountProblem.notAllowed(.manageAccounts)) {
        try await town.directory.setClosed(
          true, rosa.account.id, by: olga.principal, from: town.home)
      }
      try await town.directory.setClosed(true, olga.account.id, by: rosa.principal, from: town.home)
      #expect(try await town.directory.identify(sessionToken: olga.token) == nil)
      await #expect(throws: SignInRefusal.disabled) { try await town.signIn("olga") }
      await #expect(throws: SignInRefusal.wrong) {
        try await town.signIn("olga", password: "wrong")
      }
      // Also a request that was under way when it happened.
      #expect(
        try await !town.directory.access(of: olga.principal, in: "moss").may(
          .readWorkspace, in: "moss"))
      try await town.directory.setClosed(
        false, olga.account.id, by: rosa.principal, from: town.home)
      _ = try await town.signIn("olga")
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `one administrator stays, also when two end each other at once`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      await #expect(throws: AccountProblem.lastAdministrator) {
        try await town.directory.setClosed(
          true, rosa.account.id, by: rosa.principal, from: town.home)
      }
      await #expect(throws: AccountProblem.lastAdministrator) {
        try await town.directory.deletePersonalData(
          of: rosa.account.id, by: rosa.principal, from: town.home)
      }
      let olga = try await town.owner(of: "moss", by: rosa)
      try await town.directory.setAdministrator(
        true, olga.account.id, by: rosa.principal, from: town.home)
      let pair = [rosa, olga]
      let outcomes = await atOnce(2) { number in
        try await town.directory.setAdministrator(
          false, pair[1 - number].account.id, by: pair[number].principal, from: town.home)
      }
      #expect(outcomes.filter(\.isSuccess).count == 1)
      #expect(try await town.directory.accounts(by: .machine).filter(\.isAdministrator).count == 1)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `deleted personal data are nowhere any more`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      let invitation = try await town.directory.invite(
        to: .workspace("moss", .editor, scopes: []), email: "zelda@example.org",
        by: olga.principal, from: town.home)
      let zelda = try await town.join("zelda", invitation)
      _ = try await town.secondFactor(of: zelda)
      _ = try await town.directory.makeToken(
        named: "x", scopes: [.read], lifetime: 60, by: zelda.principal, from: town.home)
      try await town.directory.deletePersonalData(
        of: zelda.account.id, by: zelda.principal, from: town.home)
      let tables = [
        "account", "account_session", "api_token", "membership", "invitation", "recovery_code",
        "access_log",
      ]
      let kept = try await town.database.read { transaction in
        try tables.flatMap { try transaction.rows("SELECT * FROM \($0)").map { "\($0)" } }.joined()
      }
      #expect(!kept.lowercased().contains("zelda"))
      let left = try unwrapped(try await town.directory.account(zelda.account.id))
      #expect(left.name == "Deleted person" && !left.isOpen && left.email == nil)
      #expect(try await town.directory.identify(sessionToken: zelda.token) == nil)
      await #expect(throws: SignInRefusal.wrong) { try await town.signIn("zelda") }
      // The e-mail is free again.
      let again = try await town.directory.invite(
        to: .workspace("moss", .viewer, scopes: []), by: olga.principal, from: town.home)
      _ = try await town.join("zelda", again)
    }
  }
}
