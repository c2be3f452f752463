internal import Climate

/// One array of a Zarr store, version 2 or 3, as its metadata declare it.
struct ZarrArray: Hashable, Sendable {
  /// The path in the store, such as `tasmax`; also its name.
  var path: String
  var shape: [Int]
  /// The shape of the objects: of chunks, or of shards where the array is sharded.
  var objectShape: [Int]
  var element: ZarrElement
  /// What elements hold that were never written, as stored; nil where the store leaves it open, and they are missing.
  var fill: Double?
  /// Whether elements that hold the fill value are missing when no attribute tells what is: in version 2.
  var isFillMissing: Bool
  /// Of the objects; of no use where the array is sharded.
  var codecs: ZarrCodecs
  /// Present where an object is a shard that holds many chunks.
  var sharding: ZarrSharding?
  var keys: ZarrKeys
  var dimensionNames: [String?]
  var attributes: [String: JSONValue]

  /// The shape of what is inflated at a time.
  var chunkShape: [Int] { sharding?.chunkShape ?? objectShape }
  /// The codecs of what is inflated at a time.
  var chunkCodecs: ZarrCodecs { sharding?.codecs ?? codecs }
}

/// How the key of a chunk is made from its position.
struct ZarrKeys: Hashable, Sendable {
  /// `c/` before the numbers.
  var hasPrefix: Bool
  var separator: String

  func key(_ array: String, _ position: [Int]) -> String {
    let numbers = position.map(String.init).joined(separator: separator)
    let name =
      hasPrefix
      ? (position.isEmpty ? "c" : "c" + separator + numbers) : (position.isEmpty ? "0" : numbers)
    return array.isEmpty ? name : array + "/" + name
  }
}

/// Where the chunks of a shard lie: pairs of offset and length, at one end of the shard.
struct ZarrSharding: Hashable, Sendable {
  var chunkShape: [Int]
  var codecs: ZarrCodecs
  var isIndexAtEnd: Bool
  var hasIndexChecksum: Bool
  var isIndexBigEndian: Bool
}

/// What is done to a chunk when it is written.
struct ZarrCodecs: Hashable, Sendable {
  /// The dimension of the array that each dimension of the stored chunk is.
  var order: [Int]
  /// How the elements of the stored chunk lie; differs from the array's with `fixedscaleoffset`.
  var stored: ZarrElement
  /// Undone after the bytes are elements again.
  var rescaling: ZarrRescaling?
  /// Applied to the bytes in this order when written.
  var bytes: [ZarrBytesCodec]
}

/// The filter `fixedscaleoffset`: value = stored / scale + offset.
struct ZarrRescaling: Hashable, Sendable {
  var scale: Double
  var offset: Double
}

/// A codec that turns bytes into bytes.
enum ZarrBytesCodec: Hashable, Sendable {
  case blosc, zstd, gzip, zlib, crc32c
  /// All first bytes of the elements, then all second bytes …
  case shuffle(size: Int)
  /// Texts of any length (`vlen-utf8`): a count, then length and bytes of each.
  case texts
}
