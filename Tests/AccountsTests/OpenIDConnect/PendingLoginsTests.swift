import Databases
import Foundation
import StoreSupport
import Testing

@testable import Accounts

@Suite struct PendingLoginsTests {
  private let settings = OpenIDSettings(
    displayName: "Town Hall", issuer: "https://id.city.gov", clientID: "cairn",
    callback: "https://plan.city.gov/back")
  private let now = Date(timeIntervalSince1970: 1_800_000_000)

  @Test(arguments: StoreEngine.allCases)
  func `an attempt is taken once, by its browser, at its provider, in its time`(
    engine: StoreEngine
  ) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate([PendingLogins.schema])
      let logins = PendingLogins(database: database)
      let secrets = LoginSecrets(continuing: nil)
      try await logins.add(secrets, settings, returnTo: "/plans/7", at: now)

      let stranger = try #require(
        LoginSecrets(
          state: secrets.state, browserValue: LoginSecrets(continuing: nil).browserValue))
      #expect(try await logins.take(stranger, settings, at: now) == nil)
      var other = settings
      other.issuer = "https://id.other.gov"
      #expect(try await logins.take(secrets, other, at: now) == nil)
      other = settings
      other.clientID = "another"
      #expect(try await logins.take(secrets, other, at: now) == nil)

      #expect(try await logins.take(secrets, settings, at: now) == "/plans/7")
      #expect(try await logins.take(secrets, settings, at: now) == nil)

      try await logins.add(secrets, settings, returnTo: "/", at: now)
      #expect(try await logins.take(secrets, settings, at: now.addingTimeInterval(600)) == nil)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `two nodes that get one answer do not both take it`(engine: StoreEngine) async throws {
    try await withAddress(engine) { address in
      let nodes = [try await address.open(), try await address.open()]
      try await nodes[0].migrate([PendingLogins.schema])
      for _ in 0..<10 {
        let secrets = LoginSecrets(continuing: nil)
        try await PendingLogins(database: nodes[0]).add(secrets, settings, returnTo: "/", at: now)
        async let first = PendingLogins(database: nodes[0]).take(secrets, settings, at: now)
        async let second = PendingLogins(database: nodes[1]).take(secrets, settings, at: now)
        let taken = try await [first, second]
        #expect(taken.compactMap { $0 } == ["/"])
      }
      for node in nodes { await node.close() }
    }
  }
}
