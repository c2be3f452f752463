// The C library's own stream, which no other thread writes to when a command has ended.
@preconcurrency internal import Glibc

/// Writes what is still held back of the output; without it a full disk would cut a file short and nobody were told.
///
/// - Throws: `CommandFailure` also where an earlier part could not be written.
func finishOutput() throws {
  if fflush(nil) != 0 {
    throw CommandFailure(
      "The output could not be written in full: \(String(cString: strerror(errno))).")
  }
  guard ferror(stdout) == 0 else {
    throw CommandFailure("The output could not be written in full. Is there room on the disk?")
  }
}
