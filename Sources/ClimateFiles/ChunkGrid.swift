/// The chunks that cover an array, and which of them a region touches.
struct ChunkGrid {
  let shape: [Int]
  let chunkShape: [Int]
  /// How many chunks there are along each dimension.
  let counts: [Int]
  /// Elements between neighbors in a chunk.
  private let chunkStrides: [Int]
  /// Elements of a chunk.
  let chunkLength: Int

  init(shape: [Int], chunkShape: [Int]) {
    self.shape = shape
    self.chunkShape = chunkShape
    counts = zip(shape, chunkShape).map { ($0 + $1 - 1) / $1 }
    chunkStrides = rowMajorStrides(of: chunkShape)
    chunkLength = chunkShape.reduce(1, *)
  }

  /// How many chunks a region touches.
  func chunkCount(touching region: [Range<Int>]) -> Int {
    if region.contains(where: \.isEmpty) { return 0 }
    return zip(region, chunkShape).reduce(1) { $0 * span($1.0, $1.1).count }
  }

  /// The position in the grid of one of the chunks that a region touches, counted in row-major order.
  func chunk(_ number: Int, touching region: [Range<Int>]) -> [Int] {
    var rest = number
    var result = [Int](repeating: 0, count: region.count)
    for axis in region.indices.reversed() {
      let span = span(region[axis], chunkShape[axis])
      result[axis] = span.lowerBound + rest % span.count
      rest /= span.count
    }
    return result
  }

  /// The number of a chunk among all of the grid, in row-major order.
  ///
  /// A damaged file may say that there are more chunks than can be counted; numbers then begin anew.
  func number(of chunk: [Int]) -> Int {
    zip(chunk, counts).reduce(0) { $0 &* $1.1 &+ $1.0 }
  }

  /// The chunks that a region touches, along each dimension.
  func box(touching region: [Range<Int>]) -> [Range<Int>] {
    zip(region, chunkShape).map { span($0, $1) }
  }

  private func span(_ range: Range<Int>, _ length: Int) -> Range<Int> {
    range.lowerBound / length..<(range.upperBound - 1) / length + 1
  }

  /// From the first to the last element of a chunk that lies in a region, as indices into the chunk.
  func elements(of chunk: [Int], in region: [Range<Int>]) -> Range<Int> {
    var first = 0
    var last = 0
    for axis in chunk.indices {
      let origin = chunk[axis] * chunkShape[axis]
      let lower = max(origin, region[axis].lowerBound)
      let upper = min(origin + chunkShape[axis], region[axis].upperBound, shape[axis])
      first += (lower - origin) * chunkStrides[axis]
      last += (upper - 1 - origin) * chunkStrides[axis]
    }
    return first..<last + 1
  }

  /// How many runs of consecutive elements of one chunk lie in a region, and how long each is.
  func runs(
    of chunk: [Int], in region: [Range<Int>], strides: [Int]
  ) -> (count: Int, length: Int) {
    guard var axis = shape.indices.last else { return (1, 1) }
    func length(_ axis: Int) -> Int {
      let origin = chunk[axis] * chunkShape[axis]
      let end = min(origin + chunkShape[axis], region[axis].upperBound, shape[axis])
      return max(0, end - max(origin, region[axis].lowerBound))
    }
    let last = axis
    var run = length(last)
    while axis > 0, chunkStrides[axis - 1] == run * chunkStrides[last],
      strides[axis - 1] == run * strides[last]
    {
      axis -= 1
      run *= length(axis)
    }
    return ((0..<axis).reduce(1) { $0 * length($1) }, run)
  }

  /// The runs of consecutive elements of one chunk that lie in a region.
  ///
  /// A chunk at the edge is stored whole; what lies beyond the shape is not visited.
  /// - Parameters:
  ///   - chunk: The position in the grid.
  ///   - strides: Of the destination, in elements, as in `GriddedDataset.read`.
  ///   - visit: Is given the index of the run's first element in the chunk, its length, and the index of the first
  ///     element in the destination; the stride there is that of the last dimension.
  func forEachRun(
    of chunk: [Int], in region: [Range<Int>], strides: [Int],
    _ visit: (_ source: Int, _ count: Int, _ destination: Int) -> Void
  ) {
    let rank = shape.count
    guard rank > 0 else { return visit(0, 1, 0) }
    let sourceStrides = chunkStrides
    var source = 0
    var destination = 0
    var lengths = [Int](repeating: 0, count: rank)
    for axis in 0..<rank {
      let origin = chunk[axis] * chunkShape[axis]
      let lower = max(origin, region[axis].lowerBound)
      let upper = min(origin + chunkShape[axis], region[axis].upperBound, shape[axis])
      guard lower < upper else { return }
      lengths[axis] = upper - lower
      source += (lower - origin) * sourceStrides[axis]
      destination += (lower - region[axis].lowerBound) * strides[axis]
    }
    // Neighboring dimensions that are whole on both sides are one run.
    var inner = rank - 1
    var run = lengths[inner]
    while inner > 0, sourceStrides[inner - 1] == run * sourceStrides[rank - 1],
      strides[inner - 1] == run * strides[rank - 1]
    {
      inner -= 1
      run *= lengths[inner]
    }
    var index = [Int](repeating: 0, count: inner)
    while true {
      visit(source, run, destination)
      var axis = inner - 1
      while axis >= 0 {
        index[axis] += 1
        source += sourceStrides[axis]
        destination += strides[axis]
        if index[axis] < lengths[axis] { break }
        source -= index[axis] * sourceStrides[axis]
        destination -= index[axis] * strides[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
