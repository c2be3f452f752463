internal import Climate

/// Where each chunk of an array is in the file.
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

  /// Reads a version 1 B-tree of chunks.
  init(
    _ structure: HDF5Structure, tree: Int, grid: ChunkGrid, name: String
  ) throws(ClimateProblem) {
    let rank = grid.shape.count
    let counts = grid.counts
    let leaves = try structure.leaves(ofTreeAt: tree, type: 1, keySize: 8 + 8 * (rank + 1))
    var entries: [Entry] = []
    entries.reserveCapacity(leaves.count)
    for leaf in leaves {
      var key = leaf.key
      let size = try key.integer(4)
      let mask = UInt32(try key.integer(4))
      var number = 0
      var isInside = true
      for axis in 0..<rank {
        let (position, rest) = try key.integer(8).quotientAndRemainder(
          dividingBy: grid.chunkShape[axis])
        guard rest == 0 else {
          throw structure.file.damaged("a chunk of “\(name)” does not begin where a chunk can")
        }
        // An array that was made shorter may keep chunks that lie outside.
        isInside = isInside && position < counts[axis]
        number = number &* counts[axis] &+ position
      }
      if isInside {
        entries.append(Entry(number: number, address: leaf.child, size: size, mask: mask))
      }
    }
    for index in entries.indices.dropFirst()
    where entries[index].number <= entries[index - 1].number {
      throw structure.file.damaged("the chunks of “\(name)” are out of order")
    }
    self.entries = entries
  }

  /// An index without chunks.
  init() { entries = [] }

  /// The entry of a chunk; nil when it was never written.
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
