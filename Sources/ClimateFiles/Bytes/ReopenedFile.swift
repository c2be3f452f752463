internal import Climate
internal import Glibc

/// A file on disk that need not stay open between reads: it is opened again when it is used; see `OpenFiles`.
///
/// Any number of threads may use it at once.
final class ReopenedFile: Sendable {
  let path: String
  /// The length in bytes when it was first opened.
  let size: Int
  private let identity: Identity
  private let flags: Int32
  private let number: Int
  private let files: OpenFiles

  /// Why a path could not be opened.
  enum Failure: Error {
    /// The code of the system, such as `ENOENT`.
    case code(Int32)
    /// A folder, a device, or a pipe.
    case notFile
  }

  /// What tells a file from another that took its name, and a changed file from what it was.
  private struct Identity: Equatable {
    var device: UInt
    var inode: UInt
    /// Length and time of the last change; nil for a file that is written here.
    var version: [Int]?

    init(_ status: stat, isWritten: Bool) {
      device = UInt(status.st_dev)
      inode = UInt(status.st_ino)
      version =
        isWritten
        ? nil : [Int(status.st_size), status.st_mtim.tv_sec, Int(status.st_mtim.tv_nsec)]
    }
  }

  /// - Parameter isWritten: Whether the file is made where there is none, and written too.
  init(
    path: String, isWritten: Bool = false, in files: OpenFiles = .shared
  ) throws(Failure) {
    self.path = path
    self.files = files
    flags = isWritten ? O_RDWR : O_RDONLY
    number = files.number()
    let creation = isWritten ? O_CREAT : 0
    let flags = flags
    let opened = files.descriptor(of: number) { OpenDescriptor(path, flags | creation) }
    guard let opened else { throw .code(errno) }
    var status = stat()
    // Another thread's file may take this one's place at once, and close it.
    let isKnown = withExtendedLifetime(opened) { fstat(opened.number, &status) == 0 }
    guard isKnown, status.st_mode & S_IFMT == S_IFREG else {
      files.close(number)
      throw .notFile
    }
    size = Int(status.st_size)
    identity = Identity(status, isWritten: isWritten)
  }

  deinit { files.close(number) }

  /// Lends the descriptor, which stays open until the closure returns.
  ///
  /// - Throws: `ClimateProblem` where the file has to be opened again, and is gone or has changed.
  func withDescriptor<Result: Sendable>(
    _ body: (Int32) -> Result
  ) throws(ClimateProblem) -> Result {
    let opened = try files.descriptor(of: number) { () throws(ClimateProblem) in try reopen() }
    guard let opened else {
      throw ClimateProblem(
        "\(path) cannot be opened again: \(String(cString: strerror(errno))). Do not move or remove files while they are read."
      )
    }
    return withExtendedLifetime(opened) { body(opened.number) }
  }

  /// Fills a buffer from a byte on.
  ///
  /// - Returns: How many bytes there were, and the system's code where reading failed; 0 where the file ends early.
  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ClimateProblem) -> (done: Int, code: Int32) {
    try withDescriptor { descriptor in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let count = pread(descriptor, base + done, buffer.count - done, off_t(offset + done))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return (done, count == 0 ? 0 : errno) }
        done += count
      }
      return (done, 0)
    }
  }

  /// For what reads the file by its path, beside the descriptor that is lent here.
  ///
  /// - Throws: `ClimateProblem` where the path leads to no file any more, to another one, or to one that changed.
  func checkUnchanged() throws(ClimateProblem) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw ClimateProblem(
        "\(path) cannot be opened again: \(String(cString: strerror(errno))). Do not move or remove files while they are read."
      )
    }
    try check(status)
  }

  private func check(_ status: stat) throws(ClimateProblem) {
    guard Identity(status, isWritten: identity.version == nil) == identity else {
      throw ClimateProblem(
        "\(path) changed while it was read: its length or time is another. Wait until it is complete, and run again."
      )
    }
  }

  private func reopen() throws(ClimateProblem) -> OpenDescriptor? {
    guard let opened = OpenDescriptor(path, flags) else { return nil }
    var status = stat()
    guard fstat(opened.number, &status) == 0 else { return nil }
    try check(status)
    return opened
  }
}
