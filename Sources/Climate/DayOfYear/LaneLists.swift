/// Sixteen cells side by side.
typealias Lanes = SIMD16<Float>

/// Lists of the largest values of sixteen cells at once, each list sorted from large to small.
///
/// A list has a power of two of entries, and −∞ where the cell has fewer values. Sorting and merging compare
/// fixed pairs, so that all lanes take the same path.
/// - Source: Batcher: Sorting networks and their applications, AFIPS Spring Joint Computer Conference (1968).
enum LaneLists {
  @inline(__always)
  static func larger(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .> a) }

  @inline(__always)
  private static func exchange(
    _ high: UnsafeMutablePointer<Lanes>, _ low: UnsafeMutablePointer<Lanes>
  ) {
    let a = high.pointee
    let b = low.pointee
    let isSmaller = b .> a
    high.pointee = a.replacing(with: b, where: isSmaller)
    low.pointee = b.replacing(with: a, where: isSmaller)
  }

  /// Sorts a power of two of entries from large to small.
  static func sort(_ list: UnsafeMutablePointer<Lanes>, count: Int) {
    var size = 2
    while size <= count {
      var start = 0
      while start < count {
        // Both halves are sorted; comparing the first of one with the last of the other makes two bitonic halves.
        for i in 0..<(size / 2) { exchange(list + start + i, list + start + size - 1 - i) }
        start += size
      }
      sortBitonic(list, count: count, stride: size / 4)
      size *= 2
    }
  }

  /// Sorts the bitonic runs of `2 · stride` entries in a list.
  @inline(__always)
  private static func sortBitonic(
    _ list: UnsafeMutablePointer<Lanes>, count: Int, stride first: Int
  ) {
    var stride = first
    while stride > 0 {
      var start = 0
      while start < count {
        for i in start..<(start + stride) { exchange(list + i, list + i + stride) }
        start += 2 * stride
      }
      stride /= 2
    }
  }

  /// Replaces a list by the largest entries of itself and another of the same length.
  static func merge(
    _ other: UnsafePointer<Lanes>, into list: UnsafeMutablePointer<Lanes>, count: Int
  ) {
    for i in 0..<count { list[i] = larger(list[i], other[count - 1 - i]) }
    sortBitonic(list, count: count, stride: count / 2)
  }
}
