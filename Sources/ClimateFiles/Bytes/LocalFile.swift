public import Climate
internal import Glibc

/// A file on disk, read at any place by any number of threads.
public final class LocalFile: ByteSource {
  public let name: String
  public let length: Int
  private let descriptor: Int32

  /// Opens a file; a symbolic link is followed.
  ///
  /// - Throws: `ClimateProblem` when there is no such file, or it cannot be read.
  public convenience init(path: String) throws(ClimateProblem) {
    guard let file = try LocalFile(existingPath: path) else {
      throw ClimateProblem("There is no file “\(path)”. Check the path.")
    }
    self.init(file)
  }

  /// Opens a file; nil when there is none at the path.
  static func open(path: String) throws(ClimateProblem) -> LocalFile? {
    try LocalFile(existingPath: path)
  }

  private init?(existingPath path: String) throws(ClimateProblem) {
    name = path
    descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0 else {
      length = 0
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw ClimateProblem(
        "“\(path)” cannot be opened: \(String(cString: strerror(errno))). Check who may read it.")
    }
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      length = 0
      throw ClimateProblem("“\(path)” is not a file.")
    }
    length = Int(status.st_size)
  }

  private init(_ other: LocalFile) {
    name = other.name
    length = other.length
    descriptor = dup(other.descriptor)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  public func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ClimateProblem) {
    try check(offset..<offset + buffer.count)
    var done = 0
    while done < buffer.count, let base = buffer.baseAddress {
      let count = pread(descriptor, base + done, buffer.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw ClimateProblem(
          "“\(name)” cannot be read at byte \(offset + done): \(count == 0 ? "it became shorter while it was read" : String(cString: strerror(errno)))."
        )
      }
      done += count
    }
  }
}
