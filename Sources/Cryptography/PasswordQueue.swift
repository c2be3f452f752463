internal import Foundation
internal import Synchronization

/// Work that waits for one of the hashing threads, up to a limit.
final class PasswordQueue: Sendable {
  private struct State {
    var jobs: [@Sendable () -> Void] = []
    var closed = false
  }

  private let limit: Int
  private let state = Mutex(State())
  private let available = DispatchSemaphore(value: 0)

  init(limit: Int) { self.limit = max(1, limit) }

  /// Runs work on one of the threads.
  ///
  /// - Throws: `PasswordHashingProblem.tooBusy` at once when as many wait as may.
  func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws(PasswordHashingProblem) -> Value
  ) async throws(PasswordHashingProblem) -> Value {
    let outcome: Result<Value, PasswordHashingProblem> = await withCheckedContinuation {
      continuation in
      let accepted = add {
        do throws(PasswordHashingProblem) {
          continuation.resume(returning: .success(try work()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
      if !accepted { continuation.resume(returning: .failure(.tooBusy)) }
    }
    return try outcome.get()
  }

  /// What each thread does until the queue is closed and empty.
  func work() {
    while true {
      available.wait()
      let job = state.withLock { state in state.jobs.isEmpty ? nil : state.jobs.removeFirst() }
      guard let job else {
        // Wakes the next thread, which finds the queue closed as well.
        available.signal()
        return
      }
      job()
    }
  }

  func close() {
    state.withLock { $0.closed = true }
    available.signal()
  }

  private func add(_ job: @escaping @Sendable () -> Void) -> Bool {
    let accepted = state.withLock { state in
      guard !state.closed, state.jobs.count < limit else { return false }
      state.jobs.append(job)
      return true
    }
    if accepted { available.signal() }
    return accepted
  }
}
