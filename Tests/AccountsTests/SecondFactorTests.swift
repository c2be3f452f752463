import Accounts
import Cryptography
import Databases
import Foundation
import StoreSupport
import Testing

@Suite struct SecondFactorTests {
  private func begin(_ town: Town) async throws -> String {
    let step = try await town.directory.signIn(
      email: "root@example.org", password: Town.password, from: town.home)
    guard case .needsCode(let text) = step else { throw Town.Surprise.noCodeAsked }
    return text
  }

  @Test(arguments: StoreEngine.allCases)
  func `a second factor is asked for once a code has confirmed it`(engine: StoreEngine) async throws
  {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let enrolment = try await town.directory.beginSecondFactor(by: rosa.principal)
      #expect(enrolment.uri.hasPrefix("otpauth://totp/Cairn:root%40example.org?secret="))
      await #expect(throws: AccountProblem.wrongCode) {
        try await town.directory.confirmSecondFactor(
          code: "000000", by: rosa.principal, from: town.home)
      }
      _ = try await town.signIn("root")
      let (secret, codes) = try await town.secondFactor(of: rosa)
      #expect(Set(codes).count == 10)
      let kept = try await town.database.read { transaction in
        try transaction.first("SELECT totp_secret FROM account")?.bytes(0)
      }
      #expect(kept?.count == 48 && kept.map { !$0.starts(with: secret) } == true)

      town.clock.advance(30)
      let step = try await begin(town)
      #expect(try await town.directory.identify(sessionToken: step) == nil)
      await #expect(throws: SignInRefusal.wrongCode) {
        try await town.directory.signIn(step: step, code: "000000", from: town.home)
      }
      let session = try await town.directory.signIn(
        step: step, code: town.code(secret), from: town.home)
      #expect(session.account.hasSecondFactor)
      await #expect(throws: SignInRefusal.startAgain) {
        try await town.directory.signIn(step: step, code: codes[0], from: town.home)
      }
      await #expect(throws: AccountProblem.secondFactorIsOn) {
        try await town.directory.beginSecondFactor(by: session.principal)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a code works once, also when it comes many times at once`(engine: StoreEngine) async throws
  {
    var settings = AccountSettings()
    settings.codeAttempts = AttemptLimit(free: 99, firstDelay: 1, longestDelay: 1, forgetsAfter: 1)
    try await withTown(engine, settings: settings) { town in
      let rosa = try await town.administrator()
      let (secret, codes) = try await town.secondFactor(of: rosa)
      // The code that confirmed it is used up.
      let first = try await begin(town)
      await #expect(throws: SignInRefusal.wrongCode) {
        try await town.directory.signIn(step: first, code: town.code(secret), from: town.home)
      }
      town.clock.advance(60)
      for code in [town.code(secret), codes[3]] {
        var steps: [String] = []
        for _ in 0..<5 { steps.append(try await begin(town)) }
        let begun = steps
        let outcomes = await atOnce(5) { number in
          try await town.directory.signIn(step: begun[number], code: code, from: town.home)
        }
        #expect(outcomes.filter(\.isSuccess).count == 1)
      }
      #expect(try await town.directory.recoveryCodesLeft(of: rosa.principal) == 9)
      // An earlier step than the last one used is refused too.
      let late = try await begin(town)
      await #expect(throws: SignInRefusal.wrongCode) {
        try await town.directory.signIn(
          step: late, code: town.code(secret, steps: -1), from: town.home)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `codes cannot be guessed on, not even by beginning again`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let (secret, _) = try await town.secondFactor(of: try await town.administrator())
      town.clock.advance(60)
      for _ in 0..<5 {
        let step = try await begin(town)
        await #expect(throws: SignInRefusal.wrongCode) {
          try await town.directory.signIn(step: step, code: "123456", from: town.home)
        }
      }
      let step = try await begin(town)
      let until = town.clock.now.addingTimeInterval(60)
      await #expect(throws: SignInRefusal.later(until, seconds: 60)) {
        try await town.directory.signIn(step: step, code: town.code(secret), from: town.home)
      }
      town.clock.advance(61)
      _ = try await town.directory.signIn(step: step, code: town.code(secret), from: town.home)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `the time for a code runs out`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let (secret, _) = try await town.secondFactor(of: try await town.administrator())
      let step = try await begin(town)
      town.clock.advance(601)
      await #expect(throws: SignInRefusal.startAgain) {
        try await town.directory.signIn(step: step, code: town.code(secret), from: town.home)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `recovery codes are typed as one likes, and new ones end the old`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let (_, codes) = try await town.secondFactor(of: rosa)
      let typed = " " + codes[0].lowercased().replacing("-", with: " ")
      _ = try await town.directory.signIn(step: try await begin(town), code: typed, from: town.home)
      let fresh = try await town.directory.makeRecoveryCodes(by: rosa.principal, from: town.home)
      let step = try await begin(town)
      await #expect(throws: SignInRefusal.wrongCode) {
        try await town.directory.signIn(step: step, code: codes[1], from: town.home)
      }
      _ = try await town.directory.signIn(step: step, code: fresh[1], from: town.home)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `taking a factor off needs a fresh password, or an administrator`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      let olga = try await town.owner(of: "moss", by: rosa)
      _ = try await town.secondFactor(of: olga)
      await #expect(throws: AccountProblem.notAllowed(.manageAccounts)) {
        try await town.directory.removeSecondFactor(
          of: rosa.account.id, by: olga.principal, from: town.home)
      }
      town.clock.advance(16 * 60)
      await #expect(throws: AccountProblem.confirmationNeeded) {
        try await town.directory.removeSecondFactor(
          of: olga.account.id, by: olga.principal, from: town.home)
      }
      try await town.directory.removeSecondFactor(
        of: olga.account.id, by: rosa.principal, from: town.home)
      _ = try await town.signIn("olga")
      let entry = try unwrapped(try await town.log(.secondFactorOff).first)
      #expect(entry.account == rosa.account.id && entry.about == olga.account.id.rawValue)
    }
  }
}
