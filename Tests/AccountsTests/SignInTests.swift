import Accounts
import Cryptography
import Databases
import Foundation
import StoreSupport
import Testing

@Suite struct SignInTests {
  @Test(arguments: StoreEngine.allCases)
  func `the right password opens a session, whatever the capitals of the e-mail`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let step = try await town.directory.signIn(
        email: " Root@Example.org", password: Town.password, from: town.home)
      guard case .signedIn(let session) = step else { throw Town.Surprise.askedForCode }
      #expect(session.account.id == rosa.account.id && session.token != rosa.token)
      let entry = try unwrapped(try await town.log(.signIn).first)
      #expect(entry.outcome == .done && entry.origin == town.home && entry.name == "Rosa Root")
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an unknown e-mail and a wrong password get the same answer after the same work`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      _ = try await town.administrator()
      for email in ["root@example.org", "nobody@example.org", "no e-mail at all", ""] {
        await #expect(throws: SignInRefusal.wrong) {
          try await town.directory.signIn(
            email: email, password: "a wrong one of length", from: town.home)
        }
      }
      let entries = try await town.log(.signIn)
      #expect(entries.count == 4 && entries.allSatisfy { $0.outcome == .refused })
      #expect(Set(entries.map(\.detail)) == ["wrong e-mail or password"])
      // The same counts were kept: one for the address, and two for each e-mail.
      let counts = try await town.database.read {
        try $0.rows("SELECT name FROM sign_in_limit").count
      }
      #expect(counts == 9)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what was typed as an e-mail is in no table`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      _ = try await town.administrator()
      let typed = "my-secret-password-in-the-wrong-field"
      _ = try? await town.directory.signIn(email: typed, password: "x", from: town.home)
      let kept = try await town.database.read { transaction in
        try transaction.rows("SELECT name FROM sign_in_limit").map { try $0.text(0) }
          + transaction.rows("SELECT detail FROM access_log").map { try $0.text(0) }
      }
      #expect(kept.allSatisfy { !$0.contains(typed) && !$0.contains("192.0.2.1") })
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `after five wrong attempts one waits, longer each time, and is told how long`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      _ = try await town.administrator()
      func attempt(_ password: String) async -> SignInRefusal? {
        do {
          _ = try await town.signIn("root", password: password)
          return nil
        } catch { return error as? SignInRefusal }
      }
      for _ in 0..<5 { #expect(await attempt("wrong") == .wrong) }
      let until = town.clock.now.addingTimeInterval(30)
      #expect(await attempt(Town.password) == .later(until, seconds: 30))
      town.clock.advance(31)
      #expect(await attempt("wrong") == .wrong)
      let next = town.clock.now.addingTimeInterval(60)
      #expect(await attempt("wrong") == .later(next, seconds: 60))
      town.clock.advance(61)
      #expect(await attempt(Town.password) == nil)
      for _ in 0..<4 { #expect(await attempt("wrong") == .wrong) }
      #expect(await attempt(Town.password) == nil)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `one address at fault locks nobody out who comes from another`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      _ = try await town.administrator()
      let attacker = RequestOrigin(address: "198.51.100.7")
      for _ in 0..<12 {
        _ = try? await town.directory.signIn(
          email: "root@example.org", password: "wrong", from: attacker)
        town.clock.advance(20)
      }
      _ = try await town.signIn("root")
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `one address cannot try many accounts, nor many addresses one`(
    engine: StoreEngine
  ) async throws {
    var settings = AccountSettings()
    settings.addressLimit = AttemptLimit(
      free: 4, firstDelay: 30, longestDelay: 60, forgetsAfter: 900)
    settings.accountLimit = AttemptLimit(
      free: 4, firstDelay: 30, longestDelay: 60, forgetsAfter: 900)
    try await withTown(engine, settings: settings) { town in
      _ = try await town.administrator()
      func refusal(_ email: String, _ address: String) async -> SignInRefusal? {
        do {
          _ = try await town.directory.signIn(
            email: email, password: "wrong", from: RequestOrigin(address: address))
          return nil
        } catch { return error as? SignInRefusal }
      }
      for number in 0..<4 {
        #expect(await refusal("x\(number)@example.org", "2001:db8::\(number)") == .wrong)
      }
      #expect(await refusal("x9@example.org", "2001:db8::9") != .wrong)
      for number in 0..<4 {
        #expect(await refusal("root@example.org", "203.0.113.\(number)") == .wrong)
      }
      #expect(await refusal("root@example.org", "203.0.113.9") != .wrong)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `many attempts at once are not all free`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      _ = try await town.administrator()
      let outcomes = await atOnce(20) { _ in
        try await town.directory.signIn(
          email: "root@example.org", password: "wrong", from: town.home)
      }
      let heard = outcomes.filter { outcome in
        guard case .failure(let error) = outcome else { return false }
        return error as? SignInRefusal == .wrong
      }
      #expect(heard.count == 5)
      let notHeard = try await town.log(.signIn).filter { $0.detail.hasPrefix("too many") }
      #expect(
        notHeard.map(\.detail).sorted() == [
          "too many attempts, 1 in this wait", "too many attempts, 10 in this wait",
        ])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a raised cost makes a new hash at the next sign-in`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let dearer = AccountDirectory(
        database: town.database, secret: town.secret,
        hasher: PasswordHasher(cost: PasswordCost(memoryKiB: 128, passes: 2)),
        now: { town.clock.now })
      _ = try await dearer.signIn(
        email: "root@example.org", password: Town.password, from: town.home)
      let hash = try await town.database.read { transaction in
        try transaction.first("SELECT password_hash FROM account")?.text(0)
      }
      #expect(hash?.hasPrefix("$argon2id$v=19$m=128,t=2,p=1$") == true)
      #expect(try await town.signIn("root").account.id == rosa.account.id)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `when too many sign in, the rest is told so and it counts for nobody`(
    engine: StoreEngine
  ) async throws {
    let busy = PasswordHasher(
      cost: PasswordCost(memoryKiB: 2048, passes: 3), threads: 1, waiting: 1)
    var settings = AccountSettings()
    settings.pairLimit = AttemptLimit(free: 100, firstDelay: 1, longestDelay: 1, forgetsAfter: 1e9)
    settings.addressLimit = settings.pairLimit
    settings.accountLimit = settings.pairLimit
    try await withTown(engine, settings: settings, hasher: busy) { town in
      _ = try await town.administrator()
      let outcomes = await atOnce(12) { _ in try await town.signIn("root") }
      let refused = outcomes.filter { outcome in
        guard case .failure(let error) = outcome else { return false }
        return error as? SignInRefusal == .tooBusy
      }
      #expect(refused.count + outcomes.filter(\.isSuccess).count == 12)
      let failures = try await town.database.read { transaction in
        try transaction.rows("SELECT failures FROM sign_in_limit").map { try $0.int(0) }
      }
      #expect(failures.allSatisfy { $0 == 0 })
    }
  }
}
