import Cryptography
import Testing

@Suite struct PasswordHasherTests {
  private static let cheap = PasswordCost(memoryKiB: 64, passes: 1)

  @Test func `a hash says how it was made, and no two are the same`() async throws {
    let hasher = PasswordHasher(cost: Self.cheap)
    let hashes = [try await hasher.hash("correct horse"), try await hasher.hash("correct horse")]
    #expect(hashes.allSatisfy { $0.hasPrefix("$argon2id$v=19$m=64,t=1,p=1$") })
    #expect(hashes[0] != hashes[1])
    for hash in hashes {
      #expect(try await hasher.matches("correct horse", hash))
      #expect(try await !hasher.matches("correct horsE", hash))
      #expect(try await !hasher.matches("", hash))
    }
  }

  // The reference implementation's src/test.c: version 0x13, t=2, m=2^16, p=1
  @Test func `a hash of the reference implementation is known`() async throws {
    let known =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
    #expect(try await PasswordHasher(cost: Self.cheap).matches("password", known))
  }

  @Test func `nobody has the password of a hash that is not there`() async throws {
    let hasher = PasswordHasher(cost: Self.cheap)
    try await hasher.prepare()
    #expect(try await !hasher.matches("anything", nil))
    #expect(try await !hasher.matches("", nil))
  }

  @Test func `a hash of less work than is asked for now is outdated`() async throws {
    let old = try await PasswordHasher(cost: Self.cheap).hash("x")
    #expect(PasswordHasher(cost: PasswordCost(memoryKiB: 128, passes: 1)).isOutdated(old))
    #expect(PasswordHasher(cost: PasswordCost(memoryKiB: 64, passes: 2)).isOutdated(old))
    #expect(!PasswordHasher(cost: Self.cheap).isOutdated(old))
    #expect(!PasswordHasher(cost: PasswordCost(memoryKiB: 32, passes: 1)).isOutdated(old))
  }

  @Test(arguments: [
    "", "x", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5Q",
    "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5Q",
    "$argon2id$v=19$m=64,t=1000000,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5Q",
  ])
  func `a kept text that is no hash or asks for too much is not worked on`(text: String) async {
    await #expect(throws: PasswordHashingProblem.unreadable) {
      try await PasswordHasher(cost: Self.cheap).matches("x", text)
    }
  }

  @Test func `a flood is refused at once, and what was accepted is done`() async {
    let hasher = PasswordHasher(
      cost: PasswordCost(memoryKiB: 4096, passes: 4), threads: 2, waiting: 4)
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<60 {
        group.addTask {
          do throws(PasswordHashingProblem) {
            _ = try await hasher.hash("password \(number)")
            return true
          } catch {
            #expect(error == .tooBusy)
            return false
          }
        }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(outcomes.count == 60)
    #expect(outcomes.filter { $0 }.count >= 4)
    #expect(outcomes.contains(false))
  }
}
