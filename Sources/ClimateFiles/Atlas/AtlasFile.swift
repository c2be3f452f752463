internal import Climate
internal import Glibc

/// An open file, read at positions; any number of threads may read at once.
final class AtlasFile: Sendable {
  let path: String
  private let descriptor: Int32
  let size: Int

  init(_ path: String) throws(ClimateProblem) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ClimateProblem(
        "The file \(path) cannot be opened: \(String(cString: strerror(errno))).")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ClimateProblem("\(path) is not a file.")
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The bytes of a range of the file; nil when it does not have them all.
  func bytes(_ range: Range<Int>) -> [UInt8]? {
    guard range.lowerBound >= 0, range.upperBound <= size else { return nil }
    return try? [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      count = 0
      while count < range.count {
        let got = pread(
          descriptor, buffer.baseAddress.map { $0 + count }, range.count - count,
          off_t(range.lowerBound + count))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { throw ClimateProblem("") }
        count += got
      }
    }
  }
}
