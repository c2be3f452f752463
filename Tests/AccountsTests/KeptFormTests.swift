import Databases
import Foundation
import StoreSupport
import Testing

@testable import Accounts

/// Forms that wait for their writer to sign in.
@Suite struct KeptFormTests {
  private func form(_ account: Account.ID, _ text: String = "Written all evening") -> KeptForm {
    KeptForm(
      account: account, path: "/workspaces/moss/plan/chapter?file=plan/energy.md", page: "/",
      fields: [
        .init(name: "text", value: text), .init(name: "tag", value: "a"),
        .init(name: "tag", value: "b\0“”"),
      ])
  }

  private func count(_ town: Town) async throws -> Int {
    try await town.database.read { try $0.first("SELECT COUNT(*) FROM kept_form")?.int(0) ?? -1 }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a form comes back as it was to its writer alone, until it is taken or its time is over`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let directory = town.directory
      // The first sweep of a database only notes the time.
      try await directory.sweep()
      let rosa = try await town.administrator().account.id
      let wanted = form(rosa)
      let first = try unwrapped(try await directory.keep(wanted))
      let second = try unwrapped(try await directory.keep(wanted))
      #expect(first != second)
      #expect(try await directory.keptForm(first, of: rosa) == wanted)
      #expect(try await directory.keptForm(first, of: Account.ID("somebody")) == nil)
      try await directory.removeKeptForm(first, of: Account.ID("somebody"))
      #expect(try await directory.keptForm(first, of: rosa) == wanted)
      try await directory.removeKeptForm(first, of: rosa)
      #expect(try await directory.keptForm(first, of: rosa) == nil)
      town.clock.advance(3599)
      #expect(try await directory.keptForm(second, of: rosa) == wanted)
      town.clock.advance(1)
      #expect(try await directory.keptForm(second, of: rosa) == nil)
      #expect(try await count(town) == 1)
      try await directory.sweep()
      #expect(try await count(town) == 0)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `two nodes of one database know the same forms`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator().account.id
      let clock = town.clock
      let other = AccountDirectory(
        database: town.database, secret: town.secret, hasher: Town.hasher, now: { clock.now })
      let id = try unwrapped(try await town.directory.keep(form(rosa)))
      #expect(try await other.keptForm(id, of: rosa) == form(rosa))
      try await other.removeKeptForm(id, of: rosa)
      #expect(try await town.directory.keptForm(id, of: rosa) == nil)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `the database does not tell what is in a form, and a moved one does not open`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let id = try unwrapped(try await town.directory.keep(form(rosa.account.id)))
      let body = try await town.database.read {
        try $0.first("SELECT body FROM kept_form")?.bytes(0) ?? []
      }
      #expect(!String(decoding: body, as: UTF8.self).contains("evening"))
      let olga = try await town.owner(of: "moss", by: rosa)
      let thief = SQLValue.text(olga.account.id.rawValue)
      try await town.database.write { try $0.execute("UPDATE kept_form SET account = $1", [thief]) }
      #expect(try await town.directory.keptForm(id, of: olga.account.id) == nil)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `forms are few and small, the oldest ones make room`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      var settings = AccountSettings()
      settings.keptForms.countPerAccount = 3
      settings.keptForms.sizeLimit = 2_000
      settings.keptForms.totalLimit = 4_000
      let clock = town.clock
      let directory = AccountDirectory(
        database: town.database, secret: town.secret, hasher: Town.hasher, settings: settings,
        now: { clock.now })
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa).account.id
      var ids: [String] = []
      for _ in 0..<5 {
        ids.append(try unwrapped(try await directory.keep(form(rosa.account.id))))
        clock.advance(1)
      }
      var left: [Bool] = []
      for id in ids { left.append(try await directory.keptForm(id, of: rosa.account.id) != nil) }
      #expect(left == [false, false, true, true, true])
      let long = String(repeating: "x", count: 1_500)
      for _ in 0..<2 {
        ids.append(try unwrapped(try await directory.keep(form(olga, long))))
        clock.advance(1)
      }
      let oldest = try await directory.keptForm(ids[2], of: rosa.account.id)
      #expect(oldest == nil, "all together are too large")
      #expect(try await directory.keptForm(ids[6], of: olga) != nil)
      let tooLong = String(repeating: "x", count: 2_000)
      #expect(try await directory.keep(form(olga, tooLong)) == nil)
      #expect(try await directory.keptForm(ids[6], of: olga) != nil)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `forms go with the personal data of their account, and a closed one keeps none`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      let zelda = try await town.member("zelda", .editor, of: "moss", by: olga)
      _ = try unwrapped(try await town.directory.keep(form(zelda.account.id)))
      try await town.directory.deletePersonalData(
        of: zelda.account.id, by: zelda.principal, from: town.home)
      #expect(try await count(town) == 0)
      #expect(try await town.directory.keep(form(zelda.account.id)) == nil)
      #expect(try await town.directory.keep(form(Account.ID("nobody"))) == nil)
      try await town.directory.setClosed(true, olga.account.id, by: rosa.principal, from: town.home)
      #expect(try await town.directory.keep(form(olga.account.id)) == nil)
    }
  }
}
