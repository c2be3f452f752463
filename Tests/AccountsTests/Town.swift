import Cryptography
import Databases
import Foundation
import Store
import StoreSupport
import Synchronization

@testable import Accounts

/// A clock that tests move.
final class TestClock: Sendable {
  private let instant = Mutex(Date(timeIntervalSince1970: 1_772_366_400))

  var now: Date { instant.withLock { $0 } }

  func advance(_ seconds: TimeInterval) { instant.withLock { $0 += seconds } }
}

/// An instance with accounts, in a database of its own.
struct Town: Sendable {
  static let password = "seven lamps by the river"
  static let hasher = PasswordHasher(cost: PasswordCost(memoryKiB: 64, passes: 1), waiting: 500)

  /// The clock of a test jumps by hours: what a busy machine writes late would count as never used.
  static var settings: AccountSettings {
    var settings = AccountSettings()
    settings.lastUseWait = .seconds(120)
    return settings
  }

  let database: any SQLDatabase
  let secret: InstanceSecret
  let directory: AccountDirectory
  let clock: TestClock
  let home = RequestOrigin(address: "192.0.2.1", browser: "Test browser")

  /// The first account.
  func administrator() async throws -> NewSession {
    let key = try unwrapped(try await directory.makeSetUpKey())
    return try await directory.createFirstAdministrator(
      setUpKey: key,
      NewAccount(email: "root@example.org", name: "Rosa Root", password: Self.password),
      from: home)
  }

  /// Workspaces as they are before anything is in them.
  func makeWorkspaces(_ ids: String...) async throws {
    let clock = clock
    let store = WorkspaceStore(database) { clock.now }
    for id in ids { try await store.create(id, name: id) }
  }

  /// A workspace whose owner has just been invited by nobody: as when it is made.
  func owner(
    of workspace: String, _ name: String = "olga", by administrator: NewSession
  ) async throws -> NewSession {
    let directory = directory
    let now = clock.now
    try await database.write { transaction in
      try AccountDirectory.makeFirstOwner(
        of: workspace, by: administrator.principal, from: RequestOrigin.machine, at: now,
        in: transaction)
    }
    let owner = try await member(name, .owner, of: workspace, by: administrator)
    try await directory.removeMember(
      administrator.account.id, from: workspace, by: administrator.principal, from: home)
    return owner
  }

  /// A new account with a role in a workspace.
  func member(
    _ name: String, _ role: WorkspaceRole, scopes: [String] = [], of workspace: String,
    by owner: NewSession
  ) async throws -> NewSession {
    let offer = Invitation.Offer.workspace(
      workspace, role, scopes: try scopes.map { try AccessScope($0) })
    let invitation = try await directory.invite(to: offer, by: owner.principal, from: home)
    return try await join(name, invitation)
  }

  func join(_ name: String, _ invitation: NewInvitation) async throws -> NewSession {
    try await directory.accept(
      invitation: invitation.token,
      creating: NewAccount(
        email: "\(name)@example.org", name: name.capitalized, password: Self.password),
      from: home)
  }

  /// Signs in without a second factor.
  func signIn(_ name: String, password: String = Town.password) async throws -> NewSession {
    let step = try await directory.signIn(
      email: "\(name)@example.org", password: password, from: home)
    guard case .signedIn(let session) = step else { throw Surprise.askedForCode }
    return session
  }

  /// Sets up a second factor; gives the secret and the recovery codes.
  func secondFactor(of session: NewSession) async throws -> (secret: [UInt8], codes: [String]) {
    let enrolment = try await directory.beginSecondFactor(by: session.principal)
    let secret = try unwrapped(Base32.bytes(enrolment.secretText.filter { $0 != " " }))
    let codes = try await directory.confirmSecondFactor(
      code: code(secret), by: session.principal, from: home)
    return (secret, codes)
  }

  /// What an app would show.
  func code(_ secret: [UInt8], steps: Int64 = 0) -> String {
    let step = OneTimeCode.step(secondsSince1970: clock.now.timeIntervalSince1970)
    return OneTimeCode.code(secret: secret, step: step + steps)
  }

  func log(_ act: AccessAct) async throws -> [AccessEntry] {
    try await directory.accessLog(.whole, by: .machine, limit: 1000).filter { $0.act == act }
  }

  enum Surprise: Error { case askedForCode, noCodeAsked }
}

/// Gives a test an instance on one of the engines.
func withTown(
  _ engine: StoreEngine, settings: AccountSettings = Town.settings,
  hasher: PasswordHasher = Town.hasher, _ body: (Town) async throws -> Void
) async throws {
  try await withDatabase(engine) { database in
    try await database.migrate([WorkspaceStore.schema, AccountSchema.schema])
    let clock = TestClock()
    let secret = InstanceSecret.make()
    let directory = AccountDirectory(
      database: database, secret: secret, hasher: hasher, settings: settings,
      now: { clock.now })
    try await directory.prepare()
    try await body(Town(database: database, secret: secret, directory: directory, clock: clock))
  }
}

/// Runs the same thing several times at once; gives what each came to.
func atOnce<Value: Sendable>(
  _ count: Int, _ work: @escaping @Sendable (Int) async throws -> Value
) async -> [Result<Value, any Error>] {
  await withTaskGroup(of: Result<Value, any Error>.self) { group in
    for number in 0..<count {
      group.addTask {
        do { return .success(try await work(number)) } catch { return .failure(error) }
      }
    }
    return await group.reduce(into: []) { $0.append($1) }
  }
}

extension Result {
  var isSuccess: Bool { if case .success = self { true } else { false } }
}

struct Missing: Error {}

func unwrapped<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw Missing() }
  return value
}
