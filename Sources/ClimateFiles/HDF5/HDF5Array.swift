internal import Climate

/// One array of an HDF5 file: where its elements are, and how to bring one chunk of them into memory.
struct HDF5Array: Sendable {
  /// The name within the file, groups included.
  var name: String
  var shape: [Int]
  var datatype: HDF5Datatype
  var storage: HDF5Storage
  var filters: [HDF5Filter]
  /// The bytes of one unwritten element.
  var fill: [UInt8]?

  /// The lengths of the blocks that can be read alone.
  var grid: ChunkGrid {
    switch storage {
    case .chunked(_, let chunkShape): ChunkGrid(shape: shape, chunkShape: chunkShape)
    case .library(let chunkShape?): ChunkGrid(shape: shape, chunkShape: chunkShape)
    default:
      ChunkGrid(
        shape: shape,
        chunkShape: piecesOfContiguousArray(shape: shape, elementSize: datatype.size))
    }
  }

  /// True when the chunks are read here; false when the library must.
  var isReadDirectly: Bool {
    if case .library = storage { return false }
    guard case .chunked = storage else { return filters.isEmpty }
    let shuffles = filters.indices.filter { filters[$0].id == HDF5Filter.shuffle }
    return filters.allSatisfy(\.isReadDirectly) && (shuffles.isEmpty || shuffles == [0])
      && filters.count(where: \.isCompression) <= 1
  }

  /// Refuses shapes and chunks that would claim memory or time on the word of a damaged file.
  func check(in file: FileBytes) throws(ClimateProblem) {
    let count = try elementCount(shape, of: name, in: file.path)
    guard datatype.size > 0, datatype.size <= 1 << 20 else {
      throw file.damaged("an element of “\(name)” has \(datatype.size) bytes")
    }
    switch storage {
    case .chunked(_, let chunkShape), .library(let chunkShape?):
      guard chunkShape.count == shape.count, chunkShape.allSatisfy({ $0 > 0 }),
        let bytes = chunkBytes(chunkShape), bytes <= GriddedLimits.chunkBytes
      else {
        throw file.damaged("the chunks of “\(name)” have the shape \(chunkShape)")
      }
    case .contiguous(let address?):
      guard count <= file.count / datatype.size,
        address <= file.count - count * datatype.size
      else {
        throw file.damaged(
          "“\(name)” needs \(count) elements of \(datatype.size) bytes from byte \(address) on",
          "but the file has \(file.count) bytes")
      }
    case .compact(let bytes):
      guard bytes.count / datatype.size >= count else {
        throw file.damaged("“\(name)” has fewer elements than its shape \(shape) states")
      }
    default: break
    }
  }

  private func chunkBytes(_ chunkShape: [Int]) -> Int? {
    var result = datatype.size
    for length in chunkShape {
      let (product, overflow) = result.multipliedReportingOverflow(by: length)
      if overflow { return nil }
      result = product
    }
    return result
  }

  /// Brings a chunk into memory: reads, checks, inflates.
  ///
  /// The shuffle is left for the decoder to undo.
  ///
  /// - Returns: Where element 0 of the chunk is or would be; nil when it was never written.
  func load(
    _ chunk: [Int], _ elements: Range<Int>, _ grid: ChunkGrid, _ index: HDF5ChunkIndex,
    _ structure: HDF5Structure, _ scratch: ChunkScratch
  ) throws(ClimateProblem) -> (UnsafeRawPointer, ElementDecoder.Layout)? {
    let size = datatype.size
    switch storage {
    case .compact(let bytes):
      let memory = scratch.storedBytes(bytes.count)
      bytes.withUnsafeBytes {
        if let base = $0.baseAddress { memory.copyMemory(from: base, byteCount: $0.count) }
      }
      return (UnsafeRawPointer(memory) + pieceOrigin(chunk, grid) * size, .plain)
    case .contiguous(let address):
      guard let address else { return nil }
      let origin = pieceOrigin(chunk, grid)
      let memory = scratch.storedBytes(elements.count * size)
      try structure.file.read(
        at: structure.base + address + (origin + elements.lowerBound) * size,
        count: elements.count * size, into: memory)
      return (UnsafeRawPointer(memory) - elements.lowerBound * size, .plain)
    default:
      guard let entry = index[grid.number(of: chunk)] else { return nil }
      let inARow = bytesInARow(from: entry, scratch.following, grid, index, structure)
      return try inflate(entry, reading: inARow, grid.chunkLength, structure, scratch)
    }
  }

  /// The index in the array of a piece's first element.
  private func pieceOrigin(_ chunk: [Int], _ grid: ChunkGrid) -> Int {
    let strides = rowMajorStrides(of: shape)
    return chunk.indices.reduce(0) { $0 + chunk[$1] * grid.chunkShape[$1] * strides[$1] }
  }

  /// Bytes that are read at once, where chunks are smaller and follow each other in the file.
  private static let bytesAtOnce = 1 << 17

  /// The bytes of a chunk and of those of the following ones that lie behind it without a gap.
  private func bytesInARow(
    from entry: HDF5ChunkIndex.Entry, _ following: ArraySlice<[Int]>, _ grid: ChunkGrid,
    _ index: HDF5ChunkIndex, _ structure: HDF5Structure
  ) -> Int {
    let room = structure.file.count - structure.base
    guard entry.size < Self.bytesAtOnce, entry.address < room else { return entry.size }
    var length = entry.size
    for chunk in following {
      guard let next = index[grid.number(of: chunk)], next.address == entry.address + length,
        next.size <= Self.bytesAtOnce - length, next.size <= room - next.address
      else { break }
      length += next.size
    }
    return length
  }

  private func inflate(
    _ entry: HDF5ChunkIndex.Entry, reading inARow: Int, _ count: Int, _ structure: HDF5Structure,
    _ scratch: ChunkScratch
  ) throws(ClimateProblem) -> (UnsafeRawPointer, ElementDecoder.Layout) {
    let expected = count * datatype.size
    let file = structure.file
    guard entry.size <= file.count else {
      throw file.damaged("a chunk of “\(name)” should have \(entry.size) bytes")
    }
    var bytes = try scratch.storedBytes(
      of: file, at: structure.base &+ entry.address, count: entry.size, reading: inARow)
    var length = entry.size
    var layout = ElementDecoder.Layout.plain
    for position in filters.indices.reversed() where entry.mask & (1 << UInt32(position)) == 0 {
      switch filters[position].id {
      case HDF5Filter.fletcher32:
        guard length >= 4, hasFletcher32(bytes, length - 4) else {
          throw file.damaged("a chunk of “\(name)” at byte \(entry.address) fails its checksum")
        }
        length -= 4
      case HDF5Filter.shuffle:
        if datatype.size > 1 { layout = .shuffled(total: count) }
      default:
        // A checksum that was made before the compression is inflated with the rest.
        let isChecked = filters[..<position].contains { $0.id == HDF5Filter.fletcher32 }
        let target = expected + (isChecked ? 4 : 0)
        guard let inflated = filters[position].inflate(bytes, length, to: target, scratch) else {
          throw file.damaged("a chunk of “\(name)” at byte \(entry.address) cannot be inflated")
        }
        bytes = inflated
        length = target
      }
    }
    guard length == expected else {
      throw file.damaged(
        "a chunk of “\(name)” at byte \(entry.address) has \(length) bytes instead of \(expected)")
    }
    return (bytes, layout)
  }
}

/// True when bytes are followed by their Fletcher checksum as HDF5 writes it.
///
/// - Source: J. Fletcher, An Arithmetic Checksum for Serial Transmissions, 1982; over 16-bit big-endian words. Files of
///   HDF5 before 1.6.3 hold the bytes of each half swapped, and are accepted too.
func hasFletcher32(_ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
  var first: UInt64 = 0
  var second: UInt64 = 0
  var position = 0
  while position + 1 < count {
    // 360 words keep both sums within 32 bits; 64 bits would hold many more.
    let end = min(count - 1, position + 720)
    while position < end {
      let high = bytes.load(fromByteOffset: position, as: UInt8.self)
      let low = bytes.load(fromByteOffset: position + 1, as: UInt8.self)
      first += UInt64(high) << 8 | UInt64(low)
      second += first
      position += 2
    }
    first = (first & 0xFFFF) + (first >> 16)
    second = (second & 0xFFFF) + (second >> 16)
  }
  if count % 2 == 1 {
    first += UInt64(bytes.load(fromByteOffset: count - 1, as: UInt8.self)) << 8
    second += first
    first = (first & 0xFFFF) + (first >> 16)
    second = (second & 0xFFFF) + (second >> 16)
  }
  while first >> 16 != 0 { first = (first & 0xFFFF) + (first >> 16) }
  while second >> 16 != 0 { second = (second & 0xFFFF) + (second >> 16) }
  let sum = UInt32(second << 16 | first)
  let stored = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: count, as: UInt32.self))
  let swapped = (stored & 0x00FF_00FF) << 8 | (stored & 0xFF00_FF00) >> 8
  return sum == stored || sum == swapped
}
