internal import Dispatch
internal import Synchronization

/// A bounded number of lanes, each with a thread and a connection of its own, and the work that waits for them.
final class ConnectionPool: Sendable {
  private struct Work {
    let number: Int
    let run: @Sendable (ConnectionLane) -> Void
    let refuse: @Sendable (any Error) -> Void
  }
  private struct State {
    var idle: [ConnectionLane] = []
    var lanes = 0
    var waiting: [Work] = []
    var next = 0
    var isClosed = false
    var closing: [CheckedContinuation<Void, Never>] = []
  }
  private let state = Mutex(State())
  private let most: Int
  private let makeLane: @Sendable () -> ConnectionLane

  init(most: Int, makeLane: @escaping @Sendable () -> ConnectionLane) {
    self.most = max(most, 1)
    self.makeLane = makeLane
  }

  /// Runs work that blocks on a lane, never on the threads of Swift's concurrency.
  ///
  /// - Throws: `CancellationError` when the task is cancelled while it waits for a lane.
  func run<Value: Sendable>(
    _ body: @escaping @Sendable (ConnectionLane) throws -> Value
  ) async throws -> Value {
    let number = state.withLock { state in
      state.next += 1
      return state.next
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        add(
          Work(number: number) { lane in
            continuation.resume(with: Result { try body(lane) })
          } refuse: {
            continuation.resume(throwing: $0)
          })
        // A task that was cancelled before the work was added.
        if Task.isCancelled { cancel(number) }
      }
    } onCancel: {
      cancel(number)
    }
  }

  /// Refuses what waits, lets running work end, and returns when all connections are closed.
  func close() async {
    await withCheckedContinuation { continuation in
      let refused = state.withLock { state in
        state.isClosed = true
        state.lanes -= state.idle.count
        state.idle = []
        state.closing.append(continuation)
        defer { state.waiting = [] }
        return state.waiting
      }
      for work in refused { work.refuse(Self.closed) }
      finishClosing()
    }
  }

  static let closed = DatabaseProblem.unavailable("It was closed by this program.")

  private func add(_ work: Work) {
    enum Choice {
      case refuse, wait
      case start(ConnectionLane)
    }
    let choice: Choice = state.withLock { state in
      guard !state.isClosed else { return .refuse }
      // The lane that was used last comes first, so that few connections are kept busy.
      if let lane = state.idle.popLast() { return .start(lane) }
      guard state.lanes < most else {
        state.waiting.append(work)
        return .wait
      }
      state.lanes += 1
      return .start(makeLane())
    }
    switch choice {
    case .refuse: work.refuse(Self.closed)
    case .wait: break
    case .start(let lane): lane.queue.async { self.work(lane, work) }
    }
  }

  private func work(_ lane: ConnectionLane, _ first: Work) {
    var current: Work? = first
    while let work = current {
      work.run(lane)
      current = state.withLock { state in
        if !state.waiting.isEmpty { return state.waiting.removeFirst() }
        if state.isClosed { state.lanes -= 1 } else { state.idle.append(lane) }
        return nil
      }
    }
    finishClosing()
  }

  private func cancel(_ number: Int) {
    let work = state.withLock { state -> Work? in
      guard let index = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
      return state.waiting.remove(at: index)
    }
    work?.refuse(CancellationError())
  }

  private func finishClosing() {
    let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      guard state.isClosed, state.lanes == 0 else { return [] }
      defer { state.closing = [] }
      return state.closing
    }
    for continuation in waiting { continuation.resume() }
  }
}
