public import Climate

/// A folder of objects found by their key, such as `tasmax/0.0.0`: a folder on disk, or part of a bucket.
public protocol ObjectFolder: Sendable {
  /// The path or address, for messages.
  var name: String { get }

  /// All bytes of an object.
  func object(_ key: String) throws(ClimateProblem) -> ObjectAnswer<[UInt8]>

  /// An object to be read in parts.
  func source(_ key: String) throws(ClimateProblem) -> ObjectAnswer<any ByteSource>

  /// Whether an object is there and may be read; asks for as little of it as can be.
  func holds(_ key: String) throws(ClimateProblem) -> Bool

  /// The folders within, at any depth, that hold a file of this name; nil where folders cannot be listed.
  func folders(holding file: String) -> [String]?

  /// How many objects are best asked for at once.
  var parallelReads: Int { get }
}

extension ObjectFolder {
  /// The path or address of an object, for messages.
  func name(of key: String) -> String { name.hasSuffix("/") ? name + key : name + "/" + key }
}
