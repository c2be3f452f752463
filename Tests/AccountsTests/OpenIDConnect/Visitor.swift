import Cryptography
import Databases
import Foundation
import SignInSupport
import Testing

@testable import Accounts

/// A server of Cairn with a database of its own, and a browser that signs in there.
struct Visitor: Sendable {
  let test: TestProvider
  let database: SQLiteDatabase
  let provider: OpenIDProvider

  static let callback = "http://127.0.0.1/sign-in/callback"
  static let secret = ClientSecret("s:ecret/+%")

  init(
    _ name: String, timeout: Double = 30, database: SQLiteDatabase? = nil,
    _ change: (inout OpenIDSettings) -> Void = { _ in }
  ) async throws {
    test = try #require(TestProvider.shared)
    var settings = OpenIDSettings(
      displayName: "Town Hall", issuer: test.issuer(name), clientID: "cairn",
      clientSecret: Self.secret, callback: Self.callback)
    change(&settings)
    if let database {
      self.database = database
    } else {
      self.database = try await Self.sharedDatabase.value
    }
    provider = try OpenIDProvider(
      settings: settings, logins: PendingLogins(database: self.database), timeout: timeout)
  }

  /// One file for all tests that do not count its rows; making one waits for the disk.
  private static let sharedDatabase = Task { try await newDatabase() }

  /// The files of this process; they go when it ends.
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "cairn-openid-\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: Visitor.folder) }
    return folder
  }()

  static func newDatabase() async throws -> SQLiteDatabase {
    let name = Hexadecimal.text(RandomBytes.make(8)) + ".cairn"
    let database = try SQLiteDatabase(path: folder.appending(path: name).path)
    try await database.migrate([PendingLogins.schema])
    return database
  }

  /// The whole way: to the provider, back, and in.
  func signIn(
    returnTo: String = "/plans/7", from beginning: Date = Date(), at end: Date? = nil
  ) async throws -> OpenIDSignIn {
    let start = try await provider.begin(returnTo: returnTo, at: beginning)
    let answer = try await answer(to: start)
    return try await provider.finish(
      answer, browserValue: start.browserValue, at: end ?? beginning)
  }

  func answer(to start: OpenIDLoginStart) async throws -> OpenIDAnswer {
    try #require(OpenIDAnswer(query: try await test.visit(start.redirect)))
  }

  /// Why a sign-in does not come about.
  func problem(
    from beginning: Date = Date(), at end: Date? = nil
  ) async throws -> OpenIDProblem {
    try await #require(throws: OpenIDProblem.self) {
      try await signIn(from: beginning, at: end)
    }
  }
}
