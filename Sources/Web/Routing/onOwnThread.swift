import Foundation
import Synchronization

/// Does long work outside of the threads that answer requests, so that pages of others are answered meanwhile.
///
/// - Parameter isLeft: Whether the caller goes on at once when its task is cancelled, as when the server stops; the work
///   then ends by itself, and nobody hears of it.
func onOwnThread<Value: Sendable>(
  isLeft: Bool = true, _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
  let answer = FirstAnswer<Value>()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      answer.wait(continuation)
      DispatchQueue.global().async { answer.give(Result { try body() }) }
    }
  } onCancel: {
    if isLeft { answer.give(.failure(CancellationError())) }
  }
}

/// Gives one waiting task the first of several answers; the others are let go.
private final class FirstAnswer<Value: Sendable>: Sendable {
  private struct State {
    var waiting: CheckedContinuation<Value, any Error>?
    /// An answer that came before anybody waited.
    var early: Result<Value, any Error>?
    var isGiven = false
  }

  private let state = Mutex(State())

  func wait(_ continuation: CheckedContinuation<Value, any Error>) {
    let early = state.withLock { state in
      if state.early == nil { state.waiting = continuation }
      return state.early
    }
    if let early { continuation.resume(with: early) }
  }

  func give(_ answer: Result<Value, any Error>) {
    let waiting = state.withLock { state -> CheckedContinuation<Value, any Error>? in
      guard !state.isGiven else { return nil }
      state.isGiven = true
      if state.waiting == nil { state.early = answer }
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume(with: answer)
  }
}
