internal import Foundation

/// Which file a name leads to, to notice that it leads to another one or to none now.
///
/// A deleted file can be written for as long as it is open, and nobody would ever find what was written.
struct FileIdentity: Equatable, Sendable {
  let path: String
  private let device: UInt64
  private let node: UInt64

  /// Nil when there is no file.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.path = path
    device = UInt64(status.st_dev)
    node = UInt64(status.st_ino)
  }

  /// - Throws: `DatabaseProblem.unavailable` when the file was deleted, moved or replaced since.
  func confirm() throws(DatabaseProblem) {
    guard FileIdentity(path: path) != self else { return }
    throw .unavailable(
      "“\(path)” was deleted, moved or replaced while it was in use. Put it back or restore a backup, and start Cairn again."
    )
  }
}
