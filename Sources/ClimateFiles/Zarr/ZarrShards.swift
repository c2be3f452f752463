internal import Climate
internal import Synchronization

/// The shards that were opened last, each with its index.
final class ZarrShards: Sendable {
  private let shards = Mutex<[String: ZarrShard?]>([:])
  /// Each holds the index of a file.
  private static let limit = 64

  func shard(
    _ key: String, _ open: () throws(ClimateProblem) -> ZarrShard?
  ) throws(ClimateProblem) -> ZarrShard? {
    if let known = shards.withLock({ $0[key] }) { return known }
    let shard = try open()
    shards.withLock { shards in
      if shards.count >= Self.limit { shards.removeAll() }
      shards[key] = shard
    }
    return shard
  }
}

/// One shard: an object that holds many chunks, and where each lies.
struct ZarrShard: Sendable {
  let source: any ByteSource
  /// Offset and length of each chunk, in row-major order; all ones where a chunk was never written.
  private let places: [(offset: UInt64, length: UInt64)]

  init(_ source: any ByteSource, _ sharding: ZarrSharding, count: Int) throws(ClimateProblem) {
    self.source = source
    func damaged(_ reason: String) -> ClimateProblem {
      ClimateProblem(
        "The shard \(source.name) is damaged or cut off: \(reason). Fetch it again.")
    }
    let size = 16 * count + (sharding.hasIndexChecksum ? 4 : 0)
    guard source.length >= size else { throw damaged("it has no room for its index") }
    let start = sharding.isIndexAtEnd ? source.length - size : 0
    let bytes = try source.read(start..<start + size)
    if sharding.hasIndexChecksum {
      let sum = bytes.withUnsafeBytes {
        CRC32C.checksum(UnsafeRawBufferPointer(rebasing: $0.dropLast(4)))
      }
      let stated = bytes.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard sum == stated else { throw damaged("the checksum of its index is wrong") }
    }
    places = bytes.withUnsafeBytes { raw in
      func word(_ index: Int) -> UInt64 {
        let word = raw.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self)
        return sharding.isIndexBigEndian ? UInt64(bigEndian: word) : UInt64(littleEndian: word)
      }
      return (0..<count).map { (word(2 * $0), word(2 * $0 + 1)) }
    }
  }

  /// The bytes of a chunk; nil where it was never written.
  func chunk(_ index: Int) throws(ClimateProblem) -> [UInt8]? {
    let place = places[index]
    if place.offset == .max, place.length == .max { return nil }
    let (end, overflow) = place.offset.addingReportingOverflow(place.length)
    guard !overflow, end <= UInt64(source.length) else {
      throw ClimateProblem(
        "The shard \(source.name) is damaged or cut off: chunk \(index + 1) should lie at byte \(place.offset), and the shard has \(source.length) bytes. Fetch it again."
      )
    }
    return try source.read(Int(place.offset)..<Int(end))
  }
}
