import CMemory
import Hummingbird
import Synchronization

/// Gives memory back while nobody asks: what was kept to answer faster is made again for the next who asks.
final class IdleRest: RouterMiddleware {
  private struct State {
    var requests = 0
    var answering = 0
  }

  private let state = Mutex(State())

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    begin()
    defer { end() }
    return try await next(request, context)
  }

  func begin() {
    state.withLock {
      $0.requests += 1
      $0.answering += 1
    }
  }

  func end() { state.withLock { $0.answering -= 1 } }

  /// Rests once after each time of use, until the task is cancelled.
  ///
  /// - Parameter seconds: How long nobody may have asked; it rests at most twice as long after the last request.
  func rest(after seconds: Double, _ letGo: @Sendable () -> Void) async {
    var seen = requests
    var rested = 0
    while (try? await Task.sleep(for: .seconds(seconds))) != nil {
      let now = requests
      defer { seen = now }
      guard let now, now == seen, now != rested else { continue }
      letGo()
      // The allocator keeps freed pages for itself, and the system those of code that ran once, until they are asked for them.
      memory_rest()
      rested = now
    }
  }

  /// How many were asked so far; nil while one is being answered.
  private var requests: Int? {
    state.withLock { $0.answering == 0 ? $0.requests : nil }
  }
}
