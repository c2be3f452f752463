internal import Foundation
internal import Synchronization

/// Says on standard error how far something has come, once it takes longer than people like to wait.
///
/// On a terminal one line is written over and over; elsewhere a line is written now and then.
final class ProgressLine: Sendable {
  private struct State {
    var last: ContinuousClock.Instant?
    var width = 0
  }

  private let start = ContinuousClock.now
  private let patience: Duration
  private let isTerminal = isatty(2) == 1
  private let state = Mutex(State())

  /// - Parameter patience: How long nothing is said; unless given a second on a terminal, and five elsewhere, where a line
  ///   that is written stays.
  init(patience: Duration? = nil) {
    self.patience = patience ?? .seconds(isTerminal ? 1 : 5)
  }

  /// Says something, unless it is too early or something was said a moment ago; from any thread.
  func say(_ text: @autoclosure () -> String) {
    let now = ContinuousClock.now
    guard now - start >= patience else { return }
    state.withLock { state in
      if let last = state.last, now - last < (isTerminal ? .milliseconds(100) : .seconds(5)) {
        return
      }
      state.last = now
      let text = text()
      guard isTerminal else { return printError(text) }
      let rest = String(repeating: " ", count: max(0, state.width - text.count))
      FileHandle.standardError.write(Data("\r\(text)\(rest)".utf8))
      state.width = text.count
    }
  }

  /// Clears the line of a terminal, so that what follows stands alone.
  func end() {
    state.withLock { state in
      guard isTerminal, state.width > 0 else { return }
      FileHandle.standardError.write(
        Data("\r\(String(repeating: " ", count: state.width))\r".utf8))
      state.width = 0
    }
  }
}
