internal import Foundation

/// Says on standard error how far something has come, once it takes longer than people like to wait.
///
/// On a terminal one line is written over and over; elsewhere a line is written now and then.
final class ProgressLine {
  private let start = ContinuousClock.now
  private let patience: Duration
  private let isTerminal = isatty(2) == 1
  private var last: ContinuousClock.Instant?
  private var width = 0

  /// - Parameter patience: How long nothing is said.
  init(patience: Duration = .seconds(1)) {
    self.patience = patience
  }

  /// Says something, unless it is too early or something was said a moment ago.
  func say(_ text: @autoclosure () -> String) {
    let now = ContinuousClock.now
    guard now - start >= patience else { return }
    if let last, now - last < (isTerminal ? .milliseconds(100) : .seconds(5)) { return }
    last = now
    let text = text()
    guard isTerminal else { return printError(text) }
    let rest = String(repeating: " ", count: max(0, width - text.count))
    FileHandle.standardError.write(Data("\r\(text)\(rest)".utf8))
    width = text.count
  }

  /// Clears the line of a terminal, so that what follows stands alone.
  func end() {
    guard isTerminal, width > 0 else { return }
    FileHandle.standardError.write(Data("\r\(String(repeating: " ", count: width))\r".utf8))
    width = 0
  }
}
