import Cryptography
import Databases
import Foundation
import Store
import StoreSupport
import Testing

@testable import Accounts

/// Accounts that earlier versions left must open for ever, and their people must get in as before.
///
/// `CAIRN_RECORD=1` writes the file of a new version of the schema; that of a released one is never written again.
@Suite(.serialized) struct ReleasedAccountsTests {
  private static let versions = 1...AccountSchema.schema.version

  private static func stored(_ version: Int, _ ending: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Files/version-\(version).\(ending)")
  }

  @Test func `the present version of the schema has its file`() async throws {
    let version = AccountSchema.schema.version
    let path = Self.stored(version, "cairn").path
    guard !FileManager.default.fileExists(atPath: path) else { return }
    guard ProcessInfo.processInfo.environment["CAIRN_RECORD"] == "1" else {
      Issue.record("There is no \(path); run this test with CAIRN_RECORD=1.")
      return
    }
    let database = try SQLiteDatabase(path: path)
    try await database.migrate(ReleasedAccounts.schemas)
    let released = try await ReleasedAccounts.write(try await ReleasedAccounts.town(database))
    await database.close()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try (encoder.encode(released) + Data("\n".utf8)).write(to: Self.stored(version, "json"))
  }

  @Test(arguments: versions, StoreEngine.allCases)
  func `people of an earlier version get in as before after it is brought forward`(
    version: Int, engine: StoreEngine
  ) async throws {
    let released = try JSONDecoder().decode(
      ReleasedAccounts.self, from: Data(contentsOf: Self.stored(version, "json")))
    try await withBroughtForward(version, engine) { database in
      let town = try await ReleasedAccounts.town(database)
      let directory = town.directory
      #expect(
        try await ReleasedAccounts.said(town, olga: released.olgaHolds) == released.said)
      if let id = released.olgaWrote {
        let olga = try unwrapped(try await directory.identify(sessionToken: released.olgaHolds))
        let form = try await directory.keptForm(id, of: olga.account.id)
        #expect(form?.fields == [.init(name: "name", value: "Moss County")])
      }
      town.clock.advance(90)
      let program = try await directory.identify(apiToken: released.programSends, from: town.home)
      let access = try await directory.access(of: program, in: "moss")
      #expect(access.may(.editDocument, in: "moss") && !access.may(.publish, in: "moss"))
      #expect(try await town.signIn("ed").account.name == "Ed")
      try await signInRosa(town, secret: try unwrapped(Base32.bytes(released.rosaShows)))
      let vera = try await directory.signIn(
        externalIdentity: ReleasedAccounts.vera, authenticatedAt: nil, from: town.home)
      guard case .signedIn = vera else { throw Town.Surprise.askedForCode }
      let nora = try await directory.accept(
        invitation: released.noraOpens,
        creating: NewAccount(email: "", name: "Nora", password: Town.password), from: town.home)
      #expect(nora.account.email?.description == "nora@moss.gov")
      let noraMay = try await directory.access(of: nora.principal, in: "moss")
      #expect(noraMay.may(.approve, in: "moss"))
    }
  }

  private func signInRosa(_ town: Town, secret: [UInt8]) async throws {
    let step = try await town.directory.signIn(
      email: "root@example.org", password: Town.password, from: town.home)
    guard case .needsCode(let text) = step else { throw Town.Surprise.noCodeAsked }
    let rosa = try await town.directory.signIn(
      step: text, code: town.code(secret), from: town.home)
    #expect(rosa.account.isAdministrator)
  }

  /// On SQLite in its place, as a program that was updated does; into PostgreSQL as a backup is restored.
  private func withBroughtForward(
    _ version: Int, _ engine: StoreEngine, _ body: (any SQLDatabase) async throws -> Void
  ) async throws {
    try await withAddress(engine) { address in
      try await withScratchFolder { folder in
        let copy = address.filePath ?? folder + "/copy.cairn"
        try FileManager.default.copyItem(atPath: Self.stored(version, "cairn").path, toPath: copy)
        if address.filePath == nil {
          try await StoreBackup.restore(copy, schemas: ReleasedAccounts.schemas, to: address)
        }
        let database = try await address.open()
        try await database.migrate(ReleasedAccounts.schemas)
        do { try await body(database) } catch {
          await database.close()
          throw error
        }
        await database.close()
      }
    }
  }
}
