internal import Climate
internal import Synchronization

/// Finds the chunks of a file's arrays, keeping of each index no more than what is read.
///
/// The index of a large array is as long as the array: what is kept is the part that a read touches, widened to
/// whole rows of chunks, or to the whole, while that is little. Parts that were not used lately are let go.
final class HDF5ChunkLookup: Sendable {
  private let structure: HDF5Structure
  /// Arrays with chunks that were never written, of which the keys have proved true.
  private let sparse = Mutex<Set<String>>([])
  /// Tells the files of the process apart.
  private let number: Int

  private let fewEntries: Int
  private static let files = Mutex(0)

  /// - Parameter fewEntries: entries, of 32 bytes, up to which more is kept than was asked for
  init(_ structure: HDF5Structure, fewEntries: Int) {
    self.structure = structure
    self.fewEntries = fewEntries
    number = Self.files.withLock { count in
      count += 1
      return count
    }
  }

  deinit { RecentChunkIndexes.forget(file: number) }

  /// Where the chunks of a box are; without any when the array has none or is not indexed by a version 1 B-tree.
  ///
  /// - Parameter box: chunks along each dimension
  func index(
    of array: HDF5Array, _ grid: ChunkGrid, box: [Range<Int>]
  ) throws(ClimateProblem) -> HDF5ChunkIndex {
    guard case .chunked(let tree, _) = array.storage, let tree else { return HDF5ChunkIndex() }
    let key = RecentChunkIndexes.Key(file: number, array: array.name)
    if let known = RecentChunkIndexes.index(key, holding: box) { return known }
    let wide = widened(box, grid)
    let index = try read(array.name, tree, grid, wide)
    RecentChunkIndexes.keep(index, key, of: wide)
    return index
  }

  private func widened(_ box: [Range<Int>], _ grid: ChunkGrid) -> [Range<Int>] {
    let all = grid.counts.map { 0..<$0 }
    // The counts of a damaged file may be too large to multiply.
    func isLittle(_ box: [Range<Int>]) -> Bool {
      box.reduce(1.0) { $0 * Double($1.count) } <= Double(fewEntries)
    }
    if isLittle(all) { return all }
    let rows = Array(box.prefix(1)) + all.dropFirst()
    return isLittle(rows) ? rows : box
  }

  private func read(
    _ name: String, _ tree: Int, _ grid: ChunkGrid, _ box: [Range<Int>]
  ) throws(ClimateProblem) -> HDF5ChunkIndex {
    func index(isWhole: Bool) throws(ClimateProblem) -> HDF5ChunkIndex {
      try HDF5ChunkIndex(
        structure, tree: tree, grid: grid, name: name, box: box, isWhole: isWhole)
    }
    let found = try index(isWhole: false)
    let isFull = Double(found.count) == box.reduce(1.0) { $0 * Double($1.count) }
    guard !isFull, !sparse.withLock({ $0.contains(name) }) else { return found }
    // Chunks that were never written read as missing values; keys that are wrong must not look like that.
    let whole = try index(isWhole: true)
    if whole.count == found.count { sparse.withLock { _ = $0.insert(name) } }
    return whole
  }
}

/// The parts of chunk indexes that were used last, of all files of the process.
private enum RecentChunkIndexes {
  struct Key: Hashable {
    var file: Int
    var array: String
  }

  private struct Part {
    var key: Key
    var box: [Range<Int>]
    var index: HDF5ChunkIndex
  }

  /// The last is the one that was used last.
  private static let parts = Mutex<[Part]>([])
  /// A few for each variable of a run.
  private static let most = 12

  static func index(_ key: Key, holding box: [Range<Int>]) -> HDF5ChunkIndex? {
    parts.withLock { parts in
      let place = parts.firstIndex { part in
        part.key == key && zip(part.box, box).allSatisfy { $0.clamped(to: $1) == $1 }
      }
      guard let place else { return nil }
      let part = parts.remove(at: place)
      parts.append(part)
      return part.index
    }
  }

  static func keep(_ index: HDF5ChunkIndex, _ key: Key, of box: [Range<Int>]) {
    parts.withLock { parts in
      parts.removeAll { $0.key == key }
      parts.append(Part(key: key, box: box, index: index))
      if parts.count > most { parts.removeFirst() }
    }
  }

  static func forget(file: Int) {
    parts.withLock { $0.removeAll { $0.key.file == file } }
  }
}
