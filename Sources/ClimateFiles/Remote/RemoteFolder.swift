public import Climate

/// A folder behind an address, such as a Zarr store in a public bucket.
///
/// Objects are asked for by name; a folder is never listed, because public HTTP has no way to.
public struct RemoteFolder: ObjectFolder {
  public var name: String { address.description }
  public var parallelReads: Int { reader.connections }
  private let address: RemoteAddress
  private let reader: RemoteReader

  public init(_ address: RemoteAddress, reader: RemoteReader) {
    self.address = address
    self.reader = reader
  }

  public func object(_ key: String) throws(ClimateProblem) -> ObjectAnswer<[UInt8]> {
    let address = try address.appending(key)
    let kept = reader.cache?.whole(address)
    let reply: HTTPReply
    switch try reader.whole(address, known: kept?.validator) {
    case .found(let found): reply = found
    case .absent: return .absent
    case .refused(let problem): return .refused(problem)
    }
    if reply.status == 304, let kept {
      reader.count.add(cached: kept.bytes.count)
      return .found(kept.bytes)
    }
    guard reply.status == 200 else {
      throw ClimateProblem("\(address) answered \(reply.status), which is no data.")
    }
    if let validator = reply.validator {
      reader.cache?.keep(reply.body, validator: validator, of: address)
    }
    return .found(reply.body)
  }

  public func source(_ key: String) throws(ClimateProblem) -> ObjectAnswer<any ByteSource> {
    switch try RemoteFile.open(address.appending(key), reader: reader) {
    case .found(let file): .found(file)
    case .absent: .absent
    case .refused(let problem): .refused(problem)
    }
  }

  public func holds(_ key: String) throws(ClimateProblem) -> Bool {
    if case .found = try reader.part(address.appending(key), 0..<1) { true } else { false }
  }

  public func folders(holding file: String) -> [String]? { nil }
}
