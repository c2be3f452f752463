import Accounts
import Databases
import Foundation
import StoreSupport
import Testing

@Suite struct AccessLogTests {
  @Test(arguments: StoreEngine.allCases)
  func `an owner reads their workspace's entries, an administrator all, others their own`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      _ = try await town.owner(of: "fern", "fred", by: rosa)
      let ed = try await town.member("ed", .editor, of: "moss", by: olga)
      try await town.directory.record(
        .exported, by: ed.principal, from: town.home, workspace: "moss", detail: "as a folder")
      let directory = town.directory
      let mine = try await directory.accessLog(.workspace("moss"), by: olga.principal)
      #expect(mine.first?.act == .exported && mine.first?.name == "Ed")
      #expect(mine.allSatisfy { $0.workspace == "moss" })
      #expect(
        try await directory.accessLog(.whole, by: rosa.principal).contains {
          $0.workspace == "fern"
        })
      for part in [AccountDirectory.LogPart.whole, .workspace("moss")] {
        await #expect(throws: AccountProblem.self) {
          try await directory.accessLog(part, by: ed.principal)
        }
      }
      await #expect(throws: AccountProblem.notAllowed(.readAccessLog)) {
        try await directory.accessLog(.workspace("fern"), by: olga.principal)
      }
      let own = try await directory.accessLog(.own, by: ed.principal)
      #expect(!own.isEmpty && own.allSatisfy { $0.account == ed.account.id })
      await #expect(throws: AccountProblem.notSignedIn) {
        try await directory.accessLog(.own, by: .visitor)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `it is read page by page`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      for number in 0..<7 {
        try await town.directory.record(
          .exported, by: rosa.principal, from: town.home, detail: "\(number)")
      }
      var read: [String] = []
      var before: Int64?
      while true {
        let page = try await town.directory.accessLog(
          .whole, by: rosa.principal, before: before, limit: 3)
        guard let last = page.last else { break }
        read += page.map(\.detail)
        before = last.id
      }
      #expect(read == (0..<7).reversed().map { "\($0)" } + [""])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `no entry can be changed`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      _ = try await town.administrator()
      await #expect(throws: DatabaseProblem.self) {
        try await town.database.write { transaction in
          try transaction.execute("UPDATE access_log SET account = NULL")
        }
      }
    }
  }
}
