internal import Dispatch
internal import Foundation
internal import Synchronization

/// Splits work over the processor's cores; the result does not depend on how it was split.
enum WorkerPool {
  /// Calls `body` for ranges that together are all of `count` items, each on some thread, with that thread's `state`.
  ///
  /// - Parameters:
  ///   - state: Makes what one thread keeps from range to range and shares with no other.
  ///   - body: Must give the same result for an item in whatever range it comes.
  /// - Returns: Results in the order of the items.
  static func map<State, Result: Sendable>(
    _ count: Int, chunk: Int, state: @Sendable () -> State,
    body: @Sendable (Range<Int>, State) -> [Result]
  ) -> [Result] {
    let chunks = (count + chunk - 1) / chunk
    guard chunks > 0 else { return [] }
    let next = Atomic<Int>(0)
    let results = Mutex<[[Result]]>(Array(repeating: [], count: chunks))
    let workers = min(chunks, ProcessInfo.processInfo.activeProcessorCount)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      let own = state()
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < chunks else { return }
        let range = number * chunk..<min(count, (number + 1) * chunk)
        let part = body(range, own)
        results.withLock { $0[number] = part }
      }
    }
    return results.withLock { $0.flatMap { $0 } }
  }
}
