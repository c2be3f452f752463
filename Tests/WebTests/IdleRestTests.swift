import Synchronization
import Testing

@testable import Web

@Suite struct IdleRestTests {
  private let rest = IdleRest()
  private let rests = Counter()

  private final class Counter: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func add() { count.withLock { $0 += 1 } }
  }

  /// Waits until it has rested so often; false after a long time.
  private func hasRested(_ times: Int) async throws -> Bool {
    for _ in 0..<1000 {
      if rests.value >= times { return true }
      try await Task.sleep(for: .milliseconds(10))
    }
    return false
  }

  @Test func `memory is given back once after each time of use, and never under a request`()
    async throws
  {
    let resting = Task { [rest, rests] in await rest.rest(after: 0.02) { rests.add() } }
    defer { resting.cancel() }
    rest.begin()
    try await Task.sleep(for: .milliseconds(200))
    #expect(rests.value == 0)
    rest.end()
    #expect(try await hasRested(1))
    try await Task.sleep(for: .milliseconds(200))
    #expect(rests.value == 1)
    rest.begin()
    rest.end()
    #expect(try await hasRested(2))
  }

  @Test func `a server that was never asked holds nothing to give back`() async throws {
    let resting = Task { [rest, rests] in await rest.rest(after: 0.02) { rests.add() } }
    try await Task.sleep(for: .milliseconds(200))
    resting.cancel()
    await resting.value
    #expect(rests.value == 0)
  }
}
