public import Climate
internal import Glibc

/// A file on disk, read at any place by any number of threads.
public final class LocalFile: ByteSource {
  public let name: String
  public var length: Int { file.size }
  private let file: ReopenedFile

  /// Opens a file; a symbolic link is followed.
  ///
  /// - Throws: `ClimateProblem` when there is no such file, or it cannot be read.
  public convenience init(path: String) throws(ClimateProblem) {
    guard let file = try Self.file(path) else {
      throw ClimateProblem("There is no file “\(path)”. Check the path.")
    }
    self.init(file)
  }

  /// Opens a file; nil when there is none at the path.
  static func open(path: String) throws(ClimateProblem) -> LocalFile? {
    try file(path).map { LocalFile($0) }
  }

  private init(_ file: ReopenedFile) {
    name = file.path
    self.file = file
  }

  private static func file(_ path: String) throws(ClimateProblem) -> ReopenedFile? {
    do throws(ReopenedFile.Failure) {
      return try ReopenedFile(path: path)
    } catch {
      switch error {
      case .code(ENOENT), .code(ENOTDIR): return nil
      case .code(let code):
        throw ClimateProblem(
          "“\(path)” cannot be opened: \(String(cString: strerror(code))). Check who may read it.")
      case .notFile: throw ClimateProblem("“\(path)” is not a file.")
      }
    }
  }

  public func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ClimateProblem) {
    try check(offset..<offset + buffer.count)
    let (done, code) = try file.read(at: offset, into: buffer)
    guard done == buffer.count else {
      throw ClimateProblem(
        "“\(name)” cannot be read at byte \(offset + done): \(code == 0 ? "it became shorter while it was read" : String(cString: strerror(code)))."
      )
    }
  }
}
