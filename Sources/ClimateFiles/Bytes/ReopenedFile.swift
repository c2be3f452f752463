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
  /// Whether the file is still the same is seen after the bytes were read, so that bytes of two versions are never mixed.
  /// - Returns: How many bytes there were, and the system's code where reading failed; 0 where the file ends early.
  /// - Throws: `ClimateProblem` where the file is gone when it has to be opened again, or has changed.
  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ClimateProblem) -> (done: Int, code: Int32) {
    let (done, code, isSame) = try withDescriptor { descriptor in
      let (done, code) = Self.fill(buffer, from: descriptor, at: offset)
      return (done, code, isUnchanged(descriptor))
    }
    guard isSame else { throw changed }
    return (done, code)
  }

  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int
  ) -> (done: Int, code: Int32) {
    var done = 0
    while done < buffer.count, let base = buffer.baseAddress {
      let count = pread(descriptor, base + done, buffer.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return (done, count == 0 ? 0 : errno) }
      done += count
    }
    return (done, 0)
  }

  /// Whether an open file is what it was; one that is written here may change.
  private func isUnchanged(_ descriptor: Int32) -> Bool {
    guard identity.version != nil else { return true }
    var status = stat()
    return fstat(descriptor, &status) == 0 && isSame(status)
  }

  private func isSame(_ status: stat) -> Bool {
    Identity(status, isWritten: identity.version == nil) == identity
  }

  private var changed: ClimateProblem {
    ClimateProblem(
      "\(path) changed while it was read: its length or time is another. Wait until it is complete, and run again."
    )
  }

  private func reopen() throws(ClimateProblem) -> OpenDescriptor? {
    guard let opened = OpenDescriptor(path, flags) else { return nil }
    var status = stat()
    guard fstat(opened.number, &status) == 0 else { return nil }
    guard isSame(status) else { throw changed }
    return opened
  }
}
