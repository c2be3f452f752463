internal import Climate

/// A heap that holds the links of a large group or the attributes of an object with many.
///
/// - Source: HDF5 File Format Specification Version 3.0, sections III.A.2 (version 2 B-trees) and III.G (fractal heap).
/// - Limits: Heaps with compressed blocks and objects larger than a block are refused; NetCDF writes neither.
struct HDF5FractalHeap {
  private let structure: HDF5Structure
  private let width: Int
  private let startSize: Int
  private let maximumDirectSize: Int
  private let blockOffsetSize: Int
  private let heapLengthSize: Int
  private let rootAddress: Int?
  private let rootRows: Int

  init(_ structure: HDF5Structure, at address: Int) throws(ClimateProblem) {
    self.structure = structure
    let (offset, length) = (structure.offsetSize, structure.lengthSize)
    var cursor = try structure.cursor(at: address, upTo: 26 + 12 * length + 3 * offset)
    try cursor.expect("FRHP")
    try cursor.skip(3)
    let filterLength = try cursor.integer(2)
    try cursor.skip(1)
    let maximumObject = try cursor.integer(4)
    try cursor.skip(2 * (length + offset))
    try cursor.skip(8 * length)
    width = try cursor.integer(2)
    startSize = try cursor.integer(length)
    maximumDirectSize = try cursor.integer(length)
    let heapBits = try cursor.integer(2)
    try cursor.skip(2)
    rootAddress = try structure.address(&cursor)
    rootRows = try cursor.integer(2)
    guard filterLength == 0 else {
      throw ClimateProblem(
        "\(structure.file.path) keeps its attributes compressed, which is not supported.")
    }
    let powers = [startSize, maximumDirectSize]
    guard width > 0, width <= 4096, heapBits <= 64, maximumObject > 0,
      powers.allSatisfy({ $0 > 0 && $0 & ($0 - 1) == 0 && $0 <= 1 << 32 }),
      startSize <= maximumDirectSize
    else { throw structure.file.damaged("a heap of attributes has no sizes") }
    blockOffsetSize = (heapBits + 7) / 8
    let largest = min(maximumDirectSize, maximumObject)
    heapLengthSize = min(
      (maximumDirectSize.trailingZeroBitCount + 7) / 8, Self.bytes(for: largest))
  }

  /// Bytes that hold numbers up to a limit.
  private static func bytes(for limit: Int) -> Int {
    (Int.bitWidth - limit.leadingZeroBitCount - 1) / 8 + 1
  }

  /// Every object that a version 2 B-tree of links (types 5, 6) or attributes (types 8, 9) refers to, in its order.
  func objects(indexedAt index: Int) throws(ClimateProblem) -> [ByteCursor] {
    var head = try structure.cursor(
      at: index, count: 18 + structure.offsetSize + structure.lengthSize)
    try head.expect("BTHD")
    try head.skip(1)
    let type = try head.byte()
    let nodeSize = try head.integer(4)
    let recordSize = try head.integer(2)
    let depth = try head.integer(2)
    try head.skip(2)
    guard let root = try structure.address(&head) else { return [] }
    let count = try head.integer(2)
    let idPosition: Int
    switch type {
    case 5: idPosition = 4
    case 6: idPosition = 8
    case 8, 9: idPosition = 0
    default: throw structure.file.damaged("an index of attributes is of type \(type)")
    }
    guard depth <= 1, recordSize >= idPosition + 7, nodeSize >= recordSize + 10 else {
      throw ClimateProblem(
        "\(structure.file.path) has more attributes or variables in one place than are supported.")
    }
    var records: [ByteCursor] = []
    func leaf(_ address: Int, _ count: Int, _ signature: String) throws(ClimateProblem)
      -> ByteCursor
    {
      var node = try structure.cursor(at: address, upTo: nodeSize)
      try node.expect(signature)
      try node.skip(2)
      for _ in 0..<count { records.append(try node.part(recordSize)) }
      return node
    }
    if depth == 0 {
      _ = try leaf(root, count, "BTLF")
    } else {
      var node = try leaf(root, count, "BTIN")
      let size = Self.bytes(for: (nodeSize - 10) / recordSize)
      for _ in 0...count {
        guard let child = try structure.address(&node) else { continue }
        _ = try leaf(child, try node.integer(size), "BTLF")
      }
    }
    var result: [ByteCursor] = []
    for record in records {
      var cursor = record
      try cursor.skip(idPosition)
      result.append(try object(&cursor))
    }
    return result
  }

  private func object(_ id: inout ByteCursor) throws(ClimateProblem) -> ByteCursor {
    let flags = try id.byte()
    switch (flags >> 4) & 3 {
    case 0:
      let offset = try id.integer(blockOffsetSize)
      let length = try id.integer(heapLengthSize)
      guard let rootAddress else { throw structure.file.damaged("a heap of attributes is empty") }
      let place = try place(of: offset, inBlockAt: rootAddress, rows: rootRows, from: 0, level: 0)
      return try structure.cursor(at: place, count: length)
    case 2:
      return try id.part(min(Int(flags & 15) + 1, id.remaining))
    default:
      throw ClimateProblem(
        "\(structure.file.path) has an attribute larger than 64 kB, which is not supported.")
    }
  }

  /// The address of a heap offset.
  private func place(
    of offset: Int, inBlockAt address: Int, rows: Int, from start: Int, level: Int
  ) throws(ClimateProblem) -> Int {
    if rows == 0 { return address + offset - start }
    guard level < 8, rows <= 64 else { throw structure.file.damaged("a heap never ends") }
    let directRows = min(
      rows, maximumDirectSize.trailingZeroBitCount - startSize.trailingZeroBitCount + 2)
    var block = try structure.cursor(
      at: address,
      count: 5 + structure.offsetSize + blockOffsetSize + rows * width * structure.offsetSize)
    try block.expect("FHIB")
    try block.skip(1 + structure.offsetSize + blockOffsetSize)
    var begin = start
    for row in 0..<rows {
      let shift = max(0, row - 1)
      guard shift + startSize.trailingZeroBitCount < 48 else {
        throw structure.file.damaged("a heap is larger than any file")
      }
      let size = startSize << shift
      for _ in 0..<width {
        let child = try structure.address(&block)
        if offset < begin + size {
          guard let child else { throw structure.file.damaged("a block of attributes is missing") }
          if row < directRows { return child + offset - begin }
          let childRows = (size / (startSize * width)).trailingZeroBitCount + 1
          return try place(
            of: offset, inBlockAt: child, rows: childRows, from: begin, level: level + 1)
        }
        begin += size
      }
    }
    throw structure.file.damaged("a heap of attributes ends early")
  }
}
