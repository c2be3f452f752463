public import Climate
internal import Glibc

/// A folder on disk, whose files are objects by their relative path.
public struct LocalFolder: ObjectFolder {
  public let name: String
  public var parallelReads: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// - Throws: `ClimateProblem` when there is no such folder.
  public init(path: String) throws(ClimateProblem) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw ClimateProblem("There is no folder “\(path)”. Check the path.")
    }
    name = path
  }

  public func object(_ key: String) throws(ClimateProblem) -> [UInt8]? {
    guard let file = try LocalFile.open(path: name(of: key)) else { return nil }
    return try file.read(0..<file.length)
  }

  public func source(_ key: String) throws(ClimateProblem) -> (any ByteSource)? {
    try LocalFile.open(path: name(of: key))
  }
}
