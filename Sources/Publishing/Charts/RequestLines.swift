import Foundation
import Glibc

/// The lines that a parent writes to a worker, until it closes its end.
///
/// The standard library's `readLine()` goes on for ever at the end of its input where an earlier call of any kind was
/// interrupted: it looks at `errno`, which the end does not set. JavaScriptCore interrupts its threads, so a worker whose
/// parent had gone kept a processor busy.
struct RequestLines: Sequence, IteratorProtocol {
  private let descriptor: Int32
  private var received: [UInt8] = []
  /// How much of `received` has no end of a line.
  private var searched = 0

  init(_ descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

  /// The next line without its end; nil where the input ends or can no longer be read.
  mutating func next() -> Data? {
    while true {
      if let end = received[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Data(received[..<end])
        received.removeSubrange(...end)
        searched = 0
        return line
      }
      searched = received.count
      guard receive() else { return nil }
    }
  }

  private mutating func receive() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      received.append(contentsOf: chunk[..<count])
      return true
    }
  }
}
