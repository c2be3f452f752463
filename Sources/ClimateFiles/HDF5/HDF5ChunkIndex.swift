internal import Climate

/// Where the chunks of an array, or of a part of it, are in the file.
struct HDF5ChunkIndex: Sendable {
  struct Entry: Sendable {
    /// The chunk's number in row-major order of the grid.
    var number: Int
    var address: Int
    /// Bytes as stored.
    var size: Int
    /// Bit k is set where the filter k was left out.
    var mask: UInt32
  }

  private let entries: [Entry]

  /// Reads what a version 1 B-tree tells of the chunks of a box.
  ///
  /// - Parameters:
  ///   - box: the chunks that are wanted, along each dimension
  ///   - isWhole: true to look into every node of the tree; else branches are left out whose keys say that they hold no
  ///     chunk of the box
  init(
    _ structure: HDF5Structure, tree: Int, grid: ChunkGrid, name: String, box: [Range<Int>],
    isWhole: Bool
  ) throws(ClimateProblem) {
    let keys = ChunkKeys(grid: grid)
    let (first, last) = (
      grid.number(of: box.map(\.lowerBound)), grid.number(of: box.map { $0.upperBound - 1 })
    )
    var entries: [Entry] = []
    var highest = -1
    try structure.visitLeaves(
      ofTreeAt: tree, type: 1, keySize: 8 + 8 * (grid.shape.count + 1),
      wants: { low, high throws(ClimateProblem) in
        if isWhole { return true }
        if let number = try keys.place(low)?.number, number > last { return false }
        guard let high, let number = try keys.place(high)?.number else { return true }
        return number >= first
      },
      visit: { key, address throws(ClimateProblem) in
        guard let place = try keys.place(key) else {
          throw structure.file.damaged("a chunk of “\(name)” does not begin where a chunk can")
        }
        // An array that was made shorter may keep chunks that lie outside.
        guard let number = place.number else { return }
        guard number > highest else {
          throw structure.file.damaged("the chunks of “\(name)” are out of order")
        }
        highest = number
        guard zip(place.chunk, box).allSatisfy({ $1.contains($0) }) else { return }
        entries.append(
          Entry(number: number, address: address, size: place.size, mask: place.mask))
      })
    self.entries = entries
  }

  /// An index without chunks.
  init() { entries = [] }

  /// How many chunks there are.
  var count: Int { entries.count }

  /// The entry of a chunk; nil when it was never written, or is not of the part.
  subscript(number: Int) -> Entry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].number == number ? entries[low] : nil
  }
}

/// Reads the keys of a B-tree of chunks.
private struct ChunkKeys {
  let grid: ChunkGrid

  struct Place {
    var size: Int
    var mask: UInt32
    /// Along each dimension.
    var chunk: [Int]
    /// In row-major order; nil where the chunk lies outside the array.
    var number: Int?
  }

  /// What a key says; nil when no chunk can begin there.
  func place(_ key: ByteCursor) throws(ClimateProblem) -> Place? {
    var key = key
    let size = try key.integer(4)
    let mask = UInt32(try key.integer(4))
    var chunk: [Int] = []
    for axis in grid.counts.indices {
      let (position, rest) = try key.integer(8).quotientAndRemainder(
        dividingBy: grid.chunkShape[axis])
      guard rest == 0 else { return nil }
      chunk.append(position)
    }
    let isInside = zip(chunk, grid.counts).allSatisfy { $0 < $1 }
    return Place(
      size: size, mask: mask, chunk: chunk, number: isInside ? grid.number(of: chunk) : nil)
  }
}
