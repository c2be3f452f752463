internal import Climate

/// Blocks of about a megabyte that an array without chunks is read in; each is one piece of the file.
func piecesOfContiguousArray(shape: [Int], elementSize: Int) -> [Int] {
  var budget = max(1, (1 << 20) / max(1, elementSize))
  var result = [Int](repeating: 1, count: shape.count)
  for axis in shape.indices.reversed() {
    result[axis] = max(1, min(shape[axis], budget))
    // Only the whole of a dimension may be followed by more than 1 of the next, or a piece would have gaps.
    budget = result[axis] == shape[axis] ? budget / result[axis] : 1
  }
  return result
}

/// How many elements an array has, or a problem when no file could hold them.
func elementCount(
  _ shape: [Int], of name: String, in path: String
) throws(ClimateProblem) -> Int {
  var result = 1
  for length in shape {
    let (product, overflow) = result.multipliedReportingOverflow(by: length)
    guard !overflow, product <= 1 << 56 else {
      throw ClimateProblem(
        "\(path) is damaged: “\(name)” states a shape of \(shape), more than any file holds.")
    }
    result = product
  }
  return result
}

extension ChunkGrid {
  /// Reads a whole array in double precision, chunk after chunk.
  func readDoubles(
    decoder: ElementDecoder,
    load: (_ chunk: [Int], _ elements: Range<Int>, _ scratch: ChunkScratch) throws(ClimateProblem)
      -> LoadedChunk
  ) throws(ClimateProblem) -> [Double] {
    let region = shape.map { 0..<$0 }
    let strides = rowMajorStrides(of: shape)
    var result = [Double](repeating: .nan, count: shape.reduce(1, *))
    let scratch = ChunkScratch()
    for number in 0..<chunkCount(touching: region) {
      let chunk = chunk(number, touching: region)
      switch try load(chunk, elements(of: chunk, in: region), scratch) {
      case .bytes(let bytes, let layout):
        forEachRun(of: chunk, in: region, strides: strides) { source, count, destination in
          for index in 0..<count {
            result[destination + index] = decoder.double(bytes, layout: layout, at: source + index)
          }
        }
      case .unwritten(let value):
        forEachRun(of: chunk, in: region, strides: strides) { _, count, destination in
          for index in 0..<count { result[destination + index] = Double(value) }
        }
      }
    }
    return result
  }
}
