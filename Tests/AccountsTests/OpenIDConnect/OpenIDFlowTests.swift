import Cryptography
import Databases
import Foundation
import SignInSupport
import StoreSupport
import Testing

@testable import Accounts

@Suite(.enabled(if: TestProvider.shared != nil, "\(TestProvider.note)"))
struct OpenIDFlowTests {
  @Test(arguments: [
    "good", "elliptic", "pss", "no-key-name", "just-expired", "many-audiences-with-party",
    "verified-as-text", "email-in-userinfo", "states-issuer", "huge-expiry",
  ])
  func `a person signs in`(name: String) async throws {
    let visitor = try await Visitor(name)
    let signIn = try await visitor.signIn(returnTo: "/plans/7?year=2030")
    #expect(
      signIn.identity
        == ExternalIdentity(
          issuer: visitor.provider.settings.issuer, subject: "person-7",
          email: "ada@city.gov",
          emailVerified: true, name: "Ada Lovelace"))
    #expect(signIn.returnTo == "/plans/7?year=2030")
  }

  @Test func `an invited person gets an account and a session by it`() async throws {
    let visitor = try await Visitor("good")
    let signIn = try await visitor.signIn()
    try await withTown(.sqlite) { town in
      let olga = try await town.owner(of: "moss", by: try await town.administrator())
      let invitation = try await town.directory.invite(
        to: .workspace("moss", .viewer, scopes: []), email: "ada@city.gov", by: olga.principal,
        from: town.home)
      let step = try await town.directory.signIn(
        externalIdentity: signIn.identity, authenticatedAt: nil, invitation: invitation.token,
        from: town.home)
      guard case .signedIn(let session) = step else { throw Town.Surprise.askedForCode }
      #expect(session.account.name == "Ada Lovelace")
      #expect(try await town.directory.identify(sessionToken: session.token) != nil)
    }
  }

  @Test func `the client proves itself as the provider asks`() async throws {
    let basic = try await Visitor("basic")
    _ = try await basic.signIn()
    #expect(try await basic.test.authentication("basic") == "client_secret_basic")

    let post = try await Visitor("post-only")
    _ = try await post.signIn()
    #expect(try await post.test.authentication("post-only") == "client_secret_post")

    let publicClient = try await Visitor("public") {
      $0.clientID = "cairn public"
      $0.clientSecret = nil
    }
    _ = try await publicClient.signIn()
    #expect(try await publicClient.test.authentication("public") == "none")
  }

  @Test func `a wrong secret is a matter of the settings, and is not told`() async throws {
    let visitor = try await Visitor("basic") { $0.clientSecret = ClientSecret("not-the-secret") }
    let problem = try await visitor.problem()
    #expect(problem.kind == .settings)
    #expect(problem.description.contains("invalid_client"))
    #expect(problem.description.contains("client secret"))
    #expect(!problem.description.contains("not-the-secret"))
    let keyOnly = try await Visitor("private-key-only").problem()
    #expect(keyOnly.kind == .settings)
    #expect(keyOnly.description.contains("private_key_jwt"))
  }

  @Test func `an answer is taken once`() async throws {
    let visitor = try await Visitor("good")
    let now = Date()
    let start = try await visitor.provider.begin(returnTo: "/", at: now)
    let answer = try await visitor.answer(to: start)
    _ = try await visitor.provider.finish(answer, browserValue: start.browserValue, at: now)
    let replay = try await #require(throws: OpenIDProblem.self) {
      _ = try await visitor.provider.finish(answer, browserValue: start.browserValue, at: now)
    }
    #expect(replay.kind == .expired)
  }

  @Test func `of many who bring one answer at once, one gets in`() async throws {
    let visitor = try await Visitor("good")
    let now = Date()
    let start = try await visitor.provider.begin(returnTo: "/", at: now)
    let answer = try await visitor.answer(to: start)
    let count = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let signIn = try? await visitor.provider.finish(
            answer, browserValue: start.browserValue, at: now)
          return signIn != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(count == 1)
  }

  @Test func `an answer in another browser is refused and stays good in its own`() async throws {
    let visitor = try await Visitor("good")
    let now = Date()
    let mine = try await visitor.provider.begin(returnTo: "/", at: now)
    let theirs = try await visitor.provider.begin(returnTo: "/", at: now)
    let answer = try await visitor.answer(to: mine)
    for value in [theirs.browserValue, nil, "", "ab", "\(mine.browserValue)A"] {
      let problem = try await #require(throws: OpenIDProblem.self) {
        _ = try await visitor.provider.finish(answer, browserValue: value, at: now)
      }
      #expect(problem.kind == .expired)
    }
    _ = try await visitor.provider.finish(answer, browserValue: mine.browserValue, at: now)
  }

  @Test func `two windows of one browser sign in side by side`() async throws {
    let visitor = try await Visitor("good")
    let now = Date()
    let first = try await visitor.provider.begin(returnTo: "/a", at: now)
    let second = try await visitor.provider.begin(
      returnTo: "/b", browserValue: first.browserValue, at: now)
    #expect(second.browserValue == first.browserValue)
    for (start, page) in [(first, "/a"), (second, "/b")] {
      let answer = try await visitor.answer(to: start)
      let signIn = try await visitor.provider.finish(
        answer, browserValue: first.browserValue, at: now)
      #expect(signIn.returnTo == page)
    }
    let planted = try await visitor.provider.begin(returnTo: "/", browserValue: "x", at: now)
    #expect(planted.browserValue.count == 43)
  }

  @Test func `an attempt ends after ten minutes`() async throws {
    let visitor = try await Visitor("good", database: Visitor.newDatabase())
    let now = Date()
    _ = try await visitor.signIn(from: now.addingTimeInterval(-599), at: now)
    let problem = try await visitor.problem(from: now.addingTimeInterval(-600), at: now)
    #expect(problem.kind == .expired)
    // What has ended leaves the database when the next attempt begins.
    _ = try await visitor.provider.begin(returnTo: "/", at: now.addingTimeInterval(-900))
    _ = try await visitor.provider.begin(returnTo: "/", at: now)
    #expect(try await visitor.rowCount() == 1)
  }

  @Test func `an attempt at one provider is not completed at another`() async throws {
    let visitor = try await Visitor("good")
    var settings = visitor.provider.settings
    settings.issuer = visitor.test.issuer("basic")
    let other = try OpenIDProvider(
      settings: settings, logins: PendingLogins(database: visitor.database))
    let now = Date()
    let start = try await visitor.provider.begin(returnTo: "/", at: now)
    let answer = try await visitor.answer(to: start)
    let problem = try await #require(throws: OpenIDProblem.self) {
      _ = try await other.finish(answer, browserValue: start.browserValue, at: now)
    }
    #expect(problem.kind == .expired)
  }

  @Test func `a code of another attempt is refused by the provider`() async throws {
    let visitor = try await Visitor("good")
    let now = Date()
    let mine = try await visitor.provider.begin(returnTo: "/", at: now)
    let stolen = try await visitor.answer(
      to: try await visitor.provider.begin(returnTo: "/", at: now))
    guard case .code(let code) = stolen.outcome,
      case let own = try await visitor.answer(to: mine)
    else { throw TestProvider.Unexpected(text: "no code") }
    let problem = try await #require(throws: OpenIDProblem.self) {
      _ = try await visitor.provider.finish(
        OpenIDAnswer(code: code, state: own.state), browserValue: mine.browserValue, at: now)
    }
    #expect(problem.kind == .refused)
    #expect(problem.description.contains("Code challenge failed"))
  }

  @Test func `the database keeps nothing that completes an attempt`() async throws {
    let visitor = try await Visitor("good", database: Visitor.newDatabase())
    let start = try await visitor.provider.begin(returnTo: "/invitations/secret", at: Date())
    let row = try #require(
      try await visitor.database.read { try $0.first("SELECT * FROM openid_login") })
    let text = "\(row)"
    #expect(text.contains(visitor.provider.settings.issuer))
    let bytes = try await visitor.database.read {
      try $0.first("SELECT return_to FROM openid_login")?.bytes(0)
    }
    #expect(!String(decoding: try #require(bytes), as: UTF8.self).contains("invitations"))
    let query = try #require(URLComponents(string: start.redirect)?.queryItems)
    for name in ["state", "nonce", "code_challenge"] {
      let value = try #require(query.first { $0.name == name }?.value)
      #expect(value.count == 43)
      #expect(!text.contains(value))
    }
    #expect(!text.contains(start.browserValue))
    let secrets = try #require(
      LoginSecrets(
        state: query.first { $0.name == "state" }?.value ?? "", browserValue: start.browserValue))
    #expect(!text.contains(secrets.verifier))
  }

  @Test func `changed keys are read again, and then not for a minute`() async throws {
    let visitor = try await Visitor("rotating")
    let now = Date()
    _ = try await visitor.signIn(from: now)
    try await visitor.test.rotateKeys("rotating")
    _ = try await visitor.signIn(from: now)
    try await visitor.test.rotateKeys("rotating")
    let problem = try await visitor.problem(from: now.addingTimeInterval(50))
    #expect(problem.kind == .untrusted)
    _ = try await visitor.signIn(from: now.addingTimeInterval(65))
    let requests = try await visitor.test.requests("rotating")
    #expect(requests.filter { $0 == "keys" }.count == 3)
    #expect(requests.filter { $0.hasSuffix("openid-configuration") }.count == 1)
  }

  @Test func `many who begin at once ask for one description`() async throws {
    let visitor = try await Visitor("crowded", database: Visitor.newDatabase())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<10 {
        group.addTask { _ = try await visitor.provider.begin(returnTo: "/", at: Date()) }
      }
      try await group.waitForAll()
    }
    #expect(try await visitor.test.requests("crowded").count == 1)
    #expect(try await visitor.rowCount() == 10)
  }

  @Test func `a provider that lets somebody in unasked proves no password`() async throws {
    func age(_ name: String, again: Bool) async throws -> Double? {
      let visitor = try await Visitor(name)
      let now = Date()
      let start = try await visitor.provider.begin(returnTo: "/", again: again, at: now)
      let signIn = try await visitor.provider.finish(
        try await visitor.answer(to: start), browserValue: start.browserValue, at: now)
      return signIn.authenticatedAt.map { now.timeIntervalSince($0) }
    }
    #expect((3500...3700).contains(try await age("good", again: false) ?? 0))
    #expect((0...60).contains(try await age("good", again: true) ?? 3600))
    #expect((3500...3700).contains(try await age("never-asks-again", again: true) ?? 0))
    #expect(try await age("hides-time", again: true) == nil)
  }
}

extension Visitor {
  func rowCount() async throws -> Int {
    try await database.read { try $0.first("SELECT count(*) FROM openid_login")?.int(0) ?? -1 }
  }
}
