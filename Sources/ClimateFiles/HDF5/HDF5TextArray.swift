internal import Climate

/// An array of text in an HDF5 file: of fixed or varying length, or characters along a last dimension.
struct HDF5TextArray {
  let structure: HDF5Structure
  let array: HDF5Array

  func texts(
    index: HDF5ChunkIndex, _ description: ArrayDescription
  ) throws(ClimateProblem) -> [String] {
    let path = structure.file.path
    try array.check(in: structure.file)
    let count = try elementCount(array.shape, of: array.name, in: path)
    let size = array.datatype.size
    guard count <= (1 << 26) / size else {
      throw ClimateProblem("\(path): “\(array.name)” has more text than is read at once.")
    }
    guard array.isReadDirectly else {
      throw ClimateProblem(
        "\(path): the text of “\(array.name)” is compressed in a way not supported.")
    }
    let bytes = try allBytes(count: count, size: size, index)
    var cursor = ByteCursor(bytes: bytes, path: path, origin: 0)
    var result: [String] = []
    switch array.datatype.kind {
    case .text where size == 1 && array.shape.count > 1:
      let length = array.shape[array.shape.count - 1]
      for _ in 0..<(length == 0 ? 0 : count / length) {
        result.append(trimmed(try cursor.text(length)))
      }
    case .text:
      for _ in 0..<count { result.append(trimmed(try cursor.text(size))) }
    case .varyingText:
      for _ in 0..<count { result.append(try structure.varyingText(&cursor)) }
    default:
      throw ClimateProblem("\(path): “\(array.name)” holds no text.")
    }
    return result
  }

  private func allBytes(count: Int, size: Int, _ index: HDF5ChunkIndex) throws(ClimateProblem)
    -> [UInt8]
  {
    let grid = array.grid
    let region = grid.shape.map { 0..<$0 }
    let strides = rowMajorStrides(of: grid.shape)
    let scratch = ChunkScratch()
    var result = [UInt8](repeating: 0, count: count * size)
    for number in 0..<grid.chunkCount(touching: region) {
      let chunk = grid.chunk(number, touching: region)
      guard
        let (bytes, layout) = try array.load(
          chunk, grid.elements(of: chunk, in: region), grid, index, structure, scratch)
      else { continue }
      grid.forEachRun(of: chunk, in: region, strides: strides) { source, count, destination in
        for element in 0..<count {
          for byte in 0..<size {
            let place: Int =
              switch layout {
              case .plain: (source + element) * size + byte
              case .shuffled(let total): byte * total + source + element
              }
            result[(destination + element) * size + byte] = bytes.load(
              fromByteOffset: place, as: UInt8.self)
          }
        }
      }
    }
    return result
  }

  private func trimmed(_ text: String) -> String {
    guard let last = text.lastIndex(where: { $0 != " " }) else { return "" }
    return String(text[...last])
  }
}
