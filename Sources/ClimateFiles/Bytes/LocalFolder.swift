public import Climate
internal import Glibc

/// A folder on disk, whose files are objects by their relative path.
public struct LocalFolder: ObjectFolder {
  public let name: String
  public var parallelReads: Int { workerCount }

  /// - Throws: `ClimateProblem` when there is no such folder.
  public init(path: String) throws(ClimateProblem) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw ClimateProblem("There is no folder “\(path)”. Check the path.")
    }
    name = path
  }

  public func object(_ key: String) throws(ClimateProblem) -> ObjectAnswer<[UInt8]> {
    guard let file = try LocalFile.open(path: name(of: key)) else { return .absent }
    return .found(try file.read(0..<file.length))
  }

  public func source(_ key: String) throws(ClimateProblem) -> ObjectAnswer<any ByteSource> {
    guard let file = try LocalFile.open(path: name(of: key)) else { return .absent }
    return .found(file)
  }

  public func holds(_ key: String) throws(ClimateProblem) -> Bool {
    access(name(of: key), F_OK) == 0
  }

  public func folders(holding file: String) -> [String]? { folders(holding: file, under: "", 4) }

  private func folders(holding file: String, under path: String, _ depth: Int) -> [String] {
    guard depth > 0, let listing = opendir(path.isEmpty ? name : self.name(of: path)) else {
      return []
    }
    defer { closedir(listing) }
    var found: [String] = []
    while let entry = readdir(listing) {
      guard entry.pointee.d_type != UInt8(DT_REG) else { continue }
      let child = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      // Folders of chunks have numbers for names, or “c”, and there may be very many.
      if child.hasPrefix(".") || child == "c" || child.allSatisfy(\.isNumber) { continue }
      let inner = path.isEmpty ? child : path + "/" + child
      if access(self.name(of: inner + "/" + file), F_OK) == 0 { found.append(inner) }
      found += folders(holding: file, under: inner, depth - 1)
    }
    return found.sorted()
  }
}
