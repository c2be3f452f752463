import Accounts
import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct SetUpTests {
  private let rosa = NewAccount(
    email: "root@example.org", name: "Rosa", password: Town.password)

  @Test(arguments: StoreEngine.allCases)
  func `before there is an account the person at the machine may do everything, then nothing`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      #expect(try await !town.directory.hasAccounts())
      let before = try await town.directory.access(of: .local, in: "moss")
      #expect(before.may(.editDocument, in: "moss") && before.may(.administer))
      _ = try await town.administrator()
      let after = try await town.directory.access(of: .local, in: "moss")
      #expect(!after.may(.readWorkspace, in: "moss") && !after.may(.administer))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `the first administrator is made by a key that is right and fresh, once`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let directory = town.directory
      let key = try unwrapped(try await directory.makeSetUpKey())
      await #expect(throws: AccountProblem.wrongSetUpKey) {
        try await directory.createFirstAdministrator(setUpKey: key + "x", rosa, from: town.home)
      }
      town.clock.advance(8 * 86_400)
      await #expect(throws: AccountProblem.wrongSetUpKey) {
        try await directory.createFirstAdministrator(setUpKey: key, rosa, from: town.home)
      }
      let session = try await town.administrator()
      #expect(session.account.isAdministrator)
      #expect(try await directory.identify(sessionToken: session.token)?.account == session.account)
      #expect(try await directory.makeSetUpKey() == nil)
      await #expect(throws: AccountProblem.setUpDone) {
        try await directory.createFirstAdministrator(setUpKey: key, rosa, from: town.home)
      }
      #expect(try await town.log(.setUp).map(\.account) == [session.account.id])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `two who set up at once make one administrator`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let directory = town.directory
      let keys = [
        try unwrapped(try await directory.makeSetUpKey()),
        try unwrapped(try await directory.makeSetUpKey()),
      ]
      let outcomes = await atOnce(6) { number in
        try await directory.createFirstAdministrator(
          setUpKey: keys[number % 2],
          NewAccount(
            email: "root\(number)@example.org", name: "Root", password: Town.password),
          from: town.home)
      }
      #expect(outcomes.filter(\.isSuccess).count == 1)
      #expect(try await directory.accounts(by: .machine).count == 1)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a server with another secret key is refused`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let other = AccountDirectory(
        database: town.database, secret: .make(), hasher: Town.hasher,
        now: { town.clock.now })
      await #expect(throws: AccountProblem.otherSecret) { try await other.prepare() }
      try await town.directory.prepare()
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a copy of the database keeps the accounts, and their log goes on`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      try await withScratchFolder { folder in
        let file = try SQLiteDatabase(path: folder + "/copy.cairn")
        try await file.migrate([WorkspaceStore.schema, AccountSchema.schema])
        try await DatabaseCopy.backUp(town.database, to: file)
        try await withDatabase(engine) { database in
          try await database.migrate([WorkspaceStore.schema, AccountSchema.schema])
          try await DatabaseCopy.restore(file, to: database) { _ in }
          let restored = AccountDirectory(
            database: database, secret: town.secret, hasher: Town.hasher,
            now: { town.clock.now })
          try await restored.prepare()
          let step = try await restored.signIn(
            email: "root@example.org", password: Town.password, from: town.home)
          guard case .signedIn(let session) = step else { throw Town.Surprise.askedForCode }
          #expect(session.account.id == rosa.account.id)
          #expect(
            try await restored.accessLog(.whole, by: .machine).map(\.act) == [.signIn, .setUp])
        }
        await file.close()
      }
    }
  }
}
