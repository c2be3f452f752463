internal import Climate

/// The kind of element that a datatype message describes.
struct HDF5Datatype {
  enum Kind {
    case number(ElementType, isBigEndian: Bool)
    /// Text of fixed length, filled up with zeros or blanks.
    case text
    /// Text of varying length, kept in a global heap.
    case varyingText
    /// Lists of references to objects, as `DIMENSION_LIST` holds.
    case varyingReferences
    case other
  }

  var kind: Kind
  /// Bytes of one element as stored.
  var size: Int

  init(_ message: ByteCursor) throws(ClimateProblem) {
    var cursor = message
    let head = try cursor.byte()
    let bits = try cursor.integer(3)
    size = try cursor.integer(4)
    switch head & 15 {
    case 0: kind = Self.integer(size, isSigned: bits & 8 != 0, isBigEndian: bits & 1 != 0)
    case 1 where size == 4: kind = .number(.float32, isBigEndian: bits & 1 != 0)
    case 1 where size == 8: kind = .number(.float64, isBigEndian: bits & 1 != 0)
    case 3: kind = .text
    case 9 where bits & 15 == 1: kind = .varyingText
    case 9:
      let base = try cursor.byte()
      kind = base & 15 == 7 ? .varyingReferences : .other
    default: kind = .other
    }
    // VAX byte order sets a second bit.
    if head & 15 == 1 && bits & 0x40 != 0 { kind = .other }
  }

  private static func integer(_ size: Int, isSigned: Bool, isBigEndian: Bool) -> Kind {
    let type: ElementType? =
      switch size {
      case 1: isSigned ? .int8 : .uint8
      case 2: isSigned ? .int16 : .uint16
      case 4: isSigned ? .int32 : .uint32
      case 8: isSigned ? .int64 : .uint64
      default: nil
      }
    return type.map { .number($0, isBigEndian: isBigEndian) } ?? .other
  }
}

/// Where an array's elements are.
enum HDF5Storage {
  case compact([UInt8])
  /// No address: nothing was written yet.
  case contiguous(address: Int?)
  /// A version 1 B-tree of chunks; no address: nothing was written yet.
  case chunked(tree: Int?, chunkShape: [Int])
  /// An index or storage that only the library reads.
  case library(chunkShape: [Int]?)
}

/// A step that chunks went through when they were written.
struct HDF5Filter: Hashable {
  var id: Int
  static let deflate = 1
  static let shuffle = 2
  static let fletcher32 = 3
  static let blosc = 32001
  static let zstandard = 32015

  /// How messages name it, such as `Blosc (filter 32001)`.
  ///
  /// - Source: The HDF Group, Registered Filter Plugins.
  var name: String {
    let known = [
      1: "deflate", 2: "shuffle", 3: "Fletcher-32", 4: "szip", 5: "n-bit", 6: "scale-offset",
      307: "bzip2", 32000: "LZF", 32001: "Blosc", 32004: "LZ4", 32008: "bitshuffle",
      32013: "ZFP", 32015: "Zstandard", 32026: "Blosc2",
    ]
    return known[id].map { "\($0) (filter \(id))" } ?? "filter \(id)"
  }

  /// True for what is read here, without the library.
  var isReadDirectly: Bool { isCompression || [Self.shuffle, Self.fletcher32].contains(id) }
}

extension HDF5Structure {
  /// Lengths along each dimension, slowest first; empty for a scalar, nil for an array without elements.
  func shape(_ message: ByteCursor) throws(ClimateProblem) -> [Int]? {
    var cursor = message
    let version = try cursor.byte()
    let rank = Int(try cursor.byte())
    try cursor.skip(1)
    let kind = try cursor.byte()
    if version == 1 { try cursor.skip(4) }
    if version == 2 && kind == 2 { return nil }
    guard rank <= 32 else { throw file.damaged("an array has \(rank) dimensions") }
    var result: [Int] = []
    for _ in 0..<rank {
      let length = try cursor.integer(lengthSize)
      guard length <= GriddedLimits.dimensionLength else {
        throw file.damaged("an array states \(length) elements along a dimension")
      }
      result.append(length)
    }
    return result
  }

  func storage(_ message: ByteCursor) throws(ClimateProblem) -> HDF5Storage {
    var cursor = message
    let version = try cursor.byte()
    if version < 3 { return try oldStorage(&cursor) }
    let kind = try cursor.byte()
    switch kind {
    case 0:
      return .compact(try cursor.take(try cursor.integer(2)))
    case 1:
      return .contiguous(address: try address(&cursor))
    case 2 where version == 3:
      let rank = Int(try cursor.byte()) - 1
      guard rank >= 0, rank <= 32 else { throw file.damaged("chunks have \(rank) dimensions") }
      let tree = try address(&cursor)
      var chunkShape: [Int] = []
      for _ in 0..<rank { chunkShape.append(try cursor.integer(4)) }
      return .chunked(tree: tree, chunkShape: chunkShape)
    case 2:
      try cursor.skip(1)
      let rank = Int(try cursor.byte()) - 1
      let size = Int(try cursor.byte())
      guard rank >= 0, rank <= 32, size <= 8 else {
        throw file.damaged("chunks have \(rank) dimensions")
      }
      var chunkShape: [Int] = []
      for _ in 0..<rank { chunkShape.append(try cursor.integer(size)) }
      return .library(chunkShape: chunkShape)
    default:
      return .library(chunkShape: nil)
    }
  }

  private func oldStorage(_ cursor: inout ByteCursor) throws(ClimateProblem) -> HDF5Storage {
    let rank = Int(try cursor.byte())
    let kind = try cursor.byte()
    try cursor.skip(5)
    guard rank <= 33, kind == 1 || kind == 2 else { return .library(chunkShape: nil) }
    let place = try address(&cursor)
    if kind == 1 { return .contiguous(address: place) }
    var chunkShape: [Int] = []
    for _ in 0..<rank { chunkShape.append(try cursor.integer(4)) }
    guard !chunkShape.isEmpty else { throw file.damaged("chunks have no dimensions") }
    return .chunked(tree: place, chunkShape: Array(chunkShape.dropLast()))
  }

  func filters(_ message: ByteCursor) throws(ClimateProblem) -> [HDF5Filter] {
    var cursor = message
    let version = try cursor.byte()
    let count = Int(try cursor.byte())
    if version == 1 { try cursor.skip(6) }
    var result: [HDF5Filter] = []
    for _ in 0..<count {
      let id = try cursor.integer(2)
      let nameLength = version == 1 || id >= 256 ? try cursor.integer(2) : 0
      try cursor.skip(2)
      let values = try cursor.integer(2)
      try cursor.skip(version == 1 ? (nameLength + 7) / 8 * 8 : nameLength)
      try cursor.skip(4 * values + (version == 1 && values % 2 == 1 ? 4 : 0))
      result.append(HDF5Filter(id: id))
    }
    return result
  }

  /// The bytes of one unwritten element; nil where the file defines none and zero is meant.
  func fillBytes(_ message: ByteCursor) throws(ClimateProblem) -> [UInt8]? {
    var cursor = message
    let version = try cursor.byte()
    if version >= 3 {
      guard try cursor.byte() & 0x20 != 0 else { return nil }
    } else {
      try cursor.skip(2)
      let isDefined = try cursor.byte() != 0
      guard version == 1 || isDefined, cursor.remaining >= 4 else { return nil }
    }
    let size = try cursor.integer(4)
    guard size > 0, size <= cursor.remaining else { return nil }
    return try cursor.take(size)
  }
}

/// An attribute as a message holds it, not yet decoded.
struct HDF5Attribute {
  var name: String
  var datatype: HDF5Datatype
  /// How many elements.
  var count: Int
  var data: ByteCursor

  init?(_ message: ByteCursor, in structure: HDF5Structure) throws(ClimateProblem) {
    var cursor = message
    let version = try cursor.byte()
    let flags = try cursor.byte()
    let nameLength = try cursor.integer(2)
    let typeLength = try cursor.integer(2)
    let spaceLength = try cursor.integer(2)
    if version >= 3 { try cursor.skip(1) }
    func padded(_ length: Int) -> Int { version == 1 ? (length + 7) / 8 * 8 : length }
    var nameBytes = try cursor.part(padded(nameLength))
    name = try nameBytes.text(min(nameLength, nameBytes.remaining))
    // A named datatype is kept elsewhere; no climate attribute needs one.
    guard version == 1 || flags & 3 == 0 else { return nil }
    datatype = try HDF5Datatype(try cursor.part(padded(typeLength)))
    guard let shape = try structure.shape(try cursor.part(padded(spaceLength))) else { return nil }
    var count = 1
    for length in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard !overflow else { throw structure.file.damaged("the attribute “\(name)” has no end") }
      count = product
    }
    self.count = count
    let (size, overflow) = count.multipliedReportingOverflow(by: datatype.size)
    guard !overflow, size <= cursor.remaining else {
      throw structure.file.damaged("the attribute “\(name)” ends early")
    }
    data = try cursor.part(size)
  }

  /// The attribute as text or numbers; nil for references, compounds and the like.
  func value(in structure: HDF5Structure) throws(ClimateProblem) -> AttributeValue? {
    var cursor = data
    switch datatype.kind {
    case .number(let type, let isBigEndian):
      cursor.isBigEndian = isBigEndian
      var numbers: [Double] = []
      for _ in 0..<count { numbers.append(type.number(ofBits: try cursor.word(type.size))) }
      return .numbers(numbers)
    case .text:
      var texts: [String] = []
      for _ in 0..<count { texts.append(try cursor.text(datatype.size)) }
      return .text(texts.joined(separator: " "))
    case .varyingText:
      var texts: [String] = []
      for _ in 0..<count { texts.append(try structure.varyingText(&cursor)) }
      return .text(texts.joined(separator: " "))
    case .varyingReferences, .other:
      return nil
    }
  }

  /// For `DIMENSION_LIST`: the object header of the first scale of each dimension.
  func references(in structure: HDF5Structure) throws(ClimateProblem) -> [Int?] {
    guard case .varyingReferences = datatype.kind else { return [] }
    var cursor = data
    var result: [Int?] = []
    for _ in 0..<count {
      guard var list = try structure.varyingBytes(&cursor) else {
        result.append(nil)
        continue
      }
      result.append(try structure.address(&list))
    }
    return result
  }
}

extension HDF5Structure {
  /// What a reference to a global heap, at a cursor, refers to; nil for an empty one.
  func varyingBytes(_ cursor: inout ByteCursor) throws(ClimateProblem) -> ByteCursor? {
    let length = try cursor.integer(4)
    let collection = try address(&cursor)
    let index = try cursor.integer(4)
    guard length > 0, let collection, collection > 0 else { return nil }
    return try globalHeapObject(collection: collection, index: index)
  }

  func varyingText(_ cursor: inout ByteCursor) throws(ClimateProblem) -> String {
    guard var object = try varyingBytes(&cursor) else { return "" }
    return try object.text(object.remaining)
  }
}
