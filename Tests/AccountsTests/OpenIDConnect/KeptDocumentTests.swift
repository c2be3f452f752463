import Foundation
import Synchronization
import Testing

@testable import Accounts

@Suite struct KeptDocumentTests {
  private struct Down: Error {}

  /// Counts the fetches, and fails when told to.
  private final class Source: Sendable {
    let count = Mutex(0)
    let isDown = Mutex(false)

    func fetch() throws -> Int {
      let number = count.withLock {
        $0 += 1
        return $0
      }
      if isDown.withLock({ $0 }) { throw Down() }
      return number
    }
  }

  private let source = Source()
  private let document: KeptDocument<Int>
  private let start = Date(timeIntervalSince1970: 1_800_000_000)

  init() {
    let source = source
    document = KeptDocument { _ in try source.fetch() }
  }

  private func after(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

  @Test func `a document is kept for an hour`() async throws {
    #expect(try await document.value(at: start) == 1)
    #expect(try await document.value(at: after(3599)) == 1)
    #expect(try await document.value(at: after(3600)) == 2)
  }

  @Test func `the last one serves a day of outage, with one attempt a minute`() async throws {
    #expect(try await document.value(at: start) == 1)
    source.isDown.withLock { $0 = true }
    #expect(try await document.value(at: after(4000)) == 1)
    #expect(try await document.value(at: after(4030)) == 1)
    #expect(source.count.withLock { $0 } == 2)
    #expect(try await document.value(at: after(4060)) == 1)
    #expect(source.count.withLock { $0 } == 3)
    await #expect(throws: Down.self) { try await document.value(at: after(86_400)) }
    source.isDown.withLock { $0 = false }
    #expect(try await document.value(at: after(86_401)) == 5)
  }

  @Test func `without a document each call asks`() async throws {
    source.isDown.withLock { $0 = true }
    await #expect(throws: Down.self) { try await document.value(at: start) }
    source.isDown.withLock { $0 = false }
    #expect(try await document.value(at: start) == 2)
  }

  @Test func `a newer one is fetched at most once a minute`() async throws {
    #expect(try await document.value(at: start) == 1)
    #expect(try await document.newerValue(at: after(1)) == 2)
    #expect(try await document.newerValue(at: after(60)) == nil)
    #expect(try await document.newerValue(at: after(61)) == 3)
    #expect(try await document.value(at: after(62)) == 3)
  }

  @Test func `a clock that was set back makes a document old`() async throws {
    #expect(try await document.value(at: start) == 1)
    #expect(try await document.value(at: after(-30)) == 1)
    #expect(try await document.value(at: after(-3600)) == 2)
  }
}
