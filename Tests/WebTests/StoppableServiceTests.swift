import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import Web

/// A server that is asked to stop ends, whatever its requests do.
@Suite struct StoppableServiceTests {
  /// Begins something, and ends as it was told to.
  private struct Work: Service {
    enum Kind { case hearsOfItsEnd, isDeaf }

    let kind: Kind
    let begun = Bell()
    let wasCancelled = Flag()

    func run() async throws {
      begun.ring()
      do {
        try await onOwnThread(isLeft: kind == .hearsOfItsEnd) { Thread.sleep(forTimeInterval: 20) }
      } catch is CancellationError {
        wasCancelled.raise()
      }
    }
  }

  private final class Flag: Sendable {
    private let state = Mutex(false)
    var isUp: Bool { state.withLock { $0 } }
    func raise() { state.withLock { $0 = true } }
  }

  /// How long a service takes to end after it was asked to, of at most a second.
  private func stop(_ work: Work) async throws -> Duration {
    let service = StoppableService(
      work, limit: .seconds(1), signals: [], logger: Logger(label: "test"))
    let serving = Task { try await service.run() }
    await work.begun.wait(upTo: .seconds(30))
    let start = ContinuousClock.now
    await service.stop()
    try await serving.value
    return ContinuousClock.now - start
  }

  @Test func `what goes on for half the time is cancelled`() async throws {
    let work = Work(kind: .hearsOfItsEnd)
    let took = try await stop(work)
    #expect(work.wasCancelled.isUp)
    #expect(took >= .milliseconds(450) && took < .seconds(10))
  }

  @Test func `what does not hear of its end is cut`() async throws {
    let work = Work(kind: .isDeaf)
    let took = try await stop(work)
    #expect(!work.wasCancelled.isUp)
    #expect(took >= .milliseconds(950) && took < .seconds(10))
  }
}
