internal import Accounts
internal import ArgumentParser
internal import Databases
internal import Foundation
internal import Jobs
internal import Store
internal import Web
internal import Webhooks

/// The store that a command works on.
struct StoreOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The store: a file, or postgresql://user@host/database. $CAIRN_STORE unless given.",
      valueName: "address"))
  var store: String?

  /// Everything that a store holds.
  static let schemas = [
    WorkspaceStore.schema, AccountSchema.schema, PendingLogins.schema, JobBoard.schema,
    WebhookRegister.schema, PublicationRegister.schema, ResidentCommentRegister.schema,
    KeptAnswers.schema,
  ]

  /// What names the store, the option before the environment; nil where neither does.
  var named: String? {
    let named = store ?? ProcessInfo.processInfo.environment["CAIRN_STORE"]
    return named?.isEmpty == false ? named : nil
  }

  func address() throws -> DatabaseAddress {
    guard let named else {
      throw CommandFailure(
        "Name the store with --store or $CAIRN_STORE: a file such as town.cairn, or postgresql://user@host/database."
      )
    }
    return try translated { try DatabaseAddress(named) }
  }

  /// Opens a store that is there and has the program's schema, and closes it after the work.
  func withStore<Value>(_ work: (WorkspaceStore) async throws -> Value) async throws -> Value {
    let address = try address()
    if let file = address.filePath { try Self.checkIsStore(file) }
    return try await Self.withDatabase(address) { database in
      let pending = try await database.pendingMigrations(Self.schemas)
      guard pending.isEmpty else {
        throw CommandFailure(
          "The store at \(address) is not of this version yet. Back it up, then run `cairn store migrate`."
        )
      }
      return try await work(WorkspaceStore(database) { Date() })
    }
  }

  /// Says what a path is that is no database, before the database does in its own words.
  private static func checkIsStore(_ path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandFailure(
        "There is no store “\(path)”. Make one with `cairn store init --store \(path)`.")
    }
    guard !isFolder.boolValue else {
      throw CommandFailure("“\(path)” is a folder; a store is a file, such as town.cairn.")
    }
    let file = FileHandle(forReadingAtPath: path)
    let start = try file?.read(upToCount: 15) ?? Data()
    guard start.isEmpty || start == Data("SQLite format 3".utf8) else {
      throw CommandFailure(
        "“\(path)” is no store, or its beginning is destroyed. Name another file, or restore a backup."
      )
    }
  }

  /// Opens a database, and closes it after the work; its errors become words for a person.
  static func withDatabase<Value>(
    _ address: DatabaseAddress, _ work: (any SQLDatabase) async throws -> Value
  ) async throws -> Value {
    do {
      let database = try await address.open()
      do {
        let value = try await work(database)
        await database.close()
        return value
      } catch {
        await database.close()
        throw error
      }
    } catch {
      throw CommandFailure(store: error)
    }
  }

  private func translated<Value>(_ work: () throws -> Value) throws -> Value {
    do { return try work() } catch { throw CommandFailure(store: error) }
  }
}

extension CommandFailure {
  /// What an error of the store means to a person; other errors stay what they are.
  init(store error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as StoreError: self.init(error.description)
    case let problem as DatabaseProblem: self.init(problem.description)
    default: self.init("\(error)")
    }
  }
}

extension Author {
  /// The person at this machine.
  static var atThisMachine: Author {
    let full = NSFullUserName()
    return Author(id: "local", name: full.isEmpty ? NSUserName() : full)
  }
}
