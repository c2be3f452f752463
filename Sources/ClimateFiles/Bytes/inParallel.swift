internal import Climate
internal import Foundation
internal import Synchronization

/// Runs a piece of work for each index on a few threads, and waits for all.
///
/// Work may block on a network: the threads are its own, not those of a pool as wide as the machine.
/// - Throws: The problem of the lowest index; work that has not begun by then is left out.
func inParallel(
  _ count: Int, width: Int, _ work: @escaping @Sendable (Int) throws(ClimateProblem) -> Void
) throws(ClimateProblem) {
  guard count > 1, width > 1 else {
    for index in 0..<count { try work(index) }
    return
  }
  let turn = ParallelTurn(count: count)
  let group = DispatchGroup()
  for _ in 0..<min(width, count) {
    group.enter()
    let thread = Thread {
      while let index = turn.next() {
        do throws(ClimateProblem) { try work(index) } catch { turn.fail(index, error) }
      }
      group.leave()
    }
    thread.start()
  }
  group.wait()
  if let problem = turn.problem { throw problem }
}

/// Which index is next, and the problem of the lowest index that failed.
private final class ParallelTurn: Sendable {
  private struct State {
    var next = 0
    var failure: (index: Int, problem: ClimateProblem)?
  }

  private let count: Int
  private let state = Mutex(State())

  init(count: Int) { self.count = count }

  func next() -> Int? {
    state.withLock { state in
      guard state.next < count, state.failure == nil else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  func fail(_ index: Int, _ problem: ClimateProblem) {
    state.withLock { state in
      if let earlier = state.failure, earlier.index < index { return }
      state.failure = (index, problem)
    }
  }

  var problem: ClimateProblem? { state.withLock { $0.failure?.problem } }
}
