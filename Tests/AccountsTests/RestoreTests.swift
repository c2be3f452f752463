import Accounts
import Databases
import Foundation
import Store
import StoreSupport
import Synchronization
import Testing

@Suite struct RestoreTests {
  @Test(arguments: StoreEngine.allCases)
  func `nobody comes in by what was taken away after a backup`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let directory = town.directory
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let token = try await directory.makeToken(
        named: "nightly", scopes: [.read], lifetime: 86_400, by: olga.principal, from: town.home)
      let invitation = try await directory.invite(
        to: .workspace("moss", .owner, scopes: []), by: olga.principal, from: town.home)
      let link = try await directory.makeResetLink(
        for: olga.account.id, by: .machine, from: .machine)
      let last = town.clock.now
      town.clock.advance(60)
      let (now, schemas) = (town.clock.now, ReleasedAccounts.schemas)
      try await town.database.migrate(schemas)
      try await withScratchFolder { folder in
        try await StoreBackup.backUp(town.database, schemas: schemas, to: folder + "/b.cairn")
        let address = try DatabaseAddress(folder + "/restored.cairn")
        let found = Mutex<EndedAccess?>(nil)
        try await StoreBackup.restore(
          folder + "/b.cairn", schemas: schemas, to: address,
          finish: { transaction in
            let ended = try AccountDirectory.endAccess(at: now, in: transaction)
            found.withLock { $0 = ended }
          })
        let ended = try unwrapped(found.withLock { $0 })
        #expect(ended.sessions == 2 && ended.tokens == 1)
        #expect(ended.invitations == 1 && ended.resetLinks == 1)
        #expect(ended.lastEntry == last)
        let database = try await address.open()
        let restored = AccountDirectory(
          database: database, secret: town.secret, hasher: Town.hasher, now: { town.clock.now })
        try await restored.prepare()
        #expect(try await restored.identify(sessionToken: olga.token) == nil)
        await #expect(throws: TokenRefusal.revoked) {
          try await restored.identify(apiToken: token.text, from: town.home)
        }
        await #expect(throws: AccountProblem.linkNotUsable(.revoked)) {
          try await restored.invitation(invitation.token)
        }
        await #expect(throws: AccountProblem.linkNotUsable(.unknown)) {
          try await restored.resetLink(link.token)
        }
        // People come in as ever, and the log says what was done.
        _ = try await restored.signIn(
          email: "olga@example.org", password: Town.password, from: town.home)
        let log = try await restored.accessLog(.whole, by: .machine)
        #expect(log.contains { $0.act == .administered && $0.detail.contains("backup") })
        await database.close()
      }
      #expect(try await directory.identify(sessionToken: olga.token) != nil)
    }
  }
}
