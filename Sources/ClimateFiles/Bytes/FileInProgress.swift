internal import Climate
internal import Foundation
internal import Glibc

/// A file that is written beside the one it is to become, and read while it is made.
///
/// Until it takes its name it has another, so that a broken run leaves nothing that looks complete and several runs do
/// not meet. A file that never takes its name goes away.
/// - Limits: One thread at a time.
final class FileInProgress {
  /// The path of the file that this is to become.
  let path: String
  private let temporary: String
  private let descriptor: Int32
  private var hasTemporaryName = true

  init(beside path: String) throws(ClimateProblem) {
    self.path = path
    let file = URL(filePath: path)
    temporary =
      file.deletingLastPathComponent()
      .appending(path: ".\(file.lastPathComponent).\(UUID().uuidString).part").path
    descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.problem(path, "cannot be written", errno) }
  }

  deinit {
    close(descriptor)
    if hasTemporaryName { unlink(temporary) }
  }

  private static func problem(_ path: String, _ what: String, _ code: Int32) -> ClimateProblem {
    ClimateProblem("\(path) \(what): \(String(cString: strerror(code))).")
  }

  /// Gives the name up at once, for what is only kept while this lives: a killed process leaves nothing behind.
  func dropName() {
    guard hasTemporaryName else { return }
    unlink(temporary)
    hasTemporaryName = false
  }

  /// Gives the file the name that it was made for, with all its bytes on the disk.
  func takeName() throws(ClimateProblem) {
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
      throw Self.problem(path, "cannot be written", errno)
    }
    hasTemporaryName = false
  }

  /// Writes values, as they are in memory, from a byte of the file on.
  func write<Value: BitwiseCopyable>(
    _ values: ArraySlice<Value>, at offset: Int
  ) throws(ClimateProblem) {
    let failure: Int32 = values.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      var done = 0
      while done < bytes.count {
        let length = pwrite(descriptor, start + done, bytes.count - done, offset + done)
        if length < 0 && errno == EINTR { continue }
        guard length > 0 else { return length < 0 ? errno : EIO }
        done += length
      }
      return 0
    }
    guard failure == 0 else { throw Self.problem(path, "cannot be written", failure) }
  }

  /// Fills values with what the file has from a byte on; what was never written stays as it is.
  func read<Value: BitwiseCopyable>(
    _ values: inout [Value], at offset: Int
  ) throws(ClimateProblem) {
    let failure: Int32 = values.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      var done = 0
      while done < bytes.count {
        let length = pread(descriptor, start + done, bytes.count - done, offset + done)
        if length < 0 && errno == EINTR { continue }
        guard length >= 0 else { return errno }
        guard length > 0 else { return 0 }
        done += length
      }
      return 0
    }
    guard failure == 0 else { throw Self.problem(path, "cannot be made", failure) }
  }
}
