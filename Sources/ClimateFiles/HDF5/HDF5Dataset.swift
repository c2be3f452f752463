public import Climate

/// A NetCDF-4 or other HDF5 file.
///
/// Headers and chunk indexes are read here, and chunks inflated on all cores; the HDF5 library is asked only for filters
/// other than shuffle, deflate and Fletcher-32 and for the newest index formats.
/// - Limits: Names linked softly or from other files are not followed. Attributes of compound type are left out.
public final class HDF5Dataset: GriddedDataset {
  public let path: String
  public let attributes: [String: AttributeValue]
  public let arrays: [ArrayDescription]
  private let structure: HDF5Structure
  private let stored: [String: HDF5Array]
  private let chunks: HDF5ChunkLookup
  private let library: HDF5LibraryFile

  public convenience init(path: String) throws(ClimateProblem) {
    try self.init(file: try FileBytes(path: path))
  }

  /// - Parameter fewEntries: how much of a chunk index may be kept beyond what is read; see `HDF5ChunkLookup`
  init(file: FileBytes, fewEntries: Int = 1 << 15) throws(ClimateProblem) {
    path = file.path
    library = HDF5LibraryFile(file)
    guard let place = try HDF5Structure.signaturePosition(in: file) else {
      throw ClimateProblem("\(file.path) is not an HDF5 file.")
    }
    structure = try HDF5Structure(file: file, signatureAt: place)
    chunks = HDF5ChunkLookup(structure, fewEntries: fewEntries)
    var catalog = HDF5Catalog(structure)
    try catalog.collect(groupAt: structure.rootHeader, prefix: "")
    attributes = catalog.rootAttributes
    let described = try catalog.described()
    arrays = described.map(\.0)
    stored = Dictionary(
      described.map { ($0.0.name, $0.1) }, uniquingKeysWith: { first, _ in first })
  }

  public func read(
    _ array: String, region: [Range<Int>], into base: UnsafeMutablePointer<Float>, strides: [Int]
  ) throws(ClimateProblem) -> Bool {
    let description = try description(of: array)
    try check(region, of: description)
    let source = try source(description, region)
    return try source.grid.read(
      region, into: base, strides: strides, decoder: source.decoder,
      width: structure.file.parallelReads, load: source.load)
  }

  public func numbers(of array: String) throws(ClimateProblem) -> [Double] {
    let description = try description(of: array)
    let source = try source(description, description.shape.map { 0..<$0 })
    guard
      try elementCount(description.shape, of: array, in: path) <= GriddedLimits.coordinateCount
    else { throw ClimateProblem("\(path): “\(array)” has too many values for a coordinate.") }
    return try source.grid.readDoubles(decoder: source.decoder, load: source.load)
  }

  /// What is needed to read an array.
  private struct Source {
    var grid: ChunkGrid
    var decoder: ElementDecoder
    var load:
      @Sendable (_ chunk: [Int], _ elements: Range<Int>, _ scratch: ChunkScratch)
        throws(ClimateProblem) -> LoadedChunk
  }

  /// - Parameter region: what will be read
  private func source(
    _ description: ArrayDescription, _ region: [Range<Int>]
  ) throws(ClimateProblem) -> Source {
    guard let array = stored[description.name],
      case .number(let type, let isBigEndian) = array.datatype.kind
    else {
      throw ClimateProblem("\(path): “\(description.name)” holds no numbers.")
    }
    try array.check(in: structure.file)
    let packing = try ValuePacking(
      of: description, defaultFill: defaultFill(description.elementType))
    let meant = description.elementType
    let grid = array.grid
    guard array.isReadDirectly else {
      let decoder = ElementDecoder(type: meant, isBigEndian: false, packing: packing)
      let library = library
      return Source(grid: grid, decoder: decoder) { chunk, _, scratch throws(ClimateProblem) in
        try libraryChunk(library, array, type, grid, chunk, scratch)
      }
    }
    let decoder = ElementDecoder(type: meant, isBigEndian: isBigEndian, packing: packing)
    let index = try chunkIndex(of: array.name, touching: region)
    let fill = unwrittenValue(array, decoder)
    let structure = structure
    return Source(grid: grid, decoder: decoder) { chunk, elements, scratch throws(ClimateProblem) in
      guard let (bytes, layout) = try array.load(chunk, elements, grid, index, structure, scratch)
      else { return .unwritten(fill) }
      return .bytes(bytes, layout)
    }
  }

  /// Where all chunks of an array are; without any when it has none or is not indexed by a version 1 B-tree.
  func chunkIndex(of array: String) throws(ClimateProblem) -> HDF5ChunkIndex {
    try chunkIndex(of: array, touching: (stored[array]?.shape ?? []).map { 0..<$0 })
  }

  /// Where the chunks are that a region of an array touches, and perhaps more.
  func chunkIndex(
    of array: String, touching region: [Range<Int>]
  ) throws(ClimateProblem) -> HDF5ChunkIndex {
    guard let stored = stored[array] else { return HDF5ChunkIndex() }
    let grid = stored.grid
    return try chunks.index(of: stored, grid, box: grid.box(touching: region))
  }

  private func unwrittenValue(_ array: HDF5Array, _ decoder: ElementDecoder) -> Float {
    let size = decoder.type.size
    var bytes = array.fill ?? []
    if bytes.count != size { bytes = [UInt8](repeating: 0, count: size) }
    return bytes.withUnsafeBytes {
      guard let base = $0.baseAddress else { return .nan }
      return Float(decoder.double(base, layout: .plain, at: 0))
    }
  }

  private func defaultFill(_ type: ElementType) -> Double? {
    attributes["_NCProperties"] == nil ? nil : netCDFDefaultFill(type)
  }

  public func texts(of array: String) throws(ClimateProblem) -> [String] {
    let description = try description(of: array)
    guard let stored = stored[array] else { return [] }
    return try HDF5TextArray(structure: structure, array: stored).texts(
      index: try chunkIndex(of: array), description)
  }
}

/// A chunk through the library; what lies beyond the array's edge is not filled.
private func libraryChunk(
  _ file: HDF5LibraryFile, _ array: HDF5Array, _ type: ElementType, _ grid: ChunkGrid,
  _ chunk: [Int],
  _ scratch: ChunkScratch
) throws(ClimateProblem) -> LoadedChunk {
  let box = chunk.indices.map { axis in
    let origin = chunk[axis] * grid.chunkShape[axis]
    return origin..<min(origin + grid.chunkShape[axis], grid.shape[axis])
  }
  let lengths = box.map(\.count)
  let count = grid.chunkShape.reduce(1, *)
  let memory = scratch.storedBytes(count * type.size)
  if lengths == grid.chunkShape {
    try HDF5Library.read(
      file, array: array.name, filters: array.filters, box: box, type: type, into: memory)
    return .bytes(memory, .plain)
  }
  let part = scratch.inflatedBytes(lengths.reduce(1, *) * type.size)
  try HDF5Library.read(
    file, array: array.name, filters: array.filters, box: box, type: type, into: part)
  let whole = ChunkGrid(shape: lengths, chunkShape: lengths)
  whole.forEachRun(
    of: lengths.map { _ in 0 }, in: lengths.map { 0..<$0 },
    strides: rowMajorStrides(of: grid.chunkShape)
  ) { source, count, destination in
    (memory + destination * type.size).copyMemory(
      from: part + source * type.size, byteCount: count * type.size)
  }
  return .bytes(memory, .plain)
}

/// What NetCDF fills elements with that were never written, where a file does not say.
///
/// - Source: netCDF C library, `netcdf.h`, `NC_FILL_*`. Bytes have no default: every one may be data.
func netCDFDefaultFill(_ type: ElementType) -> Double? {
  switch type {
  case .int16: -32767
  case .uint16: 65535
  case .int32: -2_147_483_647
  case .uint32: 4_294_967_295
  case .float32, .float64: 9.969_209_968_386_869_0e36
  case .int8, .uint8, .int64, .uint64, .text: nil
  }
}
